#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "application/demonstration_recipes.h"
#include "base/error.h"

namespace ocop::application {

/// Takes the fields of one object and keeps the first thing that is wrong in `failure`, so that the
/// code that reads a step stays a list of its fields. A field that is wrong reads as nothing.
class Fields {
 public:
  /// `value` and `failure` must outlive the object; `pointer` is the JSON Pointer of `value`.
  Fields(const boost::json::value& value, std::string pointer, std::optional<Error>& failure);

  const boost::json::value* find(std::string_view key);
  std::string text(std::string_view key);
  std::string text_or_empty(std::string_view key);
  double number(std::string_view key);
  double number_or(std::string_view key, double otherwise);
  int integer_or(std::string_view key, int otherwise);
  bool flag_or(std::string_view key, bool otherwise);
  Bilingual bilingual(std::string_view key);
  Bilingual bilingual_or_empty(std::string_view key);
  std::vector<int> integers_or_empty(std::string_view key);
  Amounts amounts(std::string_view key);
  Amounts amounts_or_empty(std::string_view key);
  const boost::json::array& list_or_empty(std::string_view key);
  int clock(std::string_view key);  ///< "08:30" as minutes of the day

  /// Every field must have been asked for: a misspelt one would silently do nothing.
  void done();
  /// An empty key speaks of the whole object.
  void fail(std::string_view key, std::string detail);

 private:
  const boost::json::object* object_ = nullptr;
  std::string pointer_;
  std::optional<Error>& failure_;
  std::set<std::string> read_;
};

}  // namespace ocop::application
