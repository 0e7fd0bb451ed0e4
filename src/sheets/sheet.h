#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What is written as CSV and as XLSX, from one description.
namespace ocop::sheets {

enum class ColumnType : std::uint8_t {
  text,
  number,  ///< cells hold "1500000" or "0.5"; in XLSX numbers that can be summed
  day,     ///< cells hold "2026-07-06"; in XLSX days shown as 06/07/2026
};

struct Column {
  std::string title;
  ColumnType type = ColumnType::text;
};

/// Rows are as long as `columns`; an absent value is an empty cell. UTF-8.
struct Sheet {
  std::string
      name;  ///< on the tab: what does not fit in 31 characters or is not allowed is left out
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

}  // namespace ocop::sheets
