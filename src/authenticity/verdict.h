#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "authenticity/code_book.h"
#include "authenticity/copy_check.h"
#include "base/time.h"

/// What a code deserves to be told about itself. Pure: facts in, verdict out, no I/O and no clock.
///
/// A printed code can always be copied, so the verdict names what it rests on: a second factor that
/// answered now, a code that only we can have made, a history that fits, or the books alone. No
/// verdict calls a thing a forgery, since a copied label is all that a code can show.
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

/// Whether the serial itself shows who issued it.
enum class CodeProof : std::uint8_t {
  none,          ///< a serial of another kind: it proves nothing, for or against
  forged,        ///< it has the form of ours and does not open under our key
  keyed,         ///< it opens under our key (`serial_code`)
  signed_label,  ///< it stands under our signature (GS1 AI 8030)
};

/// What the second factor of this scan answered.
enum class SecondFactor : std::uint8_t {
  none,               ///< there is none, or it was not asked
  chip_live,          ///< a new message of the chip
  hidden_first_use,   ///< right, for the first time
  hidden_used_again,  ///< right, but another has used it before
  hidden_wrong,       ///< not the code under this coating; a slip of the finger too
  chip_replayed,      ///< a message that was shown before
  chip_wrong,         ///< a message that this chip did not make
  chip_opened,  ///< the chip is right and says, or said before this look, that the seal was opened
  chip_second_tap,  ///< right, but far ahead of the counter that we know: a second tap must follow
};

struct Facts {
  Asked asked = Asked::instance;
  bool is_registered = false;      ///< the product, or the place, stands in our registers
  bool has_events = false;         ///< something was recorded about this very code
  bool is_recalled = false;        ///< the thing itself, or the lot it belongs to
  End end = End::none;             ///< decommissioned, or destroyed
  std::optional<Date> expires_on;  ///< the last good day, as declared for the lot
  Contradiction contradiction = Contradiction::none;
  CodeProof proof = CodeProof::none;
  std::optional<CodeState> state;  ///< none when no register keeps the code: the events decide
  SecondFactor second_factor = SecondFactor::none;
  std::optional<CopySuspicion> copy;  ///< of the copy test; none when no history is kept

  bool operator==(const Facts&) const = default;
};

/// Of several that hold, the first in this order is the verdict; `chip_second_tap`, which came
/// later and whose number is stored, stands behind `chip_opened`. What endangers people comes
/// first, then codes that are no good for any goods, then what the second factor has just answered,
/// then suspicions, then how far the good news reaches. A second factor speaks of the goods in the
/// hand, a suspicion of the printed code, which others may have copied: so a right answer of the
/// second factor comes before `likely_copy`, and a wrong one after it.
enum class Verdict : std::uint8_t {
  recalled,           ///< a recall has been recorded and not been taken back
  expired,            ///< the last good day is over
  voided,             ///< the code was decommissioned or voided
  destroyed,          ///< the goods were destroyed
  not_ours,           ///< in no register and nothing recorded, or not made by our key
  not_active,         ///< known product, but nothing was recorded about this lot or piece
  chip_live,          ///< the chip has just answered
  hidden_first_use,   ///< the hidden code was used for the first time
  likely_copy,        ///< the copy test says so
  chip_wrong,         ///< no chip of ours made the message
  chip_replayed,      ///< the message of the chip had been shown before
  chip_opened,        ///< the chip says, or said, that the seal was opened
  hidden_used_again,  ///< the hidden code had been used before
  hidden_wrong,       ///< what was typed is not the code under the coating
  contradictory,      ///< the records cannot all be true
  caution,            ///< the copy test asks for care
  place,              ///< known, but no goods
  product,            ///< known product, no lot or piece named
  traced_only,        ///< a journey in order, but a product that is not registered here
  signed_consistent,  ///< only we can have made the code, and its history fits
  consistent,         ///< the books are in order, and the history fits
  in_our_books,       ///< product registered, journey in order, no history kept
  chip_second_tap,    ///< the chip is right and asked to answer once more
};
inline constexpr std::size_t verdicts = 23;

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
