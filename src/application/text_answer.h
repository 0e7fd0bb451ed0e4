#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "application/consumer_sayings.h"

/// The answer of a scan as one text message.
namespace ocop::application {

/// What one message holds: 160 symbols of the alphabet of GSM 03.38 without its extension, in which
/// Vietnamese stands without marks, or 70 of UCS-2.
enum class TextAlphabet : std::uint8_t { gsm7, ucs2 };

/// `text` in the alphabet: what it lacks is replaced by what looks like it, or by "?".
std::string written_in(TextAlphabet alphabet, std::string_view text);

/// Symbols that a text of that alphabet takes.
std::size_t symbols_of(std::string_view text);

/// The first part, shortened if it must be, then each further one that still fits, as sentences.
std::string one_message(TextAlphabet alphabet, const std::vector<std::string>& parts);

/// The answer, then what matters most: bad news with what to do, good news with the name.
std::string text_answer(TextAlphabet alphabet, const ConsumerRequest& request, const Scan& scan);

}  // namespace ocop::application
