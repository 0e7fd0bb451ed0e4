#include "base/escape.h"

#include <gtest/gtest.h>

namespace ocop {
namespace {

TEST(EscapeMarkup, LeavesNoSignThatMarkupReads) {
  EXPECT_EQ(escape_markup("Ô mai & <sấu> \"gừng\""), "Ô mai &amp; &lt;sấu&gt; &quot;gừng&quot;");
  EXPECT_EQ(escape_markup("&amp;"), "&amp;amp;");
  EXPECT_EQ(escape_markup(""), "");
}

TEST(EscapeMarkup, LeavesOutWhatXmlDoesNotKnow) {
  using namespace std::string_view_literals;
  EXPECT_EQ(escape_markup("a\0b\x08"
                          "c\td\ne\x1b"sv),
            "abc\td\ne");
}

}  // namespace
}  // namespace ocop
