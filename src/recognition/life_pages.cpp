#include "recognition/life_pages.h"

#include <algorithm>

#include "office/account_pages.h"
#include "pages/format.h"
#include "recognition/life.h"
#include "recognition/limits.h"

namespace ocop::recognition {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;

constexpr office::Needs to_see{Object::certificate, Act::see};

struct StepWords {
  pages::Key chip;
  Tone tone;
};

StepWords words_of(RenewalStep step) {
  switch (step) {
    case RenewalStep::open:
      return {"recognition.step_open"_key, Tone::caution};
    case RenewalStep::asked:
      return {"recognition.step_asked"_key, Tone::good};
    case RenewalStep::missed:
      return {"recognition.step_missed"_key, Tone::stop};
    case RenewalStep::in_grace:
      return {"recognition.step_in_grace"_key, Tone::caution};
    case RenewalStep::over:
      return {"recognition.step_over"_key, Tone::stop};
    case RenewalStep::not_yet:
      break;
  }
  return {"recognition.step_not_yet"_key, Tone::plain};
}

std::string name_of(const Renewal& one) {
  return one.product->name_vi + (one.maker == nullptr ? "" : ", " + one.maker->name);
}

/// "Nộp từ 15/11/2026 đến 14/01/2027; hết hạn 14/05/2027"
std::string days_text(const Visitor& visitor, const Renewal& one) {
  return words(visitor, "recognition.renewal_days"_key,
               {pages::format_day(one.days.opens), pages::format_day(one.days.closes),
                pages::format_day(one.days.last)});
}

std::string detail_of(const Visitor& visitor, const Renewal& one) {
  std::string detail = days_text(visitor, one);
  if (one.filed_on) {
    detail += ". " + words(visitor, "recognition.filed_on"_key, {pages::format_day(*one.filed_on)});
  }
  if (one.step == RenewalStep::in_grace) {
    detail += ". " + words(visitor, "recognition.grace_until"_key,
                           {pages::format_day(one.days.grace_end)});
  }
  return detail;
}

const criteria::ReEvaluationDays* rule_of(const Site& site, Date day) {
  const criteria::Regime* regime = site.ground.regimes->on(day);
  return regime == nullptr || !regime->re_evaluation ? nullptr : &*regime->re_evaluation;
}

Result<std::vector<Renewal>> renewals_for(const Site& site, Reading& reading,
                                          const registry::Catalogue& catalogue,
                                          const Visitor& visitor) {
  const auto* rule = rule_of(site, visitor.today);
  if (rule == nullptr) return std::vector<Renewal>();
  return renewals(reading, catalogue, *rule, visitor.rights.reach(Object::certificate, Act::see),
                  visitor.today);
}

void note_more(const Visitor& visitor, Panel& panel, std::size_t count) {
  if (count <= panel.rows.size()) return;
  panel.alerts.push_back(
      {Tone::plain, words(visitor, "recognition.more"_key,
                          {std::to_string(panel.rows.size()), std::to_string(count)})});
}

Panel renewal_panel(const Visitor& visitor, const std::vector<Renewal>& all,
                    std::initializer_list<RenewalStep> steps, pages::Key title, pages::Key empty) {
  Panel panel{.title = words(visitor, title), .empty = words(visitor, empty)};
  std::size_t count = 0;
  for (const Renewal& one : all) {
    if (std::ranges::find(steps, one.step) == steps.end()) continue;
    if (++count > limits::recognition_rows_shown_max) continue;
    const StepWords said = words_of(one.step);
    panel.rows.push_back(
        {.title = name_of(one),
         .detail = detail_of(visitor, one),
         .href = Office::href(visitor, "/office/certificates/" + one.paper->id.text()),
         .tone = said.tone,
         .chip = words(visitor, said.chip)});
  }
  note_more(visitor, panel, count);
  return panel;
}

Result<Response> renewals_page(const Office& office, const Site& site, const Visitor& visitor,
                               const Request& request) {
  const auto catalogue = site.catalogue();
  TRY(const auto all, office.ground().records.read([&](Reading& reading) {
    return renewals_for(site, reading, *catalogue, visitor);
  }));
  using enum RenewalStep;
  return office.respond(
      visitor, request, {words(visitor, "recognition.renewals"_key)},
      {renewal_panel(visitor, all, {open}, "recognition.to_file"_key,
                     "recognition.nothing_to_file"_key),
       renewal_panel(visitor, all, {asked, in_grace}, "recognition.being_renewed"_key,
                     "recognition.nothing_being_renewed"_key),
       renewal_panel(visitor, all, {missed, over}, "recognition.missed"_key,
                     "recognition.nothing_missed"_key)});
}

std::string number(const Visitor& visitor, std::uint64_t count) {
  return pages::format_number(visitor.locale, static_cast<double>(count));
}

std::string stock_detail(const Visitor& visitor, const StarredStock& one) {
  std::string detail = one.maker == nullptr ? "" : one.maker->name;
  const auto add = [&](const std::string& said) { detail += (detail.empty() ? "" : " · ") + said; };
  if (one.labels.unused > 0) {
    add(words(visitor, "recognition.labels_unused"_key, {number(visitor, one.labels.unused)}));
  }
  if (one.labels.on_goods > 0) {
    add(words(visitor, "recognition.labels_on_goods"_key, {number(visitor, one.labels.on_goods)}));
  }
  if (one.packs.until) {
    add(words(visitor, "recognition.packs_until"_key, {pages::format_day(*one.packs.until)}));
  } else if (one.packs.packs == registry::StarredPacks::unknown) {
    add(words(visitor, "recognition.packs_unknown"_key));
  }
  return detail;
}

Panel stock_panel(const Visitor& visitor, const std::vector<StarredStock>& all, bool is_over,
                  pages::Key title, pages::Key empty) {
  Panel panel{.title = words(visitor, title), .empty = words(visitor, empty)};
  std::size_t count = 0;
  for (const StarredStock& one : all) {
    if ((one.last < visitor.today) != is_over) continue;
    if (++count > limits::recognition_rows_shown_max) continue;
    const bool is_revoked = one.paper->revoked_on && *one.paper->revoked_on <= visitor.today;
    panel.rows.push_back(
        {.title = one.product->name_vi,
         .detail = stock_detail(visitor, one),
         .href = Office::href(visitor, "/office/products/" + one.product->id.text()),
         .tone = is_over ? Tone::stop : Tone::caution,
         .chip = words(visitor,
                       is_revoked ? "recognition.chip_revoked"_key
                       : is_over  ? "recognition.chip_over"_key
                                  : "recognition.chip_until"_key,
                       {pages::format_day(is_revoked ? *one.paper->revoked_on : one.last)})});
  }
  note_more(visitor, panel, count);
  return panel;
}

Response packs_page(const Office& office, const Site& site, const Visitor& visitor,
                    const Request& request) {
  const auto catalogue = site.catalogue();
  const auto all =
      starred_stock(*catalogue, site.labels_out(),
                    visitor.rights.reach(Object::certificate, Act::see), visitor.today);
  return office.respond(visitor, request, {words(visitor, "recognition.starred_packs"_key)},
                        {stock_panel(visitor, all, true, "recognition.packs_after"_key,
                                     "recognition.no_packs_after"_key),
                         stock_panel(visitor, all, false, "recognition.packs_before"_key,
                                     "recognition.no_packs_before"_key)});
}

/// What has to be filed, and what was not filed in time.
Result<std::vector<office::WorkItem>> work(const Office& office, const Site& site,
                                           const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::certificate, Act::see)) return items;
  if (visitor.rights.has(accounts::Role::inspector)) return items;
  const auto catalogue = site.catalogue();
  TRY(const auto all, office.ground().records.read([&](Reading& reading) {
    return renewals_for(site, reading, *catalogue, visitor);
  }));
  for (const Renewal& one : all) {
    const bool is_missed = one.step == RenewalStep::missed;
    if (!is_missed && one.step != RenewalStep::open) continue;
    if (items.size() == limits::recognition_work_items_max) break;
    items.push_back(
        {.title = words(visitor,
                        is_missed ? "recognition.work_missed"_key : "recognition.work_renew"_key,
                        {one.product->name_vi}),
         .detail = days_text(visitor, one),
         .href = Office::href(visitor, "/office/certificates/" + one.paper->id.text()),
         .tone = is_missed ? Tone::stop : Tone::caution,
         .due = one.days.closes});
  }
  return items;
}

}  // namespace

void add_life_pages(Office& office, const Site& site) {
  const pages::Key group = "evaluation.group"_key;
  office.add_section({"/office/renewals", "recognition.renewals"_key, "clock", group, to_see});
  office.add_section(
      {"/office/starred-packs", "recognition.starred_packs"_key, "box", group, to_see});
  office.add_page(http::Method::get, "/office/renewals", to_see,
                  [&office, site](const Visitor& visitor, const Request& request) {
                    auto answer = renewals_page(office, site, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
  office.add_page(http::Method::get, "/office/starred-packs", to_see,
                  [&office, site](const Visitor& visitor, const Request& request) {
                    return packs_page(office, site, visitor, request);
                  });
  office.add_work([&office, site](const Visitor& visitor) { return work(office, site, visitor); });
}

}  // namespace ocop::recognition
