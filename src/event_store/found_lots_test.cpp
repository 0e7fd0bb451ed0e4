#include "event_store/found_lots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace ocop::event_store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

using Events = std::vector<Sequence>;

TEST(FoundLots, a_lot_is_known_to_views_up_to_the_one_that_searched) {
  FoundLots lots(100);
  EXPECT_EQ(lots.find("a", 5), std::nullopt);
  lots.keep("a", 9, {3, 7});
  EXPECT_THAT(lots.find("a", 9), Optional(ElementsAre(3, 7)));
  EXPECT_THAT(lots.find("a", 6), Optional(ElementsAre(3)));
  EXPECT_THAT(lots.find("a", 2), Optional(IsEmpty()));
  EXPECT_EQ(lots.find("a", 10), std::nullopt);
  EXPECT_EQ(lots.find("b", 1), std::nullopt);
}

TEST(FoundLots, an_older_search_does_not_take_the_place_of_a_later_one) {
  FoundLots lots(100);
  lots.keep("a", 9, {3, 7});
  lots.keep("a", 4, {3});
  EXPECT_THAT(lots.find("a", 9), Optional(ElementsAre(3, 7)));
  lots.keep("a", 12, {3, 7, 11});
  EXPECT_THAT(lots.find("a", 12), Optional(ElementsAre(3, 7, 11)));
}

TEST(FoundLots, a_lot_of_many_events_is_searched_each_time) {
  FoundLots lots(100);
  Events many(FoundLots::events_of_a_lot_max + 1);
  std::iota(many.begin(), many.end(), 1);
  lots.keep("a", 99, many);
  EXPECT_EQ(lots.find("a", 99), std::nullopt);
  many.pop_back();
  lots.keep("a", 99, many);
  EXPECT_THAT(lots.find("a", 99), Optional(many));
}

TEST(FoundLots, only_so_many_are_kept) {
  FoundLots lots(160);
  std::size_t known = 0;
  for (int i = 0; i < 10'000; ++i) lots.keep(std::to_string(i), 1, {1});
  for (int i = 0; i < 10'000; ++i) known += lots.find(std::to_string(i), 1).has_value();
  EXPECT_LE(known, 16 * (160 / 16 + 1));
  EXPECT_GT(known, 0);
}

}  // namespace
}  // namespace ocop::event_store
