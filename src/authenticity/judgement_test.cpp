#include "authenticity/judgement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crypto/bytes.h"

namespace ocop::authenticity {
namespace {

Question question_of_a_copy() {
  Question question;
  question.facts.is_registered = question.facts.has_events = true;
  question.facts.proof = CodeProof::keyed;
  question.facts.state = CodeState::active;
  question.facts.expires_on = Date{2027, 7, 18};
  question.today = {2026, 9, 18};
  question.seen.emplace();
  question.seen->scans = 30;
  question.seen->devices = question.seen->located = question.seen->compared = 22;
  question.seen->elsewhere = 20;
  question.seen->provinces = 6;
  question.seen->further = question.seen->new_provinces = 5;
  question.seen->impossible_journeys = 1;
  question.seen->journey_km = 1'234;
  question.seen->journey_minutes = 20;
  question.seen->journey_from = "01";
  question.seen->journey_to = "92";
  return question;
}

Question any_question() {
  Question question = question_of_a_copy();
  const auto some = [] { return *rc::gen::inRange<std::uint32_t>(0, 200); };
  auto& seen = *question.seen;
  for (auto* number : {&seen.scans, &seen.devices, &seen.late_devices, &seen.elsewhere,
                       &seen.early_elsewhere, &seen.after_end, &seen.harvest}) {
    *number = some();
  }
  seen.compared = seen.elsewhere + some();
  question.facts.is_recalled = *rc::gen::arbitrary<bool>();
  question.facts.second_factor = static_cast<SecondFactor>(*rc::gen::inRange(0, 8));
  if (*rc::gen::arbitrary<bool>()) question.facts.expires_on.reset();
  if (*rc::gen::arbitrary<bool>()) question.seen.reset();
  return question;
}

RC_GTEST_PROP(JudgementTest, every_judgement_comes_back_and_is_recomputed_byte_for_byte, ()) {
  const Judgement judgement = judge(any_question());
  const std::string bytes = encode(judgement);
  const auto back = decode(bytes);
  RC_ASSERT(back);
  RC_ASSERT(*back == judgement);
  RC_ASSERT(bool(recompute(bytes)));
}

RC_GTEST_PROP(JudgementTest, no_byte_can_be_changed_cut_or_added_unnoticed, ()) {
  const std::string bytes = encode(judge(any_question()));
  std::string changed = bytes;
  const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  changed[at] = static_cast<char>(changed[at] ^ *rc::gen::inRange(1, 256));
  const auto other = decode(changed);
  // Another question may have been asked, or by other rules that weigh alike; then its answer
  // must be the right one for it.
  if (other && recompute(changed)) {
    Judgement again = judge(other->question);
    again.rules = other->rules;
    RC_ASSERT(encode(again) == changed);
  }
  RC_ASSERT(!decode(bytes.substr(0, at)));
  RC_ASSERT(!decode(bytes + '\0'));
}

TEST(JudgementTest, a_verdict_that_was_bettered_by_hand_is_found_out) {
  Judgement judgement = judge(question_of_a_copy());
  ASSERT_EQ(judgement.verdict, Verdict::likely_copy);
  judgement.verdict = Verdict::signed_consistent;
  const auto same = recompute(encode(judgement));
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().code, Code::data_loss);
}

TEST(JudgementTest, rules_of_another_version_are_not_passed_off_as_ours) {
  Judgement judgement = judge(question_of_a_copy());
  judgement.rules = rule_version + 1;
  const auto same = recompute(encode(judgement));
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().code, Code::unimplemented);
}

TEST(JudgementTest, layout_one_and_the_rules_of_each_version_stay_as_they_are) {
  Judgement judgement = judge(question_of_a_copy());
  EXPECT_EQ(judgement.rules, 3);
  EXPECT_TRUE(recompute(encode(judgement)));
  for (const std::uint16_t rules : {std::uint16_t{1}, std::uint16_t{2}}) {
    judgement.rules = rules;
    const std::string bytes = encode(judgement);
    EXPECT_TRUE(recompute(bytes));
    EXPECT_EQ(crypto::hex(crypto::view(bytes)),
              "4a010" + std::to_string(rules) +
                  "020101000001b2c8020002010400d4c302011e16001606161405050100d209140000000000"
                  "00000000000000023031023932bc05ac02de02af010105009a4c161e000004d836d2091402303102"
                  "393203f0280616000002aa2614160000010000150000e4c3010208");
  }
}

}  // namespace
}  // namespace ocop::authenticity
