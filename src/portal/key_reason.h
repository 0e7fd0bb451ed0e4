#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "pages/locale.h"

namespace ocop::portal {

/// Why a Digital Link path is refused, in the language of the page: which part breaks which rule,
/// and for a wrong check digit the right one. `path` as asked, without "/en"; `error` from
/// `gs1::Identifier::parse`, whose own sentence is for programs.
std::string key_reason(pages::Locale locale, std::string_view path, const Error& error);

}  // namespace ocop::portal
