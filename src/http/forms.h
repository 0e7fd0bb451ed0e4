#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace ocop::http {

/// Fields of a form in the order of sending; a name may come more than once.
class Form {
 public:
  void add(std::string name, std::string value);
  std::optional<std::string_view> get(std::string_view name) const;  ///< the first of that name
  std::vector<std::string_view> get_all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// application/x-www-form-urlencoded (WHATWG URL section 5.1), stricter: a broken escape, text
/// that is not UTF-8 or a NUL is `invalid_argument`; more than `limits::form_fields_max` fields is
/// `payload_too_large`. The error's pointer is the number of the field, from 0. Empty gives an
/// empty form.
Result<Form> parse_form(std::string_view text);

/// The form in the body of a request. `unsupported_media_type` when it is no such form.
Result<Form> read_form(const Request& request);

}  // namespace ocop::http
