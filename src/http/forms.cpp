#include "http/forms.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "http/percent.h"

namespace ocop::http {
namespace {

Result<std::string> decode_text(std::string_view raw, std::size_t field) {
  const std::string pointer = "/" + std::to_string(field);
  auto text = form_decode(raw);
  if (!text) return Error{Code::invalid_argument, text.error().detail, pointer};
  if (!is_utf8(*text) || text->find('\0') != std::string::npos) {
    return Error{Code::invalid_argument, "the field is not valid UTF-8 text; send it as UTF-8",
                 pointer};
  }
  return std::move(*text);
}

}  // namespace

void Form::add(std::string name, std::string value) {
  all_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Form::get(std::string_view name) const {
  for (const auto& [key, value] : all_) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> Form::get_all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : all_) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

Result<Form> parse_form(std::string_view text) {
  Form form;
  std::size_t field = 0;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    if (field == limits::form_fields_max) {
      return Error{Code::payload_too_large,
                   "a form has at most " + std::to_string(limits::form_fields_max) +
                       " fields; send it in parts",
                   "/" + std::to_string(field)};
    }
    const auto equals = pair.find('=');
    TRY(std::string name, decode_text(pair.substr(0, equals), field));
    std::string value;
    if (equals != std::string_view::npos) {
      TRY(value, decode_text(pair.substr(equals + 1), field));
    }
    form.add(std::move(name), std::move(value));
    ++field;
  }
  return form;
}

Result<Form> read_form(const Request& request) {
  const std::string_view type = request.headers.get("Content-Type");
  if (!equals_ignoring_case(trim(type.substr(0, type.find(';'))),
                            "application/x-www-form-urlencoded")) {
    return Error{Code::unsupported_media_type, "send the form as application/x-www-form-urlencoded",
                 ""};
  }
  return parse_form(request.body);
}

}  // namespace ocop::http
