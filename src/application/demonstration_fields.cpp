#include "application/demonstration_fields.h"

#include <fmt/format.h>

#include <cstdio>

namespace ocop::application {

namespace json = boost::json;

Fields::Fields(const json::value& value, std::string pointer, std::optional<Error>& failure)
    : pointer_(std::move(pointer)), failure_(failure) {
  if (value.is_object()) {
    object_ = &value.get_object();
  } else {
    fail("", "an object is expected here");
  }
}

const json::value* Fields::find(std::string_view key) {
  read_.emplace(key);
  return object_ == nullptr ? nullptr : object_->if_contains(key);
}

std::string Fields::text(std::string_view key) {
  const json::value* value = find(key);
  if (value != nullptr && value->is_string()) return std::string(value->get_string());
  fail(key, "a text is expected here");
  return {};
}

std::string Fields::text_or_empty(std::string_view key) {
  return find(key) == nullptr ? std::string() : text(key);
}

double Fields::number(std::string_view key) {
  const json::value* value = find(key);
  if (value != nullptr && value->is_number()) return value->to_number<double>();
  fail(key, "a number is expected here");
  return 0;
}

double Fields::number_or(std::string_view key, double otherwise) {
  return find(key) == nullptr ? otherwise : number(key);
}

int Fields::integer_or(std::string_view key, int otherwise) {
  return static_cast<int>(number_or(key, otherwise));
}

bool Fields::flag_or(std::string_view key, bool otherwise) {
  const json::value* value = find(key);
  if (value == nullptr) return otherwise;
  if (value->is_bool()) return value->get_bool();
  fail(key, "true or false is expected here");
  return otherwise;
}

Bilingual Fields::bilingual(std::string_view key) {
  std::vector<std::string> both;
  for (const json::value& one : list_or_empty(key)) {
    if (one.is_string()) both.emplace_back(one.get_string());
  }
  if (both.size() == 2) return {both[0], both[1]};
  fail(key, "the Vietnamese and the English text are expected here");
  return {};
}

Bilingual Fields::bilingual_or_empty(std::string_view key) {
  return find(key) == nullptr ? Bilingual{} : bilingual(key);
}

std::vector<int> Fields::integers_or_empty(std::string_view key) {
  std::vector<int> numbers;
  for (const json::value& one : list_or_empty(key)) {
    if (one.is_int64()) {
      numbers.push_back(static_cast<int>(one.get_int64()));
    } else {
      fail(key, "whole numbers are expected here");
    }
  }
  return numbers;
}

Amounts Fields::amounts(std::string_view key) {
  Amounts all;
  const json::value* value = find(key);
  if (value == nullptr || !value->is_object()) {
    fail(key, "amounts by item are expected here");
    return all;
  }
  for (const auto& [item, amount] : value->get_object()) {
    if (amount.is_number()) {
      all.emplace_back(item, amount.to_number<double>());
    } else {
      fail(key, "an amount must be a number");
    }
  }
  return all;
}

Amounts Fields::amounts_or_empty(std::string_view key) {
  return find(key) == nullptr ? Amounts{} : amounts(key);
}

const json::array& Fields::list_or_empty(std::string_view key) {
  static const json::array none;
  const json::value* value = find(key);
  if (value == nullptr) return none;
  if (value->is_array()) return value->get_array();
  fail(key, "a list is expected here");
  return none;
}

int Fields::clock(std::string_view key) {
  const std::string written = text(key);
  int hour = 0;
  int minute = 0;
  char rest = 0;
  if (std::sscanf(written.c_str(), "%2d:%2d%c", &hour, &minute, &rest) == 2 && hour < 24 &&
      minute < 60) {
    return hour * 60 + minute;
  }
  fail(key, "a time like 08:30 is expected here");
  return 0;
}

void Fields::done() {
  if (object_ == nullptr) return;
  for (const auto& [key, value] : *object_) {
    if (!read_.contains(std::string(key))) fail(key, "this field has no meaning here");
  }
}

void Fields::fail(std::string_view key, std::string detail) {
  if (failure_) return;
  const std::string place = key.empty() ? pointer_ : fmt::format("{}/{}", pointer_, key);
  failure_ = Error{Code::invalid_argument, std::move(detail), place};
}

}  // namespace ocop::application
