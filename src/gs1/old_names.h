#pragma once

#include <array>
#include <string_view>

namespace ocop::gs1 {

/// The AI that a name stood for in Digital Links before version 1.3 ("gtin" → "01"); empty when it
/// stood for none.
constexpr std::string_view identifier_of_old_name(std::string_view name) {
  struct Row {
    std::string_view name, code;
  };
  constexpr std::array rows{
      Row{"gtin", "01"},   Row{"ser", "21"},     Row{"lot", "10"},    Row{"cpv", "22"},
      Row{"sscc", "00"},   Row{"gln", "414"},    Row{"glnx", "254"},  Row{"party", "417"},
      Row{"gdti", "253"},  Row{"gcn", "255"},    Row{"ginc", "401"},  Row{"gsin", "402"},
      Row{"grai", "8003"}, Row{"giai", "8004"},  Row{"itip", "8006"}, Row{"cpid", "8010"},
      Row{"cpsn", "8011"}, Row{"gmn", "8013"},   Row{"gsrn", "8018"}, Row{"gsrnp", "8017"},
      Row{"srin", "8019"}, Row{"refno", "8020"},
  };
  for (const auto& row : rows) {
    if (row.name == name) return row.code;
  }
  return {};
}

}  // namespace ocop::gs1
