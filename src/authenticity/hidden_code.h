#pragma once

#include <array>
#include <string>
#include <string_view>

#include "authenticity/serial_code.h"
#include "base/random.h"
#include "crypto/bytes.h"

/// The code under the scratch layer: who has it has opened the label. Ten symbols A-Z 2-7, 50 bits
/// of chance that appear nowhere else: we keep a keyed hash, so that neither the database nor its
/// backup gives a code away (OWASP ASVS 5.0, 6.5.2).
namespace ocop::authenticity {

inline constexpr std::size_t hidden_symbols = 10;

/// A keyed hash: the first 16 bytes of HMAC-SHA-256.
using HiddenHash = std::array<std::uint8_t, 16>;

std::string new_hidden_code(Random& random);

/// Whether a text has the form of a hidden code, as printed (`printed_form`).
bool has_hidden_form(std::string_view code);

/// `key` is that of the purpose "hidden" of the code's epoch; bound to the code, so that a hidden
/// code proves nothing on another label.
HiddenHash hidden_hash(const crypto::Key256& key, const CodeNumber& number,
                       std::string_view hidden_code);

bool is_same_hash(const HiddenHash& a, const HiddenHash& b);  ///< in constant time

}  // namespace ocop::authenticity
