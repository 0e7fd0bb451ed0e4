#pragma once

#include <string>
#include <string_view>

#include "office/visitor.h"

namespace ocop::office {

/// What people call whoever acted under this login: "Vũ Thanh Hà"; a word for the program itself
/// and for its demonstration; for a login that there is none of, words that say so.
Result<std::string> person_name(records::Reading& reading, pages::Locale locale,
                                std::string_view login);

}  // namespace ocop::office
