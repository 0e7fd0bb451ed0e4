#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

/// As much of CBOR (RFC 8949) as authenticators send (CTAP2 canonical form): integers, byte and
/// text strings, arrays, maps, the simple values; definite lengths only. Pure.
namespace ocop::accounts::cbor {

struct Value {
  enum class Type : std::uint8_t { integer, bytes, text, array, map, simple };

  Type type = Type::simple;
  std::int64_t integer = 0;  ///< also the number of a simple value
  std::string string;        ///< of `bytes` and `text`
  std::vector<Value> items;  ///< of an array; of a map: key, value, key, value …

  /// The value under that key of a map; null when there is none.
  const Value* find(std::string_view key) const;
  const Value* find(std::int64_t key) const;
};

/// The first value and how many bytes it takes. `invalid_argument` when the bytes are no CBOR of
/// this kind; `payload_too_large` beyond `limits::cbor_nesting_max` or `cbor_items_max`.
Result<std::pair<Value, std::size_t>> read_first(std::string_view bytes);
/// One value and nothing after it.
Result<Value> read(std::string_view bytes);

}  // namespace ocop::accounts::cbor
