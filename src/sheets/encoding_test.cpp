#include <gtest/gtest.h>

#include "sheets/read_table.h"

namespace ocop::sheets {
namespace {

using namespace std::string_literals;

Problem problem_of(const std::string& bytes) {
  const Table table = read_table(bytes);
  return table.faults.empty() ? Problem::control_character : table.faults.front().problem;
}

TEST(Encoding, AFileInTheWrongEncodingIsToldByItsName) {
  EXPECT_EQ(problem_of("\xFF\xFE" + "m\0\xE3\0"s), Problem::utf16);
  // "tên sản phẩm,địa chỉ / Ô mai mơ,phố Hàng Đường" in Windows-1258: letters and marks apart.
  EXPECT_EQ(problem_of("t\xEAn,\xF0i\xF2"
                       "a chi\xD2\nC\xF4ng ty s\x61\xD2n ph\xE2\xD2m,ph\xF4\xEC "
                       "H\xE0ng \xD0\xFD\xF5\xCCng\n"),
            Problem::windows_1258);
}

TEST(Encoding, TextForOldFontsIsToldEvenInUtf8) {
  // What "Hợp tác xã sản xuất" looks like when TCVN3 text was saved as if it were Latin-1.
  const Table table = read_table(
      "code,name\nA,Hîp t¸c x· s¶n xuÊt\nB,Hé kinh doanh b¸nh cèm\nC,C«ng ty tr¸ch nhiÖm h÷u "
      "h¹n\n");
  ASSERT_FALSE(table.faults.empty());
  EXPECT_EQ(table.faults.front().problem, Problem::tcvn3);
}

TEST(Encoding, GoodVietnameseIsTaken) {
  EXPECT_TRUE(read_table("code,name\nA,Hợp tác xã Trà sen Đồng Xuân\n").faults.empty());
  EXPECT_TRUE(read_table("\xEF\xBB\xBF"
                         "code;name\nA;Ô mai\n")
                  .faults.empty());
}

}  // namespace
}  // namespace ocop::sheets
