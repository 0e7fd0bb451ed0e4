#include "application/consumer_scan.h"

#include <algorithm>

#include "application/consumer_custody.h"
#include "application/consumer_words.h"
#include "application/recall_book.h"
#include "base/limits.h"
#include "trace/thing.h"

namespace ocop::application {
namespace {

using authenticity::Asked;
using authenticity::Contradiction;
using authenticity::End;
using authenticity::Verdict;
using event_store::EventFacts;
using event_store::Sequence;
using event_store::View;
using gs1::Granularity;
using trace::Role;
using trace::Step;

Asked asked_of(const gs1::Identifier& item) {
  switch (item.granularity()) {
    case Granularity::lot:
      return Asked::lot;
    case Granularity::location:
    case Granularity::party:
      return Asked::place;
    case Granularity::instance:
      return Asked::instance;
    case Granularity::trade_class:
    case Granularity::document:
    case Granularity::foreign:
      return Asked::product;
  }
  return Asked::product;
}

bool names(const std::vector<event_store::QuantityFact>& list, std::string_view path) {
  return std::ranges::find(list, path, &event_store::QuantityFact::epc_class) != list.end();
}

/// The journey of a piece takes in the events of its lot. Among these are the ones in which other
/// pieces of the lot got their codes: not a step of this piece.
bool is_of_sibling(const Step& step, const std::string& piece) {
  const EventFacts& facts = step.event.facts;
  if (step.subject == piece || step.subject.find("/10/") == std::string::npos) return false;
  if (names(facts.quantities, step.subject) || names(facts.input_quantities, step.subject) ||
      names(facts.output_quantities, step.subject)) {
    return false;
  }
  const bool holds_pieces = !facts.epcs.empty() || !facts.output_epcs.empty();
  return holds_pieces && std::ranges::count(facts.epcs, piece) == 0 &&
         std::ranges::count(facts.output_epcs, piece) == 0;
}

/// Master data in an event describe what the event brings forth, not what it uses up or moves.
bool describes_item(const Step& step) {
  return step.role == Role::observed || step.role == Role::produced;
}

void take_lot(Scan& scan, const gs1::Identifier& item) {
  scan.lot = item.value("10");
  if (!scan.lot.empty()) return;
  for (const Step* step : scan.own) {
    if (describes_item(*step) && !step->event.facts.lot.empty()) {
      scan.lot = step->event.facts.lot;
      return;
    }
  }
  scan.lot = item.lot_of_label();
}

void take_expiry(Scan& scan) {
  for (const Step* step : scan.own) {
    const std::string_view text = step->event.facts.expiry_date;
    if (!describes_item(*step) || text.size() < 10) continue;
    if (const auto day = parse_date(text.substr(0, 10))) scan.facts.expires_on = *day;
  }
}

void take_end(Scan& scan, const std::string& path) {
  for (const Step* step : scan.own) {
    const EventFacts& facts = step->event.facts;
    if (step->subject != path) continue;
    // Of a lot a part may be destroyed while the rest is sold; only its removal ends it.
    if (scan.facts.asked == Asked::lot && facts.action != epcis::Action::remove) continue;
    const bool is_voided = facts.business_step == "decommissioning";
    const bool is_destroyed =
        facts.business_step == "destroying" || facts.disposition == "destroyed";
    if (!is_voided && !is_destroyed) continue;
    scan.facts.end = is_destroyed ? End::destroyed : End::voided;
    scan.ended_on = date_of(facts.event_time.instant, facts.event_time.offset_minutes);
  }
}

void take_contradiction(Scan& scan, const std::string& path) {
  for (const trace::Finding& finding : scan.journey.findings) {
    if (finding.subject != path) continue;
    if (finding.kind == trace::FindingKind::observed_after_end) {
      scan.facts.contradiction = Contradiction::seen_after_end;
    } else if (finding.kind == trace::FindingKind::second_parent_while_packed) {
      scan.facts.contradiction = Contradiction::in_two_containers;
    }
  }
}

Result<bool> is_declared_wrong(const View& view, std::string_view event_id) {
  TRY(const auto same, view.find_by_event_id(event_id));
  for (const Sequence sequence : same) {
    TRY(const auto event, view.event(sequence));
    if (event.facts.is_error_declaration) return true;
  }
  return false;
}

/// A recall says which lot comes back; the pieces that were sold by then have left its journey. So
/// recalls are looked up by themselves.
Result<void> take_recall(Scan& scan, const ConsumerRequest& request) {
  const std::string& path = request.item.path();
  const std::string lot_path =
      scan.gtin.empty() ? std::string() : trace::lot_path("/01/" + scan.gtin, scan.lot);
  TRY(const auto recalls, request.recalls.naming(request.view, {path, lot_path}));
  for (const Sequence sequence : recalls) {
    TRY(const auto event, request.view.event(sequence));
    TRY(const bool is_wrong, is_declared_wrong(request.view, event.facts.event_id));
    if (is_wrong) continue;
    scan.facts.is_recalled = true;
    scan.is_lot_recalled = std::ranges::count(event.facts.epcs, path) == 0;
    scan.recalled_at = event.facts.event_time;
    scan.recall_reason = step_words(request.locale, event.json).note;
  }
  return ok();
}

void take_registers(Scan& scan, const ConsumerRequest& request) {
  const registry::Catalogue& catalogue = request.catalogue;
  const gs1::Identifier& item = request.item;
  scan.gtin = item.value("01");
  scan.serial = item.value("21");
  if (!scan.gtin.empty()) scan.product = catalogue.product_by_gtin(scan.gtin);
  if (scan.product != nullptr) scan.maker = catalogue.subject(scan.product->subject);
  if (scan.facts.asked == Asked::place) {
    scan.place = catalogue.place_by_gln(item.value("414"));
    scan.maker = scan.place != nullptr ? catalogue.subject(scan.place->subject)
                                       : catalogue.subject_by_party(item.value("417"));
  }
  scan.facts.is_registered = scan.product != nullptr || scan.place != nullptr ||
                             (scan.facts.asked == Asked::place && scan.maker != nullptr);
}

Result<void> take_journey(Scan& scan, const ConsumerRequest& request) {
  const std::string& path = request.item.path();
  const bool is_piece = scan.facts.asked == Asked::instance;
  TRY(scan.journey, trace::journey(request.view, request.item, trace::Direction::both));
  for (const Step& step : scan.journey.steps) {
    if (step.distance < 0) scan.ingredients.push_back(&step);
    if (step.distance != 0 || (is_piece && is_of_sibling(step, path))) continue;
    scan.own.push_back(&step);
    if (step.subject == path) scan.facts.has_events = true;
  }
  take_lot(scan, request.item);
  take_expiry(scan);
  take_end(scan, path);
  take_contradiction(scan, path);
  return take_recall(scan, request);
}

/// What the serial proves and who looked at it before; the verdict is then the one that was kept.
Result<void> take_code(Scan& scan, const ConsumerRequest& request) {
  TRY(scan.code, request.look->witness.look({.gtin = scan.gtin,
                                             .serial = scan.serial,
                                             .facts = scan.facts,
                                             .custody = custody_of(scan, request.catalogue),
                                             .viewer = request.look->viewer,
                                             .now = request.now,
                                             .hidden_code = request.look->hidden_code,
                                             .position = request.look->position,
                                             .has_passage = request.look->has_passage,
                                             .address = request.look->address}));
  if (!scan.code) return ok();
  scan.facts = scan.code->judgement.question.facts;
  scan.verdict = scan.code->judgement.verdict;
  if (scan.verdict == Verdict::voided && !scan.ended_on) {
    scan.ended_on = date_of(scan.code->since);
    scan.is_code_voided = true;
  }
  return ok();
}

}  // namespace

Result<Scan> scan(const ConsumerRequest& request) {
  Scan scan;
  scan.today = date_of(request.now);
  scan.facts.asked = asked_of(request.item);
  scan.item_path = request.item.path();
  take_registers(scan, request);
  const bool has_journey = scan.facts.asked == Asked::lot || scan.facts.asked == Asked::instance;
  if (has_journey) TRY_VOID(take_journey(scan, request));
  scan.verdict = authenticity::judge(scan.facts, scan.today);
  if (request.look != nullptr && scan.facts.asked == Asked::instance) {
    TRY_VOID(take_code(scan, request));
  }
  return scan;
}

}  // namespace ocop::application
