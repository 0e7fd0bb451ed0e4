#include "event_store/rocksdb_event_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "base/coding.h"
#include "event_store/posting.h"
#include "event_store/prepared_batch.h"
#include "event_store/record.h"
#include "event_store/rocksdb_engine.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RocksDbStore : public testing::Test {
 protected:
  void SetUp() override { open(); }
  void open() { store_ = try_open().value(); }
  void close() { store_.reset(); }

  Result<std::unique_ptr<RocksDbEventStore>> try_open() {
    return RocksDbEventStore::open(folder_.path(), {clock_, random_});
  }

  void append(const Batch& batch) { ASSERT_TRUE(store_->append(batch.events())); }

  // Changes the files behind the back of the store.
  template <class Change>
  void tamper(Change change) {
    close();
    const auto engine = RocksDbEngine::open(folder_.path(), 1U << 20).value();
    change(*engine);
  }

  StoreCheck check_after_opening() {
    open();
    return store_->check().value();
  }

  std::vector<std::filesystem::path> files(std::string_view extension) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      if (entry.path().extension() == extension) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
  }

  TemporaryFolder folder_{OCOP_BINARY_DIR "/tmp"};
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<RocksDbEventStore> store_;
};

std::string number(Sequence sequence) {
  std::string text;
  put_fixed64(text, sequence);
  return text;
}

TEST_F(RocksDbStore, concurrent_small_appends_share_their_waits_for_the_disk) {
  constexpr int thread_count = 16;
  constexpr int append_count = 25;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < thread_count; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < append_count; ++i) {
        append(Batch().add("urn:" + std::to_string(thread) + ":" + std::to_string(i)));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto statistics = store_->statistics();
  EXPECT_EQ(statistics.appends, thread_count * append_count);
  EXPECT_EQ(statistics.events, thread_count * append_count);
  EXPECT_LE(statistics.syncs, statistics.appends / 2);
}

TEST_F(RocksDbStore, what_names_a_lot_is_found_up_to_each_view_though_it_is_kept) {
  constexpr std::string_view lot = "/01/09521234000013/10/SG-2607";
  const auto append_of_lot = [&](const char* id) {
    epcis::Event event = object_event(id);
    event.quantities = {{identifier(lot), {}, {}}};
    append(Batch().add(std::move(event)));
  };
  const auto events_in = [&](const View& view) {
    return view.find(Key::epc_class, lot, 0, 1'000).value();
  };
  append(Batch().add(object_event("other")));
  const auto before = store_->view();
  EXPECT_THAT(events_in(*before), ElementsAre());
  append_of_lot("first");
  const auto first = store_->view();
  EXPECT_THAT(events_in(*first), ElementsAre(2));
  append_of_lot("second");
  for (int times = 0; times < 2; ++times) {
    EXPECT_THAT(events_in(*store_->view()), ElementsAre(2, 3));
    EXPECT_THAT(events_in(*first), ElementsAre(2));
    EXPECT_THAT(events_in(*before), ElementsAre());
  }
  EXPECT_THAT(store_->view()->find(Key::epc_class, lot, 2, 1'000).value(), ElementsAre(3));
}

TEST_F(RocksDbStore, a_folder_that_is_open_already_is_refused_with_advice) {
  const auto second = try_open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::failed_precondition);
  EXPECT_THAT(second.error().detail, HasSubstr("another process"));
}

TEST_F(RocksDbStore, a_folder_that_cannot_be_made_is_refused_with_its_name) {
  const auto store = RocksDbEventStore::open("/proc/no/such", {clock_, random_});
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::permission_denied);
  EXPECT_THAT(store.error().detail, HasSubstr("/proc/no/such"));
}

TEST_F(RocksDbStore, a_store_of_another_format_is_refused) {
  tamper([](const RocksDbEngine& engine) {
    ASSERT_TRUE(engine.database().Put({}, engine.notes(), "format", "ocop-events/9").ok());
  });
  const auto store = try_open();
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::failed_precondition);
  EXPECT_THAT(store.error().detail, HasSubstr("ocop-events/9"));
}

TEST_F(RocksDbStore, a_missing_table_file_is_noticed_at_opening) {
  append(Batch().add("urn:a"));
  close();
  ASSERT_FALSE(files(".sst").empty());
  std::filesystem::remove(files(".sst").front());
  const auto store = try_open();
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Code::data_loss);
}

TEST_F(RocksDbStore, a_check_of_a_sound_store_finds_everything_and_no_fault) {
  append(Batch().add("urn:a", {"/00/1", "/00/1", "/00/2"}).add("urn:b", {"/00/1"}));
  append(Batch().add("urn:c"));
  const auto check = store_->check().value();
  EXPECT_EQ(check.events, 3U);
  EXPECT_EQ(check.fault_count, 0U);
  // Two instances, hour and day in the first batch, hour and day in the second.
  EXPECT_EQ(check.postings, 6U);
}

TEST_F(RocksDbStore, a_check_finds_a_changed_event) {
  append(Batch().add("urn:a").add(object_event("urn:b"), R"({"price":1})"));
  tamper([](const RocksDbEngine& engine) {
    std::string record;
    ASSERT_TRUE(engine.database().Get({}, engine.events(), number(2), &record).ok());
    record[record.size() - 2] = '9';
    ASSERT_TRUE(engine.database().Put({}, engine.events(), number(2), record).ok());
  });
  const auto check = check_after_opening();
  EXPECT_EQ(check.fault_count, 1U);
  EXPECT_THAT(check.faults, ElementsAre(HasSubstr("event 2 is not the one its ledger leaf")));
}

TEST_F(RocksDbStore, a_check_finds_a_removed_event) {
  append(Batch().add("urn:a").add("urn:b").add("urn:c"));
  tamper([](const RocksDbEngine& engine) {
    ASSERT_TRUE(engine.database().Delete({}, engine.events(), number(2)).ok());
  });
  EXPECT_THAT(check_after_opening().faults, ElementsAre(HasSubstr("event 2 is missing")));
}

TEST_F(RocksDbStore, a_check_finds_a_removed_index_entry) {
  append(Batch().add("urn:a", {"/00/1"}).add("urn:b", {"/00/2"}));
  tamper([](const RocksDbEngine& engine) {
    std::string key;
    append_posting_key(key, std::string(1, '\1') + "/00/2", 2);
    ASSERT_TRUE(engine.database().Delete({}, engine.postings(), key).ok());
  });
  EXPECT_THAT(check_after_opening().faults, ElementsAre(HasSubstr("index entries of event 2")));
}

TEST_F(RocksDbStore, a_check_finds_an_index_entry_that_belongs_to_no_event) {
  append(Batch().add("urn:a", {"/00/1"}).add("urn:b", {"/00/2"}));
  tamper([](const RocksDbEngine& engine) {
    std::string key;
    append_posting_key(key, std::string(1, '\1') + "/00/3", 1);
    ASSERT_TRUE(engine.database().Put({}, engine.postings(), key, "").ok());
  });
  EXPECT_THAT(check_after_opening().faults, ElementsAre(HasSubstr("index entries of event 1")));
}

TEST_F(RocksDbStore, a_check_finds_an_identifier_that_leads_elsewhere) {
  append(Batch().add("urn:a").add("urn:b"));
  tamper([](const RocksDbEngine& engine) {
    const IdKey key = id_key("urn:b", false);
    ASSERT_TRUE(engine.database()
                    .Put({}, engine.ids(), rocksdb::Slice(key.data(), key.size()), number(1))
                    .ok());
  });
  EXPECT_THAT(check_after_opening().faults, ElementsAre(HasSubstr("event 2 is not found by")));
}

TEST_F(RocksDbStore, a_log_torn_at_any_place_keeps_whole_batches_and_their_order) {
  // A copy of the folder while the store is open is what a loss of power leaves behind.
  for (int i = 0; i < 12; ++i) {
    const std::string id = "urn:" + std::to_string(i);
    append(Batch().add(id + "a", {"/00/x"}).add(id + "b", {"/00/x"}).add(id + "c", {"/00/x"}));
  }
  Sequence last_before = 36;
  for (const std::uintmax_t cut : {0U, 1U, 17U, 400U, 1'500U, 4'000U, 7'000U}) {
    const TemporaryFolder copy(OCOP_BINARY_DIR "/tmp");
    std::filesystem::copy(folder_.path(), copy.path(), std::filesystem::copy_options::recursive);
    std::filesystem::path log;
    for (const auto& entry : std::filesystem::directory_iterator(copy.path())) {
      if (entry.path().extension() == ".log") log = entry.path();
    }
    const auto size = std::filesystem::file_size(log);
    ASSERT_GT(size, cut);
    std::filesystem::resize_file(log, size - cut);

    const auto torn = RocksDbEventStore::open(copy.path(), {clock_, random_}).value();
    const auto view = torn->view();
    EXPECT_EQ(view->last() % 3, 0U) << "cut by " << cut;
    EXPECT_LE(view->last(), last_before) << "cut by " << cut;
    EXPECT_TRUE(cut > 0 || view->last() == 36U);
    last_before = view->last();
    EXPECT_EQ(view->find(Key::epc, "/00/x", 0, 100)->size(), view->last());
    EXPECT_EQ(torn->check()->fault_count, 0U) << "cut by " << cut;
    const auto next = torn->append(Batch().add("urn:after", {"/00/x"}).events());
    EXPECT_EQ(next->front().sequence, view->last() + 1);
  }
  EXPECT_LT(last_before, 36U) << "the longest cut must reach into a batch";
}

}  // namespace
}  // namespace ocop::event_store
