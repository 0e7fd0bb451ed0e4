#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "authenticity/evidence.h"

/// The sequential test between "genuine" and "copied", after Wald (Sequential Analysis, 1947).
///
/// A copy shows itself in one of four ways: by the number of devices and by places, by one of
/// them, or by neither. Each way has a price, the logarithm of its share among copies; the test
/// takes the way that fits best. Kinds of number are `devices` and `late_devices`, of place
/// `far_from_custody` and `provinces`; rare kinds are added in every way. The best way counts at
/// most as much as the mixture of all, so the likelihood ratio is not overstated.
///
/// The test is repeated at each scan. By Ville's inequality a likelihood ratio ever reaches 1/α
/// with probability α at most, however often one looks; with Wald's (1 − β) the bounds are ln((1 −
/// β)/α):
///
///     caution       α = 0.5 %,  β = 5 %:  5.247 nats
///     likely copy   α = 0.01 %, β = 5 %:  9.159 nats, and two kinds of evidence of half a nat or
///     more
///
/// That holds as far as the models of genuine pieces hold; what the simulation measures stands in
/// the README. One kind alone never says "likely copy".
namespace ocop::authenticity {

inline constexpr std::uint16_t rule_version = 1;

enum class CopySuspicion : std::uint8_t { none, caution, likely_copy };

struct CopyTest {
  std::vector<Evidence> evidence;  ///< what was counted, strongest first
  std::int32_t milli_nats = 0;     ///< the sum, with the price of the way
  CopySuspicion suspicion = CopySuspicion::none;

  bool operator==(const CopyTest&) const = default;
};

CopyTest test_copy(const Observations& seen, const Priors& priors);

/// 1000 ln((1 − β)/α) with both in hundred-thousandths: the bound of a test with these errors.
std::int32_t bound_of(std::uint32_t alpha_e5, std::uint32_t beta_e5);

std::string_view name_of(CopySuspicion suspicion);  ///< "likely_copy"

}  // namespace ocop::authenticity
