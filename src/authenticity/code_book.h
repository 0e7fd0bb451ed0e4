#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "authenticity/serial_code.h"
#include "base/result.h"
#include "base/time.h"

/// The life of codes, from the order to the goods. Codes are numbered without gaps, so what happens
/// to them happens to ranges, and a hundred million codes are a few thousand rows. Pure.
namespace ocop::authenticity {

enum class CodeState : std::uint8_t {
  ordered,   ///< numbers were set apart, no code was printed
  printed,   ///< the print file went to the printer
  received,  ///< the labels are with the maker
  assigned,  ///< to a lot that is not packed yet
  active,    ///< on goods
  scrapped,  ///< spoilt or left over, reported by the maker
  voided,    ///< lost, stolen or withdrawn: no longer to be used
};

/// What a label has beside its code. For the whole of an order.
enum class LabelFactor : std::uint8_t {
  none,
  hidden,       ///< a code under scratch
  chip,         ///< an NFC chip
  chip_tamper,  ///< one with a loop over the closure
};

enum class LifeAct : std::uint8_t { print, receive, assign, activate, scrap, void_codes };

/// The state after an act; none when the act does not fit the state. Voided is the end; what was
/// scrapped can only be voided.
std::optional<CodeState> moved(CodeState state, LifeAct act);

std::string_view name_of(CodeState state);     ///< "ordered"
std::string_view name_of(LifeAct act);         ///< "activate", "void"
std::string_view name_of(LabelFactor factor);  ///< "chip_tamper"
std::optional<CodeState> code_state_from(std::string_view name);
std::optional<LifeAct> life_act_from(std::string_view name);
std::optional<LabelFactor> label_factor_from(std::string_view name);

/// Codes one after the other that share everything.
struct CodeRange {
  std::uint64_t gtin = 0;
  char epoch = 'A';
  std::uint64_t first = 0, last = 0;  ///< index, both included
  CodeState state = CodeState::ordered;
  std::string order = {};  ///< identifier of the order they were numbered for
  std::string lot = {};    ///< from `assigned` on
  Timestamp since;         ///< of the state
  std::string place = {};  ///< GLN of where it came into that state; empty: not told
  LabelFactor factor = LabelFactor::none;

  std::uint64_t count() const { return last - first + 1; }
  bool operator==(const CodeRange&) const = default;
};

/// An act on the codes `first` to `last` of one GTIN and epoch.
struct RangeAct {
  std::uint64_t gtin = 0;
  char epoch = 'A';
  std::uint64_t first = 0, last = 0;
  LifeAct act = LifeAct::receive;
  std::string lot = {};  ///< for `assign`; for `activate` where none was assigned
  Timestamp at;
  std::string place = {};  ///< GLN; may be empty
};

/// The ranges after the act, all of it or nothing: cut where they must be, joined where they can
/// be, in order. `ranges` are disjoint and in order of GTIN, epoch and index.
/// `not_found` when a code of the range was never numbered, `failed_precondition` when the act does
/// not fit the state of one, `invalid_argument` when a lot is missing or the range is upside down;
/// each names the first code that stands in the way.
Result<std::vector<CodeRange>> after(std::span<const CodeRange> ranges, const RangeAct& act);

/// How many codes of an order stand where: issued = active + scrapped + voided + unused.
struct Reconciliation {
  std::uint64_t issued = 0, active = 0, scrapped = 0, voided = 0;
  std::uint64_t unused() const { return issued - active - scrapped - voided; }
};
Reconciliation reconcile(std::span<const CodeRange> ranges);

/// All ranges of a moment, for looking codes up. Immutable; made anew after each act.
class CodeBook {
 public:
  CodeBook() = default;
  /// `ranges` in any order, disjoint.
  explicit CodeBook(std::vector<CodeRange> ranges);
  /// A book in which these stand in place of all that begins among their codes: the whole of an
  /// order, of one GTIN and epoch, in order; at least one.
  CodeBook with(std::span<const CodeRange> order) const;

  /// None when the number was never given out: a code that opens all the same was made by somebody
  /// who has our key.
  const CodeRange* find(const CodeNumber& code) const;
  std::span<const CodeRange> ranges() const { return ranges_; }
  /// Whether any code of the product was ever ordered.
  bool has_codes_of(std::uint64_t gtin) const;
  /// The first index of a GTIN and epoch that no order has yet.
  std::uint64_t next_index(std::uint64_t gtin, char epoch) const;

 private:
  std::vector<CodeRange> ranges_;
};

}  // namespace ocop::authenticity
