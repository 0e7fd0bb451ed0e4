#include "outreach/registers.h"

#include <gmock/gmock.h>

#include "outreach/recognition.h"
#include "outreach/test_outreach.h"

namespace ocop::outreach {
namespace {

using records::Record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RegistersTest : public testing::Test {
 protected:
  Result<records::Outcome> try_visit(const Record& household, const std::string& day,
                                     std::string_view officer, const std::string& way = "visit") {
    return registers_.try_add("visit",
                              {{"household_id", household.id},
                               {"held_on", day},
                               {"way", way},
                               {"summary", "Giới thiệu chương trình"}},
                              officer);
  }
  Record add_subject() {
    return registers_.add("subject", {{"code", "OM"}, {"name", "Ô mai"}, {"unit_code", "00070"}});
  }
  Record add_idea() {
    return registers_.add("idea", {{"title", "Mứt sấu"},
                                   {"maker", "Minh Trâm"},
                                   {"unit_code", "00070"},
                                   {"description", "Sấu xanh sên đường"},
                                   {"novelty", "new"}});
  }
  void add_person(const std::string& login,
                  const std::vector<accounts::NewAppointment>& appointments) {
    outreach::add_person(*registers_.database, registers_.clock, registers_.random, login,
                         appointments);
  }
  void add_evidence(const Record& idea, const std::string& sort) {
    registers_.add("idea_evidence", {{"idea_id", idea.id}, {"sort", sort}, {"title", sort}});
  }

  TestOutreach registers_;
};

TEST_F(RegistersTest, AHouseholdStandsWhereItsDaysSay) {
  const Record household = registers_.add_household("Bà Lan");
  EXPECT_EQ(household["stage"], "discovered");
  const auto changed = registers_.try_change(
      household, {{"interested_on", "10/09/2026"}, {"visited_on", "05/09/2026"}});
  EXPECT_EQ(changed->record.value()["stage"], "interested");
  const auto refused = registers_.try_change(
      household, {{"refused_on", "12/09/2026"}, {"refusal_reason", "paperwork"}});
  EXPECT_EQ(refused->record.value()["stage"], "refused");
}

TEST_F(RegistersTest, ADayThatIsNotGivenIsToday) {
  const Record household = registers_.add("household", {{"name", "Bà Lan"},
                                                        {"address", "1 Hàng Bạc"},
                                                        {"street", "Hàng Bạc"},
                                                        {"unit_code", "00070"},
                                                        {"found_how", "came"}});
  EXPECT_EQ(household["discovered_on"], "2026-09-18");
}

TEST_F(RegistersTest, AStepOutOfOrderInTheFutureOrWithoutItsPaperIsRefused) {
  const Record household = registers_.add_household("Bà Lan");
  const auto change = [&](const records::Values& values) {
    return fields_at_fault(registers_.try_change(household, values));
  };
  EXPECT_THAT(change({{"visited_on", "31/08/2026"}}), ElementsAre("visited_on"));
  EXPECT_THAT(change({{"visited_on", "19/09/2026"}}), ElementsAre("visited_on"));
  EXPECT_THAT(change({{"registered_on", "10/09/2026"}}), ElementsAre("subject_id"));
  EXPECT_THAT(change({{"filed_on", "10/09/2026"}}), ElementsAre("registered_on"));
  EXPECT_THAT(change({{"refused_on", "10/09/2026"}}), ElementsAre("refusal_reason"));
  EXPECT_THAT(change({{"refusal_reason", "cost"}}), ElementsAre("refused_on"));
  EXPECT_THAT(change({{"refusal_reason", "whim"}}), ElementsAre("refusal_reason"));
}

TEST_F(RegistersTest, ASecondOfficerInTheWeekIsToldWhoCameWhen) {
  const Record household = registers_.add_household("Bà Lan");
  ASSERT_TRUE(try_visit(household, "14/09/2026", "ha")->stored());
  const auto second = try_visit(household, "18/09/2026", "bao", "phone");
  ASSERT_FALSE(second->stored());
  const std::string reason = second->faults.front().reason.in(pages::Locale::vietnamese);
  EXPECT_THAT(reason, HasSubstr("người dùng “ha” đã tiếp xúc với hộ ngày 14/09/2026"));
  EXPECT_TRUE(try_visit(household, "17/09/2026", "ha")->stored());
  EXPECT_TRUE(try_visit(household, "12/09/2026", "bao")->stored());
  EXPECT_TRUE(try_visit(registers_.add_household("Bà Mai"), "18/09/2026", "bao")->stored());
}

TEST_F(RegistersTest, AContactCannotBeMovedIntoTheWeekOfAnotherOfficer) {
  const Record household = registers_.add_household("Bà Lan");
  ASSERT_TRUE(try_visit(household, "14/09/2026", "ha")->stored());
  const auto earlier = try_visit(household, "08/09/2026", "bao");
  ASSERT_TRUE(earlier->stored());
  const auto moved = registers_.try_change(*earlier->record, {{"held_on", "16/09/2026"}}, "bao");
  EXPECT_THAT(fields_at_fault(moved), ElementsAre("held_on"));
  const auto by_another = registers_.try_change(*earlier->record, {{"note", "thêm"}}, "ha");
  EXPECT_EQ(by_another->record.value()["officer"], "bao");
}

TEST_F(RegistersTest, TheFirstVisitIsAStepOfTheHousehold) {
  const Record household = registers_.add_household("Bà Lan");
  ASSERT_TRUE(try_visit(household, "08/09/2026", "ha", "phone")->stored());
  EXPECT_EQ(registers_.read(household)["stage"], "discovered");
  ASSERT_TRUE(try_visit(household, "09/09/2026", "ha")->stored());
  EXPECT_EQ(registers_.read(household)["visited_on"], "2026-09-09");
  EXPECT_EQ(registers_.read(household)["stage"], "visited");
}

TEST_F(RegistersTest, NobodyTypesThatAHouseholdWasRecognised) {
  const Record subject = add_subject();
  const Record household = registers_.add_household("Bà Lan");
  const auto registered = registers_.try_change(
      household,
      {{"registered_on", "10/09/2026"}, {"subject_id", "OM"}, {"recognised_on", "11/09/2026"}});
  EXPECT_EQ(registered->record.value()["recognised_on"], "");

  registry::Subject maker;
  maker.id = registry::SubjectId(subject.id);
  maker.code = "OM";
  registry::Product product;
  product.gtin = "09521234000013";
  product.subject = maker.id;
  registry::Certificate certificate;
  certificate.kind = "ocop_stars";
  certificate.stars = 4;
  certificate.subject = maker.id;
  certificate.product = registry::ProductId(product.gtin);
  certificate.valid_from = {2026, 9, 15};
  registry::CatalogueBuilder builder;
  builder.add(maker).add(product).add(certificate);
  const auto catalogue = std::move(builder).build();
  EXPECT_EQ(*follow_certificates(*registers_.store, *catalogue, "system"), 1U);
  EXPECT_EQ(registers_.read(household)["stage"], "recognised");
  EXPECT_EQ(registers_.read(household)["recognised_on"], "2026-09-15");
  EXPECT_EQ(*follow_certificates(*registers_.store, *catalogue, "system"), 0U);
}

TEST_F(RegistersTest, AGateAsksForItsEvidenceAndNotesWhoPassedIt) {
  const Record idea = add_idea();
  EXPECT_THAT(fields_at_fault(registers_.try_change(idea, {{"prototype_on", "18/09/2026"}})),
              ElementsAre("prototype_on"));
  add_evidence(idea, "photo");
  const auto passed = registers_.try_change(idea, {{"prototype_on", "18/09/2026"}}, "bao");
  ASSERT_THAT(fields_at_fault(passed), IsEmpty());
  EXPECT_EQ((*passed->record)["stage"], "prototype");
  EXPECT_EQ((*passed->record)["prototype_by"], "bao");
  EXPECT_THAT(fields_at_fault(registers_.try_change(idea, {{"pilot_on", "18/09/2026"}})),
              ElementsAre("pilot_on"));
}

TEST_F(RegistersTest, OnlyAnOfficerWhoIsNotOfTheProducerPassesAGate) {
  const Record subject =
      registers_.add("subject", {{"code", "OM"}, {"name", "Ô mai"}, {"unit_code", "00070"}});
  const Record idea = registers_.add("idea", {{"title", "Mứt gừng"},
                                              {"subject_id", "OM"},
                                              {"unit_code", "00070"},
                                              {"description", "Gừng sên đường"},
                                              {"novelty", "new"}});
  add_evidence(idea, "photo");
  using accounts::Role;
  const accounts::NewAppointment officer{
      .person = {}, .role = Role::ward_officer, .unit_code = "00070"};
  const accounts::NewAppointment owner{
      .person = {}, .role = Role::subject_owner, .subject_id = subject.id};
  add_person("canbo", {officer});
  add_person("chu", {owner});
  add_person("haivai", {officer, owner});
  add_person("tuvan", {{.person = {}, .role = Role::adviser, .subject_id = subject.id}});
  const records::Values passing{{"prototype_on", "18/09/2026"}};
  for (const std::string person : {"chu", "haivai", "tuvan"}) {
    EXPECT_THAT(fields_at_fault(registers_.try_change(idea, passing, person)),
                ElementsAre("prototype_on"))
        << person;
    EXPECT_THAT(fields_at_fault(registers_.try_change(idea, {{"novelty", "variant"}}, person)),
                ElementsAre("novelty"));
  }
  EXPECT_TRUE(registers_.try_change(idea, {{"materials", "Gừng sẻ"}}, "chu")->stored());
  EXPECT_TRUE(registers_.try_change(idea, passing, "canbo")->stored());
  EXPECT_THAT(fields_at_fault(registers_.try_change(idea, {{"prototype_on", ""}}, "chu")),
              ElementsAre("prototype_on"));
}

TEST_F(RegistersTest, FiveTastersOfOneDayAreAPanel) {
  const Record idea = add_idea();
  add_evidence(idea, "photo");
  ASSERT_TRUE(registers_.try_change(idea, {{"prototype_on", "18/09/2026"}})->stored());
  const auto pass = [&] { return registers_.try_change(idea, {{"test_on", "18/09/2026"}}); };
  for (const std::string taster : {"An", "Bình", "Chi", "Dung", "Em"}) {
    EXPECT_THAT(fields_at_fault(pass()), ElementsAre("test_on"));
    registers_.add("sensory_score", {{"idea_id", idea.id},
                                     {"tasted_on", "17/09/2026"},
                                     {"taster", taster},
                                     {"appearance", "4"},
                                     {"aroma", "5"},
                                     {"taste", "4"},
                                     {"texture", "3"}});
  }
  EXPECT_THAT(fields_at_fault(pass()), IsEmpty());
}

TEST_F(RegistersTest, AnIdeaThatOnlyRenamesAProductPassesNoGate) {
  const Record idea = add_idea();
  add_evidence(idea, "photo");
  ASSERT_TRUE(
      registers_.try_change(idea, {{"novelty", "only_name"}, {"novelty_note", "OM"}})->stored());
  EXPECT_THAT(fields_at_fault(registers_.try_change(idea, {{"prototype_on", "18/09/2026"}})),
              ElementsAre("prototype_on"));
}

TEST_F(RegistersTest, PointsBeyondTheScaleAreRefused) {
  const Record idea = add_idea();
  const auto made = registers_.try_add("sensory_score", {{"idea_id", idea.id},
                                                         {"tasted_on", "17/09/2026"},
                                                         {"taster", "An"},
                                                         {"appearance", "6"},
                                                         {"aroma", "10"},
                                                         {"taste", "0"},
                                                         {"texture", "5"}});
  EXPECT_THAT(fields_at_fault(made), ElementsAre("appearance", "aroma"));
}

}  // namespace
}  // namespace ocop::outreach
