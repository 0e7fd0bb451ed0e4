#include "gs1/application_identifiers.h"

#include <fmt/format.h>

#include <algorithm>

#include "gs1/application_identifier_table.h"
#include "gs1/character_set.h"
#include "gs1/check_digit.h"

namespace ocop::gs1 {
namespace {

struct NamedCheck {
  std::string_view name;
  Check check;
};
constexpr std::array named_checks{
    NamedCheck{"check_digit", Check::check_digit},
    NamedCheck{"check_pair", Check::check_pair},
    NamedCheck{"prefix_at_1", Check::prefix_at_1},
    NamedCheck{"prefix_at_2", Check::prefix_at_2},
    NamedCheck{"date_or_month", Check::date_or_month},
    NamedCheck{"date", Check::date},
    NamedCheck{"full_date", Check::full_date},
    NamedCheck{"hour_minute", Check::hour_minute},
    NamedCheck{"hour", Check::hour},
    NamedCheck{"minute", Check::minute},
    NamedCheck{"second", Check::second},
    NamedCheck{"country", Check::country},
    NamedCheck{"country_or_999", Check::country_or_999},
    NamedCheck{"country_letters", Check::country_letters},
    NamedCheck{"currency", Check::currency},
    NamedCheck{"sex", Check::sex},
    NamedCheck{"iban", Check::iban},
    NamedCheck{"percent_encoding", Check::percent_encoding},
    NamedCheck{"piece_of_total", Check::piece_of_total},
    NamedCheck{"position_in_sequence", Check::position_in_sequence},
    NamedCheck{"importer_index", Check::importer_index},
    NamedCheck{"package_type", Check::package_type},
    NamedCheck{"media_type", Check::media_type},
    NamedCheck{"latitude", Check::latitude},
    NamedCheck{"longitude", Check::longitude},
    NamedCheck{"winding", Check::winding},
    NamedCheck{"yes_no", Check::yes_no},
    NamedCheck{"zero", Check::zero},
    NamedCheck{"not_zero", Check::not_zero},
    NamedCheck{"no_leading_zero", Check::no_leading_zero},
    NamedCheck{"has_non_digit", Check::has_non_digit},
    NamedCheck{"hyphen", Check::hyphen},
    NamedCheck{"coupon", Check::coupon},
    NamedCheck{"positive_offer_coupon", Check::positive_offer_coupon},
};

// A mistake in the table stops the compilation: consteval functions cannot reach a throw.
consteval Check check_named(std::string_view name) {
  for (const auto& row : named_checks) {
    if (row.name == name) return row.check;
  }
  throw "no check of this name";
}

consteval CharacterSet set_named(char letter) {
  switch (letter) {
    case 'N':
      return CharacterSet::digits;
    case 'X':
      return CharacterSet::set_82;
    case 'Y':
      return CharacterSet::set_39;
    case 'Z':
      return CharacterSet::base64url;
    default:
      throw "no character set of this name";
  }
}

// Cuts off what stands before the separator, and the separator.
constexpr std::string_view cut(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto head = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return head;
}

// "[N..12]", "N14:check_digit"
consteval Component component_of(std::string_view text) {
  Component component;
  std::string_view form = cut(text, ':');
  component.optional = form.front() == '[';
  if (component.optional) form = form.substr(1, form.size() - 2);
  component.set = set_named(form.front());
  form.remove_prefix(1);
  const bool varies = form.starts_with("..");
  if (varies) form.remove_prefix(2);
  for (const char c : form) {
    component.length_max = static_cast<std::uint8_t>(component.length_max * 10 + (c - '0'));
  }
  component.length_min = varies ? std::uint8_t{1} : component.length_max;
  for (std::size_t i = 0; !text.empty(); ++i) component.checks.at(i) = check_named(cut(text, ':'));
  return component;
}

consteval ApplicationIdentifier entry_of(const table::Row& row) {
  ApplicationIdentifier entry;
  entry.first = row.first;
  entry.last = row.last.empty() ? row.first : row.last;
  entry.title = row.title;
  entry.required = row.required;
  entry.excluded = row.excluded;
  entry.qualifiers = row.qualifiers;
  for (std::string_view format = row.format; !format.empty();) {
    const Component component = component_of(cut(format, ' '));
    entry.components.at(entry.component_count++) = component;
    if (!component.optional) entry.length_min += component.length_min;
    entry.length_max += component.length_max;
  }
  entry.has_predefined_length =
      row.use == table::Use::fixed || row.use == table::Use::fixed_attribute;
  entry.is_attribute = row.use == table::Use::attribute || row.use == table::Use::fixed_attribute;
  return entry;
}

consteval auto all_entries() {
  std::array<ApplicationIdentifier, table::rows.size()> entries;
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = entry_of(table::rows[i]);
  return entries;
}
constexpr auto entries = all_entries();
static_assert(std::ranges::is_sorted(entries, {}, &ApplicationIdentifier::first));

constexpr std::size_t prefix_of(std::string_view two_digits) {
  return static_cast<std::size_t>((two_digits[0] - '0') * 10 + (two_digits[1] - '0'));
}

consteval auto lengths_by_prefix() {
  std::array<std::uint8_t, 100> lengths{};
  for (const auto& entry : entries) {
    for (std::size_t at = prefix_of(entry.first); at <= prefix_of(entry.last); ++at) {
      if (lengths[at] != 0 && lengths[at] != entry.first.size()) throw "lengths differ";
      lengths[at] = static_cast<std::uint8_t>(entry.first.size());
    }
  }
  return lengths;
}
constexpr auto code_lengths = lengths_by_prefix();

constexpr std::size_t number_of(std::string_view code) {
  std::size_t number = 0;
  for (const char c : code) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number;
}

// The entry of each code by its number; "01" and "001" are told apart by the length of the entry.
constexpr std::uint8_t no_entry = 255;
static_assert(entries.size() < no_entry);
consteval auto entries_by_number() {
  std::array<std::uint8_t, 10'000> places{};
  for (auto& place : places) place = no_entry;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t at = number_of(entries[i].first); at <= number_of(entries[i].last); ++at) {
      if (places[at] != no_entry) throw "two entries for one number";
      places[at] = static_cast<std::uint8_t>(i);
    }
  }
  return places;
}
constexpr auto places = entries_by_number();

consteval ApplicationIdentifier stand_in(std::uint8_t predefined_length) {
  ApplicationIdentifier entry;
  entry.title = "UNKNOWN";
  entry.is_assigned = false;
  entry.is_attribute = true;
  entry.has_predefined_length = predefined_length > 0;
  entry.component_count = 1;
  entry.components[0].set = CharacterSet::set_82;
  entry.components[0].length_min = predefined_length > 0 ? predefined_length : std::uint8_t{1};
  entry.components[0].length_max = predefined_length > 0 ? predefined_length : std::uint8_t{90};
  entry.length_min = entry.components[0].length_min;
  entry.length_max = entry.components[0].length_max;
  return entry;
}
constexpr ApplicationIdentifier unknown = stand_in(0);
constexpr ApplicationIdentifier unknown_measure = stand_in(6);
constexpr ApplicationIdentifier unknown_location = stand_in(13);

bool fits(CharacterSet set, std::string_view text) {
  switch (set) {
    case CharacterSet::digits:
      return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    case CharacterSet::set_82:
      return std::ranges::all_of(text, is_in_character_set_82);
    case CharacterSet::set_39:
      return std::ranges::all_of(text, is_in_character_set_39);
    case CharacterSet::base64url:
      return std::ranges::all_of(text, is_in_character_set_64);
  }
  return false;
}

// Base64url may end in padding to a multiple of three characters.
Fault fault_of_base64url(std::string_view text) {
  const auto end = text.find_last_not_of('=');
  const std::size_t length = end == std::string_view::npos ? 0 : end + 1;
  const std::size_t padding = text.size() - length;
  if (padding > 2 || (padding > 0 && text.size() % 3 != 0)) return Fault::invalid_cset64_padding;
  return fits(CharacterSet::base64url, text.substr(0, length)) ? Fault::none
                                                               : Fault::invalid_cset64_character;
}

Fault fault_of_characters(CharacterSet set, std::string_view text) {
  switch (set) {
    case CharacterSet::digits:
      return fits(set, text) ? Fault::none : Fault::non_digit_character;
    case CharacterSet::set_82:
      return fits(set, text) ? Fault::none : Fault::invalid_cset82_character;
    case CharacterSet::set_39:
      return fits(set, text) ? Fault::none : Fault::invalid_cset39_character;
    case CharacterSet::base64url:
      return fault_of_base64url(text);
  }
  return Fault::none;
}

Fault fault_of_component(const Component& component, std::string_view text) {
  if (const Fault fault = fault_of_characters(component.set, text); fault != Fault::none) {
    return fault;
  }
  for (const Check check : component.checks) {
    if (check == Check::none) break;
    if (const Fault fault = fault_of(check, text); fault != Fault::none) return fault;
  }
  return Fault::none;
}

ValueFault of_kind(ValueFault::Kind kind) { return {kind, Fault::none, 0}; }

}  // namespace

std::span<const ApplicationIdentifier> application_identifiers() { return entries; }

const ApplicationIdentifier* find_application_identifier(std::string_view code) {
  if (code.size() < 2 || code.size() > 4 || !is_digits(code)) return nullptr;
  const std::uint8_t place = places[number_of(code)];
  if (place == no_entry || entries[place].first.size() != code.size()) return nullptr;
  return &entries[place];
}

std::size_t code_length(std::string_view text) {
  if (text.size() < 2 || !is_digits(text.substr(0, 2))) return 0;
  return code_lengths[prefix_of(text)];
}

const ApplicationIdentifier* find_application_identifier_at_start(std::string_view text) {
  return find_application_identifier(text.substr(0, code_length(text)));
}

const ApplicationIdentifier* stand_in_for_unknown(std::string_view code) {
  if (code.size() < 2 || code.size() > 4 || !is_digits(code)) return nullptr;
  const std::size_t length = code_length(code);
  if (length != 0 && length != code.size()) return nullptr;
  const std::size_t prefix = prefix_of(code);
  if (prefix >= 31 && prefix <= 36) return &unknown_measure;  // GenSpecs figure 7.8.5-2
  return prefix == 41 ? &unknown_location : &unknown;
}

ValueFault fault_of_value(const ApplicationIdentifier& entry, std::string_view value) {
  using Kind = ValueFault::Kind;
  if (value.empty()) return of_kind(Kind::empty);
  if (value.size() < entry.length_min) return of_kind(Kind::too_short);
  if (value.size() > entry.length_max) return of_kind(Kind::too_long);
  std::size_t at = 0;
  for (std::size_t i = 0; i < entry.component_count; ++i) {
    const Component& component = entry.components[i];
    const std::string_view text = value.substr(at, component.length_max);
    if (component.optional && text.empty()) continue;
    if (text.size() < component.length_min) return of_kind(Kind::too_short);
    if (const Fault fault = fault_of_component(component, text); fault != Fault::none) {
      return {Kind::content, fault, static_cast<std::uint16_t>(at)};
    }
    at += text.size();
  }
  return {};
}

std::string sentence(std::string_view code, std::string_view value, const ValueFault& fault,
                     const ApplicationIdentifier& entry) {
  using Kind = ValueFault::Kind;
  const std::string name = fmt::format("AI ({}) {}", code, entry.title);
  switch (fault.kind) {
    case Kind::none:
      return {};
    case Kind::empty:
      return name + ": the value is empty";
    case Kind::too_short:
      return fmt::format("{}: \"{}\" is too short, it needs {}{} characters", name, value,
                         entry.length_min == entry.length_max ? "" : "at least ", entry.length_min);
    case Kind::too_long:
      return fmt::format("{}: \"{}\" is too long, {} characters are the most", name, value,
                         entry.length_max);
    case Kind::content:
      break;
  }
  std::string text = fmt::format("{}: {} in \"{}\"", name, reason_of(fault.content), value);
  if (fault.content == Fault::incorrect_check_digit) {
    // Keys with a check digit hold it at the end of their first or second component.
    std::size_t end = fault.at;
    for (std::size_t i = 0, at = 0; i < entry.component_count; ++i) {
      if (at == fault.at) end = at + entry.components[i].length_max;
      at += entry.components[i].length_max;
    }
    const auto digits = value.substr(fault.at, end - fault.at - 1);
    text += fmt::format("; it should be {}", check_digit(digits));
  }
  return text;
}

bool is_path(const ApplicationIdentifier& key, std::span<const std::string_view> qualifiers) {
  if (!key.is_key()) return false;
  for (std::string_view choices = key.qualifiers; !choices.empty();) {
    std::string_view sequence = cut(choices, '|');
    std::size_t matched = 0;
    while (!sequence.empty() && matched < qualifiers.size()) {
      if (cut(sequence, ',') == qualifiers[matched]) ++matched;
    }
    if (matched == qualifiers.size()) return true;
  }
  return false;
}

std::size_t longest_path(const ApplicationIdentifier& key,
                         std::span<const std::string_view> present,
                         std::array<std::string_view, 4>& qualifiers) {
  std::size_t longest = 0;
  for (std::string_view choices = key.qualifiers; !choices.empty();) {
    std::array<std::string_view, 4> found;
    std::size_t count = 0;
    for (std::string_view sequence = cut(choices, '|'); !sequence.empty();) {
      const std::string_view qualifier = cut(sequence, ',');
      if (std::ranges::find(present, qualifier) != present.end()) found.at(count++) = qualifier;
    }
    if (count > longest) {
      longest = count;
      qualifiers = found;
    }
  }
  return longest;
}

}  // namespace ocop::gs1
