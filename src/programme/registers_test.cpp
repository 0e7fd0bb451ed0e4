#include "programme/registers.h"

#include <gmock/gmock.h>

#include "outreach/test_outreach.h"
#include "programme/document_kinds.h"
#include "programme/task_kinds.h"
#include "records/history.h"

namespace ocop::programme {
namespace {

using outreach::fields_at_fault;
using records::Record;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class ProgrammeRegistersTest : public testing::Test {
 protected:
  ProgrammeRegistersTest() {
    add_kinds(registers_.kinds);
    const auto made = migrate(*registers_.database, registers_.clock.now());
    if (!made) throw std::runtime_error(to_string(made.error()));
  }
  Record document(const std::string& sort, const std::string& number, const std::string& issued,
                  const std::string& to = "") {
    return registers_.add("programme_document", {{"sort", sort},
                                                 {"number", number},
                                                 {"title", "Triển khai Chương trình OCOP"},
                                                 {"issuer", "UBND quận Hoàn Kiếm"},
                                                 {"level", "district"},
                                                 {"issued_on", issued},
                                                 {"area_code", "002"},
                                                 {"effect_to", to}});
  }
  Result<records::Outcome> link(const Record& later, const std::string& kind,
                                const Record& earlier) {
    return registers_.try_add("document_link",
                              {{"later_id", later.id}, {"kind", kind}, {"earlier_id", earlier.id}});
  }
  records::Values task(const Record& plan) {
    return {{"plan_id", plan.id},       {"title", "Tập huấn cho các hộ"},
            {"owner_person", "Thu Hà"}, {"owner_unit", "Phòng Kinh tế"},
            {"unit_code", "00070"},     {"deadline", "31/12/2019"},
            {"state", "planned"}};
  }
  std::vector<std::string> found(const std::string& words) {
    std::vector<std::string> titles;
    const auto& kind = registers_.kinds.get("programme_document");
    const auto listing = registers_.store->list(kind, {.words = words}, accounts::Reach::all());
    for (const Record& row : listing->rows) {
      titles.push_back(row.title());
    }
    return titles;
  }

  outreach::TestOutreach registers_;
};

TEST_F(ProgrammeRegistersTest, APlanIsFoundByItsNumberAndItsKindWithoutMarks) {
  document("plan", "153/KH-UBND", "06/08/2019");
  document("decision", "490/QĐ-TTg", "07/05/2018");
  for (const std::string words : {"153", "153/KH-UBND", "ke hoach 153", "Kế hoạch 153", "153/kh"}) {
    EXPECT_THAT(found(words), ElementsAre("Kế hoạch 153/KH-UBND (06/08/2019)")) << words;
  }
  EXPECT_THAT(found("quyet dinh 153"), IsEmpty());
  EXPECT_THAT(found("490/qd-ttg"), ElementsAre("Quyết định 490/QĐ-TTg (07/05/2018)"));
}

TEST_F(ProgrammeRegistersTest, TheSameNumberComesAgainInAnotherYearButNotOnTheSameDay) {
  document("plan", "153/KH-UBND", "06/08/2019");
  document("plan", "153/KH-UBND", "06/08/2020");
  const auto again = registers_.try_add("programme_document", {{"sort", "plan"},
                                                               {"number", "153/KH-UBND"},
                                                               {"title", "Khác"},
                                                               {"issuer", "UBND quận Hoàn Kiếm"},
                                                               {"level", "district"},
                                                               {"issued_on", "06/08/2019"}});
  EXPECT_THAT(fields_at_fault(again), ElementsAre("number"));
}

TEST_F(ProgrammeRegistersTest, ProgrammesOfThreePeriodsStandSideBySide) {
  const Record first = document("programme", "490/QĐ-TTg", "07/05/2018", "31/12/2020");
  const Record second = document("programme", "919/QĐ-TTg", "01/08/2022", "31/12/2025");
  const Record third = document("programme", "01/MH-UBND", "02/01/2026", "31/12/2035");
  const auto chain = registers_.store->read([](auto& reading) { return read_chain(reading); });
  const auto effect = [&](const Record& of, Date day) { return chain->status(of.id, day)->effect; };
  EXPECT_EQ(effect(first, {2019, 8, 6}), Effect::in_effect);
  EXPECT_EQ(effect(first, {2022, 8, 1}), Effect::expired);
  EXPECT_EQ(effect(second, {2022, 8, 1}), Effect::in_effect);
  EXPECT_EQ(effect(third, {2026, 9, 18}), Effect::in_effect);
}

TEST_F(ProgrammeRegistersTest, ADocumentWithoutADayHasNoKnownEffect) {
  const Record undated = document("decision", "3629/QĐ-UBND", "");
  EXPECT_EQ(undated["heading"], "Quyết định 3629/QĐ-UBND");
  const auto chain = registers_.store->read([](auto& reading) { return read_chain(reading); });
  EXPECT_FALSE(chain->status(undated.id, {2020, 1, 1}));
}

TEST_F(ProgrammeRegistersTest, ALinkThatWouldCloseACircleIsRefused) {
  const Record a = document("plan", "1", "06/08/2019"), b = document("plan", "2", "06/08/2019"),
               c = document("plan", "3", "06/08/2019");
  EXPECT_TRUE(link(b, "based_on", a)->stored());
  EXPECT_TRUE(link(c, "amends", b)->stored());
  EXPECT_THAT(fields_at_fault(link(a, "based_on", c)), ElementsAre("earlier_id"));
  EXPECT_THAT(fields_at_fault(link(a, "repeals", a)), ElementsAre("earlier_id"));
}

TEST_F(ProgrammeRegistersTest, ADocumentRefersToOlderOnesOnly) {
  const Record old = document("plan", "1", "06/08/2019"),
               young = document("plan", "2", "07/08/2019");
  EXPECT_THAT(fields_at_fault(link(old, "based_on", young)), ElementsAre("earlier_id"));
}

TEST_F(ProgrammeRegistersTest, ATaskWithoutOwnerDateOrStateIsNotStored) {
  const Record plan = document("plan", "153/KH-UBND", "06/08/2019");
  for (const std::string field : {"plan_id", "owner_person", "owner_unit", "deadline", "state"}) {
    auto values = task(plan);
    values.erase(field);
    EXPECT_THAT(fields_at_fault(registers_.try_add("task", values)), ElementsAre(field));
  }
  EXPECT_TRUE(registers_.try_add("task", task(plan))->stored());
}

TEST_F(ProgrammeRegistersTest, ATaskNamesAnAccountThatIsThere) {
  outreach::add_person(*registers_.database, registers_.clock, registers_.random, "thu.ha");
  auto values = task(document("plan", "153", "06/08/2019"));
  for (const std::string nobody : {"thuha", "Thu Hà", "0900 000 001"}) {
    values["owner_login"] = nobody;
    EXPECT_THAT(fields_at_fault(registers_.try_add("task", values)), ElementsAre("owner_login"));
  }
  values["owner_login"] = "Thu.Ha";
  EXPECT_EQ(registers_.add("task", values)["owner_login"], "thu.ha");
}

TEST_F(ProgrammeRegistersTest, DoneNeedsItsDayAndEvidence) {
  const Record made = registers_.add("task", task(document("plan", "153", "06/08/2019")));
  const auto done = [&](records::Values values) {
    values.emplace("state", "done");
    values.emplace("reason", "Đã tập huấn");
    return fields_at_fault(registers_.try_change(made, values));
  };
  EXPECT_THAT(done({}), ElementsAre("finished_on", "evidence_link"));
  EXPECT_THAT(done({{"finished_on", "30/11/2019"}, {"evidence_link", "javascript:alert(1)"}}),
              Contains("evidence_link"));
  EXPECT_THAT(done({{"finished_on", "19/09/2026"}, {"evidence_link", "https://example.vn/a"}}),
              ElementsAre("finished_on"));
  EXPECT_THAT(done({{"finished_on", "30/11/2019"}, {"evidence_link", "https://example.vn/a"}}),
              IsEmpty());
}

TEST_F(ProgrammeRegistersTest, EveryChangeOfATaskGivesAReasonThatStandsInTheHistory) {
  const Record made = registers_.add("task", task(document("plan", "153", "06/08/2019")));
  EXPECT_THAT(fields_at_fault(registers_.try_change(made, {{"deadline", "31/03/2020"}})),
              ElementsAre("reason"));
  ASSERT_TRUE(registers_.try_change(made, {{"deadline", "31/03/2020"}, {"reason", "Chờ kinh phí"}})
                  ->stored());
  EXPECT_THAT(fields_at_fault(registers_.try_change(
                  made, {{"deadline", "30/06/2020"}, {"reason", "Chờ kinh phí"}})),
              ElementsAre("reason"));
  const auto history = registers_.store->read(
      [&](records::Reading& reading) { return records::history_of(reading, *made.kind, made.id); });
  std::vector<std::string> told;
  for (const auto& change : history->front().changes)
    told.push_back(change.field + "=" + change.is);
  EXPECT_THAT(told, ElementsAre("deadline=2020-03-31", "reason=Chờ kinh phí"));
}

TEST_F(ProgrammeRegistersTest, ATaskOfAnotherWardIsNotThere) {
  const Record made = registers_.add("task", task(document("plan", "153", "06/08/2019")));
  const accounts::Reach elsewhere{false, {"00082"}, {}};
  EXPECT_EQ(registers_.store->find(*made.kind, made.id, elsewhere).error().code, Code::not_found);
  const accounts::Reach here{false, {"00070"}, {}};
  EXPECT_TRUE(registers_.store->find(*made.kind, made.id, here));
}

TEST_F(ProgrammeRegistersTest, ATargetIsOneNumberForOneYearUnitGroupAndStar) {
  const records::Values values{{"year", "2020"},          {"unit_code", "002"},  {"number", "10"},
                               {"measure", "recognised"}, {"product_group", ""}, {"stars", "4"}};
  const Record made = registers_.add("target", values);
  EXPECT_EQ(target_of(made).period(), (Period{{2020, 1, 1}, {2020, 12, 31}}));
  EXPECT_EQ(target_of(made).scope.stars, 4);
  EXPECT_FALSE(registers_.try_add("target", values)->stored());
  auto other = values;
  other["stars"] = "";
  EXPECT_TRUE(registers_.try_add("target", other)->stored());
  other["stars"] = "2";
  EXPECT_THAT(fields_at_fault(registers_.try_add("target", other)), ElementsAre("stars"));
}

}  // namespace
}  // namespace ocop::programme
