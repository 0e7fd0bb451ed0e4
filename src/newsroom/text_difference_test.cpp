#include "newsroom/text_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::newsroom {
namespace {

using Side = ChangedLine::Side;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ChangedLines, AreWhatOneTextHasAndTheOtherHasNot) {
  EXPECT_THAT(changed_lines("một\nhai\nba", "một\n2\nba"),
              ElementsAre(ChangedLine{Side::was, "hai"}, ChangedLine{Side::is, "2"}));
  EXPECT_THAT(changed_lines("a\n\nb", "a\nb\n"), IsEmpty());
  EXPECT_THAT(changed_lines("", "a"), ElementsAre(ChangedLine{Side::is, "a"}));
}

std::string text_of(const std::vector<std::uint8_t>& lines) {
  std::string text;
  for (const std::uint8_t line : lines)
    text += std::string(1, static_cast<char>('a' + line % 4)) + "\n";
  return text;
}

RC_GTEST_PROP(ChangedLines, OfATextWithItselfAreNone, (const std::vector<std::uint8_t>& lines)) {
  RC_ASSERT(changed_lines(text_of(lines), text_of(lines)).empty());
}

RC_GTEST_PROP(ChangedLines, BalanceTheLengthsOfTheTexts,
              (const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b)) {
  const auto changed = changed_lines(text_of(a), text_of(b));
  const auto gone =
      static_cast<std::size_t>(std::ranges::count(changed, Side::was, &ChangedLine::side));
  RC_ASSERT(a.size() - gone == b.size() - (changed.size() - gone));
}

}  // namespace
}  // namespace ocop::newsroom
