#pragma once

#include <functional>
#include <optional>
#include <string>

#include "application/resolver.h"
#include "http/router.h"

namespace ocop::application {

/// Codes that are typed instead of scanned. Outlives the router.
struct TypedCodes {
  const Resolver& resolver;
  std::string text_token;  ///< of the gateway for text messages; empty: there is none
  /// Takes a text that confirms a message of the office, and gives what is answered; nothing for
  /// any other text.
  std::function<std::optional<std::string>(const std::string& from, const std::string& text,
                                           pages::Locale locale, Timestamp now)>
      confirm = [](const auto&, const auto&, auto, auto) { return std::nullopt; };
};

/// "/kiem-tra" and "/en/check" ("?code=…"): leads to the page of the piece, which is the answer of
/// a scan; a GTIN or an address goes on to the search of the catalogue. 404 for a serial that is
/// not ours, 429 after too many guesses.
///
/// "POST /api/text", with `Authorization: Bearer` and the token: form fields `from` (the sender)
/// and `text`, perhaps `alphabet` ("gsm7", "ucs2") and `language` ("vi", "en"). The answer is the
/// text to send back, in one message, always 200. Guesses are counted for each sender. "OK 4821"
/// confirms the message of the office that asked for it.
void add_typed_code_routes(http::Router& router, const TypedCodes& codes);

}  // namespace ocop::application
