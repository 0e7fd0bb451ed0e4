#pragma once

#include <cstdint>

/// Logarithms in whole numbers, so that a verdict has the same bytes on every machine.
namespace ocop::authenticity {

/// log2(number) with 24 binary places, exact to about 1e-6; `number` > 0.
std::int64_t log2_q24(std::uint64_t number);

/// What `log2_q24` and sums of it are in thousandths of a nat, to the nearest: 1000 ln.
std::int32_t milli_nats(std::int64_t log2_q24_sum);

}  // namespace ocop::authenticity
