#include "recognition/visit_pages.h"

#include "office/account_pages.h"
#include "pages/format.h"
#include "recognition/limits.h"
#include "registry/product_stars.h"

namespace ocop::recognition {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

bool calls_for_revocation(const Record& visit) {
  return visit["criteria_kept"] == "not_kept" || visit["mark_use"] == "wrong";
}

/// Where the certificates of the visited product, or of all products of the producer, are revoked.
void offer_revocation(Panel& panel, const Visitor& visitor, const registry::Catalogue& catalogue,
                      const Record& visit) {
  const auto* maker = catalogue.subject(registry::SubjectId(visit["subject_id"]));
  if (maker == nullptr || !visitor.may(Object::certificate, Act::decide)) return;
  for (const auto* product : catalogue.products_of(*maker)) {
    if (!visit["product_id"].empty() && product->id.text() != visit["product_id"]) continue;
    const auto stars = registry::stars_on(catalogue, *product, visitor.today);
    if (!stars.are_there()) continue;
    panel.actions.push_back(
        {words(visitor, "recognition.revoke_of"_key, {product->name_vi}),
         Office::href(visitor, "/office/certificates/" + stars.paper->id.text() + "/revoke")});
  }
}

Result<std::optional<Panel>> visit_panel(const Site& site, const Visitor& visitor,
                                         const Record& visit) {
  Panel panel{.title = words(visitor, "recognition.visit"_key)};
  const auto due = visit.day("due_on");
  if (visit["visited_on"].empty()) {
    panel.alerts.push_back(
        {Tone::plain, words(visitor, "recognition.visit_to_come"_key,
                            {pages::format_day(visit.day("planned_on").value_or(Date{}))})});
  }
  if (visit["told_subject_id"].empty()) {
    panel.alerts.push_back({Tone::caution, words(visitor, "recognition.visit_secret"_key)});
  }
  if (due && visit["done_on"].empty()) {
    const bool is_late = *due < visitor.today;
    panel.alerts.push_back(
        {is_late ? Tone::stop : Tone::caution,
         words(visitor, is_late ? "recognition.measures_late"_key : "recognition.measures_due"_key,
               {pages::format_day(*due)})});
  }
  if (calls_for_revocation(visit)) {
    panel.alerts.push_back({Tone::stop, words(visitor, "recognition.visit_revoke"_key)});
    offer_revocation(panel, visitor, *site.catalogue(), visit);
  }
  if (panel.is_empty()) return std::optional<Panel>();
  return std::optional(std::move(panel));
}

/// Visits to make, for the city; measures to carry out, for everybody who sees them.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::certificate, Act::see);
  if (reach.nothing() || visitor.rights.has(accounts::Role::inspector)) return items;
  const bool visits = visitor.may(Object::certificate, Act::decide);
  records::RecordStore& store = office.ground().records;
  const auto& kind = store.kinds().get("supervision_visit");
  const auto add = [&](std::string_view open_field, std::string_view day,
                       pages::Key title) -> Result<void> {
    TRY(const auto listing, store.list(kind,
                                       {.filters = {{std::string(open_field), ""}},
                                        .sort = std::string(day),
                                        .page_rows = limits::recognition_rows_shown_max},
                                       reach));
    std::size_t count = 0;
    for (const Record& visit : listing.rows) {
      const auto due = visit.day(day);
      if (!due || ++count > limits::recognition_work_items_max) continue;
      items.push_back({.title = words(visitor, title, {visit.title()}),
                       .href = office.href(visitor, visit),
                       .tone = Tone::caution,
                       .due = due});
    }
    return ok();
  };
  if (visits) TRY_VOID(add("visited_on", "planned_on", "recognition.work_visit"_key));
  TRY_VOID(add("done_on", "due_on", "recognition.work_measures"_key));
  return items;
}

}  // namespace

void add_visit_pages(Office& office, const Site& site) {
  office.add_register({.kind = &office.ground().records.kinds().get("supervision_visit"),
                       .icon = "pin",
                       .group = "evaluation.group"_key,
                       .panels = {[site](const Visitor& visitor, Reading&, const Record& visit) {
                         return visit_panel(site, visitor, visit);
                       }}});
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::recognition
