#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "registry/fields.h"

/// Values as text, the form in which they go to and come from SQL and stand in the audit. Both
/// engines turn the text of a number into the number of its column. Empty optional: NULL.
namespace ocop::registry {

using FieldText = std::optional<std::string>;

inline FieldText to_text(const std::string& value) { return value; }
inline FieldText to_text(bool value) { return value ? "1" : "0"; }
inline FieldText to_text(Date value) { return format_iso(value); }
template <class Tag>
FieldText to_text(const Id<Tag>& value) {
  return value.empty() ? FieldText() : FieldText(value.text());
}
inline FieldText to_text(UnitKind value) {
  switch (value) {
    case UnitKind::province:
      return "province";
    case UnitKind::district:
      return "district";
    case UnitKind::ward:
      break;
  }
  return "ward";
}
inline FieldText to_text(const std::optional<int>& value) {
  return value ? FieldText(std::to_string(*value)) : FieldText();
}
inline FieldText to_text(const std::optional<std::int64_t>& value) {
  return value ? FieldText(std::to_string(*value)) : FieldText();
}
inline FieldText to_text(int value) { return std::to_string(value); }
inline FieldText to_text(const std::optional<Date>& value) {
  return value ? to_text(*value) : FieldText();
}

// What the store reads it has written itself, checked; the database holds the same checks.
inline void from_text(FieldText text, std::string& value) { value = std::move(text).value_or(""); }
inline void from_text(const FieldText& text, bool& value) { value = text == "1"; }
inline void from_text(const FieldText& text, Date& value) {
  value = parse_date(text.value_or("")).value();
}
template <class Tag>
void from_text(FieldText text, Id<Tag>& value) {
  value = Id<Tag>(std::move(text).value_or(""));
}
inline void from_text(const FieldText& text, UnitKind& value) {
  value = rule::unit_kind(text.value_or("")).value();
}
inline void from_text(const FieldText& text, std::optional<int>& value) {
  value.reset();
  if (text) value = std::stoi(*text);
}
inline void from_text(const FieldText& text, std::optional<std::int64_t>& value) {
  value.reset();
  if (text) value = std::stoll(*text);
}
inline void from_text(const FieldText& text, int& value) { value = std::stoi(text.value_or("0")); }
inline void from_text(const FieldText& text, std::optional<Date>& value) {
  value.reset();
  if (text) value = parse_date(*text).value();
}

template <class Record>
std::vector<FieldText> texts_of(const Record& record) {
  std::vector<FieldText> texts;
  Fields<Record>::each([&](const auto& field) { texts.push_back(to_text(record.*field.member)); });
  return texts;
}

template <class Record>
Record record_of(std::vector<FieldText> texts) {
  Record record;
  std::size_t index = 0;
  Fields<Record>::each(
      [&](const auto& field) { from_text(std::move(texts[index++]), record.*field.member); });
  return record;
}

}  // namespace ocop::registry
