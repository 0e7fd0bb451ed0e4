#pragma once

#include <string>

#include "pages/locale.h"
#include "sheets/table.h"

namespace ocop::office {

/// Why a file or a cell cannot be taken, in the reader's language, and what to do.
std::string words_for(const sheets::Fault& fault, pages::Locale locale);

}  // namespace ocop::office
