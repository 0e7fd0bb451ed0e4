#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "messages/acts.h"

/// Confirming by text message: whoever got one answers "OK 4821" from the same number (requirement
/// R08). Readers need no account for it.
namespace ocop::messages {

/// The line under a text message that asks for the answer: "Da nhan: tra loi OK 4821"
std::string reply_line(std::string_view code);

/// The code in an answer: "OK 4821", "ok4821", "Ok, 4821.", "OK: 48 21"; nothing for any other
/// text. Pure.
std::optional<std::string> reply_code_in(std::string_view text);

/// The telephone number of a sender as the registers have it: "+84900000001", "84900000001" and
/// "0900 000 001" are "0900000001"; nothing for what is none. Pure.
std::optional<std::string> sender_in(std::string_view from);

enum class Came : std::uint8_t {
  confirmed,
  already,  ///< it was confirmed before; nothing was written
  unknown,  ///< no such code was sent to that number in the last `limits::reply_days_max` days, or
            ///< its owner reads for that place no more
};
struct Replied {
  Came came = Came::unknown;
  std::string title = {};  ///< of the message; empty for `unknown`
};
/// Confirms the copies of the message at which the owner of that number stands today, each once
/// with its audit entry.
Result<Replied> confirm_by_text(const Ground& ground, const std::string& sender,
                                const std::string& code);

/// Who confirmed a copy, as people read it: an account, or a reader without one.
Result<std::string> confirmer_name(records::Reading& reading, pages::Locale locale,
                                   std::string_view confirmed_by);

}  // namespace ocop::messages
