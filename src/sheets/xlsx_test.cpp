#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <zip.h>

#include "base/limits.h"
#include "base/text.h"
#include "sheets/read_table.h"
#include "sheets/xlsx_styles.h"
#include "sheets/xlsx_writer.h"

namespace ocop::sheets {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<std::string>> texts_of(const Table& table) {
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : table.rows) {
    auto& cells = rows.emplace_back();
    for (const Cell& cell : row) cells.push_back(cell.text);
  }
  return rows;
}

/// An archive of these parts, as a stranger could make it.
std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* made = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  zip_source_keep(target);
  for (const auto& [name, text] : parts) {
    zip_file_add(made, name.c_str(), zip_source_buffer(made, text.data(), text.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  zip_close(made);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string workbook(const std::string& rows, const std::string& texts = "",
                     const std::string& styles = "<styleSheet/>") {
  return archive(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
        "</Relationships>"},
       {"xl/styles.xml", styles},
       {"xl/sharedStrings.xml", "<sst>" + texts + "</sst>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

Problem problem_of(const std::string& bytes) {
  const Table table = read_table(bytes);
  return table.faults.empty() ? Problem::control_character : table.faults.front().problem;
}

TEST(Xlsx, WhatIsWrittenIsReadBack) {
  const Sheet sheet{"Chủ thể/2026",
                    {{"mã"}, {"giá", ColumnType::number}, {"ngày", ColumnType::day}},
                    {{"=1+1", "1500000", "2026-07-06"}, {"Ô mai", "0.5", ""}, {"", "", ""}}};
  const Table table = read_table(write_xlsx({sheet}).value());
  EXPECT_EQ(table.format, Format::xlsx);
  EXPECT_THAT(table.faults, IsEmpty());
  EXPECT_THAT(texts_of(table), ElementsAre(ElementsAre("mã", "giá", "ngày"),
                                           ElementsAre("=1+1", "1500000", "2026-07-06"),
                                           ElementsAre("Ô mai", "0.5", "")));
  EXPECT_EQ(table.rows[1][2].line, 2U);
}

TEST(Xlsx, AnyTextComesBackAsItIs) {
  rc::check("a cell of text", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange(' ', '~'));
    RC_PRE(!trim(text).empty() && trim(text) == text);
    const Table table = read_table(write_xlsx({Sheet{"", {{"x"}}, {{text}}}}).value());
    RC_ASSERT(table.rows.at(1).at(0).text == text);
  });
}

TEST(Xlsx, TwoSheetsMayHaveOneName) {
  EXPECT_TRUE(write_xlsx({Sheet{"Báo cáo", {{"a"}}, {}}, Sheet{"Báo cáo", {{"b"}}, {}}}));
}

TEST(Xlsx, CellsStandWhereTheirReferencesSay) {
  const Table table = read_table(
      workbook("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" "
               "t=\"inlineStr\"><is><t>c</t></is></c>"
               "</row><row r=\"5\"><c r=\"B5\"><v>9521234000013</v></c></row><row r=\"6\"/>",
               "<si><r><t>Ô </t></r><r><t>mai</t></r></si>"));
  EXPECT_THAT(texts_of(table),
              ElementsAre(ElementsAre("Ô mai", "", "c"), ElementsAre("", "9521234000013", "")));
  EXPECT_EQ(table.rows[1][1].line, 5U);
}

TEST(Xlsx, NumbersThatLostDigitsAndBrokenFormulasAreNamed) {
  const Table table = read_table(
      workbook("<row r=\"1\"><c r=\"A1\"><v>9.5212340000131E+17</v></c><c r=\"B1\" t=\"e\">"
               "<v>#REF!</v></c><c r=\"C1\"><f>A1</f></c></row>"));
  ASSERT_EQ(table.faults.size(), 3U);
  EXPECT_EQ(table.faults[0].problem, Problem::rounded_number);
  EXPECT_EQ(table.faults[1].problem, Problem::cell_error);
  EXPECT_EQ(table.faults[1].argument, "#REF!");
  EXPECT_EQ(table.faults[2].problem, Problem::formula_without_value);
}

TEST(ReadTable, ATextThatIsARoundedNumberIsNamedInBothFormats) {
  const std::string csv = "gtin,name\n\"9,52E+12\",Trà E+12\n9.52E+12,1E+5 gói\n";
  const Table table = read_table(csv);
  ASSERT_EQ(table.faults.size(), 2U);
  EXPECT_EQ(table.faults[0].problem, Problem::rounded_number);
  EXPECT_EQ(table.faults[0].argument, "9,52E+12");
  EXPECT_EQ(table.faults[1].line, 3U);
  EXPECT_EQ(problem_of(write_xlsx({Sheet{"", {{"gtin"}}, {{"9,52E+12"}}}}).value()),
            Problem::rounded_number);
}

TEST(Xlsx, ACodeShownWithLeadingZerosKeepsThem) {
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
  const Table table = read_table(
      workbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>70</v></c><c r=\"B1\" s=\"0\"><v>70</v></c>"
               "<c r=\"C1\" s=\"1\"><v>123456</v></c></row>",
               "", styles));
  EXPECT_THAT(texts_of(table), ElementsAre(ElementsAre("00070", "70", "123456")));
}

TEST(Xlsx, NamesMayHaveAPrefix) {
  const std::string bytes = archive(
      {{"xl/workbook.xml",
        "<x:workbook xmlns:x=\"m\" xmlns:rel=\"r\"><x:sheets><x:sheet rel:id=\"rId1\"/></x:sheets>"
        "</x:workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"/xl/s.xml\"/></Relationships>"},
       {"xl/s.xml",
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t>"
        "<x:rPh><x:t>b</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>"}});
  EXPECT_THAT(texts_of(read_table(bytes)), ElementsAre(ElementsAre("a")));
}

TEST(ReadTable, WideRowsAreFewer) {
  EXPECT_EQ(rows_max(10), limits::sheet_rows_max);
  EXPECT_EQ(rows_max(100), 30'000U);
  std::string rows, csv;
  for (std::size_t i = 0; i < 30'002; ++i) {
    rows += "<row><c r=\"CV1\"><v>1</v></c></row>";
    csv += std::string(99, ',') + "1\n";
  }
  EXPECT_EQ(problem_of(workbook(rows)), Problem::too_many_rows);
  EXPECT_EQ(problem_of(csv), Problem::too_many_rows);
}

TEST(Xlsx, HostileFilesAreRefusedInWords) {
  EXPECT_EQ(problem_of("PK\x03\x04 nothing"), Problem::damaged);
  EXPECT_EQ(problem_of("\xD0\xCF\x11\xE0 old"), Problem::old_workbook);
  EXPECT_EQ(problem_of("%PDF-1.7"), Problem::not_a_sheet);
  EXPECT_EQ(problem_of(archive({{"xl/vbaProject.bin", "x"}})), Problem::macros);
  EXPECT_EQ(problem_of(archive({{"a.txt", "x"}})), Problem::damaged);
  EXPECT_EQ(problem_of(archive({{"xl/workbook.xml", std::string(50U << 20, ' ')}})),
            Problem::inflates);
  EXPECT_EQ(
      problem_of(archive({{"xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook/>"}})),
      Problem::damaged);
  EXPECT_EQ(problem_of(workbook("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>")),
            Problem::too_many_columns);
  EXPECT_EQ(problem_of(workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")),
            Problem::damaged);
}

TEST(Xlsx, FormatsThatShowADayAreKnown) {
  for (const char* code : {"dd/mm/yyyy", "yyyy\\-mm\\-dd", "[$-42A]dd mmmm yyyy", "d-mmm"}) {
    EXPECT_TRUE(is_day_format(code)) << code;
  }
  for (const char* code : {"#,##0.00", "0%", "[h]:mm", "\"ngày\" 0", "General"}) {
    EXPECT_FALSE(is_day_format(code)) << code;
  }
}

TEST(Xlsx, EveryCutOfAFileIsReadOrRefusedInOrder) {
  const std::string whole = write_xlsx({Sheet{"a", {{"x"}}, {{"1"}, {"2"}}}}).value();
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    static_cast<void>(read_table(std::string_view(whole).substr(0, size)));
  }
}

}  // namespace
}  // namespace ocop::sheets
