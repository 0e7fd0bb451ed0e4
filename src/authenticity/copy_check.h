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
///     caution       α = 7 %,    β = 5 %:  2.608 nats
///     likely copy   α = 0.02 %, β = 5 %:  8.466 nats, and two kinds of evidence of half a nat or
///                                         more
///
/// α is of a piece that was read, and as good as the models of genuine pieces are. So the test
/// itself promises 7 % and no less: that fewer than 0.5 % of genuine pieces meet with caution, only
/// the simulation holds (README), in which most pieces are never read. One kind alone never says
/// "likely copy".
namespace ocop::authenticity {

/// Version 2 sees less than version 1 in the same scans: two devices of a block of addresses and
/// one place, on each day anew, and no end in a sale. Version 3 sees less than version 2: the two
/// devices and the place of a network are those of all days together. What was seen weighs alike in
/// all three, so the judgements of each are recomputed.
inline constexpr std::uint16_t rule_version = 3;

enum class CopySuspicion : std::uint8_t { none, caution, likely_copy };

struct CopyTest {
  std::vector<Evidence> evidence;  ///< what was counted, strongest first
  std::int32_t milli_nats = 0;     ///< the sum, with the price of the way
  CopySuspicion suspicion = CopySuspicion::none;

  bool operator==(const CopyTest&) const = default;
};

/// Of a test, in hundred-thousandths: a genuine piece is suspected, a copy is not.
struct Errors {
  std::uint32_t alpha_e5, beta_e5;
};
inline constexpr Errors caution_errors{7'000, 5'000};
inline constexpr Errors likely_copy_errors{20, 5'000};

/// 1000 ln((1 − β)/α): from so many thousandths of a nat on a test with these errors speaks.
std::int32_t bound_of(Errors errors);

CopyTest test_copy(const Observations& seen, const Priors& priors);

std::string_view name_of(CopySuspicion suspicion);  ///< "likely_copy"

}  // namespace ocop::authenticity
