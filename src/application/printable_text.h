#pragma once

#include <string>
#include <string_view>

namespace ocop::application {

/// What a command repeats of its input in JSON: the text, or with "?" for what is not ASCII when it
/// is not UTF-8.
std::string printable(std::string_view text);

}  // namespace ocop::application
