#include "print/label_sheets.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace ocop::print {
namespace {

std::vector<SheetLabel> labels(std::size_t count) {
  std::vector<SheetLabel> made;
  for (std::size_t i = 0; i < count; ++i) {
    made.push_back({.outline = "M4 4h7v7h-7z",
                    .side_modules = 15,
                    .lines = {"Tem " + std::to_string(i + 1), "AB<D"},
                    .covered = "QWERT YUIOP"});
  }
  return made;
}

std::string text_of(const std::string& pdf) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("ocop-sheet-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* reader = ::popen(("pdftotext -layout " + path.string() + " -").c_str(), "r");
  std::string text;
  for (int c = std::fgetc(reader); c != EOF; c = std::fgetc(reader)) text += static_cast<char>(c);
  EXPECT_EQ(::pclose(reader), 0) << "pdftotext of poppler-utils is needed";
  std::filesystem::remove(path);
  return text;
}

TEST(LabelSheetsTest, sheets_come_one_after_the_other_and_their_words_are_found) {
  LabelSheetsPdf pdf({1'790'000'000'000'000});
  std::string bytes;
  for (const std::size_t count : {labels_on_sheet, std::size_t{3}}) {
    pdf.add(labels(count));
    bytes += pdf.take().value();
  }
  EXPECT_GT(bytes.size(), 1'000U) << "a sheet is handed on before the document ends";
  pdf.finish();
  bytes += pdf.take().value();
  const std::string text = text_of(bytes);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\f'), 2) << "two pages";
  EXPECT_NE(text.find("Tem 65"), std::string::npos);
  EXPECT_NE(text.find("QWERT YUIOP"), std::string::npos);
}

TEST(LabelSheetsTest, a_sheet_of_svg_holds_each_label_in_its_place) {
  const std::string svg = label_sheet_svg(labels(6));
  EXPECT_TRUE(svg.starts_with("<svg xmlns="));
  EXPECT_NE(svg.find(R"(viewBox="0 0 210 297")"), std::string::npos);
  EXPECT_NE(svg.find(R"_(<g transform="translate(4.75 31.90)">)_"), std::string::npos)
      << "the sixth begins the second row";
  EXPECT_NE(svg.find("AB&lt;D"), std::string::npos);
  EXPECT_EQ(svg.find("AB<D"), std::string::npos);
}

}  // namespace
}  // namespace ocop::print
