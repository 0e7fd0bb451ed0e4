#pragma once

#include <initializer_list>

#include "crypto/bytes.h"

namespace ocop::crypto {

/// HMAC-SHA-256 (RFC 2104) of the parts one after the other.
Key256 hmac(View key, std::initializer_list<View> parts);

/// HKDF-SHA-256 (RFC 5869): extract, then expand to `bytes`, at most 255 * 32.
Bytes hkdf(View key, View salt, View info, std::size_t bytes);

/// Its second step alone, for many outputs of one key: `extracted` is `hmac(salt, {key})`.
Bytes hkdf_expand(const Key256& extracted, View info, std::size_t bytes);

/// One key for one purpose, from a master key that is random already: HKDF without salt.
Key256 derived_key(View master, std::string_view purpose);

}  // namespace ocop::crypto
