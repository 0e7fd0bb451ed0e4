#include "application/code_witness.h"

#include <algorithm>

#include "application/chip_tap.h"
#include "authenticity/label_keys.h"
#include "authenticity/product_chips.h"
#include "base/limits.h"
#include "base/log.h"
#include "scans/scan_evidence.h"

namespace ocop::application {
namespace {

using authenticity::Act;
using authenticity::CodeNumber;
using authenticity::CodeProof;
using authenticity::CodeState;
using authenticity::Judgement;
using authenticity::LabelFactor;
using authenticity::SecondFactor;

/// A shop or a school behind one address may look at two codes a second for long.
constexpr scans::RateLimit::Rule look_rule{micros_per_second / 2, 240};
/// Of one code, by everybody together. Above it a look is answered as ever and no longer kept: a
/// crowd, or somebody who wants to fill our disk, changes nothing more.
constexpr scans::RateLimit::Rule code_rule{2 * micros_per_second, 60};
/// Serials that nobody issued: typing errors, then guessing.
constexpr scans::RateLimit::Rule guess_rule{30 * micros_per_second, 20};
/// Wrong hidden codes for one label, and how long it then rests.
constexpr std::uint64_t hidden_wrong_max = 5;
constexpr std::int64_t hidden_rest_micros = 3'600 * micros_per_second;

/// Without a chip at hand: whoever looks at the print of a code hears of a seal that was opened.
SecondFactor factor_of(Act act, const scans::Marks& marks) {
  switch (act) {
    case Act::hidden_first:
      return SecondFactor::hidden_first_use;
    case Act::hidden_again:
      return SecondFactor::hidden_used_again;
    case Act::hidden_wrong:
      return SecondFactor::hidden_wrong;
    case Act::chip_live:
    case Act::chip_replayed:  // the chip has its own answer
    case Act::looked:
      break;
  }
  return marks.opened_at ? SecondFactor::chip_opened : SecondFactor::none;
}

/// Nothing new: the page was loaded again, and tells no place that was not known.
bool is_repeated(const scans::History& before, const authenticity::Scan& scan) {
  return std::ranges::any_of(before.scans, [&](const scans::KeptScan& kept) {
    return scans::is_same_look(kept.scan, scan) && (!scan.position || kept.scan.position);
  });
}

/// Of such looks a code keeps only so many: a right hidden code that was used before, a chip's old
/// message and a mere look. Wrong hidden codes have their own limit.
bool changes_nothing(const authenticity::Scan& scan) {
  return scans::is_mere_look(scan) || scan.act == Act::hidden_again;
}

/// The same look, now with its place.
bool is_addition(const scans::History& before, const authenticity::Scan& scan) {
  return scan.position && std::ranges::any_of(before.scans, [&](const scans::KeptScan& kept) {
           return scans::is_same_look(kept.scan, scan) && !kept.scan.position;
         });
}

Error too_many() { return {Code::resource_exhausted, "too many tries; wait a little", ""}; }

}  // namespace

CodeWitness::CodeWitness(const codes::CodeDesk& desk, scans::ScanStore& scans,
                         scans::Networks networks, Random& random)
    : desk_(desk),
      scans_(scans),
      networks_(std::move(networks)),
      priors_(scans),
      pseudonyms_(random),
      passages_(random),
      looks_(look_rule, limits::rate_senders_max),
      guesses_(guess_rule, limits::rate_senders_max),
      looks_at_code_(code_rule, limits::rate_senders_max) {}

Viewer CodeWitness::viewer_of(const http::Request& request, Timestamp now) {
  return {scans::address_block(request.remote_address),
          pseudonyms_.of(request.remote_address, request.headers.get("User-Agent"), now),
          networks_.of(request.remote_address)};
}

Viewer CodeWitness::viewer_of_text(std::string_view sender, Timestamp now) {
  return {"text " + std::string(sender), pseudonyms_.of(sender, "text message", now), {}};
}

bool CodeWitness::may_look(const Viewer& viewer, Timestamp now) {
  return looks_.take(viewer.block, now);
}

Result<void> CodeWitness::note_guess(const Viewer& viewer, std::uint64_t gtin, Timestamp now,
                                     bool has_passage) {
  if (!guesses_.take(viewer.block, now)) return too_many();
  if (unknown_.is_flood(now) && !has_passage) {
    return Error{Code::resource_exhausted, "many codes are tried that nobody issued; wait a little",
                 std::string(passage_field)};
  }
  unknown_.note(gtin, now);
  return ok();
}

Result<std::optional<CodeNumber>> CodeWitness::find(std::string_view serial, const Viewer& viewer,
                                                    Timestamp now, bool has_passage) {
  const bool is_guesser = !guesses_.has_room(viewer.block, now);
  const auto found = desk_.find_serial(serial);
  if (found) return found;
  if (is_guesser) return too_many();
  TRY_VOID(note_guess(viewer, 0, now, has_passage));  // of no product that we know
  return found;
}

std::optional<std::string> CodeWitness::as_printed(std::string_view gtin,
                                                   std::string_view serial) const {
  const auto number = authenticity::gtin_number(gtin);
  if (!number || authenticity::has_serial_form(serial)) return std::nullopt;
  std::string printed = authenticity::printed_form(serial);
  if (!desk_.keys()->open_serial(*number, printed)) return std::nullopt;
  return printed;
}

Result<std::optional<CodeAnswer>> CodeWitness::look(const CodeLook& look) {
  const auto gtin = authenticity::gtin_number(look.gtin);
  if (!gtin) return std::optional<CodeAnswer>();
  const bool has_form = authenticity::has_serial_form(look.serial);
  const bool is_of_others = look.facts.has_events || !desk_.book()->has_codes_of(*gtin);
  if (!has_form && is_of_others) return std::optional<CodeAnswer>();
  // Who has guessed too often is told no more which codes are unknown; good ones are answered, for
  // others may look from the same address.
  const bool is_guesser = !guesses_.has_room(look.viewer.block, look.now);
  auto code = desk_.keys()->open_serial(*gtin, look.serial);
  const CodeProof proof = code ? proof_of(look, *code) : CodeProof::forged;
  if (proof == CodeProof::forged) code.reset();
  if (is_guesser && !code) return too_many();
  if (!code) {
    TRY(auto answer, unknown(look, *gtin));
    return std::optional(std::move(answer));
  }
  const auto book = desk_.book();
  const auto* range = book->find(*code);
  if (range == nullptr) {
    log::error("code {} of {} opens under key {} and was never ordered: who has our keys?",
               code->index, look.gtin, code->epoch);
    TRY(auto answer, unknown(look, *gtin));
    return std::optional(std::move(answer));
  }
  TRY(auto answer, known(look, *code, *range, proof));
  return std::optional(std::move(answer));
}

authenticity::CodeProof CodeWitness::proof_of(const CodeLook& look, const CodeNumber& code) const {
  if (look.address.empty()) return CodeProof::keyed;
  const auto label = authenticity::parse_signed_label(look.address);
  if (!label) return CodeProof::keyed;  // without a signature, or one that was cut off on its way
  return authenticity::is_signed(*label, *desk_.keys(), code.epoch) ? CodeProof::signed_label
                                                                    : CodeProof::forged;
}

Result<CodeAnswer> CodeWitness::unknown(const CodeLook& look, std::uint64_t gtin) {
  TRY_VOID(note_guess(look.viewer, gtin, look.now, look.has_passage));
  authenticity::Question question{look.facts, date_of(look.now), std::nullopt, {}};
  question.facts.proof = CodeProof::forged;
  CodeAnswer answer;
  answer.judgement = authenticity::judge(question);
  return answer;
}

Result<authenticity::Act> CodeWitness::try_hidden(
    const CodeLook& look, const CodeNumber& code, const scans::Marks& marks,
    const std::optional<authenticity::HiddenHash>& kept) const {
  if (look.hidden_code.empty()) return Act::looked;
  const bool rests = marks.hidden_wrong >= hidden_wrong_max && marks.hidden_wrong_at &&
                     look.now.micros - marks.hidden_wrong_at->micros < hidden_rest_micros;
  if (rests) return too_many();
  const auto key = desk_.keys()->key_for("hidden", code.epoch);
  const auto hash =
      authenticity::hidden_hash(key, code, authenticity::printed_form(look.hidden_code));
  // Compared even when there is none, so that the time tells nothing.
  const bool is_right =
      authenticity::is_same_hash(hash, kept.value_or(authenticity::HiddenHash{})) && kept;
  if (!is_right) return Act::hidden_wrong;
  return marks.hidden_at ? Act::hidden_again : Act::hidden_first;
}

std::optional<Result<authenticity::ChipTap>> CodeWitness::read_chip(
    const CodeLook& look, const CodeNumber& code, const authenticity::CodeRange& range) const {
  const bool has_loop = range.factor == LabelFactor::chip_tamper;
  if (look.address.empty() || (range.factor != LabelFactor::chip && !has_loop)) {
    return std::nullopt;
  }
  const auto message = authenticity::parse_chip_address(look.address, {});
  if (!message && message.error().code == Code::not_found) return std::nullopt;
  const auto loop = has_loop ? authenticity::ChipLoop::tamper : authenticity::ChipLoop::none;
  const auto master = authenticity::chip_master_key(*desk_.keys(), code.gtin, code.epoch);
  return authenticity::read_product_tap(master, loop, look.address);
}

Result<std::optional<authenticity::HiddenHash>> CodeWitness::hidden_of(
    const CodeNumber& code, const authenticity::CodeRange& range) const {
  if (range.factor != LabelFactor::hidden) return std::optional<authenticity::HiddenHash>();
  return scans_.hidden(code);
}

Result<CodeAnswer> CodeWitness::known(const CodeLook& look, const CodeNumber& code,
                                      const authenticity::CodeRange& range, CodeProof proof) {
  CodeAnswer answer;
  answer.since = range.since;
  TRY(const auto hidden, hidden_of(code, range));
  answer.has_hidden = hidden.has_value();
  const bool is_public = look.viewer.who == authenticity::Who::the_public;
  const bool is_unsold = range.state != CodeState::voided && look.custody.is_unsold();
  authenticity::Scan scan;
  scan.at = look.now;
  scan.device = look.viewer.device;
  scan.network_mark = scans_.network_mark(look.viewer.block, code);
  scan.who = look.viewer.who;
  scan.province = look.viewer.where.province;
  scan.country = look.viewer.where.country;
  scan.position = look.position;
  if (is_public && is_unsold) scan.unsold_read = harvest_.look(scan.device, code, look.now) - 1;
  const auto rates = unknown_.of(code.gtin, look.now);
  const auto tap = read_chip(look, code, range);
  const bool has_tap = tap && *tap;
  if (has_tap) scan.counter = (*tap)->counter;

  const auto judge = [&](const scans::History& before) -> Result<scans::Judged> {
    answer.marks = before.marks;
    answer.has_chip = before.chip_of_code.has_value();
    ChipAnswer chip;
    if (tap) {
      chip = answer_of_chip(*tap, code, before, scan);
      scan.act = chip.act;
    } else {
      TRY(scan.act, try_hidden(look, code, before.marks, hidden));
    }
    authenticity::ScanHistory history = scans::evidence_of(before, scan);
    history.custody = look.custody;
    history.unknown_serials = {rates.last_hour, rates.usual_hour};
    authenticity::Question question{look.facts, date_of(look.now), authenticity::observe(history),
                                    priors_.of(code.gtin)};
    question.facts.proof = proof;
    question.facts.state = range.state;
    question.facts.second_factor = tap ? chip.factor : factor_of(scan.act, before.marks);
    answer.judgement = authenticity::judge(question);
    answer.is_repeated = chip.is_reload || (!chip.kept && is_repeated(before, scan));
    // Only new looks count against the code: whoever loads a page again and again crowds nobody
    // out.
    if (!answer.is_repeated && is_public && changes_nothing(scan) && !chip.kept) {
      answer.is_repeated = !looks_at_code_.take(look.serial, look.now);
    }
    const auto& test = answer.judgement.copy_test;
    return scans::Judged{.scan = scan,
                         .judgement = authenticity::encode(answer.judgement),
                         .suspicion = test ? test->suspicion : authenticity::CopySuspicion::none,
                         .is_repeated = answer.is_repeated,
                         .place = authenticity::place_of(scan, look.custody),
                         .chip = chip.kept,
                         .is_addition = is_addition(before, scan)};
  };
  TRY(answer.receipt,
      has_tap ? scans_.record(code, (*tap)->uid, judge) : scans_.record(code, judge));
  return answer;
}

}  // namespace ocop::application
