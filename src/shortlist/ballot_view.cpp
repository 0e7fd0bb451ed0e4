#include "shortlist/ballot_view.h"

#include <algorithm>

#include "office/account_pages.h"
#include "portal/addresses.h"
#include "portal/product_group.h"
#include "shortlist/limits.h"
#include "shortlist/reasons.h"
#include "shortlist/vote_pages.h"

namespace ocop::shortlist {
namespace {

using office::Office;
using office::Visitor;
using office::words;
using records::Faults;
using records::Record;

const records::Fault* fault_of(const Faults& faults, std::string_view field) {
  const auto at = std::ranges::find(faults, field, &records::Fault::field);
  return at == faults.end() ? nullptr : &*at;
}

void fill_fault(pages::Dictionary& part, const Visitor& visitor, const Faults& faults,
                std::string_view field) {
  const records::Fault* fault = fault_of(faults, field);
  if (fault == nullptr) return;
  part.set_in("ERROR", "WORDS", fault->reason.in(visitor.locale));
  part.show("INVALID");
}

/// What a screen reader tells beside the label.
void describe(pages::Dictionary& part, const Faults& faults, const std::string& field,
              bool has_hint) {
  std::string ids = has_hint ? "hint-" + field : "";
  if (fault_of(faults, field) != nullptr) ids += (ids.empty() ? "error-" : " error-") + field;
  if (!ids.empty()) part.set_in("DESCRIBED", "IDS", ids);
}

void fill_criterion(pages::Dictionary& form, const Visitor& visitor, const BallotView& view,
                    std::size_t position) {
  const Record& criterion = view.round.criteria[position];
  pages::Dictionary& part = form.add("CRITERION");
  part.set("NAME", points_field(position));
  part.set("LABEL", words(visitor, "shortlist.criterion_weight"_key,
                          {title_in(visitor.locale, criterion), criterion["weight"]}));
  if (!criterion["explanation"].empty()) part.set_in("HINT", "WORDS", criterion["explanation"]);
  for (long long points = limits::shortlist_points_max; points >= 0; --points) {
    pages::Dictionary& option = part.add("OPTION");
    option.set("VALUE", std::to_string(points));
    if (std::to_string(points) == view.typed.points[position]) option.show("CHOSEN");
  }
  fill_fault(part, visitor, view.faults, points_field(position));
  describe(part, view.faults, points_field(position), !criterion["explanation"].empty());
}

void fill_faults(pages::Dictionary& page, const Visitor& visitor, const BallotView& view) {
  if (view.faults.empty()) return;
  pages::Dictionary& list = page.add("FAULTS");
  for (const records::Fault& each : view.faults) {
    pages::Dictionary& fault = list.add("FAULT");
    fault.set("REASON", each.reason.in(visitor.locale));
    if (!each.field.empty()) fault.set_in("OF_FIELD", "NAME", each.field);
    if (each.field.empty()) fault.show("OF_ALL");
  }
}

void fill_form(pages::Dictionary& page, const Visitor& visitor, const BallotView& view) {
  pages::Dictionary& form = page.add("BALLOT");
  form.set("ACTION", Office::href(visitor, votes_path(view.round.row.id, view.candidate.id)));
  for (std::size_t i = 0; i < view.round.criteria.size(); ++i) {
    fill_criterion(form, visitor, view, i);
  }
  form.set("REASON", view.typed.reason);
  form.set("REASON_MAX", std::to_string(limits::shortlist_reason_bytes_max));
  pages::Dictionary& reason = form.add("WHY");
  fill_fault(reason, visitor, view.faults, reason_field);
  describe(reason, view.faults, std::string(reason_field), true);
  form.show(view.was_cast ? "AGAIN" : "FIRST");
}

/// The vote as it was given, when it can no longer be changed.
void fill_given(pages::Dictionary& page, const Visitor& visitor, const BallotView& view) {
  pages::Dictionary& given = page.add("GIVEN");
  for (std::size_t i = 0; i < view.round.criteria.size(); ++i) {
    pages::Dictionary& fact = given.add("FACT");
    fact.set("TERM", title_in(visitor.locale, view.round.criteria[i]));
    fact.set("VALUE", view.typed.points[i]);
  }
  pages::Dictionary& reason = given.add("FACT");
  reason.set("TERM", words(visitor, "shortlist.why"_key));
  reason.set("VALUE", view.typed.reason);
}

void fill_product(pages::Dictionary& page, const Visitor& visitor,
                  const registry::Catalogue& catalogue, const Record& candidate) {
  page.set("WHY_PROPOSED", candidate["reason"]);
  const auto* product = catalogue.product(registry::ProductId(candidate["product_id"]));
  if (product == nullptr) return;
  const auto about = portal::in(visitor.locale, product->description_vi, product->description_en);
  if (!about.empty()) page.set_in("ABOUT", "TEXT", about);
  if (const auto* maker = catalogue.subject(product->subject)) {
    page.set_in("MAKER", "NAME", maker->name);
  }
  if (portal::group_of(*product)) {
    page.set_in("CATALOGUE", "HREF", portal::product_path(visitor.locale, *product));
  }
}

}  // namespace

TypedBallot typed_of(const Round& round, const Ballot* ballot) {
  TypedBallot typed{std::vector<std::string>(round.criteria.size()), ""};
  if (ballot == nullptr) return typed;
  typed.reason = ballot->reason;
  for (std::size_t i = 0; i < round.criteria.size(); ++i) {
    const auto at = ballot->points.find(round.criteria[i].id);
    if (at != ballot->points.end()) typed.points[i] = std::to_string(at->second);
  }
  return typed;
}

void fill_ballot(pages::Dictionary& page, const Visitor& visitor,
                 const registry::Catalogue& catalogue, const BallotView& view) {
  fill_product(page, visitor, catalogue, view.candidate);
  fill_faults(page, visitor, view);
  if (view.bar != nullptr) {
    page.set_in("BARRED", "WORDS",
                words(visitor, "shortlist.barred_saying"_key,
                      {words(visitor, label_of(view.bar->relation))}));
  } else if (takes_votes(view.round, visitor.today)) {
    fill_form(page, visitor, view);
  } else {
    page.show("CLOSED");
    if (view.was_cast) fill_given(page, visitor, view);
  }
}

}  // namespace ocop::shortlist
