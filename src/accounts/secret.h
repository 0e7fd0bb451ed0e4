#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace ocop::accounts {

/// A fresh token: "ocop_" and 32 random bytes in base64url without padding (RFC 4648 section 5).
/// The prefix lets scanners of source code find one that got lost.
std::string new_secret(Random& random);

/// Whether the text could be a token at all, so that junk never reaches the database.
bool looks_like_secret(std::string_view text);

/// SHA-256, 64 hexadecimal digits. A plain hash is enough for 256 bits of chance: there is nothing
/// to guess, so neither salt nor a slow hash would add anything.
std::string hash_of(std::string_view secret);

/// In a time that does not depend on where the texts differ.
bool equals_in_constant_time(std::string_view a, std::string_view b);

}  // namespace ocop::accounts
