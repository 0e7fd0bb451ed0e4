#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/forms.h"
#include "http/message.h"
#include "http/multipart.h"

namespace ocop::office {

/// What a form of the office sent, with files or without. The request must outlive it.
struct FormData {
  http::Form fields;
  std::vector<http::Part> files;  ///< those that hold bytes

  std::string get(std::string_view name) const {
    return std::string(fields.get(name).value_or(""));
  }
  const http::Part* file(std::string_view name) const;
};

/// Errors as those of `http::read_form` and `http::read_multipart`. A field that is not UTF-8 is
/// `invalid_argument`.
Result<FormData> read_form_data(const http::Request& request);

}  // namespace ocop::office
