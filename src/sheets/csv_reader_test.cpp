#include "sheets/csv_reader.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::sheets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Texts = std::vector<std::vector<std::string>>;

Texts read(std::string_view content) {
  Texts texts;
  CsvReader reader(content);
  while (const auto row = reader.next()) {
    auto& cells = texts.emplace_back();
    for (const Cell& cell : *row) cells.push_back(cell.text);
  }
  EXPECT_FALSE(reader.fault()) << describe(*reader.fault());
  return texts;
}

Fault fault_in(std::string_view content) {
  CsvReader reader(content);
  while (reader.next()) {
  }
  return reader.fault().value_or(Fault{Problem::damaged, 0, 0, "no fault"});
}

// RFC 4180, everything that may be quoted is.
std::string write(const Texts& rows, char separator, std::string_view line_end) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += '"';
      for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += line_end;
  }
  return text;
}

TEST(CsvReader, ReadsRowsEndedInAnyOfTheThreeWays) {
  const Texts rows{{"a", "b"}, {"c", "d"}};
  EXPECT_EQ(read("a,b\nc,d\n"), rows);
  EXPECT_EQ(read("a,b\r\nc,d"), rows);
  EXPECT_EQ(read("a,b\rc,d\r"), rows);
}

TEST(CsvReader, KeepsSeparatorsQuotesAndLineEndsInQuotedCells) {
  EXPECT_THAT(read("\"a,\"\"b\"\"\n c\",d\n"), ElementsAre(ElementsAre("a,\"b\"\n c", "d")));
}

TEST(CsvReader, TakesTheSemicolonWhenItComesFirst) {
  EXPECT_THAT(read("\"a,a\";b\nc,c;d\n"),
              ElementsAre(ElementsAre("a,a", "b"), ElementsAre("c,c", "d")));
}

TEST(CsvReader, SkipsAByteOrderMarkAndRowsWithoutText) {
  EXPECT_THAT(read("\xEF\xBB\xBF"
                   "a;b\n;\n\n  ;\t\nc;d\n\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
}

TEST(CsvReader, SeesTheEmptyCellsAtBothEnds) {
  EXPECT_THAT(read(",a,\n,b,"), ElementsAre(ElementsAre("", "a", ""), ElementsAre("", "b", "")));
}

TEST(CsvReader, FindsNothingInAnEmptyFile) { EXPECT_THAT(read(""), IsEmpty()); }

TEST(CsvReader, SaysWhereACellBeginsInLinesAndCharacters) {
  CsvReader reader("Tên,mã\r\n\"dòng\nhai\",đúng\n");
  reader.next();
  const auto row = reader.next();
  ASSERT_TRUE(row);
  EXPECT_EQ((*row)[0].line, 2U);
  EXPECT_EQ((*row)[0].column, 1U);
  EXPECT_EQ((*row)[1].line, 3U);
  EXPECT_EQ((*row)[1].column, 6U);
}

struct BrokenCase {
  std::string content;
  std::size_t line, column;
  std::string reason;
};

class BrokenCsv : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenCsv, IsRefusedWithItsPlaceAndReason) {
  const Fault fault = fault_in(GetParam().content);
  EXPECT_THAT(describe(fault), HasSubstr(GetParam().reason));
  EXPECT_EQ(fault.line, GetParam().line);
  EXPECT_EQ(fault.column, GetParam().column);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BrokenCsv,
    testing::Values(BrokenCase{"a,b\nc,\"d", 2, 3, "has no end"},
                    BrokenCase{"a\n\"b\"c\n", 2, 4, "after a closing quote"},
                    BrokenCase{"a\nb\"c\n", 2, 2, "a quote inside"},
                    BrokenCase{std::string("a\nb\0", 4), 2, 2, "control character"},
                    BrokenCase{"a\n\"\x01\"", 2, 2, "control character"},
                    BrokenCase{"a\nb\nm\xE3 h\n", 3, 1, "UTF-8"},
                    BrokenCase{"a\n" + std::string(limits::csv_row_bytes_max + 2, 'x'), 2, 1,
                               "64 KiB"},
                    BrokenCase{"a\n\"" + std::string(limits::csv_row_bytes_max + 2, 'x'), 2, 1,
                               "is a quote missing"},
                    BrokenCase{std::string(limits::csv_columns_max, ','), 1,
                               limits::csv_columns_max + 1, "at most 100 cells"}));

RC_GTEST_PROP(CsvReader, ReadsBackWhateverWasWritten, ()) {
  const auto character = rc::gen::element<std::string>("a", "\"", ",", ";", "\n", "ệ", " ", "đ");
  const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(character),
                                 [](const std::vector<std::string>& characters) {
                                   std::string text = "x";  // a row without text would be left out
                                   for (const auto& one : characters) text += one;
                                   return text;
                                 });
  const auto width = *rc::gen::inRange<std::size_t>(1, 5);
  const auto row = rc::gen::container<std::vector<std::string>>(width, cell);
  const auto rows = *rc::gen::container<Texts>(row);
  const char separator = width == 1 ? ',' : *rc::gen::element(',', ';');
  const auto line_end = *rc::gen::element<std::string>("\n", "\r\n", "\r");
  RC_ASSERT(read(write(rows, separator, line_end)) == rows);
}

RC_GTEST_PROP(CsvReader, EndsOnAnyBytes, (const std::string& bytes)) {
  CsvReader reader(bytes);
  std::size_t rows = 0;
  while (reader.next()) ++rows;
  RC_ASSERT(rows <= bytes.size());
}

}  // namespace
}  // namespace ocop::sheets
