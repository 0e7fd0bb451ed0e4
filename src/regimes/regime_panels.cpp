#include "regimes/regime_panels.h"

#include <fmt/format.h>

#include "criteria/regime_changes.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::regimes {
namespace {

using criteria::CriteriaSet;
using criteria::Criterion;
using criteria::Regime;
using office::Fold;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;

const std::string& in(pages::Locale locale, const criteria::Label& label) {
  return locale == pages::Locale::english ? label.en : label.vi;
}

std::string points(pages::Locale locale, criteria::Points points) {
  return pages::format_number(locale, static_cast<double>(points.tenths) / 10);
}

office::Row row_of(const Visitor& visitor, const CriteriaSet& set) {
  return {.title = set_name(visitor.locale, set),
          .detail = words(visitor, "regimes.set_detail"_key,
                          {in(visitor.locale, set.group), std::to_string(set.scored().size())})};
}

/// What holds today, held before, will hold, would hold once it is released.
std::pair<Tone, std::string> state_of(const Visitor& visitor, const criteria::Regimes& regimes,
                                      const Regime& regime) {
  if (regimes.find(regime.decision) == nullptr) {
    return {Tone::plain,
            words(visitor, "regimes.would_hold"_key, {pages::format_day(regime.from)})};
  }
  if (regimes.on(visitor.today) == &regime) {
    return {Tone::good, words(visitor, "regimes.in_force"_key)};
  }
  if (regime.from > visitor.today) {
    return {Tone::caution,
            words(visitor, "regimes.will_hold"_key, {pages::format_day(regime.from)})};
  }
  return {Tone::plain, words(visitor, "regimes.held_before"_key)};
}

std::string criterion_name(pages::Locale locale, const Criterion& criterion) {
  return criterion.code + ". " + in(locale, criterion.name);
}

/// "Tối đa 3 điểm, 4 mức điểm" of one criterion.
std::string shape_of(const Visitor& visitor, const Criterion& criterion) {
  return words(visitor, "regimes.shape"_key,
               {points(visitor.locale, criterion.max), std::to_string(criterion.choices().size())});
}

Fold fold_of(const Visitor& visitor, const criteria::SetChanges& changes) {
  const auto count = changes.added.size() + changes.removed.size() + changes.changed.size();
  Fold fold{words(visitor, "regimes.set_changed"_key,
                  {set_name(visitor.locale, *changes.after), std::to_string(count)})};
  for (const Criterion* each : changes.changed) {
    const Criterion& was = *changes.before->find(each->code);
    const std::string before = shape_of(visitor, was), after = shape_of(visitor, *each);
    fold.rows.push_back({criterion_name(visitor.locale, *each),
                         before == after ? words(visitor, "regimes.wording"_key)
                                         : words(visitor, "regimes.from_to"_key, {before, after}),
                         "", Tone::caution, words(visitor, "regimes.changed"_key)});
  }
  for (const Criterion* each : changes.added) {
    fold.rows.push_back({criterion_name(visitor.locale, *each), shape_of(visitor, *each), "",
                         Tone::good, words(visitor, "regimes.added"_key)});
  }
  for (const Criterion* each : changes.removed) {
    fold.rows.push_back({criterion_name(visitor.locale, *each), shape_of(visitor, *each), "",
                         Tone::stop, words(visitor, "regimes.removed"_key)});
  }
  return fold;
}

void add_sets(Panel& panel, const Visitor& visitor, const std::vector<const CriteriaSet*>& sets,
              Tone tone, pages::Key chip) {
  for (const CriteriaSet* set : sets) {
    office::Row row = row_of(visitor, *set);
    row.tone = tone;
    row.chip = words(visitor, chip);
    panel.rows.push_back(std::move(row));
  }
}

/// Certificates, clocks and bands that differ.
void add_terms(Panel& panel, const Visitor& visitor, const Regime& before, const Regime& after) {
  const auto term = [&](pages::Key name, int was, int is) {
    if (was == is) return;
    panel.facts.push_back({words(visitor, name), words(visitor, "regimes.from_to"_key,
                                                       {std::to_string(was), std::to_string(is)})});
  };
  term("regimes.certificate_months"_key, before.certificate_months, after.certificate_months);
  term("regimes.commune_days"_key, before.commune_working_days, after.commune_working_days);
  term("regimes.revocation_days"_key, before.revocation_days, after.revocation_days);
  const auto bands = [&](const Regime& regime) {
    std::string all;
    for (const criteria::StarBand& band : regime.bands) {
      if (!band.has_certificate) continue;
      if (!all.empty()) all += ", ";
      all += words(visitor, "regimes.band"_key,
                   {std::to_string(band.star), points(visitor.locale, band.from)});
    }
    return all;
  };
  if (const std::string was = bands(before), is = bands(after); was != is) {
    panel.facts.push_back(
        {words(visitor, "regimes.bands"_key), words(visitor, "regimes.from_to"_key, {was, is})});
  }
}

}  // namespace

std::string set_name(pages::Locale locale, const CriteriaSet& set) {
  if (!set.number) return in(locale, set.name);
  return pages::text(locale, "regimes.set_name"_key,
                     {std::to_string(*set.number), in(locale, set.name)});
}

Panel regime_panel(const Visitor& visitor, const criteria::Regimes& regimes, const Regime& regime) {
  Panel panel{words(visitor, "regimes.decision_title"_key, {regime.decision})};
  const auto [tone, state] = state_of(visitor, regimes, regime);
  panel.alerts.push_back({tone, state});
  panel.facts = {
      {words(visitor, "regimes.from"_key), pages::format_day(regime.from)},
      {words(visitor, "regimes.origin"_key),
       words(visitor, regime.origin == criteria::Origin::imported ? "regimes.origin_imported"_key
                                                                  : "regimes.origin_built_in"_key)},
      {words(visitor, "regimes.hash"_key), regime.sha256}};
  if (regime.to) {
    panel.facts.insert(panel.facts.begin() + 1,
                       {words(visitor, "regimes.to"_key), pages::format_day(*regime.to)});
  }
  if (regime.sets.empty()) {
    panel.facts.push_back(
        {words(visitor, "regimes.sets"_key), words(visitor, "regimes.no_sets"_key)});
    return panel;
  }
  Fold sets{words(visitor, "regimes.sets_of"_key, {std::to_string(regime.sets.size())})};
  for (const CriteriaSet& set : regime.sets) sets.rows.push_back(row_of(visitor, set));
  panel.folds.push_back(std::move(sets));
  return panel;
}

Panel changes_panel(const Visitor& visitor, const Regime& before, const Regime& after) {
  Panel panel{.title = words(visitor, "regimes.changes"_key, {before.decision}),
              .empty = words(visitor, "regimes.no_changes"_key)};
  const criteria::RegimeChanges changes = criteria::changes_between(before, after);
  add_terms(panel, visitor, before, after);
  panel.facts.push_back(
      {words(visitor, "regimes.sets"_key),
       words(visitor, "regimes.set_counts"_key,
             {std::to_string(changes.added.size()), std::to_string(changes.removed.size()),
              std::to_string(changes.changed.size()), std::to_string(changes.same)})});
  add_sets(panel, visitor, changes.added, Tone::good, "regimes.set_added"_key);
  add_sets(panel, visitor, changes.removed, Tone::stop, "regimes.set_removed"_key);
  for (const criteria::SetChanges& each : changes.changed) {
    panel.folds.push_back(fold_of(visitor, each));
  }
  return panel;
}

}  // namespace ocop::regimes
