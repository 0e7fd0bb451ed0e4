#include "authenticity/simulation.h"

#include <algorithm>
#include <cmath>

namespace ocop::authenticity::simulation {
namespace {

/// Each part of a run draws from its own seed, so that one family does not move another.
std::uint64_t seed_of(std::uint64_t seed, std::uint64_t part) {
  return seed * 0x9E3779B97F4A7C15ULL + part;
}

void count_strongest(std::array<std::uint64_t, evidence_kinds>& strongest,
                     const Judgement& judgement) {
  if (judgement.copy_test->suspicion == CopySuspicion::none) return;
  ++strongest[static_cast<std::size_t>(judgement.copy_test->evidence.front().kind)];
}

struct Alarm {
  std::int64_t at;
  std::uint32_t copies_sold;
};

/// The first warning to a reader of copies, or to one who harvests, and the first of likely copy.
/// Those of the genuine pack do not count, since some would come by mistake.
struct CodeAlarms {
  std::optional<Alarm> any, likely;
};

CodeAlarms alarms_of(Life& life, const Priors& priors, FamilyResult& result) {
  CodeAlarms alarms;
  const auto told = replay(life, priors);
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Occurrence& occurrence = life.occurrences[i];
    if (!occurrence.is_of_copy) continue;
    const bool warns = is_warning(told[i].verdict);
    const Alarm alarm{occurrence.at(), occurrence.copies_sold};
    if (warns && !alarms.any) {
      alarms.any = alarm;
      count_strongest(result.strongest, told[i]);
    }
    if (told[i].verdict == Verdict::likely_copy && !alarms.likely) alarms.likely = alarm;
    ++result.copies_read;
    if (warns) ++result.copies_warned;
    ++result.told[static_cast<std::size_t>(told[i].verdict)];
  }
  return alarms;
}

/// The moment of the campaign's alarm: when enough of its codes have given one.
std::optional<Alarm> campaign_alarm(std::vector<Alarm>& alarms, std::size_t codes) {
  const std::size_t needed = codes == 1 ? 1 : codes_to_alarm;
  if (alarms.size() < needed) return std::nullopt;
  std::ranges::sort(alarms, {}, &Alarm::at);
  return alarms[needed - 1];
}

}  // namespace

bool is_warning(Verdict verdict) {
  return tone_of(verdict) != Tone::good && verdict != Verdict::hidden_wrong;
}

std::uint32_t median_of(const std::vector<std::uint32_t>& sorted) {
  return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

Simulation::Simulation(const Settings& settings) : settings_(settings) {
  World world(seed_of(settings.seed, 0));
  for (std::uint32_t i = 0; i < settings.products; ++i) products_.push_back(world.product());
}

GenuineResult Simulation::genuine() {
  GenuineResult result;
  World world(seed_of(settings_.seed, 1));
  for (; result.items < settings_.genuine_items; ++result.items) {
    const Product& product = products_[result.items % products_.size()];
    Life life = world.honest_life(product);
    const auto told = replay(life, product.priors);
    if (told.empty()) continue;
    ++result.scanned;
    result.readings += told.size();
    const auto is_likely = [](const Judgement& each) {
      return each.verdict == Verdict::likely_copy;
    };
    const auto warning =
        std::ranges::find_if(told, [](const Judgement& each) { return is_warning(each.verdict); });
    if (warning == told.end()) continue;
    count_strongest(result.strongest, *warning);
    ++(std::ranges::any_of(told, is_likely) ? result.likely_copy : result.caution);
  }
  return result;
}

FamilyResult Simulation::run(const Family& family) {
  FamilyResult result;
  result.family = &family;
  World world(
      seed_of(settings_.seed, 100 + static_cast<std::uint64_t>(&family - families().data())));
  for (; result.campaigns < settings_.campaigns; ++result.campaigns) {
    const Product& product = products_[world.chance().bits() % products_.size()];
    Campaign campaign = family.campaign(world, product);
    std::vector<Alarm> any, likely;
    for (Life& life : campaign.codes) {
      const CodeAlarms alarms = alarms_of(life, product.priors, result);
      if (alarms.any) any.push_back(*alarms.any);
      if (alarms.likely) likely.push_back(*alarms.likely);
    }
    result.codes += campaign.codes.size();
    result.copies += campaign.copies;
    const auto alarm = campaign_alarm(any, campaign.codes.size());
    if (alarm) result.copies_sold.push_back(alarm->copies_sold);
    result.caught += alarm ? 1 : 0;
    result.caught_likely += campaign_alarm(likely, campaign.codes.size()) ? 1 : 0;
    if (campaign.codes.size() == 1 && campaign.copies <= smallest_copies_max) {
      ++result.smallest;
      result.smallest_caught += alarm ? 1 : 0;
    }
    if (campaign.has_custody) {
      ++result.with_custody;
      result.with_custody_caught += alarm ? 1 : 0;
    }
  }
  std::ranges::sort(result.copies_sold);
  return result;
}

double upper_bound(std::uint64_t hits, std::uint64_t trials) {
  if (trials == 0 || hits >= trials) return 1;
  // The share at which so few hits or fewer come with a probability of 5 %, by bisection.
  const auto n = static_cast<double>(trials);
  const auto as_few = [&](double share) {
    double term = n * std::log1p(-share), sum = 0;
    for (std::uint64_t k = 0; k <= hits; ++k) {
      sum += std::exp(term);
      const auto next = static_cast<double>(k);
      term += std::log((n - next) / (next + 1)) + std::log(share / (1 - share));
    }
    return sum;
  };
  double low = static_cast<double>(hits) / n, high = 1;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (middle > 0 && middle < 1 && as_few(middle) > 0.05 ? low : high) = middle;
  }
  return high;
}

}  // namespace ocop::authenticity::simulation
