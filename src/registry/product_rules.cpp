#include "registry/product_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "gs1/check_digit.h"
#include "records/codes.h"
#include "registry/cell_rules.h"
#include "registry/field_rules.h"

namespace ocop::registry {
namespace {

using records::Checked;
using records::Option;
using records::Reason;

constexpr Option groups[] = {{"thuc-pham", "registry.group_food"_key},
                             {"do-uong", "registry.group_drinks"_key},
                             {"thao-duoc", "registry.group_herbs"_key},
                             {"vai-may-mac", "registry.group_textiles"_key},
                             {"luu-niem-noi-that-trang-tri", "registry.group_souvenirs"_key},
                             {"du-lich", "registry.group_tourism"_key}};

constexpr Option sets[] = {
    {"1", "registry.set_1"_key},   {"2", "registry.set_2"_key},   {"3", "registry.set_3"_key},
    {"4", "registry.set_4"_key},   {"5", "registry.set_5"_key},   {"6", "registry.set_6"_key},
    {"7", "registry.set_7"_key},   {"8", "registry.set_8"_key},   {"9", "registry.set_9"_key},
    {"10", "registry.set_10"_key}, {"11", "registry.set_11"_key}, {"12", "registry.set_12"_key},
    {"13", "registry.set_13"_key}, {"14", "registry.set_14"_key}, {"15", "registry.set_15"_key},
    {"16", "registry.set_16"_key}, {"17", "registry.set_17"_key}, {"18", "registry.set_18"_key},
    {"19", "registry.set_19"_key}, {"20", "registry.set_20"_key}, {"21", "registry.set_21"_key},
    {"22", "registry.set_22"_key}, {"23", "registry.set_23"_key}, {"24", "registry.set_24"_key},
    {"25", "registry.set_25"_key}, {"26", "registry.set_26"_key}};

struct Became {
  std::string_view group;
  std::string_view sets;
};
constexpr std::array became{Became{"thuc-pham", "1 2 3 4 5 6 7 8 9 10 11 12 13"},
                            Became{"do-uong", "14 15 16 17 11 12 13"},
                            Became{"thao-duoc", "18 19 20 12"},
                            Became{"vai-may-mac", "22"},
                            Became{"luu-niem-noi-that-trang-tri", "21 24 22 23 25"},
                            Became{"du-lich", "26"}};

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && gs1::is_digits(text);
}

std::optional<int> number_in(std::string_view text, int least, int most) {
  if (!is_digits(text, 1, 9)) return std::nullopt;
  const int number = std::stoi(std::string(text));
  return number < least || number > most ? std::nullopt : std::optional(number);
}

Checked whole_in(std::string_view text, int least, int most) {
  if (number_in(text, least, most)) return std::string(text);
  return Reason{"registry.fault_range"_key, {std::to_string(least), std::to_string(most)}};
}

constexpr Date districts_ended{2025, 7, 1};
constexpr Date decision_26{2026, 5, 22};

}  // namespace

std::vector<std::string> proposed_sets(std::string_view group_2019) {
  const auto* at = std::ranges::find(became, group_2019, &Became::group);
  if (at == became.end()) return {};
  std::vector<std::string> proposed;
  for (const std::string_view set : split(at->sets, ' ')) proposed.emplace_back(set);
  return proposed;
}

std::span<const Option> groups_2019() { return groups; }
std::span<const Option> sets_2026() { return sets; }

std::string internal_code(std::string_view id) {
  const std::string chance = records::chance_of(id);
  return fmt::format("SP-{}-{}", chance.substr(0, 4),
                     chance.substr(std::min<std::size_t>(chance.size(), 4)));
}

bool is_gtin(std::string_view code) { return is_digits(code, 14, 14); }

bool is_ocop_code(std::string_view code, Date decided_on) {
  const auto parts = split(code, '-');
  const bool has_district = parts.size() == 5;
  if (parts.size() != 4 && !has_district) return false;
  if (has_district && decided_on >= decision_26) return false;
  if (!has_district && decided_on < districts_ended) return false;
  const std::size_t ward = has_district ? 2 : 1;
  return is_digits(parts[0], 2, 2) && (!has_district || is_digits(parts[1], 3, 3)) &&
         is_digits(parts[ward], 5, 5) && is_digits(parts[ward + 1], 1, 6) &&
         is_digits(parts[ward + 2], 4, 4) && parts[ward + 2].starts_with("20");
}

namespace field_rule {

Checked product_code(std::string_view text) {
  if (!text.starts_with("SP-")) return gtin(text);
  const bool fits = text.size() <= 40 && std::ranges::all_of(text, [](char c) {
                      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
                    });
  if (fits) return std::string(text);
  return Reason{"registry.fault_product_code"_key, {}};
}

Checked product_reference(std::string_view text) {
  if (!is_digits(text, 8, 14)) return std::string(text);
  return gtin(text);
}

Checked picture_address(std::string_view text) {
  if (auto address = rule::picture(text)) return *address;
  return Reason{"registry.fault_picture"_key, {}};
}

Checked at_least_one(std::string_view text) { return whole_in(text, 1, 999'999'999); }
Checked shelf_life(std::string_view text) { return whole_in(text, 1, 36'500); }
Checked small_number(std::string_view text) { return whole_in(text, 0, 1'000); }
Checked stars(std::string_view text) { return whole_in(text, 1, 5); }

Checked percent(std::string_view text) {
  std::string number(trim(text));
  if (number.ends_with('%')) number = trim(std::string_view(number).substr(0, number.size() - 1));
  std::ranges::replace(number, ',', '.');
  const auto parts = split(number, '.');
  const bool has_form = !parts.empty() && parts.size() <= 2 && is_digits(parts[0], 1, 3) &&
                        (parts.size() == 1 || is_digits(parts[1], 1, 2));
  if (!has_form) return Reason{"registry.fault_percent"_key, {}};
  const int hundredths =
      std::stoi(std::string(parts[0])) * 100 +
      (parts.size() == 1 ? 0 : std::stoi((std::string(parts[1]) + "0").substr(0, 2)));
  if (hundredths > 10'000) return Reason{"registry.fault_percent"_key, {}};
  return number;
}

Checked trademark_classes(std::string_view text) {
  std::vector<int> classes;
  for (const std::string_view part : split(text, ',')) {
    const auto number = number_in(trim(part), 1, 45);
    if (!number || std::ranges::find(classes, *number) != classes.end()) {
      return Reason{"registry.fault_classes"_key, {}};
    }
    classes.push_back(*number);
  }
  std::ranges::sort(classes);
  std::string joined;
  for (const int number : classes) joined += (joined.empty() ? "" : ", ") + std::to_string(number);
  return joined;
}

}  // namespace field_rule
}  // namespace ocop::registry
