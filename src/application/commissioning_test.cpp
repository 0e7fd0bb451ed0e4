#include "application/commissioning.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/random.h"
#include "event_store/rocksdb_event_store.h"

namespace ocop::application {
namespace {

constexpr Timestamp now{1'790'000'000'000'000};

class Commissioning : public testing::Test {
 protected:
  Commissioning() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    store_ = event_store::RocksDbEventStore::open(folder_ / "events", {clock_, random_}).value();
    keys_ = authenticity::CodeKeys::open(folder_ / "code.keys", random_).value();
  }
  ~Commissioning() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  bool is_born(std::uint64_t first, std::uint64_t last, const std::string& lot, Timestamp at,
               std::string place = "9521234009016") {
    const authenticity::RangeAct codes{9'521'234'000'013,
                                       keys_->current_epoch(),
                                       first,
                                       last,
                                       authenticity::LifeAct::activate,
                                       lot,
                                       at,
                                       std::move(place)};
    return static_cast<bool>(capture_commissioning(*store_, *keys_, codes, at));
  }

  std::filesystem::path folder_ = std::filesystem::path(OCOP_BINARY_DIR) / "tmp" / "commissioning";
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<event_store::EventStore> store_;
  std::shared_ptr<const authenticity::CodeKeys> keys_;
};

TEST_F(Commissioning, takes_fifty_pieces_to_an_event) {
  ASSERT_TRUE(is_born(0, 248, "L1", now));
  const auto view = store_->view();
  ASSERT_EQ(view->last(), 5U);
  EXPECT_EQ(view->event(1)->facts.epcs.size(), 50U);
  EXPECT_EQ(view->event(5)->facts.epcs.size(), 49U);
  EXPECT_EQ(view->event(5)->facts.lot, "L1");
}

TEST_F(Commissioning, says_where_the_pieces_were_packed_if_that_was_told) {
  ASSERT_TRUE(is_born(0, 9, "L1", now));
  ASSERT_TRUE(is_born(10, 19, "L1", now, ""));
  const auto view = store_->view();
  EXPECT_EQ(view->event(1)->facts.read_point, "/414/9521234009016");
  EXPECT_EQ(view->event(1)->facts.business_location, "/414/9521234009016");
  EXPECT_EQ(view->event(2)->facts.read_point, "");
}

// The events are on the disk before the register knows of them; a machine may fail in between.
TEST_F(Commissioning, brings_the_same_pieces_forth_once) {
  ASSERT_TRUE(is_born(0, 249, "L1", now));
  ASSERT_TRUE(is_born(0, 249, "L1", {now.micros + micros_per_day}));
  EXPECT_EQ(store_->view()->last(), 5U);
  ASSERT_TRUE(is_born(200, 289, "L1", now));
  ASSERT_EQ(store_->view()->last(), 6U);
  EXPECT_EQ(store_->view()->event(6)->facts.epcs.size(), 40U) << "250 to 289";
  ASSERT_TRUE(is_born(280, 289, "L2", now));
  EXPECT_EQ(store_->view()->last(), 7U) << "in another lot, as the maker says now";
}

}  // namespace
}  // namespace ocop::application
