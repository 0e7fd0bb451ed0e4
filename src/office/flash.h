#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "office/panel.h"
#include "office/visitor.h"

namespace ocop::office {

/// A message that is shown once, on the page after an act: "Đã lưu Ô mai sấu", with a button that
/// takes the act back. It travels in a cookie that is sealed with the visitor's form token, so that
/// nobody else can put words or a button before the visitor.
struct Flash {
  Tone tone = Tone::good;
  std::string key;  ///< of the text
  std::vector<std::string> arguments;
  std::string undo;  ///< a path to POST to; empty: no button
};

/// The value of a Set-Cookie header. A message that is too long for a cookie loses its arguments'
/// ends.
std::string flash_cookie(const Visitor& visitor, const Flash& flash, bool secure);
/// Nothing when there is none, or when the seal is not the visitor's.
std::optional<Flash> read_flash(const Visitor& visitor, const http::Request& request);
/// The Set-Cookie header that ends it.
std::string end_flash_cookie(bool secure);

}  // namespace ocop::office
