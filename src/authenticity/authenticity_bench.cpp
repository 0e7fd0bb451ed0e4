#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "authenticity/simulation_fit.h"
#include "authenticity/simulation_report.h"

namespace ocop::authenticity::simulation {
namespace {

/// What the weights are set from. Of copies every reading counts, since the test is repeated at
/// each; of genuine pieces the last.
void fit() {
  constexpr std::uint64_t training_seed = 77;
  constexpr std::uint32_t products_drawn = 200, pieces = 600'000, campaigns = 200;
  World world(training_seed);
  std::vector<Product> products;
  while (products.size() < products_drawn) products.push_back(world.product());
  Fit genuine;
  for (std::uint32_t i = 0; i < pieces; ++i) {
    const Product& product = products[i % products.size()];
    Life life = world.honest_life(product);
    const auto told = replay(life, product.priors);
    if (!told.empty()) genuine.add(*told.back().question.seen, product.priors);
  }
  fmt::print("{}\n", genuine.to_json("genuine"));
  for (const Family& family : families()) {
    if (family.half != Half::training) continue;
    Fit copied;
    for (std::uint32_t i = 0; i < campaigns; ++i) {
      const Product& product = products[world.chance().bits() % products.size()];
      Campaign campaign = family.campaign(world, product);
      for (Life& life : campaign.codes) {
        const auto told = replay(life, product.priors);
        for (std::size_t reading = 0; reading < told.size(); ++reading) {
          if (!life.occurrences[reading].is_of_copy) continue;
          copied.add(*told[reading].question.seen, product.priors);
        }
      }
    }
    fmt::print("{}\n", copied.to_json(family.name));
  }
}

/// All families of one goal together.
struct Pool {
  std::uint64_t campaigns = 0, caught = 0, likely = 0, smallest = 0, smallest_caught = 0;
  std::uint64_t with_custody = 0, with_custody_caught = 0;
  std::vector<std::uint32_t> copies_sold;

  void add(const FamilyResult& result) {
    campaigns += result.campaigns, caught += result.caught, likely += result.caught_likely;
    smallest += result.smallest, smallest_caught += result.smallest_caught;
    with_custody += result.with_custody, with_custody_caught += result.with_custody_caught;
    copies_sold.insert(copies_sold.end(), result.copies_sold.begin(), result.copies_sold.end());
    std::ranges::sort(copies_sold);
  }
};

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

/// A share that must not be larger than `goal`, judged by its bound with 95 % confidence.
void at_most(std::string_view name, std::uint64_t part, std::uint64_t whole, double goal) {
  const double bound = 100 * upper_bound(part, whole);
  fmt::print(R"({{"name":"{}","value":{:.5f},"unit":"%","bound_95":{:.5f},"goal":{},"reached":{},)"
             R"("of":{}}})"
             "\n",
             name, percent(part, whole), bound, goal, bound <= goal, whole);
}

void at_least(std::string_view name, std::uint64_t part, std::uint64_t whole, double goal) {
  const double value = percent(part, whole);
  fmt::print(R"({{"name":"{}","value":{:.1f},"unit":"%","goal":{},"reached":{},"of":{}}})"
             "\n",
             name, value, goal, value >= goal, whole);
}

void figure(std::string_view name, double value, std::string_view unit, std::uint64_t of) {
  fmt::print(R"({{"name":"{}","value":{:.3f},"unit":"{}","of":{}}})"
             "\n",
             name, value, unit, of);
}

void report_genuine(const GenuineResult& genuine) {
  fmt::print("{}\n", to_json(genuine));
  at_most("genuine_likely_copy", genuine.likely_copy, genuine.items, 0.01);
  at_most("genuine_caution", genuine.caution, genuine.items, 0.5);
  figure("genuine_likely_copy_of_scanned", percent(genuine.likely_copy, genuine.scanned), "%",
         genuine.scanned);
  figure("genuine_caution_of_scanned", percent(genuine.caution, genuine.scanned), "%",
         genuine.scanned);
}

void report_pools(const Pool& copies, const Pool& harvests) {
  at_least("mass_copies_caught", copies.caught, copies.campaigns, 95);
  figure("mass_copies_caught_as_likely_copy", percent(copies.likely, copies.campaigns), "%",
         copies.campaigns);
  figure("mass_copies_caught_of_100_to_130", percent(copies.smallest_caught, copies.smallest), "%",
         copies.smallest);
  figure("mass_copies_median_sold_before_alarm", median_of(copies.copies_sold), "copies",
         copies.copies_sold.size());
  at_least("harvests_caught_with_custody", harvests.with_custody_caught, harvests.with_custody, 80);
  figure("harvests_median_sold_before_alarm", median_of(harvests.copies_sold), "copies",
         harvests.copies_sold.size());
}

/// The held-out families and genuine pieces, by a seed that set nothing.
void measure() {
  Simulation simulation({.seed = 4, .products = 600, .genuine_items = 3'000'000, .campaigns = 400});
  report_genuine(simulation.genuine());
  Pool copies, harvests;
  for (const Family& family : families()) {
    if (family.half != Half::held_out) continue;
    const FamilyResult result = simulation.run(family);
    fmt::print("{}\n", to_json(result));
    if (family.goal == Goal::mass_copy) copies.add(result);
    if (family.goal == Goal::harvest) harvests.add(result);
  }
  report_pools(copies, harvests);
}

}  // namespace
}  // namespace ocop::authenticity::simulation

// authenticity_bench: the promised figures. authenticity_bench fit: what the weights are set from.
int main(int argc, char** argv) {
  using namespace ocop::authenticity::simulation;
  if (argc > 1 && std::string_view(argv[1]) == "fit") {
    fit();
  } else {
    measure();
  }
}
