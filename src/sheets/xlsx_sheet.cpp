#include "sheets/xlsx_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/limits.h"
#include "base/text.h"
#include "base/time.h"

namespace ocop::sheets {
namespace {

/// "AB12" → 28; 0 when it begins with no letter.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > limits::sheet_columns_max) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column;
}

std::size_t whole_or(std::string_view text, std::size_t otherwise) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

std::string day_text(double serial, DayZero zero) {
  const auto base =
      days_from_date(zero == DayZero::of_1904 ? Date{1904, 1, 1} : Date{1899, 12, 30});
  return format_iso(date_from_days(base + static_cast<std::int64_t>(std::floor(serial))));
}

}  // namespace

void XlsxSheet::begin(std::string_view element, const XmlAttributes& attributes) {
  if (is_over_) return;
  if (element == "row") {
    line_ = whole_or(attributes.get("r"), line_ + 1);
    row_.clear();
    row_is_refused_ = false;
  } else if (element == "c") {
    begin_cell(attributes);
  } else if (element == "v" || element == "t") {
    in_value_ = !in_phonetic_;
  } else if (element == "f") {
    cell_.has_formula = true;
  } else if (element == "rPh") {
    in_phonetic_ = true;
  }
}

void XlsxSheet::end(std::string_view element) {
  if (is_over_) return;
  if (element == "row") {
    end_row();
  } else if (element == "c") {
    end_cell();
  } else if (element == "v" || element == "t") {
    in_value_ = false;
  } else if (element == "rPh") {
    in_phonetic_ = false;
  }
}

void XlsxSheet::text(std::string_view piece) {
  if (!in_value_ || is_over_) return;
  if (cell_.value.size() + piece.size() > limits::xlsx_cell_bytes_max) {
    refuse(Problem::damaged);
    is_over_ = true;
    return;
  }
  cell_.value += piece;
}

void XlsxSheet::begin_cell(const XmlAttributes& attributes) {
  const std::size_t given = column_of(attributes.get("r"));
  cell_.column = given > 0 ? given : row_.size() + 1;
  cell_.type = attributes.get("t");
  cell_.style = whole_or(attributes.get("s"), 0);
  cell_.value.clear();
  cell_.has_formula = false;
}

void XlsxSheet::end_cell() {
  if (row_is_refused_) return;
  std::string text = shown();
  if (text.empty()) return;
  if (cell_.column > limits::sheet_columns_max) {
    refuse(Problem::too_many_columns, fmt::to_string(limits::sheet_columns_max));
    row_is_refused_ = true;
    return;
  }
  while (row_.size() < cell_.column) row_.push_back({"", line_, row_.size() + 1});
  row_[cell_.column - 1].text = std::move(text);
}

void XlsxSheet::end_row() {
  const bool has_text =
      std::ranges::any_of(row_, [](const Cell& cell) { return !trim(cell.text).empty(); });
  if (!has_text || row_is_refused_) return;
  const std::size_t width = table_.rows.empty() ? row_.size() : table_.rows.front().size();
  while (row_.size() < width) row_.push_back({"", line_, row_.size() + 1});
  if (table_.rows.size() > rows_max(width)) {
    cell_.column = 1;
    refuse(Problem::too_many_rows, fmt::to_string(rows_max(width)));
    is_over_ = true;
    return;
  }
  table_.rows.push_back(std::move(row_));
}

std::string XlsxSheet::shown() {
  if (cell_.value.empty()) {
    return cell_.has_formula && cell_.type != "str" ? refuse(Problem::formula_without_value) : "";
  }
  if (cell_.type == "s") {
    const std::string* text = texts_.find(cell_.value);
    return text != nullptr ? *text : refuse(Problem::damaged);
  }
  if (cell_.type == "e") return refuse(Problem::cell_error, cell_.value);
  if (cell_.type.empty() || cell_.type == "n") return shown_number();
  return cell_.value;  // "str", "inlineStr", "b", "d"
}

std::string XlsxSheet::shown_number() {
  const std::string& value = cell_.value;
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) {
    return refuse(Problem::damaged);
  }
  constexpr double last_day = 2'956'000;  // in the year 9993
  if (styles_.is_day(cell_.style) && number >= 1 && number <= last_day) {
    return day_text(number, zero_);
  }
  // A spreadsheet keeps 15 digits: of a longer number the last ones are made up.
  constexpr double digits_kept = 1e15;
  if (std::fabs(number) >= digits_kept) return refuse(Problem::rounded_number, value);
  if (number != std::floor(number)) return fmt::format("{:.15g}", number);
  return fmt::format("{:0{}.0f}", number, styles_.digits(cell_.style));
}

std::string XlsxSheet::refuse(Problem problem, std::string argument) {
  if (table_.faults.size() < limits::sheet_faults_named_max) {
    table_.faults.push_back({problem, line_, cell_.column, std::move(argument)});
  }
  return {};
}

}  // namespace ocop::sheets
