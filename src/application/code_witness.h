#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "authenticity/chip_message.h"
#include "authenticity/hidden_code.h"
#include "authenticity/judgement.h"
#include "authenticity/scan_history.h"
#include "codes/code_desk.h"
#include "http/message.h"
#include "scans/networks.h"
#include "scans/passage.h"
#include "scans/product_priors.h"
#include "scans/pseudonym.h"
#include "scans/rate_limit.h"
#include "scans/scan_store.h"
#include "scans/watch.h"

namespace ocop::application {

/// Who looks at a code, as far as it is known and kept.
struct Viewer {
  std::string block;         ///< of addresses; never kept
  std::uint64_t device = 0;  ///< pseudonym of the day
  scans::Whereabouts where;
  authenticity::Who who = authenticity::Who::the_public;
};

/// One look at a serial.
struct CodeLook {
  std::string_view gtin, serial;
  authenticity::Facts facts;      ///< of registers and journey; the witness adds what it knows
  authenticity::Custody custody;  ///< of the journey
  const Viewer& viewer;
  Timestamp now;
  std::string_view hidden_code = {};                    ///< as typed; empty: none was tried
  std::optional<authenticity::Position> position = {};  ///< by consent
  bool has_passage = false;       ///< admitted while many codes are tried that nobody issued
  std::string_view address = {};  ///< as asked, where it carries more than the code: the message of
                                  ///< a chip, a signature
};

/// What came of it.
struct CodeAnswer {
  authenticity::Judgement judgement;
  scans::Marks marks;        ///< before this look
  Timestamp since;           ///< of the state of the code
  bool has_hidden = false;   ///< a code under scratch could be typed
  bool has_chip = false;     ///< we know which chip the label carries
  bool is_repeated = false;  ///< the same look once more: it was not kept
  scans::Receipt receipt;    ///< nobody may be answered before it has settled
};

/// Of the error of a look that a passage would help.
inline constexpr std::string_view passage_field = "pass";

/// Opens serials, finds their state, reads and writes their history, and has them judged. The one
/// place where a look at a code meets the stores. Safe to use from several threads.
class CodeWitness {
 public:
  CodeWitness(const codes::CodeDesk& desk, scans::ScanStore& scans, scans::Networks networks,
              Random& random);

  Viewer viewer_of(const http::Request& request, Timestamp now);
  /// Who sends text messages; `sender` is not kept.
  Viewer viewer_of_text(std::string_view sender, Timestamp now);
  /// Whether this block of addresses may look now; takes one of its allowance.
  bool may_look(const Viewer& viewer, Timestamp now);
  scans::Passages& passages() { return passages_; }

  /// A serial as it is printed, of one that was typed in small letters or with 0, 1 and 8 for what
  /// they look like; none when it is not ours, or was right as it stood.
  std::optional<std::string> as_printed(std::string_view gtin, std::string_view serial) const;

  /// The product whose codes have this serial, of all that ever had some; none when nobody issued
  /// it, which counts as a guess. `resource_exhausted`: too many guesses; its pointer as of `look`.
  Result<std::optional<authenticity::CodeNumber>> find(std::string_view serial,
                                                       const Viewer& viewer, Timestamp now,
                                                       bool has_passage = false);

  /// None for a serial that has another form than ours: its events alone speak of it. Without any,
  /// of a product whose codes are ours, it was made up or read wrongly, and counts as a guess.
  /// `resource_exhausted`: too many guesses, by this block of addresses or by everybody; too many
  /// wrong hidden codes for this label. Its pointer is `passage_field` when a passage helps.
  Result<std::optional<CodeAnswer>> look(const CodeLook& look);

 private:
  Result<CodeAnswer> unknown(const CodeLook& look, std::uint64_t gtin);
  /// Takes a guess from the allowance of the viewer and from that of everybody.
  Result<void> note_guess(const Viewer& viewer, std::uint64_t gtin, Timestamp now,
                          bool has_passage);
  Result<CodeAnswer> known(const CodeLook& look, const authenticity::CodeNumber& code,
                           const authenticity::CodeRange& range, authenticity::CodeProof proof);
  /// Of a serial that opens: what the address signs beyond it. `forged` when the label says
  /// something that we did not sign.
  authenticity::CodeProof proof_of(const CodeLook& look,
                                   const authenticity::CodeNumber& code) const;
  /// None when the order has no chips, or the address nothing of one.
  std::optional<Result<authenticity::ChipTap>> read_chip(
      const CodeLook& look, const authenticity::CodeNumber& code,
      const authenticity::CodeRange& range) const;
  /// None when the order has no hidden codes, or they were not printed yet.
  Result<std::optional<authenticity::HiddenHash>> hidden_of(
      const authenticity::CodeNumber& code, const authenticity::CodeRange& range) const;
  /// `kept`: of the label's hidden code, if it has one.
  Result<authenticity::Act> try_hidden(const CodeLook& look, const authenticity::CodeNumber& code,
                                       const scans::Marks& marks,
                                       const std::optional<authenticity::HiddenHash>& kept) const;

  const codes::CodeDesk& desk_;
  scans::ScanStore& scans_;
  const scans::Networks networks_;
  scans::ProductPriors priors_;
  scans::Pseudonyms pseudonyms_;
  scans::HarvestWatch harvest_;
  scans::UnknownWatch unknown_;
  scans::Passages passages_;
  scans::RateLimit looks_;
  scans::RateLimit guesses_;
  scans::RateLimit looks_at_code_;
};

}  // namespace ocop::application
