#pragma once

#include <string>
#include <string_view>

#include "pages/locale.h"

namespace ocop::portal {

/// "Hộ kinh doanh", "Hợp tác xã"; the kind itself when it is none of
/// `registry::legal_forms`.
std::string_view legal_form(pages::Locale locale, std::string_view kind);

/// "tel:+842400000101" for "024 0000 0101".
std::string telephone_address(std::string_view phone);

/// As far as the first full stop, for a description.
std::string first_sentence(std::string_view text);

}  // namespace ocop::portal
