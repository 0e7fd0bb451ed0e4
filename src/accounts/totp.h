#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"

/// Time-based one-time passwords (RFC 6238 over RFC 4226): HMAC-SHA-1, steps of 30 s, 6 digits,
/// which every authenticator app takes. Pure.
namespace ocop::accounts {

inline constexpr std::int64_t totp_step_seconds = 30;

std::string new_totp_secret(Random& random);  ///< 20 bytes, as they are
std::int64_t totp_step_at(Timestamp instant);
/// The code of a step, with `digits` 6 or 8 (8 for the vectors of the RFC).
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

/// The step whose code was typed (blanks allowed): that of `now`, the one before or the one after
/// (clocks drift). A step that is not later than `last_step` was used already and is not good.
std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view typed,
                                               Timestamp now, std::int64_t last_step);

std::string to_base32(std::string_view bytes);  ///< RFC 4648 section 6, without padding
Result<std::string> from_base32(std::string_view text);
/// "otpauth://totp/OCOP:0900000001?secret=…&issuer=OCOP", for the QR code.
std::string totp_uri(std::string_view secret, std::string_view login);

}  // namespace ocop::accounts
