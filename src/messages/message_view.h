#pragma once

#include <string_view>

#include "pages/dictionary.h"

namespace ocop::messages {

/// A section PARAGRAPH with TEXT for each paragraph of a text (parted by empty lines).
void fill_paragraphs(pages::Dictionary& page, std::string_view text);

/// The paragraphs of a text.
std::vector<std::string> paragraphs_of(std::string_view text);

}  // namespace ocop::messages
