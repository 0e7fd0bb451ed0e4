#include "epcis/hash_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <boost/json/array.hpp>

#include "base/text.h"

namespace ocop::epcis {
namespace {

int digit_of(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

// GS1 EPC Tag Data Standard 2.0, table A-1: what an EPC URN escapes of the GS1 character set.
bool is_escaped_in_urn(char c) {
  return std::string_view("\"%&/<>?#").find(c) != std::string::npos;
}

// Takes back the escapes that a Digital Link needs and an EPC URN does not.
std::string with_urn_escapes(std::string path) {
  if (path.find('%') == std::string::npos) return path;
  std::string text;
  text.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '%' && i + 2 < path.size() && digit_of(path[i + 1]) >= 0 &&
        digit_of(path[i + 2]) >= 0) {
      const char c = static_cast<char>(digit_of(path[i + 1]) * 16 + digit_of(path[i + 2]));
      if (c > 0x20 && c < 0x7F && !is_escaped_in_urn(c)) {
        text += c;
        i += 2;
        continue;
      }
    }
    text += path[i];
  }
  return text;
}

// A decimal number as people and programs write it, taken apart without rounding.
struct Decimal {
  bool negative = false;
  std::string digits;  // without sign, point and exponent
  int exponent = 0;    // of the last digit
};

bool take_digits(std::string_view& text, std::string& digits) {
  const std::size_t before = digits.size();
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    digits += text.front();
    text.remove_prefix(1);
  }
  return digits.size() > before;
}

std::optional<int> take_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  // A greater exponent is no quantity of anything, and would be written out in zeros.
  if (!take_digits(text, digits) || !text.empty() || digits.size() > 3) return std::nullopt;
  return std::stoi(digits) * (negative ? -1 : 1);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal number;
  number.negative = text.starts_with('-');
  if (number.negative || text.starts_with('+')) text.remove_prefix(1);
  const bool has_whole = take_digits(text, number.digits);
  std::size_t decimals = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t whole = number.digits.size();
    if (!take_digits(text, number.digits) && !has_whole) return std::nullopt;
    decimals = number.digits.size() - whole;
  } else if (!has_whole) {
    return std::nullopt;
  }
  const auto exponent = take_exponent(text);
  if (!exponent) return std::nullopt;
  number.exponent = *exponent - static_cast<int>(decimals);
  return number;
}

std::string plain_text(Decimal number) {
  auto& digits = number.digits;
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.empty()) return "0";
  while (digits.back() == '0') {
    digits.pop_back();
    ++number.exponent;
  }
  if (number.exponent > 0) {
    digits.append(static_cast<std::size_t>(number.exponent), '0');
  } else if (number.exponent < 0) {
    const auto decimals = static_cast<std::size_t>(-number.exponent);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
  }
  return number.negative ? "-" + digits : digits;
}

// In whatever place: the URN of a CBV list → the home of its web URIs.
std::string with_web_terms(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> homes = {{
      {"urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-"},
      {"urn:epcglobal:cbv:disp:", "https://ref.gs1.org/cbv/Disp-"},
      {"urn:epcglobal:cbv:btt:", "https://ref.gs1.org/cbv/BTT-"},
      {"urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-"},
      {"urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-"},
      {"https://gs1.org/voc/", "https://ref.gs1.org/voc/"},
  }};
  for (const auto& [from, to] : homes) {
    if (text.starts_with(from)) return std::string(to).append(text.substr(from.size()));
  }
  return text;
}

std::string identifier_or_text(std::string text) {
  const bool may_be_gs1 =
      text.starts_with("urn:epc:") || text.starts_with("http://") || text.starts_with("https://");
  if (!may_be_gs1) return text;
  const auto id = gs1::Identifier::parse(text);
  return id && id->is_gs1() ? hash_text(*id) : text;
}

std::string expanded_name(std::string_view name, const Context& context) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return std::string(name);
  const auto prefix = name.substr(0, colon);
  // CBV 2.0 names the GS1 Web Vocabulary by this home, whatever a context says.
  const auto space =
      prefix == "gs1" ? std::string_view("https://ref.gs1.org/voc/") : context.name_space(prefix);
  if (space.empty()) return std::string(name);
  std::string expanded = "{";
  return expanded.append(space).append("}").append(name.substr(colon + 1));
}

bool is_remark(std::string_view name) { return name == "rdfs:comment" || name == "comment"; }

std::string sorted(std::vector<std::string> members) {
  std::ranges::sort(members);
  std::string text;
  for (const auto& member : members) text += member;
  return text;
}

void append_members(std::vector<std::string>& members, const std::string& name,
                    const boost::json::value& value, const Context& context);

std::string value_text(const boost::json::value& value, const Context& context) {
  switch (value.kind()) {
    case boost::json::kind::object:
      return hash_text(value.get_object(), context);
    case boost::json::kind::array: {
      std::vector<std::string> members;
      for (const auto& item : value.get_array()) append_members(members, "", item, context);
      return sorted(std::move(members));
    }
    case boost::json::kind::string: {
      const std::string_view text = trim(value.get_string());
      return text.empty() ? std::string() : "=" + hash_text(text, context);
    }
    case boost::json::kind::bool_:
      return value.get_bool() ? "=true" : "=false";
    case boost::json::kind::int64:
      return "=" + std::to_string(value.get_int64());
    case boost::json::kind::uint64:
      return "=" + std::to_string(value.get_uint64());
    case boost::json::kind::double_:
      return "=" + hash_text(value.get_double());
    case boost::json::kind::null:
      break;
  }
  return {};
}

// A list is its members, each under the name of the list.
void append_members(std::vector<std::string>& members, const std::string& name,
                    const boost::json::value& value, const Context& context) {
  if (!value.is_array()) {
    members.push_back(name + value_text(value, context));
    return;
  }
  for (const auto& item : value.get_array()) members.push_back(name + value_text(item, context));
}

}  // namespace

std::string hash_text(const gs1::Identifier& id) {
  return id.is_gs1() ? with_urn_escapes(id.canonical_uri()) : id.path();
}

std::string hash_text(Timestamp instant) {
  constexpr std::int64_t millisecond = 1000;
  std::int64_t micros = instant.micros;
  const std::int64_t rest = ((micros % millisecond) + millisecond) % millisecond;
  micros += rest >= millisecond / 2 ? millisecond - rest : -rest;
  return format_utc({micros});
}

std::string hash_text(double number) {
  const auto decimal = parse_decimal(fmt::format("{}", number));
  return decimal ? plain_text(*decimal) : fmt::format("{}", number);
}

std::string hash_text(std::string_view text, const Context& context) {
  if (const auto decimal = parse_decimal(text)) return plain_text(*decimal);
  return identifier_or_text(with_web_terms(context.expand(text)));
}

std::string hash_text(const boost::json::object& extensions, const Context& context) {
  std::vector<std::string> members;
  for (const auto& [name, value] : extensions) {
    if (!is_remark(name)) append_members(members, expanded_name(name, context), value, context);
  }
  return sorted(std::move(members));
}

}  // namespace ocop::epcis
