#include "recognition/life.h"

#include <algorithm>

#include "recognition/keeping.h"
#include "registry/product_stars.h"

namespace ocop::recognition {
namespace {

using registry::Catalogue;
using registry::Certificate;
using registry::CertificateState;

std::int64_t days_between(Date from, Date to) { return days_from_date(to) - days_from_date(from); }

/// The first re-evaluation of the product that was filed within the window.
Result<std::optional<Date>> filed_in(records::Reading& reading, const std::string& product_id,
                                     const RenewalDays& days) {
  TRY(const auto dossiers, reading.where(reading.kinds().get("dossier"), "product_id", product_id));
  std::optional<Date> first;
  for (const records::Record& dossier : dossiers) {
    const auto filed = re_evaluation_day(dossier);
    if (!filed || !is_filed_in_time(days, *filed)) continue;
    if (!first || *filed < *first) first = filed;
  }
  return first;
}

const Certificate* newest_stars(const Catalogue& catalogue, const registry::Product& product,
                                const accounts::Reach& reach, Date today) {
  const auto* maker = catalogue.subject(product.subject);
  if (maker == nullptr || !reach.covers(maker->unit_code, maker->id.text())) return nullptr;
  return registry::stars_on(catalogue, product, today).paper;
}

}  // namespace

Result<std::vector<Renewal>> renewals(records::Reading& reading, const Catalogue& catalogue,
                                      const criteria::ReEvaluationDays& rule,
                                      const accounts::Reach& reach, Date today) {
  std::vector<Renewal> found;
  for (const registry::Product& product : catalogue.products()) {
    const auto* paper = newest_stars(catalogue, product, reach, today);
    if (paper == nullptr || !paper->valid_to) continue;
    if (paper->state_on(today) == CertificateState::revoked) continue;
    Renewal one{paper, &product, catalogue.subject(product.subject),
                renewal_days(*paper->valid_to, rule)};
    if (today < one.days.opens || today > one.days.grace_end) continue;
    TRY(one.filed_on, filed_in(reading, product.id.text(), one.days));
    one.step = renewal_on(one.days, one.filed_on, today);
    // The answer may have come before the grace was over.
    if (one.step == RenewalStep::in_grace && !paper->holds_on(today)) one.step = RenewalStep::over;
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, {}, [](const Renewal& each) { return each.days.last; });
  return found;
}

std::vector<StarredStock> starred_stock(const Catalogue& catalogue,
                                        const std::map<std::string, LabelsOut>& labels,
                                        const accounts::Reach& reach, Date today) {
  std::vector<StarredStock> found;
  for (const registry::Product& product : catalogue.products()) {
    const auto* paper = newest_stars(catalogue, product, reach, today);
    const auto last = paper == nullptr ? std::nullopt : paper->last_day();
    if (!last || days_between(today, *last) > starred_stock_days_ahead) continue;
    StarredStock one{paper, &product, catalogue.subject(product.subject), *last};
    if (const auto out = labels.find(product.gtin); out != labels.end()) one.labels = out->second;
    one.packs = registry::starred_packs_on(last, product.shelf_life_days, today);
    const bool is_over = *last < today;
    const bool may_remain =
        one.labels.unused > 0 || one.packs.packs != registry::StarredPacks::none;
    if (!is_over || may_remain) found.push_back(one);
  }
  std::ranges::stable_sort(found, {}, &StarredStock::last);
  return found;
}

}  // namespace ocop::recognition
