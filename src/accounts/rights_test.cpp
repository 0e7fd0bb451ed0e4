#include "accounts/rights.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace ocop::accounts {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr Act acts[] = {Act::see, Act::enter, Act::decide};
constexpr Date today{2026, 7, 6};

struct Cell {
  Role role;
  Object object;
  Act act;
  auto operator<=>(const Cell&) const = default;
};

Extent extent_from(const std::string& word) {
  static const std::map<std::string, Extent> words{
      {"-", Extent::none}, {"own", Extent::own}, {"unit", Extent::unit}, {"all", Extent::all}};
  return words.at(word);
}

std::map<Cell, Extent> written_by_hand() {
  std::map<Cell, Extent> expected;
  std::ifstream file(OCOP_SOURCE_DIR "/src/accounts/testdata/access.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string role, object, word;
    words >> role >> object;
    role.pop_back();
    for (const Act act : acts) {
      words >> word;
      expected[{role_from(role).value(), object_from(object).value(), act}] = extent_from(word);
    }
  }
  return expected;
}

std::vector<std::string> only_itself(std::string_view unit, Date) { return {std::string(unit)}; }

rc::Gen<Appointment> any_appointment() {
  return rc::gen::build<Appointment>(
      rc::gen::set(&Appointment::role, rc::gen::elementOf(all_roles())),
      rc::gen::set(&Appointment::unit_code, rc::gen::element<std::string>("", "00070", "00082")),
      rc::gen::set(&Appointment::subject_id, rc::gen::element<std::string>("", "S1", "S2")),
      rc::gen::set(&Appointment::only,
                   rc::gen::container<std::vector<Object>>(rc::gen::elementOf(all_objects()))),
      rc::gen::set(&Appointment::valid_from, rc::gen::just(Date{2026, 1, 1})),
      rc::gen::set(&Appointment::valid_to, rc::gen::just(std::optional<Date>{})));
}

bool same(const Reach& a, const Reach& b) {
  return a.everything == b.everything && a.units == b.units && a.subjects == b.subjects;
}

TEST(AccessTable, GrantsInEveryCellWhatWasWrittenByHandAndElseNothing) {
  const auto expected = written_by_hand();
  ASSERT_FALSE(expected.empty());
  for (const Role role : all_roles()) {
    for (const Object object : all_objects()) {
      for (const Act act : acts) {
        const auto found = expected.find({role, object, act});
        const Extent extent = found == expected.end() ? Extent::none : found->second;
        EXPECT_EQ(extent_of(role, object, act), extent)
            << name_of(role) << ' ' << name_of(object) << ' ' << static_cast<int>(act);
      }
    }
  }
}

TEST(AccessTable, LetsNobodyEnterOrDecideWhatHeMayNotSee) {
  for (const Role role : all_roles()) {
    for (const Object object : all_objects()) {
      EXPECT_LE(extent_of(role, object, Act::enter), extent_of(role, object, Act::see));
      EXPECT_LE(extent_of(role, object, Act::decide), extent_of(role, object, Act::see));
    }
  }
}

TEST(AccessTable, GivesTheKeeperNoContentAndNobodyTheWritingOfTheAudit) {
  for (const Object object : all_objects()) {
    if (object > Object::audit) {
      EXPECT_EQ(extent_of(Role::keeper, object, Act::see), Extent::none);
    }
  }
  for (const Role role : all_roles()) {
    EXPECT_EQ(extent_of(role, Object::audit, Act::enter), Extent::none);
    EXPECT_EQ(extent_of(role, Object::audit, Act::decide), Extent::none);
  }
}

TEST(Reach, CoversWhatIsOfItsUnitsOrOfItsSubjects) {
  const Reach reach{false, {"00070"}, {"S1"}};
  EXPECT_TRUE(reach.covers("00070"));
  EXPECT_TRUE(reach.covers("00082", "S1"));
  EXPECT_FALSE(reach.covers("00082", "S2"));
  EXPECT_FALSE(reach.covers("", ""));
  EXPECT_FALSE((Reach{false, {""}, {""}}).covers("", "")) << "what is nobody's";
  EXPECT_TRUE(Reach::all().covers("", ""));
}

TEST(Names, AreReadBack) {
  for (const Role role : all_roles()) EXPECT_EQ(role_from(name_of(role)), role);
  for (const Object object : all_objects()) EXPECT_EQ(object_from(name_of(object)), object);
  EXPECT_EQ(role_from("mayor"), std::nullopt);
  EXPECT_EQ(object_from(""), std::nullopt);
  EXPECT_EQ(all_roles().back(), Role::advisory_team);
  EXPECT_EQ(all_objects().back(), Object::culture);
}

RC_GTEST_PROP(Rights, WithoutAnAppointmentAreNone, ()) {
  const auto object = *rc::gen::elementOf(all_objects());
  const auto act = *rc::gen::element(Act::see, Act::enter, Act::decide);
  RC_ASSERT(!Rights().may(object, act));
  RC_ASSERT(!Rights({}, today, only_itself).may(object, act));
}

RC_GTEST_PROP(Rights, AreNoneBeforeTheFirstAndAfterTheLastDay, ()) {
  auto appointment = *any_appointment();
  appointment.valid_from = {2026, 7, 1};
  appointment.valid_to = Date{2026, 7, 31};
  for (const Date day : {Date{2026, 6, 30}, Date{2026, 8, 1}}) {
    const Rights rights({appointment}, day, only_itself);
    RC_ASSERT(!rights.has(appointment.role));
    RC_ASSERT(rights.appointments().empty());
    for (const Object object : all_objects()) RC_ASSERT(!rights.may(object, Act::see));
  }
  for (const Date day : {Date{2026, 7, 1}, Date{2026, 7, 31}}) {
    RC_ASSERT(Rights({appointment}, day, only_itself).has(appointment.role));
  }
}

RC_GTEST_PROP(Rights, OfTwoAppointmentsAreTheSumOfBoth, ()) {
  const auto a = *any_appointment();
  const auto b = *any_appointment();
  for (const Object object : all_objects()) {
    for (const Act act : acts) {
      const Reach first = Rights({a}, today, only_itself).reach(object, act);
      const Reach second = Rights({b}, today, only_itself).reach(object, act);
      const Reach both = Rights({a, b}, today, only_itself).reach(object, act);
      RC_ASSERT(both.everything == (first.everything || second.everything));
      RC_ASSERT(both.nothing() == (first.nothing() && second.nothing()));
    }
  }
}

RC_GTEST_PROP(Rights, AreNarrowedByTheObjectsOfAnAppointmentAndNeverWidened, ()) {
  auto whole = *any_appointment();
  auto narrow = whole;
  whole.only.clear();
  if (narrow.only.empty()) narrow.only = {Object::product};
  for (const Object object : all_objects()) {
    for (const Act act : acts) {
      const bool named = std::ranges::find(narrow.only, object) != narrow.only.end();
      const Reach expected =
          named ? Rights({whole}, today, only_itself).reach(object, act) : Reach{};
      RC_ASSERT(same(Rights({narrow}, today, only_itself).reach(object, act), expected));
    }
  }
}

TEST(Rights, ReachTheUnitTheUnitsBelowItAndWhatTheyFollowed) {
  const UnitsUnder units_under = [](std::string_view unit, Date day) {
    EXPECT_EQ(unit, "00070");
    EXPECT_EQ(day, today);
    return std::vector<std::string>{"00070", "00070-01", "00073"};
  };
  const Rights rights({{.role = Role::ward_officer, .unit_code = "00070"}}, today, units_under);
  EXPECT_THAT(rights.reach(Object::subject, Act::enter).units,
              UnorderedElementsAre("00070", "00070-01", "00073"));
  EXPECT_THAT(rights.reach(Object::subject, Act::enter).subjects, ElementsAre());
  EXPECT_FALSE(rights.reach(Object::subject, Act::enter).everything);
  EXPECT_TRUE(rights.reach(Object::programme, Act::see).everything);
}

TEST(Rights, OfAUnitRoleWithoutAUnitAndOfASubjectRoleWithoutASubjectAreNone) {
  const Rights rights({{.role = Role::ward_officer}, {.role = Role::subject_owner}}, today,
                      only_itself);
  EXPECT_FALSE(rights.may(Object::subject, Act::see));
}

TEST(Rights, OfAnOwnerReachTheSubjectAndItAlone) {
  const Rights rights({{.role = Role::subject_owner, .unit_code = "00070", .subject_id = "S1"}},
                      today, only_itself);
  EXPECT_THAT(rights.reach(Object::product, Act::enter).subjects, ElementsAre("S1"));
  EXPECT_THAT(rights.reach(Object::product, Act::enter).units, ElementsAre());
}

}  // namespace
}  // namespace ocop::accounts
