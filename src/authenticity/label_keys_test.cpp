#include "authenticity/label_keys.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace ocop::authenticity {
namespace {

constexpr Timestamp noon{1'790'000'000'000'000};

class LabelKeysTest : public testing::Test {
 protected:
  LabelKeysTest() { std::filesystem::remove(file_); }
  ~LabelKeysTest() override { std::filesystem::remove(file_); }

  std::shared_ptr<const CodeKeys> codes() { return CodeKeys::open(file_, random_).value(); }

  SystemRandom random_;
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("ocop-label-keys-" + std::to_string(getpid()));
};

TEST_F(LabelKeysTest, a_label_holds_under_the_published_list_also_after_a_rotation) {
  const auto before = codes();
  const auto link = sign_label("https://a/01/09521234000013/21/A234567ABCDEFGHI",
                               label_signing_key(*before, before->current_epoch()));
  ASSERT_TRUE(link);
  ASSERT_TRUE(CodeKeys::rotate(file_, random_));
  const auto after = codes();
  const auto list = read_key_list(published_key_list(*after, "", noon).value(),
                                  key_list_keeper(*before).public_key());
  ASSERT_TRUE(list);
  ASSERT_EQ(list->keys.size(), 2U);
  EXPECT_EQ(judge_label(parse_signed_label(*link).value(), *list), LabelAnswer::valid);
  for (const LabelKey& each : list->keys) {
    const bool is_current = each.key == label_signing_key(*after, 'B').public_key();
    EXPECT_EQ(each.state, is_current ? KeyState::active : KeyState::verify_only);
  }
}

TEST_F(LabelKeysTest, a_label_of_a_voided_epoch_does_not_hold) {
  const auto before = codes();
  const auto link = sign_label("https://a/01/09521234000013/21/A234567ABCDEFGHI",
                               label_signing_key(*before, before->current_epoch()));
  ASSERT_TRUE(CodeKeys::rotate(file_, random_));
  const auto after = codes();
  const auto list = read_key_list(published_key_list(*after, "A", noon).value(),
                                  key_list_keeper(*before).public_key());
  ASSERT_TRUE(list);
  const LabelOrigin first{.index = 0, .issued_at = {}};
  EXPECT_EQ(judge_label(parse_signed_label(*link).value(), *list, first), LabelAnswer::revoked);
  EXPECT_EQ(judge_label(parse_signed_label(*link).value(), *list), LabelAnswer::perhaps_revoked);
}

TEST_F(LabelKeysTest, the_list_is_the_same_all_day_and_good_for_thirty) {
  const auto keys = codes();
  const Timestamp morning{noon.micros - noon.micros % micros_per_day};
  const auto list = published_key_list(*keys, "", morning).value();
  EXPECT_EQ(published_key_list(*keys, "", {morning.micros + micros_per_day - 1}).value(), list);
  EXPECT_NE(published_key_list(*keys, "", {morning.micros + micros_per_day}).value(), list);
  const auto read = read_key_list(list, key_list_keeper(*keys).public_key());
  EXPECT_EQ(read->next_update.micros - read->issued_at.micros, 30 * micros_per_day);
}

}  // namespace
}  // namespace ocop::authenticity
