#include "trace/thing.h"

namespace ocop::trace {
namespace {

// Splits "/01/0893…/10/L1" into its pairs of key and value, one call a pair.
std::string_view next_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  const auto segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

Kind kind_of_class(std::string_view path) {
  if (!path.starts_with('/')) return Kind::lot;
  while (!path.empty()) {
    const auto key = next_segment(path);
    if (key == "10" || key == "235") return Kind::lot;
    if (path.empty()) break;
    next_segment(path);
  }
  return Kind::trade_class;
}

std::string_view trade_class_of(std::string_view path) {
  static constexpr std::string_view key = "/01/";
  return path.starts_with(key) ? path.substr(0, path.find('/', key.size())) : std::string_view();
}

std::string lot_path(std::string_view path, std::string_view lot) {
  static constexpr char digits[] = "0123456789ABCDEF";
  const auto trade_class = trade_class_of(path);
  if (trade_class.empty() || lot.empty()) return {};
  std::string result;
  result.reserve(trade_class.size() + 4 + lot.size());
  result.append(trade_class).append("/10/");
  for (const char c : lot) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return result;
}

}  // namespace ocop::trace
