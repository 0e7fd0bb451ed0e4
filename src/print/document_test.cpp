#include "print/document.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace ocop::print {
namespace {

using testing::HasSubstr;

/// What a reader finds in the file when it searches, page by page.
std::string text_of(const std::string& pdf) {
  const auto path = std::filesystem::path(OCOP_BINARY_DIR) / "print_test.pdf";
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* reader = ::popen(("pdftotext -layout " + path.string() + " -").c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), reader)) {
    text.append(buffer.data(), got);
  }
  EXPECT_EQ(::pclose(reader), 0) << "pdftotext of poppler-utils is needed";
  return to_nfc(text).value();
}

std::vector<std::vector<std::string>> rows(int count) {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < count; ++i) {
    rows.push_back({"Việc số " + std::to_string(i), "30/06/2026", "1.500.000"});
  }
  return rows;
}

Document paper(int row_count) {
  Document made({.title = "Báo cáo sáu tháng", .running_head = "Báo cáo sáu tháng"});
  made.beside({"ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀN KIẾM"},
              {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"});
  made.heading("BÁO CÁO KẾT QUẢ CHƯƠNG TRÌNH OCOP");
  made.paragraph("Kế hoạch số 153/KH-UBND: những chữ có dấu như ễ, Ộ, ữ, đ, ỵ, ẳng.");
  made.facts({{"Số sản phẩm", "24"}, {"Ngân sách", "1.500.000.000 đ"}});
  made.heading("Công việc", 2);
  made.table({{"Việc", 3}, {"Hạn"}, {"Kinh phí", 1, Align::right}}, rows(row_count));
  return made;
}

TEST(Document, VietnameseIsFoundByItsLetters) {
  const std::string text = text_of(paper(2).pdf().value());
  for (const char* words : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ễ, Ộ, ữ, đ, ỵ, ẳng",
                            "153/KH-UBND", "Ngân sách", "1.500.000.000 đ", "Trang 1/1"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
}

TEST(Document, ALongTableRepeatsItsTitlesAndLosesNoRow) {
  const std::string text = text_of(paper(120).pdf().value());
  EXPECT_THAT(text, HasSubstr("Trang 1/4"));
  EXPECT_THAT(text, HasSubstr("Trang 4/4"));
  std::size_t titles = 0;
  for (auto at = text.find("Kinh phí"); at != std::string::npos;
       at = text.find("Kinh phí", at + 1)) {
    ++titles;
  }
  EXPECT_EQ(titles, 4U);
  for (int i = 0; i < 120; ++i) EXPECT_THAT(text, HasSubstr("Việc số " + std::to_string(i)));
}

std::string long_text(const std::string& word) {
  std::string text;
  for (int i = 1'000; i < 2'500; ++i) text += word + std::to_string(i) + " ";
  return text;
}

TEST(Document, ATextLongerThanAPageGoesOnOnTheNext) {
  Document made({.title = "Dài"});
  made.paragraph("Đầu");
  made.paragraph(long_text("câu"));
  made.table({{"Việc", 3}, {"Hạn"}}, {{long_text("ô"), "30/06/2026"}, {"cuối", "01/07/2026"}});
  const std::string text = text_of(made.pdf().value());
  for (int i = 1'000; i < 2'500; ++i) {
    ASSERT_THAT(text, HasSubstr("câu" + std::to_string(i)));
    ASSERT_THAT(text, HasSubstr("ô" + std::to_string(i)));
  }
  EXPECT_THAT(text, HasSubstr("01/07/2026"));
}

TEST(Document, TheSamePaperGivesTheSameBytes) {
  EXPECT_EQ(paper(5).pdf().value(), paper(5).pdf().value());
}

TEST(Document, ALandscapePageIsWiderThanHigh) {
  Document made({.title = "Ngang", .orientation = Orientation::landscape});
  made.paragraph("Chữ");
  EXPECT_THAT(made.pdf().value(), HasSubstr("841"));
}

}  // namespace
}  // namespace ocop::print
