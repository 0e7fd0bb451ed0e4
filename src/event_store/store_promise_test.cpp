#include "event_store/store_promise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/limits.h"
#include "event_store/rocksdb_event_store.h"
#include "event_store/test_events.h"
#include "ledger/leaf.h"

namespace ocop::event_store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t all = limits::find_results_max;

class StorePromise : public testing::TestWithParam<KindOfStore> {
 protected:
  EventStore& store() { return under_test_->store(); }
  std::unique_ptr<View> view() { return store().view(); }
  void reopen() { under_test_->reopen(); }
  ManualClock& clock() { return under_test_->clock(); }

  std::vector<Appended> append(const Batch& batch) {
    auto appended = store().append(batch.events());
    EXPECT_TRUE(appended) << (appended ? "" : to_string(appended.error()));
    return appended ? *appended : std::vector<Appended>();
  }

  std::vector<Sequence> find(Key key, std::string_view value, Sequence after = 0,
                             std::size_t limit = all) {
    return view()->find(key, value, after, limit).value();
  }

  std::vector<Sequence> find_time(std::string_view from, std::string_view until, Sequence after = 0,
                                  std::size_t limit = all) {
    return view()->find_by_time(at(from), at(until), after, limit).value();
  }

 private:
  std::unique_ptr<StoreUnderTest> under_test_ = GetParam().make();
};

std::vector<Sequence> numbers(const std::vector<Appended>& appended) {
  std::vector<Sequence> sequences;
  for (const auto& one : appended) sequences.push_back(one.sequence);
  return sequences;
}

// ---- durable

TEST_P(StorePromise, an_acknowledged_event_is_there_after_reopening) {
  append(Batch().add("urn:a", {"/00/1"}));
  reopen();
  EXPECT_EQ(view()->last(), 1U);
  EXPECT_EQ(view()->event(1)->facts.event_id, "urn:a");
  EXPECT_THAT(find(Key::epc, "/00/1"), ElementsAre(1));
  EXPECT_THAT(view()->find_by_event_id("urn:a").value(), ElementsAre(1));
}

TEST_P(StorePromise, every_parent_is_found_before_and_after_reopening) {
  const std::vector<std::string> parents{"/00/1",
                                         "/00/2",
                                         "/01/09521234000013/21/A",
                                         "/01/09521234000020/21/B",
                                         "/8003/09521234000013C",
                                         "urn:uuid:1",
                                         "urn:x",
                                         "https://example.com/pallets/1",
                                         "bare",
                                         std::string("with\0zero", 9),
                                         "bytes\xff\xff",
                                         "\xff",
                                         "/00/" + std::string(600, 'x'),
                                         std::string(600, 'y')};
  Batch batch;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    epcis::Event event = object_event("urn:" + std::to_string(i));
    event.parent = identifier(parents[i]);
    batch.add(std::move(event));
  }
  append(batch);
  for (const bool is_reopened : {false, true}) {
    if (is_reopened) reopen();
    for (std::size_t i = 0; i < parents.size(); ++i) {
      EXPECT_THAT(find(Key::parent, parents[i]), ElementsAre(i + 1)) << parents[i];
    }
    EXPECT_THAT(find(Key::parent, "/01/09521234000037/21/A"), IsEmpty());
    EXPECT_THAT(find(Key::parent, "/01/09521234000013/21/Z"), IsEmpty());
  }
}

TEST_P(StorePromise, a_note_is_there_after_reopening) {
  ASSERT_TRUE(store().put_note("job/1", "done"));
  reopen();
  EXPECT_EQ(store().note("job/1").value(), "done");
}

TEST_P(StorePromise, the_last_note_of_a_name_wins_and_an_unknown_name_has_none) {
  ASSERT_TRUE(store().put_note("cursor", "1"));
  ASSERT_TRUE(store().put_note("cursor", "2"));
  EXPECT_EQ(store().note("cursor").value(), "2");
  EXPECT_EQ(store().note("curso").value(), std::nullopt);
}

// ---- whole

TEST_P(StorePromise, nothing_of_a_batch_with_a_taken_identifier_is_stored) {
  append(Batch().add(object_event("urn:a"), R"({"n":1})"));
  Batch conflict;
  conflict.add("urn:b", {"/00/1"}).add(object_event("urn:a"), R"({"n":2})").add("urn:c");
  EXPECT_FALSE(store().append(conflict.events()));
  EXPECT_EQ(view()->last(), 1U);
  EXPECT_THAT(find(Key::epc, "/00/1"), IsEmpty());
  EXPECT_THAT(view()->find_by_event_id("urn:b").value(), IsEmpty());
}

TEST_P(StorePromise, an_empty_batch_stores_nothing) {
  EXPECT_THAT(append(Batch()), IsEmpty());
  EXPECT_EQ(view()->last(), 0U);
}

// ---- once

TEST_P(StorePromise, a_repeated_batch_gives_the_first_numbers_and_times) {
  const auto first = append(Batch().add("urn:a").add("urn:b"));
  clock().advance(micros_per_second);
  const auto second = append(Batch().add("urn:a").add("urn:b"));
  EXPECT_EQ(numbers(second), numbers(first));
  EXPECT_EQ(second[0].record_time, first[0].record_time);
  EXPECT_TRUE(second[0].already_stored && second[1].already_stored);
  EXPECT_EQ(view()->last(), 2U);
}

TEST_P(StorePromise, a_partly_known_batch_stores_only_what_is_new) {
  append(Batch().add("urn:a").add("urn:b", {"/00/b"}));
  const auto appended =
      append(Batch().add("urn:x", {"/00/x"}).add("urn:b", {"/00/b"}).add("urn:y", {"/00/x"}));
  EXPECT_THAT(numbers(appended), ElementsAre(3, 2, 4));
  EXPECT_FALSE(appended[0].already_stored || appended[2].already_stored);
  EXPECT_TRUE(appended[1].already_stored);
  EXPECT_THAT(find(Key::epc, "/00/x"), ElementsAre(3, 4));
  EXPECT_THAT(find(Key::epc, "/00/b"), ElementsAre(2));
}

TEST_P(StorePromise, the_same_event_twice_in_one_batch_is_stored_once) {
  const auto appended = append(Batch().add("urn:a").add("urn:b").add("urn:a"));
  EXPECT_THAT(numbers(appended), ElementsAre(1, 2, 1));
  EXPECT_FALSE(appended[0].already_stored);
  EXPECT_TRUE(appended[2].already_stored);
  EXPECT_EQ(view()->last(), 2U);
}

TEST_P(StorePromise, members_in_another_order_and_another_record_time_are_the_same_content) {
  append(Batch().add(object_event("urn:a"), R"({"x":1,"y":[1,2],"recordTime":"2026"})"));
  const auto again = append(Batch().add(object_event("urn:a"), R"({ "y":[1,2], "x":1 })"));
  EXPECT_TRUE(again[0].already_stored);
}

TEST_P(StorePromise, a_taken_identifier_is_refused_with_its_place) {
  append(Batch().add(object_event("urn:a"), R"({"n":1})"));
  Batch conflict;
  conflict.add("urn:b").add(object_event("urn:a"), R"({"n":2})");
  const auto refused = store().append(conflict.events());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::already_exists);
  EXPECT_EQ(refused.error().pointer, "/1/eventID");
  EXPECT_NE(refused.error().detail.find("urn:a"), std::string::npos);
}

TEST_P(StorePromise, an_identifier_on_two_contents_in_one_batch_is_refused_with_its_place) {
  Batch conflict;
  conflict.add("urn:b")
      .add(object_event("urn:a"), R"({"n":1})")
      .add(object_event("urn:a"), R"({"n":2})");
  const auto refused = store().append(conflict.events());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::already_exists);
  EXPECT_EQ(refused.error().pointer, "/2/eventID");
  EXPECT_EQ(view()->last(), 0U);
}

TEST_P(StorePromise, an_error_declaration_stands_beside_the_event_it_corrects) {
  append(Batch().add("urn:a"));
  auto correction = object_event("urn:a");
  correction.error_declaration.emplace();
  append(Batch().add("urn:b").add(correction, R"({"errorDeclaration":{}})"));
  EXPECT_THAT(view()->find_by_event_id("urn:a").value(), ElementsAre(1, 3));
  EXPECT_FALSE(view()->event(1)->facts.is_error_declaration);
  EXPECT_TRUE(view()->event(3)->facts.is_error_declaration);
}

TEST_P(StorePromise, many_threads_with_the_same_event_store_it_once) {
  constexpr int thread_count = 8;
  std::atomic<int> first_count = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&] {
      const auto appended = store().append(Batch().add("urn:a").events());
      if (appended && !appended->front().already_stored) ++first_count;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(first_count, 1);
  EXPECT_EQ(view()->last(), 1U);
}

// ---- ordered

TEST_P(StorePromise, numbers_start_at_one_and_follow_the_order_of_the_batches) {
  EXPECT_EQ(view()->last(), 0U);
  EXPECT_THAT(numbers(append(Batch().add("urn:a").add("urn:b"))), ElementsAre(1, 2));
  EXPECT_THAT(numbers(append(Batch().add("urn:c"))), ElementsAre(3));
  reopen();
  EXPECT_THAT(numbers(append(Batch().add("urn:d"))), ElementsAre(4));
}

TEST_P(StorePromise, concurrent_appends_leave_no_gap_and_keep_each_batch_together) {
  constexpr int thread_count = 6;
  constexpr int append_count = 20;
  std::mutex mutex;
  std::set<Sequence> seen;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < thread_count; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < append_count; ++i) {
        const std::string id = "urn:" + std::to_string(thread) + ":" + std::to_string(i);
        const auto appended = store().append(Batch().add(id + "a").add(id + "b").events());
        ASSERT_TRUE(appended);
        EXPECT_EQ((*appended)[1].sequence, (*appended)[0].sequence + 1);
        const std::lock_guard lock(mutex);
        for (const auto& one : *appended) seen.insert(one.sequence);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const std::size_t total = 2 * thread_count * append_count;
  EXPECT_EQ(seen.size(), total);
  EXPECT_EQ(*seen.rbegin(), total);
  EXPECT_EQ(view()->last(), total);
}

TEST_P(StorePromise, record_times_never_go_back) {
  const auto first = append(Batch().add("urn:a"));
  clock().advance(-micros_per_day);
  const auto second = append(Batch().add("urn:b"));
  reopen();
  const auto third = append(Batch().add("urn:c"));
  EXPECT_GE(second[0].record_time, first[0].record_time);
  EXPECT_GE(third[0].record_time, first[0].record_time);
}

// ---- unchanging

TEST_P(StorePromise, the_original_bytes_are_kept_to_the_last_one) {
  const std::string json = "{\"name\":\"Ô mai sấu  \\u0000 Hàng Đường\",\n\t\"x\":1e2}";
  const std::string context = R"([{"example":"https://ns.example.com/"}])";
  append(Batch().add(object_event("urn:a"), json, context));
  reopen();
  EXPECT_EQ(view()->event(1)->json, json);
  EXPECT_EQ(view()->event(1)->context, context);
}

TEST_P(StorePromise, a_stored_event_outlives_view_and_later_appends) {
  append(Batch().add("urn:a", {"/00/1"}));
  auto event = view()->event(1).value();
  const StoredEvent moved = std::move(event);
  for (int i = 0; i < 50; ++i) append(Batch().add("urn:b" + std::to_string(i)));
  EXPECT_EQ(moved.facts.event_id, "urn:a");
  EXPECT_THAT(moved.facts.epcs, ElementsAre("/00/1"));
}

TEST_P(StorePromise, every_fact_comes_back_as_it_went_in) {
  auto event = object_event("urn:a", {"/01/09521234000019/21/1", "/01/09521234000019/21/2"});
  event.type = epcis::EventType::transformation;
  event.action = epcis::Action::none;
  event.parent = identifier("/00/123");
  event.input_epcs = {identifier("/00/in")};
  event.output_epcs = {identifier("/00/out")};
  event.quantities = {{identifier("/01/09521234000019/10/L"), 12.5, "KGM"}};
  event.input_quantities = {{identifier("/01/09521234000019"), std::nullopt, ""}};
  event.output_quantities = {{identifier("/01/09521234000019/10/M"), 0.0, "LTR"}};
  event.transformation_id = "urn:t";
  event.business_step = "commissioning";
  event.disposition = "active";
  event.read_point = epcis::Place{identifier("/414/1"), {}};
  event.business_location = epcis::Place{identifier("/414/2"), {}};
  event.sources = {{"owning_party", identifier("/417/1")}};
  event.destinations = {{"location", identifier("/414/3")}};
  event.ilmd = {{"cbvmda:lotNumber", "L1"}, {"cbvmda:itemExpirationDate", "2027-01-01"}};
  append(Batch().add(event));
  const auto stored = view()->event(1).value();
  const EventFacts& facts = stored.facts;
  EXPECT_EQ(facts.type, epcis::EventType::transformation);
  EXPECT_EQ(facts.action, epcis::Action::none);
  EXPECT_EQ(facts.event_time.instant, event.event_time.instant);
  EXPECT_EQ(facts.event_time.offset_minutes, vietnam_offset_minutes);
  EXPECT_EQ(facts.parent, "/00/123");
  EXPECT_THAT(facts.epcs, ElementsAre("/01/09521234000019/21/1", "/01/09521234000019/21/2"));
  EXPECT_THAT(facts.input_epcs, ElementsAre("/00/in"));
  EXPECT_THAT(facts.output_epcs, ElementsAre("/00/out"));
  ASSERT_EQ(facts.quantities.size(), 1U);
  EXPECT_EQ(facts.quantities[0].epc_class, "/01/09521234000019/10/L");
  EXPECT_EQ(facts.quantities[0].quantity, 12.5);
  EXPECT_EQ(facts.quantities[0].unit_of_measure, "KGM");
  ASSERT_EQ(facts.input_quantities.size(), 1U);
  EXPECT_EQ(facts.input_quantities[0].quantity, std::nullopt);
  ASSERT_EQ(facts.output_quantities.size(), 1U);
  EXPECT_EQ(facts.output_quantities[0].quantity, 0.0);
  EXPECT_EQ(facts.transformation_id, "urn:t");
  EXPECT_EQ(facts.business_step, "commissioning");
  EXPECT_EQ(facts.disposition, "active");
  EXPECT_EQ(facts.read_point, "/414/1");
  EXPECT_EQ(facts.business_location, "/414/2");
  ASSERT_EQ(facts.sources.size(), 1U);
  EXPECT_EQ(facts.sources[0].type, "owning_party");
  EXPECT_EQ(facts.sources[0].id, "/417/1");
  ASSERT_EQ(facts.destinations.size(), 1U);
  EXPECT_EQ(facts.destinations[0].id, "/414/3");
  EXPECT_EQ(facts.lot, "L1");
  EXPECT_EQ(facts.expiry_date, "2027-01-01");
}

// ---- consistent

TEST_P(StorePromise, a_view_does_not_show_what_is_appended_later) {
  append(Batch().add("urn:a", {"/00/1"}));
  const auto before = view();
  append(Batch().add("urn:b", {"/00/1"}));
  EXPECT_EQ(before->last(), 1U);
  EXPECT_THAT(before->find(Key::epc, "/00/1", 0, all).value(), ElementsAre(1));
  EXPECT_THAT(before->find_by_event_id("urn:b").value(), IsEmpty());
  EXPECT_EQ(before->event(2).error().code, Code::not_found);
  EXPECT_THAT(
      before->find_by_time(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), 0, all).value(),
      ElementsAre(1));
  EXPECT_THAT(find(Key::epc, "/00/1"), ElementsAre(1, 2));
}

TEST_P(StorePromise, readers_see_whole_batches_only_while_others_write) {
  constexpr int batch_count = 150;
  constexpr Sequence batch_events = 4;
  std::atomic<bool> is_writing = true;
  std::thread writer([&] {
    for (int i = 0; i < batch_count; ++i) {
      Batch batch;
      for (Sequence j = 0; j < batch_events; ++j) {
        batch.add("urn:" + std::to_string(i) + ":" + std::to_string(j), {"/00/same"});
      }
      ASSERT_TRUE(store().append(batch.events()));
    }
    is_writing = false;
  });
  while (is_writing) {
    const auto moment = view();
    const Sequence last = moment->last();
    ASSERT_EQ(last % batch_events, 0U);
    ASSERT_EQ(moment->find(Key::epc, "/00/same", 0, all)->size(), last);
    ASSERT_EQ(moment->find_by_time(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), 0, all)
                  ->size(),
              last);
    if (last == 0) continue;
    ASSERT_TRUE(moment->event(last));
  }
  writer.join();
  EXPECT_EQ(view()->last(), batch_count * batch_events);
}

// ---- sealed

TEST_P(StorePromise, the_stored_leaf_opens_with_event_salt_number_and_time) {
  append(Batch().add(object_event("urn:a"), R"({"n":1})", R"("ctx")").add("urn:b"));
  for (const Sequence sequence : {1U, 2U}) {
    const auto event = view()->event(sequence).value();
    const ledger::Leaf leaf{ledger::event_commitment(event.salt, event.context, event.json),
                            sequence, event.record_time};
    EXPECT_EQ(event.leaf, ledger::bytes_of(ledger::leaf_hash(leaf)));
  }
}

TEST_P(StorePromise, equal_events_have_different_salts) {
  append(Batch().add(object_event("urn:a"), "{}").add(object_event("urn:b"), "{}"));
  EXPECT_NE(view()->event(1)->salt, view()->event(2)->salt);
}

// ---- finding

TEST_P(StorePromise, an_event_is_found_by_everything_it_names) {
  auto event = object_event("urn:a", {"/00/epc"});
  event.type = epcis::EventType::transformation;
  event.input_epcs = {identifier("/00/in")};
  event.output_epcs = {identifier("/00/out")};
  event.quantities = {{identifier("/01/09521234000019/10/A"), {}, ""}};
  event.input_quantities = {{identifier("/01/09521234000019/10/B"), {}, ""}};
  event.output_quantities = {{identifier("/01/09521234000026"), {}, ""}};
  event.parent = identifier("/00/parent");
  event.transformation_id = "urn:t";
  event.business_step = "packing";
  event.disposition = "in_progress";
  event.read_point = epcis::Place{identifier("/414/1"), {}};
  event.business_location = epcis::Place{identifier("/414/2"), {}};
  event.business_transactions = {{"po", "urn:po:1"}, {"", "urn:po:2"}};
  append(Batch().add(event).add("urn:other"));
  const std::pair<Key, std::string_view> terms[] = {
      {Key::epc, "/00/epc"},
      {Key::epc, "/00/in"},
      {Key::epc, "/00/out"},
      {Key::epc_class, "/01/09521234000019/10/A"},
      {Key::epc_class, "/01/09521234000019/10/B"},
      {Key::epc_class, "/01/09521234000026"},
      {Key::parent, "/00/parent"},
      {Key::transformation_id, "urn:t"},
      {Key::business_step, "packing"},
      {Key::disposition, "in_progress"},
      {Key::read_point, "/414/1"},
      {Key::business_location, "/414/2"},
      {Key::business_transaction, "urn:po:1"},
      {Key::business_transaction, "urn:po:2"},
  };
  for (const auto& [key, value] : terms) {
    EXPECT_THAT(find(key, value), ElementsAre(1)) << static_cast<int>(key) << " " << value;
  }
  EXPECT_THAT(find(Key::epc, "/00/parent"), IsEmpty());
  EXPECT_THAT(find(Key::parent, "/00/epc"), IsEmpty());
}

TEST_P(StorePromise, a_value_is_found_whole_and_never_by_its_beginning) {
  append(Batch().add("urn:a", {"/01/1/21/12"}).add("urn:b", {"/01/1/21/1"}));
  EXPECT_THAT(find(Key::epc, "/01/1/21/1"), ElementsAre(2));
  EXPECT_THAT(find(Key::epc, "/01/1/21/"), IsEmpty());
  EXPECT_THAT(find(Key::epc, ""), IsEmpty());
}

TEST_P(StorePromise, values_with_zero_bytes_or_of_great_length_are_told_apart) {
  const std::string zero("a\0b", 3);
  const std::string length_1 = std::string(5'000, 'x') + "1";
  const std::string length_2 = std::string(5'000, 'x') + "2";
  for (const auto& value : {zero, length_1, length_2}) {
    auto event = object_event("urn:" + value);
    event.transformation_id = value;
    append(Batch().add(event, "{}"));
  }
  EXPECT_THAT(find(Key::transformation_id, zero), ElementsAre(1));
  EXPECT_THAT(find(Key::transformation_id, "a"), IsEmpty());
  EXPECT_THAT(find(Key::transformation_id, length_1), ElementsAre(2));
  EXPECT_THAT(find(Key::transformation_id, length_2), ElementsAre(3));
}

TEST_P(StorePromise, found_numbers_ascend_and_can_be_read_page_by_page) {
  std::vector<Sequence> expected;
  for (int i = 0; i < 20; ++i) {
    Batch batch;
    for (int j = 0; j < 7; ++j) {
      const std::string id = "urn:" + std::to_string(i) + "." + std::to_string(j);
      batch.add(id, {j % 3 == 0 ? "/00/third" : "/00/other"});
      if (j % 3 == 0) expected.push_back(static_cast<Sequence>(i * 7 + j + 1));
    }
    append(batch);
  }
  EXPECT_EQ(find(Key::epc, "/00/third"), expected);
  for (const std::size_t limit : {1U, 2U, 5U, 60U}) {
    std::vector<Sequence> pages;
    for (auto page = find(Key::epc, "/00/third", 0, limit); !page.empty();
         page = find(Key::epc, "/00/third", pages.back(), limit)) {
      ASSERT_LE(page.size(), limit);
      pages.insert(pages.end(), page.begin(), page.end());
    }
    EXPECT_EQ(pages, expected) << limit;
  }
}

TEST_P(StorePromise, after_may_be_any_number_even_one_without_an_event) {
  append(Batch().add("urn:a", {"/00/1"}).add("urn:b").add("urn:c", {"/00/1"}));
  append(Batch().add("urn:d").add("urn:e", {"/00/1"}));
  EXPECT_THAT(find(Key::epc, "/00/1", 2), ElementsAre(3, 5));
  EXPECT_THAT(find(Key::epc, "/00/1", 4), ElementsAre(5));
  EXPECT_THAT(find(Key::epc, "/00/1", 5), IsEmpty());
  EXPECT_THAT(find(Key::epc, "/00/1", 1'000), IsEmpty());
  EXPECT_THAT(find(Key::epc, "/00/1", 0, 0), IsEmpty());
}

TEST_P(StorePromise, a_number_without_an_event_is_not_found) {
  append(Batch().add("urn:a"));
  EXPECT_EQ(view()->event(0).error().code, Code::not_found);
  EXPECT_EQ(view()->event(2).error().code, Code::not_found);
}

TEST_P(StorePromise, the_span_of_time_includes_its_start_and_not_its_end) {
  const char* times[] = {"2026-07-06T09:59:59.999999Z", "2026-07-06T10:00:00Z",
                         "2026-07-06T10:30:00Z", "2026-07-06T11:29:59.999999Z",
                         "2026-07-06T11:30:00Z"};
  Batch batch;
  for (const char* time : times) {
    auto event = object_event(std::string("urn:") + time);
    event.event_time.instant = at(time);
    batch.add(event);
  }
  append(batch);
  EXPECT_THAT(find_time("2026-07-06T10:00:00Z", "2026-07-06T11:30:00Z"), ElementsAre(2, 3, 4));
  EXPECT_THAT(find_time("2026-07-06T10:30:00Z", "2026-07-06T10:30:00.000001Z"), ElementsAre(3));
  EXPECT_THAT(find_time("2026-07-06T10:30:00Z", "2026-07-06T10:30:00Z"), IsEmpty());
  EXPECT_THAT(find_time("2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
              ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(find_time("0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", 2, 2), ElementsAre(3, 4));
}

TEST_P(StorePromise, any_span_of_time_finds_the_same_as_asking_every_event) {
  SeededRandom random(7);
  const Timestamp start = at("2026-03-01T00:00:00Z");
  std::vector<Timestamp> times;
  for (int i = 0; i < 10; ++i) {
    Batch batch;
    for (int j = 0; j < 40; ++j) {
      auto event = object_event("urn:" + std::to_string(i) + "." + std::to_string(j));
      event.event_time.instant.micros =
          start.micros + static_cast<std::int64_t>(random.next() % (9 * micros_per_day));
      times.push_back(event.event_time.instant);
      batch.add(event);
    }
    append(batch);
  }
  const auto moment = view();
  for (int i = 0; i < 300; ++i) {
    const auto draw = [&](std::uint64_t below) {
      return static_cast<std::int64_t>(random.next() % below);
    };
    const Timestamp from{start.micros - micros_per_day + draw(11 * micros_per_day)};
    const Timestamp until{from.micros + draw(i % 2 == 0 ? micros_per_day / 6 : 8 * micros_per_day)};
    const auto after = static_cast<Sequence>(draw(300));
    const auto limit = static_cast<std::size_t>(1 + draw(60));
    std::vector<Sequence> expected;
    for (Sequence sequence = after + 1; sequence <= times.size(); ++sequence) {
      const Timestamp time = times[sequence - 1];
      if (time >= from && time < until && expected.size() < limit) expected.push_back(sequence);
    }
    ASSERT_EQ(moment->find_by_time(from, until, after, limit).value(), expected) << i;
  }
}

// ---- the stores

class RocksDbUnderTest final : public StoreUnderTest {
 public:
  RocksDbUnderTest() { reopen(); }
  EventStore& store() override { return *store_; }
  ManualClock& clock() override { return clock_; }
  void reopen() override {
    store_.reset();
    store_ = RocksDbEventStore::open(folder_.path(), {clock_, random_}).value();
  }

 private:
  TemporaryFolder folder_{OCOP_BINARY_DIR "/tmp"};
  ManualClock clock_{at("2026-07-06T00:00:00Z")};
  SystemRandom random_;
  std::unique_ptr<RocksDbEventStore> store_;
};

INSTANTIATE_TEST_SUITE_P(, StorePromise,
                         testing::Values(KindOfStore{
                             "rocksdb", [] { return std::make_unique<RocksDbUnderTest>(); }}),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace ocop::event_store
