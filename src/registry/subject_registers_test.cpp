#include <gmock/gmock.h>

#include "registry/test_subjects.h"

namespace ocop::registry {
namespace {

using testing::HasSubstr;

class SubjectRegisters : public testing::Test {
 protected:
  std::string fault(std::string_view kind, const records::Values& values) {
    return TestSubjects::fault_of(t_.store->create(t_.kinds.get(kind), values, t_.everything));
  }

  TestSubjects t_;
};

TEST_F(SubjectRegisters, EveryRegisterHasItsTable) {
  for (const records::Kind* kind : t_.kinds.all()) {
    const auto listed = t_.store->list(*kind, {}, accounts::Reach::all());
    EXPECT_TRUE(listed) << kind->name;
    const accounts::Reach one{false, {"00070"}, {"nobody"}};
    EXPECT_TRUE(t_.store->list(*kind, {}, one)) << kind->name;
  }
}

TEST_F(SubjectRegisters, AUnitOfTheSameCodeAndDayIsRefused) {
  EXPECT_THAT(fault("unit", {{"code", "00070"},
                             {"name", "Phường Khác"},
                             {"kind", "ward"},
                             {"parent_code", "01"},
                             {"valid_from", "2026-01-01"}}),
              HasSubstr("Hoàn Kiếm shares a day with it"));
  EXPECT_THAT(
      fault("unit",
            {{"code", "123"}, {"name", "Phường Khác"}, {"kind", "ward"}, {"parent_code", "01"}}),
      HasSubstr("5 digits"));
  EXPECT_THAT(
      fault("unit",
            {{"code", "00999"}, {"name", "Phường Khác"}, {"kind", "ward"}, {"parent_code", "99"}}),
      HasSubstr("no unit 99"));
}

TEST_F(SubjectRegisters, ASuccessorFollowsOnTheNextDayAndOnlyOneIsTheMainOne) {
  EXPECT_THAT(fault("unit_succession", {{"unit_code", "00037"},
                                        {"successor_code", "00070"},
                                        {"successor_valid_from", "01/07/2025"},
                                        {"main", "1"}}),
              HasSubstr("has a main successor already"));
  EXPECT_THAT(fault("unit_succession", {{"unit_code", "00037"}, {"successor_code", "00040"}}),
              HasSubstr("on the day after the last one"));
}

TEST_F(SubjectRegisters, AResidentialGroupBelongsToAWardThatWas) {
  t_.add("audience",
         {{"name", "Tổ dân phố 5"}, {"kind", "residential_group"}, {"unit_code", "00070"}});
  EXPECT_THAT(
      fault("audience",
            {{"name", "Tổ dân phố 6"}, {"kind", "residential_group"}, {"unit_code", "99999"}}),
      HasSubstr("unit_code"));
}

TEST_F(SubjectRegisters, ALossIsExplained) {
  const auto subject = t_.add_subject("SX-MOT");
  records::Values year{{"subject_id", subject.id}, {"year", "2025"}, {"loss", "5.000.000"}};
  EXPECT_THAT(fault("subject_year", year), HasSubstr("loss_reason"));
  year["loss_reason"] = "Mưa bão, hàng hỏng";
  EXPECT_EQ(fault("subject_year", year), "");
}

TEST_F(SubjectRegisters, AFindingIsDoneWithProofAndClosedByASecondLook) {
  const auto subject = t_.add_subject("SX-MOT");
  const auto premises = t_.add("premises", {{"subject_id", subject.id},
                                            {"name", "Xưởng"},
                                            {"kind", "workshop"},
                                            {"address", "1 phố Hàng Mã"},
                                            {"unit_code", "00070"}});
  const auto inspection = t_.add("inspection", {{"number", "12/BB"},
                                                {"premises_id", premises.id},
                                                {"held_on", "01/05/2026"},
                                                {"inspector", "Đoàn phường"},
                                                {"result", "findings"}});
  records::Values finding{{"inspection_id", inspection.id},
                          {"what", "Thiếu bẫy côn trùng"},
                          {"severity", "minor"},
                          {"action", "Lắp bẫy"},
                          {"responsible", "Chị Lan"},
                          {"due_on", "15/05/2026"},
                          {"done_on", "10/05/2026"}};
  EXPECT_THAT(fault("finding", finding), HasSubstr("proof"));
  finding["proof"] = "Biên bản 12/BB";
  finding["closed_on"] = "09/05/2026";
  finding["closed_by"] = "Trạm Y tế phường";
  EXPECT_THAT(fault("finding", finding), HasSubstr("closed_on"));
  finding["closed_on"] = "12/05/2026";
  EXPECT_EQ(fault("finding", finding), "");
}

TEST_F(SubjectRegisters, OneGlnNamesOneProducer) {
  t_.add("subject", {{"code", "A"},
                     {"name", "A"},
                     {"kind", "household"},
                     {"unit_code", "00070"},
                     {"party_gln", "9521234009009"}});
  EXPECT_THAT(fault("subject", {{"code", "B"},
                                {"name", "B"},
                                {"kind", "household"},
                                {"unit_code", "00070"},
                                {"party_gln", "9521234009009"}}),
              HasSubstr("party_gln"));
}

// Another ward's producer does not exist for an officer, in any of its parts.
TEST_F(SubjectRegisters, PartsOfAnotherWardsProducerAreNotFound) {
  const auto subject = t_.add_subject("SX-MOT", "cooperative", "00082");
  const auto member = t_.add("member", {{"subject_id", subject.id},
                                        {"name", "Lan"},
                                        {"contribution", "10.000.000"},
                                        {"date_in", "01/01/2026"}});
  const accounts::Reach hoan_kiem{false, {"00070"}, {}}, cua_nam{false, {"00082"}, {}};
  EXPECT_EQ(t_.store->find(t_.kinds.get("member"), member.id, hoan_kiem).error().code,
            Code::not_found);
  EXPECT_TRUE(t_.store->find(t_.kinds.get("member"), member.id, cua_nam));
  EXPECT_EQ(t_.store->find(t_.kinds.get("subject"), subject.id, hoan_kiem).error().code,
            Code::not_found);
  // Nor can the officer make a part of it.
  const auto outcome = t_.store->create(t_.kinds.get("member"),
                                        {{"subject_id", subject.id},
                                         {"name", "Hoa"},
                                         {"contribution", "1"},
                                         {"date_in", "01/01/2026"}},
                                        {"officer", hoan_kiem});
  EXPECT_THAT(TestSubjects::fault_of(outcome), HasSubstr("subject_id"));
}

}  // namespace
}  // namespace ocop::registry
