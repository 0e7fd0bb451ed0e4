#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recognition/life_rules.h"
#include "recognition/office_pages.h"
#include "registry/expiry_rules.h"

/// Where certificates of stars stand in their life, of the producers within a reach.
namespace ocop::recognition {

/// The newest stars of a product, while they hold or shortly after.
struct Renewal {
  const registry::Certificate* paper = nullptr;
  const registry::Product* product = nullptr;
  const registry::Subject* maker = nullptr;
  RenewalDays days;
  RenewalStep step = RenewalStep::not_yet;
  std::optional<Date> filed_on = {};
};

/// Those in the window, asked, missed, in grace, and over for at most as long as grace lasts; the
/// soonest end first. Pointers are the catalogue's.
Result<std::vector<Renewal>> renewals(records::Reading& reading,
                                      const registry::Catalogue& catalogue,
                                      const criteria::ReEvaluationDays& rule,
                                      const accounts::Reach& reach, Date today);

/// Packs that carry stars, near or after the end of the stars.
struct StarredStock {
  const registry::Certificate* paper = nullptr;
  const registry::Product* product = nullptr;
  const registry::Subject* maker = nullptr;
  Date last;  ///< of the stars
  LabelsOut labels = {};
  /// After the end: until when packs of the last day may be sold.
  registry::StarredPacksFinding packs = {};
};

/// Products whose stars end within `days_ahead`, and those whose stars ended, by themselves or by
/// revocation, while labels are out or packs may still be sold. The soonest end first.
std::vector<StarredStock> starred_stock(const registry::Catalogue& catalogue,
                                        const std::map<std::string, LabelsOut>& labels,
                                        const accounts::Reach& reach, Date today);

inline constexpr int starred_stock_days_ahead = 90;

}  // namespace ocop::recognition
