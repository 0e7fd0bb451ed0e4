#include "sheets/formula_guard.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "sheets/csv_reader.h"
#include "sheets/csv_writer.h"

namespace ocop::sheets {
namespace {

bool is_guarded(std::string_view text) { return guard(text) != text; }

TEST(FormulaGuard, WhatASpreadsheetWouldRunGetsAnApostrophe) {
  for (const char* text : {"=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd()", "@SUM(A1)", " =1+1", "\t=1",
                           "＝1+1", "a;=HYPERLINK(\"x\")", "a\n\"=1+1;"}) {
    EXPECT_TRUE(is_guarded(text)) << text;
  }
}

TEST(FormulaGuard, WhatPeopleWriteStaysAsItIs) {
  for (const char* text : {"Ô mai", "-5,5", "+84900000001", "'Thành", "a - b", "199 Hàng Đường",
                           "2026-07-06", "lan@example.vn"}) {
    EXPECT_FALSE(is_guarded(text)) << text;
  }
}

TEST(FormulaGuard, EveryTextComesBackExactly) {
  rc::check("unguard(guard(text)) == text", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('=', '+', '-', '@', '\'', ' ', ';', ',', 'a', '1', '\n', '('));
    RC_ASSERT(unguard(guard(text)) == text);
  });
}

/// How a spreadsheet set to `separator` cuts text: a quote counts only where a cell begins.
std::vector<std::string> cells_as_opened_with(char separator, std::string_view content) {
  std::vector<std::string> cells(1);
  enum class At { begin, bare, quoted, closed } at = At::begin;
  for (const char c : content) {
    if (at == At::begin && c == '"') {
      at = At::quoted;
    } else if (at == At::quoted && c == '"') {
      at = At::closed;
    } else if (at != At::quoted && (c == separator || c == '\n' || c == '\r')) {
      cells.emplace_back();
      at = At::begin;
    } else {
      if (at == At::closed && c == '"') at = At::quoted;
      if (at == At::begin) at = At::bare;
      cells.back() += c;
    }
  }
  return cells;
}

TEST(CsvWriter, NoCellRunsWhateverTheSeparatorTheFileIsOpenedWith) {
  rc::check("a text with what a formula is made of", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('=', '@', '"', ',', ';', '\t', '\'', 'a', '\n', '\r', ' '));
    const char separator = *rc::gen::element(',', ';', '\t');
    const std::string csv = write_csv({"", {{"x"}, {"y"}}, {{"key", text}}}, ByteOrderMark::none);
    for (const std::string& cell : cells_as_opened_with(separator, csv)) {
      const auto shown = cell.find_first_not_of(" \t");
      const bool runs = shown != std::string::npos && (cell[shown] == '=' || cell[shown] == '@');
      RC_ASSERT(!runs);
    }
  });
}

TEST(CsvWriter, WhatIsWrittenIsReadBack) {
  rc::check("a row of a sheet", [] {
    const auto cell = rc::gen::container<std::string>(
        rc::gen::element('=', '"', ',', ';', '\'', 'a', '\n', '@', '-', ' '));
    const std::string first = *cell, second = *cell;
    const std::string csv =
        write_csv({"", {{"x"}, {"y"}}, {{"key", first}, {"key", second}}}, ByteOrderMark::present);
    CsvReader reader(csv);
    static_cast<void>(reader.next());
    const auto one = reader.next(), two = reader.next();
    RC_ASSERT(one && two && !reader.fault());
    RC_ASSERT(one->at(1).text == first && two->at(1).text == second);
  });
}

}  // namespace
}  // namespace ocop::sheets
