#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"

/// What a code deserves to be told about itself. Pure: facts in, verdict out, no I/O and no clock.
///
/// First form: it knows the registers and the journey, not yet who scanned the code before. So the
/// best it says is "in our books"; it never says that a history of scans fits, and no verdict calls
/// a thing a forgery, since a copied label is all that a code can show.
namespace ocop::authenticity {

/// How finely the code names a thing.
enum class Asked : std::uint8_t {
  product,   ///< a kind of thing: every pack has the same code
  lot,       ///< a batch
  instance,  ///< one piece, or one shipment
  place,     ///< a place or a party: not goods at all
};

/// A contradiction in the journey (`trace::FindingKind`) that a shopper should hear of.
enum class Contradiction : std::uint8_t { none, seen_after_end, in_two_containers };

enum class End : std::uint8_t { none, voided, destroyed };

struct Facts {
  Asked asked = Asked::instance;
  bool is_registered = false;      ///< the product, or the place, stands in our registers
  bool has_events = false;         ///< something was recorded about this very code
  bool is_recalled = false;        ///< the thing itself, or the lot it belongs to
  End end = End::none;             ///< decommissioned, or destroyed
  std::optional<Date> expires_on;  ///< the last good day, as declared for the lot
  Contradiction contradiction = Contradiction::none;
};

/// Of several that hold, the first in this order is the verdict: what endangers people comes first.
enum class Verdict : std::uint8_t {
  not_ours,       ///< in no register, and nothing was recorded: we know nothing
  recalled,       ///< a recall has been recorded and not been taken back
  expired,        ///< the last good day is over
  voided,         ///< the code was decommissioned
  destroyed,      ///< the goods were destroyed
  contradictory,  ///< the records cannot all be true
  place,          ///< known, but no goods
  product,        ///< known product, no lot or piece named
  not_active,     ///< known product, but nothing was recorded about this lot or piece
  traced_only,    ///< a journey in order, but a product that is not registered here
  in_our_books,   ///< product registered, journey in order, nothing against it
};

/// The four tones of the pages.
enum class Tone : std::uint8_t { good, caution, stop, plain };

/// `today` is a day in Viet Nam; goods are good through the whole of their last day.
Verdict judge(const Facts& facts, Date today);

Tone tone_of(Verdict verdict);
std::string_view name_of(Verdict verdict);  ///< "in_our_books"
std::string_view name_of(Tone tone);        ///< "good"

/// How long ago the last good day was; 1 on the day after it.
std::int64_t days_expired(Date expires_on, Date today);

}  // namespace ocop::authenticity
