#include "messages/audiences.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "messages/acts.h"
#include "messages/test_messages.h"

namespace ocop::messages {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::vector<AudienceKind> wards_only{AudienceKind::authority};

TEST(Audiences, the_district_is_18_wards_on_its_last_day_and_3_on_the_day_after) {
  TestMessages t;
  const auto reached = [&](Date day) {
    return places_reached(t.tree(), {}, {{"002"}, wards_only}, day);
  };
  EXPECT_THAT(reached({2025, 6, 30}), SizeIs(18));
  std::vector<std::string> names;
  for (const Place& place : reached({2025, 7, 1})) names.push_back(place.name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("Phường Hoàn Kiếm", "Phường Cửa Nam",
                                                     "Phường Hồng Hà"));
}

TEST(Audiences, a_unit_named_twice_is_reached_once) {
  TestMessages t;
  const Date day{2025, 7, 1};
  EXPECT_THAT(places_reached(t.tree(), {}, {{"002", "00070", "00070"}, wards_only}, day),
              SizeIs(3));
}

TEST(Audiences, a_group_is_reached_while_it_is_valid_in_the_ward_that_took_over_its_ward) {
  TestMessages t;
  const std::vector<Audience> audiences{
      {"old", "Chi bộ Đồng Xuân", AudienceKind::party_cell, "00040", {}, Date{2025, 6, 30}},
      {"kept", "Tổ 3", AudienceKind::residential_group, "00040", {}, {}},
      {"new", "Tổ 1", AudienceKind::residential_group, "00070", Date{2025, 7, 1}, {}}};
  const auto ids = [&](Date day, std::string unit) {
    std::vector<std::string> found;
    for (const Place& place : places_reached(
             t.tree(), audiences,
             {{std::move(unit)}, {AudienceKind::party_cell, AudienceKind::residential_group}},
             day)) {
      found.push_back(place.audience_id + "@" + place.unit_code);
    }
    return found;
  };
  EXPECT_THAT(ids({2025, 6, 30}, "002"), ElementsAre("old@00040", "kept@00040"));
  EXPECT_THAT(ids({2025, 7, 1}, "00070"), ElementsAre("kept@00070", "new@00070"));
  EXPECT_THAT(ids({2025, 7, 1}, "00082"), IsEmpty());
}

TEST(Audiences, units_are_found_by_code_and_by_name_without_marks) {
  TestMessages t;
  const Date before{2025, 6, 30}, after{2025, 7, 1};
  EXPECT_EQ(unit_in(t.tree(), "00070", after), "00070");
  EXPECT_EQ(unit_in(t.tree(), "phuong cua nam", after), "00082");
  EXPECT_EQ(unit_in(t.tree(), "Phường Cửa Nam", before), "00073");
  EXPECT_EQ(unit_in(t.tree(), "Quận Hoàn Kiếm", after), "002");
  EXPECT_EQ(unit_in(t.tree(), "Phường Hoàn Kiếm (00070)", after), "00070");
  EXPECT_EQ(unit_in(t.tree(), "Phường Không Có", after), std::nullopt);
}

RC_GTEST_PROP(Audiences, whatever_the_day_each_ward_reached_is_there_on_that_day_and_once, ()) {
  static TestMessages t;
  const Date day = date_from_days(*rc::gen::inRange<std::int64_t>(19'000, 22'000));
  const auto places = places_reached(t.tree(), {}, {{"002", "00070", "00097"}, wards_only}, day);
  std::set<std::string> codes;
  for (const Place& place : places) {
    const auto* unit = t.tree().unit(place.unit_code, day);
    RC_ASSERT(unit != nullptr);
    const bool is_ward = unit->kind == registry::UnitKind::ward;
    RC_ASSERT(is_ward);
    RC_ASSERT(codes.insert(place.unit_code).second);
  }
  const bool is_some = !places.empty();
  RC_ASSERT(is_some);
}

}  // namespace
}  // namespace ocop::messages
