#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authenticity/observations.h"
#include "authenticity/priors.h"

/// What the observations of a serial say for or against "its code was copied".
///
/// Each piece of evidence is a log-likelihood ratio, ln P(seen | copied) − ln P(seen | genuine), in
/// thousandths of a nat, whole numbers. Its model is published here; `weights.h` holds the numbers,
/// which were set on the training half of the simulation (`simulation.h`).
///
/// Kinds that come with most codes, in which a copy may also look usual. Counts are overdispersed,
/// since the devices of one piece belong to one household: Pólya urns instead of independent draws.
/// - `devices`: further devices (all but the first) are negative binomial; genuine with the mean of
///   the product, copied with a mean many times larger and a long tail.
/// - `late_devices`: of the further devices, those that come two weeks later. A pack is eaten in
///   days; copies go on selling, or are sold out at once: only counts when it speaks for a copy.
///   Beta-binomial.
/// - `far_from_custody`: of the located devices, those in no province where the goods should be.
///   Beta-binomial; genuine with the share of the product, since gifts and tourists travel.
/// - `provinces`: of the further devices elsewhere, those in yet another province. Beta-binomial: a
///   household far away stays in one province, buyers of copies do not.
///
/// Kinds that are rare; they count only when they are there. So many nats for the first, so many
/// for each more, up to a bound; where genuine goods show them too, the first weighs less.
/// - `impossible_journey`, `border_crossing`: see `Observations`. A photo of the label sent to a
///   friend does this to a genuine piece, and so does a network of another country.
/// - `before_shipping`: the maker's own people scan at home, nobody does so elsewhere.
/// - `after_end`: a household may look at the empty jar once more.
/// - `hidden_code_reuse`: the same person tomorrow is another pseudonym, so the near ones say less.
/// - `counter_regress`: a chip message that was shown before.
/// - `burst`: five new devices within an hour.
/// - `harvest`: one device read many unsold serials, in steps of 8, 30 and 100. Clerks do that too.
/// - `unknown_serials`: many serials that nobody issued, against the usual number. Anybody can
///   cause this, so it is bounded below half a nat and never counts as a kind of its own.
namespace ocop::authenticity {

enum class EvidenceKind : std::uint8_t {
  devices,
  late_devices,
  far_from_custody,
  provinces,
  impossible_journey,
  border_crossing,
  before_shipping,
  after_end,
  hidden_code_reuse,
  counter_regress,
  burst,
  harvest,
  unknown_serials,
};
inline constexpr std::size_t evidence_kinds = 13;

struct Evidence {
  EvidenceKind kind = EvidenceKind::devices;
  std::int32_t milli_nats = 0;  ///< above 0 speaks for a copy
  std::uint32_t count = 0;      ///< devices, provinces, journeys, tries: what the kind counts
  std::uint32_t of = 0;         ///< among so many; minutes of a journey; early looks elsewhere
  std::string from, to;         ///< of a journey: province or country codes; empty when untold

  bool operator==(const Evidence&) const = default;
};

/// All kinds of which something was seen, in the order of the enumeration.
std::vector<Evidence> weigh(const Observations& seen, const Priors& priors);

std::string_view name_of(EvidenceKind kind);  ///< "far_from_custody"

}  // namespace ocop::authenticity
