#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

/// What loudspeakers say (requirement R09).
namespace ocop::messages {

/// Syllables of a Vietnamese text read aloud, pure: each written word is one, a number of n digits
/// 2n − 1 ("153", một trăm năm mươi ba: 5).
std::size_t syllables_in(std::string_view text);

/// Seconds that reading takes at 3.5 syllables a second, as loudspeakers read, rounded up.
std::size_t seconds_to_read(std::size_t syllables);

/// The text read by espeak-ng in Vietnamese, as WAV. `unavailable` when the program is not there;
/// `deadline_exceeded` and `payload_too_large` over the limits of this room. One at a time.
Result<std::string> speak(std::string_view text);
bool can_speak();  ///< whether the program is there

}  // namespace ocop::messages
