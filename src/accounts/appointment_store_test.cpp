#include "accounts/appointment_store.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"

namespace ocop::accounts {
namespace {

class AppointmentStoreTest : public AccountsTest {
 protected:
  AppointmentStore& appointments() { return accounts_->appointments(); }

  std::vector<Appointment> of(const Person& person) {
    const auto session = sign_in(person.login);
    return accounts_->sessions().check(session->secret)->appointments;
  }
};

TEST_F(AppointmentStoreTest, NeedsTheUnitOrTheSubjectOfItsRole) {
  const Person person = make_person("huong");
  for (const Role role : all_roles()) {
    const auto made = appointments().make(
        {.person = person.id, .role = role, .valid_from = {2026, 1, 1}}, "test");
    EXPECT_EQ(bool(made), place_of(role) == Place::none) << name_of(role);
  }
}

TEST_F(AppointmentStoreTest, RefusesAnEndBeforeItsBeginning) {
  const Person person = make_person("huong");
  const auto made = appointments().make({.person = person.id,
                                         .role = Role::editor,
                                         .valid_from = {2026, 2, 1},
                                         .valid_to = Date{2026, 1, 31}},
                                        "test");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().pointer, "valid_to");
}

TEST_F(AppointmentStoreTest, OfTheCityOfficeTakesASecondPersonButForTheVeryFirst) {
  const Person first = make_person("first");
  const Person second = make_person("second");
  appoint(first, Role::city_office);
  EXPECT_EQ(of(first).size(), 1U);
  const std::string id = appoint(second, Role::city_office).id;
  EXPECT_EQ(of(second).size(), 0U);
  EXPECT_EQ(appointments().waiting()->size(), 1U);
  EXPECT_EQ(appointments().approve(id, "test").error().code, Code::failed_precondition) << "maker";
  EXPECT_EQ(appointments().approve(id, "second").error().code, Code::failed_precondition) << "self";
  ASSERT_TRUE(appointments().approve(id, "first"));
  EXPECT_EQ(of(second).size(), 1U);
  EXPECT_EQ(appointments().approve(id, "first").error().code, Code::failed_precondition) << "twice";
}

TEST_F(AppointmentStoreTest, ThatWasRefusedGivesNothingEver) {
  appoint(make_person("first"), Role::keeper);
  const Person second = make_person("second");
  const std::string id = appoint(second, Role::keeper).id;
  ASSERT_TRUE(appointments().refuse(id, "first"));
  EXPECT_FALSE(appointments().approve(id, "third"));
  EXPECT_EQ(of(second).size(), 0U);
  EXPECT_EQ(appointments().waiting()->size(), 0U);
}

TEST_F(AppointmentStoreTest, KeepsADelegatesObjectsAndDays) {
  const Person person = make_person("lan");
  ASSERT_TRUE(appointments().make({.person = person.id,
                                   .role = Role::delegate,
                                   .subject_id = "S1",
                                   .only = {Object::product, Object::document},
                                   .valid_from = {2026, 7, 1},
                                   .valid_to = Date{2026, 7, 31}},
                                  "huong"));
  const auto read = of(person);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_THAT(read[0].only, testing::ElementsAre(Object::product, Object::document));
  EXPECT_EQ(read[0].valid_from, (Date{2026, 7, 1}));
  EXPECT_EQ(read[0].valid_to, (Date{2026, 7, 31}));
  EXPECT_EQ(appointments().of_subject("S1")->size(), 1U);
  EXPECT_EQ(appointments().of_subject("")->size(), 0U);
}

TEST_F(AppointmentStoreTest, EndsOnTheDayGivenForAllOpenSessionsToo) {
  const Person person = make_person("lan");
  const std::string id = appoint(person, Role::delegate, "S1").id;
  const auto session = sign_in("lan");
  const auto rights = [&] {
    const auto who = accounts_->sessions().check(session->secret);
    return Rights(who->appointments, date_of(clock_.now()),
                  [](std::string_view, Date) { return std::vector<std::string>(); });
  };
  EXPECT_TRUE(rights().may(Object::product, Act::enter));
  ASSERT_TRUE(appointments().end(id, {2026, 7, 1}, "huong"));
  EXPECT_FALSE(rights().may(Object::product, Act::enter));
}

}  // namespace
}  // namespace ocop::accounts
