#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

namespace ocop::http {

/// Weights in thousandths (RFC 9110 section 12.4.2): 1000 is "q=1", 0 is "not this one". A weight
/// that is none counts as 0.

/// Of one coding in an Accept-Encoding header ("*" counts for what is not named); nothing when the
/// header does not speak of it.
std::optional<int> coding_weight(std::string_view accept_encoding, std::string_view coding);

/// Of a media type in an Accept header, by its most special range: "text/html" over "text/*" over
/// "*/*". An empty header takes everything. Parameters other than q are not compared.
int media_weight(std::string_view accept, std::string_view media_type);

/// The offer with the highest weight, the earlier one of equals; empty when none is taken.
std::string_view preferred_media(std::string_view accept,
                                 std::initializer_list<std::string_view> offers);

/// Of a language ("vi", "en") in an Accept-Language header, by prefix: "vi-VN" speaks for "vi". An
/// empty header takes everything.
int language_weight(std::string_view accept_language, std::string_view language);

}  // namespace ocop::http
