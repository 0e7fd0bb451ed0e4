#include "authenticity/milli_log.h"

#include <array>
#include <bit>
#include <cstddef>

namespace ocop::authenticity {
namespace {

constexpr int places = 24;
constexpr int table_bits = 9;

/// log2 of a number in [1, 2) that is given with 31 binary places: each squaring yields one place.
constexpr std::uint32_t log2_by_squaring(std::uint64_t mantissa_q31) {
  std::uint32_t log = 0;
  for (int place = 0; place < places; ++place) {
    mantissa_q31 = mantissa_q31 * mantissa_q31 >> 31;
    log <<= 1;
    if (mantissa_q31 >= std::uint64_t{1} << 32) {
      log |= 1;
      mantissa_q31 >>= 1;
    }
  }
  return log;
}

constexpr auto make_table() {
  std::array<std::uint32_t, (1U << table_bits) + 1> table{};
  for (std::uint64_t i = 0; i + 1 < table.size(); ++i) {
    table[i] = log2_by_squaring((std::uint64_t{1} << 31) + (i << (31 - table_bits)));
  }
  table.back() = std::uint32_t{1} << places;
  return table;
}
constexpr auto table = make_table();

}  // namespace

std::int64_t log2_q24(std::uint64_t number) {
  const int exponent = 63 - std::countl_zero(number);
  const std::uint64_t fraction = number << (63 - exponent) << 1;  // behind the leading one
  const auto index = static_cast<std::size_t>(fraction >> (64 - table_bits));
  const auto rest = static_cast<std::int64_t>(fraction << table_bits >> 40);  // 24 places
  const std::int64_t low = table[index];
  const std::int64_t high = table[index + 1];
  return (static_cast<std::int64_t>(exponent) << places) + low + ((high - low) * rest >> places);
}

std::int32_t milli_nats(std::int64_t log2_q24_sum) {
  constexpr std::int64_t ln2_millionths = 693'147;
  constexpr std::int64_t scale = std::int64_t{1000} << places;
  const std::int64_t scaled = log2_q24_sum * ln2_millionths;
  return static_cast<std::int32_t>((scaled + (scaled < 0 ? -scale / 2 : scale / 2)) / scale);
}

}  // namespace ocop::authenticity
