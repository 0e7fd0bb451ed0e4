#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/time.h"
#include "criteria/criteria_set.h"
#include "criteria/limits.h"

/// How the files of a decision are read: every fault of a file is found in one reading, each with
/// its place.
namespace ocop::criteria {

namespace json = boost::json;

/// A value of the file with its place. What is missing or of another type is noted as a fault, and
/// read as nothing, so that one reading finds every fault.
class Node {
 public:
  Node(const json::value* value, std::string place, std::vector<std::string>& faults)
      : value_(value), place_(std::move(place)), faults_(&faults) {}

  void fault(std::string_view reason) const {
    faults_->push_back(fmt::format("{}: {}", place_.empty() ? "/" : place_, reason));
  }
  bool is_there() const { return value_ != nullptr && !value_->is_null(); }
  Node at(std::string_view name) const {
    const auto* object = value_ != nullptr ? value_->if_object() : nullptr;
    return {object != nullptr ? object->if_contains(name) : nullptr,
            fmt::format("{}/{}", place_, name), *faults_};
  }
  std::string text() const {
    if (value_ != nullptr && value_->is_string() && !value_->as_string().empty()) {
      if (value_->as_string().size() <= limits::label_bytes_max) {
        return std::string(value_->as_string());
      }
      fault(fmt::format("over {} bytes", limits::label_bytes_max));
      return {};
    }
    fault("a text is missing");
    return {};
  }
  /// What stands in addresses and forms: letters, digits, full stops and hyphens.
  std::string code() const {
    std::string read = text();
    const auto fits = [](char each) {
      return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
             (each >= '0' && each <= '9') || each == '.' || each == '-' || each == '_';
    };
    if (read.size() > limits::code_bytes_max || !std::ranges::all_of(read, fits)) {
      fault("only letters without marks, digits, full stops and hyphens");
    }
    return read;
  }
  std::string code_or_nothing() const { return is_there() ? code() : std::string(); }
  std::string text_or_nothing() const { return is_there() ? text() : std::string(); }
  std::optional<int> number() const {
    const auto* whole = value_ != nullptr ? value_->if_int64() : nullptr;
    if (whole != nullptr && *whole >= 0 && *whole <= 100'000) return static_cast<int>(*whole);
    fault("a whole number is missing");
    return std::nullopt;
  }
  int number_or_zero() const { return is_there() ? number().value_or(0) : 0; }
  std::optional<Date> day() const {
    const auto read = parse_date(text());
    if (read) return *read;
    fault("a day is missing, as 2026-05-22");
    return std::nullopt;
  }
  std::optional<Date> day_or_nothing() const { return is_there() ? day() : std::nullopt; }
  Points points() const {
    if (value_ != nullptr && value_->is_number()) {
      const auto number = value_->to_number<double>();
      const Points read{std::llround(number * 10)};
      constexpr double slip = 1e-9;  // of a decimal that binary cannot hold
      const bool is_exact = std::abs(number * 10 - static_cast<double>(read.tenths)) < slip;
      if (is_exact && read >= Points() && read <= limits::points_max) return read;
    }
    fault("points are missing: 0 to 100, with at most one decimal");
    return {};
  }
  bool flag_or(bool fallback) const {
    if (!is_there()) return fallback;
    if (value_->is_bool()) return value_->as_bool();
    fault("neither true nor false");
    return fallback;
  }
  Label label() const { return {at("vi").text(), at("en").text()}; }
  template <class Read>
  auto list(std::size_t size_max, const Read& read) const {
    std::vector<decltype(read(*this))> all;
    if (!is_there()) return all;
    const auto* array = value_->if_array();
    if (array == nullptr || array->size() > size_max) {
      fault(fmt::format("a list of at most {} is missing", size_max));
      return all;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      all.push_back(read(Node(&(*array)[i], fmt::format("{}/{}", place_, i), *faults_)));
    }
    return all;
  }

 private:
  const json::value* value_;
  std::string place_;
  std::vector<std::string>* faults_;
};

/// All faults in one sentence, the first twenty of them in words.
inline std::string sentence_of(const std::vector<std::string>& faults) {
  constexpr std::size_t named_max = 20;
  const std::size_t named = std::min(faults.size(), named_max);
  std::string reason = fmt::format(
      "{}", fmt::join(faults.begin(), faults.begin() + static_cast<std::ptrdiff_t>(named), "; "));
  if (named < faults.size()) reason += fmt::format("; and {} more", faults.size() - named);
  return reason;
}

}  // namespace ocop::criteria
