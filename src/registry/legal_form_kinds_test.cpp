#include "registry/legal_form_kinds.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "registry/subject_kinds.h"
#include "registry/test_subjects.h"

namespace ocop::registry {
namespace {

using testing::HasSubstr;

records::Values conversion(const records::Record& subject, const std::string& form,
                           const std::string& day) {
  return {{"subject_id", subject.id},
          {"form", form},
          {"effective_on", day},
          {"name", "HTX " + subject["code"]},
          {"registered_by", "Phòng Kinh tế"},
          {"registration_number", "01K8-" + day},
          {"tax_code", "0100000001"}};
}

class Conversion : public testing::Test {
 protected:
  records::Record convert(const std::string& form, const std::string& day) {
    return t_.add("conversion", conversion(subject_, form, day));
  }
  std::string fault(const records::Values& values) {
    return TestSubjects::fault_of(
        t_.store->create(t_.kinds.get("conversion"), values, t_.everything));
  }

  TestSubjects t_;
  records::Record subject_ = t_.add_subject("OM-LAN");
};

TEST_F(Conversion, TakesTwoPeople) {
  const auto proposed = records::propose(
      *t_.store, t_.kinds.get("conversion"),
      {.values = conversion(subject_, "cooperative", "2026-05-01")}, t_.everything);
  ASSERT_TRUE(proposed && proposed->stored());
  EXPECT_EQ(t_.get("subject", subject_.id)["kind"], "household");
  const auto alone =
      records::decide(*t_.store, proposed->id, records::Decision::approve, "", t_.everything);
  EXPECT_EQ(alone.error().code, Code::permission_denied);
  const records::Acting second{"chief", accounts::Reach::all()};
  ASSERT_TRUE(records::decide(*t_.store, proposed->id, records::Decision::approve, "", second));
  EXPECT_EQ(t_.get("subject", subject_.id)["kind"], "cooperative");
}

TEST_F(Conversion, KeepsTheProducerAndWhatHangsOnIt) {
  t_.registry.import({{"products.csv", "gtin,subject_code,name_vi\n9521234000013,OM-LAN,Ô mai\n"}});
  const auto premises = t_.add("premises", {{"subject_id", subject_.id},
                                            {"name", "Xưởng"},
                                            {"kind", "workshop"},
                                            {"address", "1 phố Hàng Mã"},
                                            {"unit_code", "00070"}});
  convert("cooperative", "2026-05-01");
  const auto after = t_.get("subject", subject_.id);
  EXPECT_EQ(after["code"], "OM-LAN");
  EXPECT_EQ(after["name"], "HTX OM-LAN");
  EXPECT_EQ(after["tax_code"], "0100000001");
  EXPECT_EQ(t_.get("premises", premises.id)["subject_id"], subject_.id);
  (void)t_.registry->refresh();
  EXPECT_EQ(t_.registry->catalogue()->product_by_gtin("09521234000013")->subject.text(),
            subject_.id);
}

TEST_F(Conversion, TellsTheFormOfAnyDayAfterwards) {
  convert("cooperative_group", "2024-01-01");
  convert("cooperative", "2026-05-01");
  std::vector<FormHeld> history;
  for (const auto& row : t_.parts("subject_form", subject_.id))
    history.push_back(form_held_of(row));
  EXPECT_EQ(history.size(), 3U);
  EXPECT_EQ(form_on(history, "cooperative", {2023, 12, 31}), "household");
  EXPECT_EQ(form_on(history, "cooperative", {2024, 1, 1}), "cooperative_group");
  EXPECT_EQ(form_on(history, "cooperative", {2026, 4, 30}), "cooperative_group");
  EXPECT_EQ(form_on(history, "cooperative", {2026, 5, 1}), "cooperative");
}

TEST_F(Conversion, LeavesATaskForEverythingToBeDoneAgain) {
  convert("cooperative", "2026-05-01");
  const auto tasks = t_.parts("redo_task", subject_.id);
  EXPECT_EQ(tasks.size(), t_.rules->redo.size());
  for (const auto& task : tasks) {
    EXPECT_TRUE(redo_task_label(task["task"])) << task["task"];
    EXPECT_EQ(task.day("done_on").has_value(), task["task"] == "registration");
    if (task["task"] == "label") {
      EXPECT_EQ(task["due_on"], "2026-07-30");
    }
  }
}

TEST_F(Conversion, IsRefusedWhereItWouldRewriteThePast) {
  convert("cooperative", "2026-05-01");
  EXPECT_THAT(fault(conversion(subject_, "enterprise", "2026-05-01")), HasSubstr("already"));
  EXPECT_THAT(fault(conversion(subject_, "enterprise", "2026-04-01")), HasSubstr("effective_on"));
  EXPECT_THAT(fault(conversion(subject_, "cooperative", "2026-05-02")), HasSubstr("form"));
  EXPECT_THAT(fault(conversion(subject_, "enterprise", "2030-01-01")), HasSubstr("effective_on"));
}

TEST_F(Conversion, SaysWhatBecomesOfOldLabels) {
  auto values = conversion(subject_, "cooperative", "2026-05-01");
  values["label_stock"] = "2.000";
  EXPECT_THAT(fault(values), HasSubstr("label_plan"));
  values["label_plan"] = "Dán nhãn phụ tên mới";
  EXPECT_EQ(fault(values), "");
}

TEST_F(Conversion, TheFormOfAProducerIsChangedInNoOtherWay) {
  const auto changed = t_.store->change(t_.kinds.get("subject"), subject_.id, subject_.version,
                                        {{"kind", "enterprise"}}, t_.everything);
  EXPECT_EQ(TestSubjects::made(changed)["kind"], "household");
  EXPECT_THAT(
      TestSubjects::fault_of(t_.store->create(
          t_.kinds.get("subject_form"),
          {{"subject_id", subject_.id}, {"form", "enterprise"}, {"valid_from", "2020-01-01"}},
          t_.everything)),
      HasSubstr("form"));
}

RC_GTEST_PROP(ConversionProperty, KeepsTheIdentifierAndLeavesNoDayWithTwoForms, ()) {
  static TestSubjects t;
  static int count = 0;
  const std::string code = "OM-" + std::to_string(++count);
  const auto subject = t.add_subject(code);
  std::int64_t day = days_from_date({2015, 1, 1});
  std::string form = "household";
  const int conversions = *rc::gen::inRange(1, 5);
  for (int i = 0; i < conversions; ++i) {
    std::vector<std::string> others;
    for (const auto& option : legal_forms()) {
      if (option.value != form) others.emplace_back(option.value);
    }
    form = *rc::gen::elementOf(others);
    day += *rc::gen::inRange(1, 700);
    t.add("conversion", conversion(subject, form, format_iso(date_from_days(day))));
  }
  RC_ASSERT(t.get("subject", subject.id)["code"] == code);
  RC_ASSERT(t.get("subject", subject.id)["kind"] == form);
  std::vector<FormHeld> history;
  for (const auto& row : t.parts("subject_form", subject.id)) history.push_back(form_held_of(row));
  RC_ASSERT(history.size() == static_cast<std::size_t>(conversions) + 1);
  for (std::int64_t d = days_from_date({2014, 1, 1}); d <= day + 1; d += 13) {
    const Date when = date_from_days(d);
    int forms = 0;
    for (const FormHeld& held : history) {
      forms += held.from <= when && (!held.to || when <= *held.to) ? 1 : 0;
    }
    RC_ASSERT(forms == 1);
  }
}

}  // namespace
}  // namespace ocop::registry
