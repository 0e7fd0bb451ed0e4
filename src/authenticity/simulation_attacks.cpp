#include "authenticity/simulation_attacks.h"

#include <algorithm>
#include <array>
#include <functional>

namespace ocop::authenticity::simulation {
namespace {

using Region = std::function<std::string()>;

/// Sells `copies` from `begin` on, evenly over `duration`, and counts them into `sold`.
void sell(World& world, const Product& product, Life& life, std::uint32_t copies,
          std::int64_t begin, std::int64_t duration, const Region& region, std::uint32_t& sold) {
  sold += copies;
  for (std::uint32_t i = 0; i < copies; ++i) {
    if (!world.chance().happens(copies_scanned)) continue;
    const auto at =
        begin + static_cast<std::int64_t>(world.chance().uniform() * static_cast<double>(duration));
    const auto before = life.occurrences.size();
    world.buyer(life, product, at, region());
    for (std::size_t added = before; added < life.occurrences.size(); ++added) {
      life.occurrences[added].is_of_copy = true;
    }
  }
}

/// How many copies were sold when a reader came: all are sold at an even pace.
void set_copies_sold(Campaign& campaign, std::int64_t begin, std::int64_t duration) {
  for (Life& life : campaign.codes) {
    for (Occurrence& each : life.occurrences) {
      const double share = static_cast<double>(each.at() - begin) / static_cast<double>(duration);
      each.copies_sold = static_cast<std::uint32_t>(std::min(std::max(share, 0.0), 1.0) *
                                                    static_cast<double>(campaign.copies));
    }
  }
}

struct Trade {
  double copies_min, copies_max;
  double days_min, days_max;
};

Campaign one_code(World& world, const Product& product, const Trade& trade,
                  const std::function<Region(const Life&)>& region_of) {
  Campaign campaign;
  campaign.has_custody = product.has_custody;
  Life life = world.honest_life(product);
  const auto copies =
      static_cast<std::uint32_t>(world.chance().log_between(trade.copies_min, trade.copies_max));
  const std::int64_t begin = days(world.chance().between(10, 30));
  const std::int64_t duration = days(world.chance().between(trade.days_min, trade.days_max));
  sell(world, product, life, copies, begin, duration, region_of(life), campaign.copies);
  campaign.codes.push_back(std::move(life));
  set_copies_sold(campaign, begin, duration);
  return campaign;
}

Region everywhere(World& world) {
  return [&world] { return world.any_province(); };
}

Campaign nationwide(World& world, const Product& product) {
  return one_code(world, product, {100, 1000, 30, 120},
                  [&world](const Life&) { return everywhere(world); });
}

Campaign regional(World& world, const Product& product) {
  const std::array<std::string, 3> regions{world.any_province(), world.any_province(),
                                           world.any_province()};
  return one_code(world, product, {100, 1000, 30, 120}, [&](const Life&) {
    return [&world, regions] { return regions[world.chance().whole(0, 2)]; };
  });
}

Campaign in_town(World& world, const Product& product) {
  return one_code(world, product, {100, 1000, 30, 120},
                  [](const Life& life) { return [shop = life.shop] { return shop; }; });
}

Campaign for_tourists(World& world, const Product& product) {
  return one_code(world, product, {100, 1000, 30, 120}, [&world](const Life& life) {
    return [&world, shop = life.shop] {
      return world.chance().happens(0.5) ? shop : world.any_province();
    };
  });
}

Campaign online_seller(World& world, const Product& product) {
  return one_code(world, product, {100, 1000, 3, 14},
                  [&world](const Life&) { return everywhere(world); });
}

Campaign slow(World& world, const Product& product) {
  return one_code(world, product, {100, 1000, 200, 365},
                  [&world](const Life&) { return everywhere(world); });
}

Campaign cross_border(World& world, const Product& product) {
  const std::string country = world.abroad();
  return one_code(world, product, {100, 1000, 30, 120}, [&world, country](const Life&) {
    return
        [&world, country] { return world.chance().happens(0.8) ? country : world.any_province(); };
  });
}

Campaign hidden_code_shared(World& world, const Product& product) {
  Product with_code = product;
  with_code.has_hidden_code = true;
  return one_code(world, with_code, {50, 300, 30, 120},
                  [&world](const Life&) { return everywhere(world); });
}

/// The address of one tap is printed on every copy: each reader shows the same old counter.
Campaign chip_replay(World& world, const Product& product) {
  Product with_chip = product;
  with_chip.has_chip = true;
  Campaign campaign = one_code(world, with_chip, {50, 300, 30, 120},
                               [&world](const Life&) { return everywhere(world); });
  for (Occurrence& each : campaign.codes[0].occurrences) {
    if (!each.is_of_copy) continue;
    each.scan.act = Act::chip_live;
    each.scan.counter = 1;
  }
  return campaign;
}

struct Harvest {
  std::uint32_t codes_min, codes_max;
  std::uint32_t phones;  ///< over which the reading is spread; none: photographs only
  bool is_before_shipping;
  double sold_in_town;  ///< share of the copies
};

/// What became of the serials that each phone had read is known with the code of each other one.
void tell_sources(Campaign& campaign, std::uint32_t phones) {
  if (phones == 0) return;
  std::vector<std::optional<BuyerReading>> buyers;
  for (Life& life : campaign.codes) {
    std::ranges::stable_sort(life.occurrences, {}, &Occurrence::at);
    buyers.push_back(first_buyer(life));
  }
  for (std::size_t i = 0; i < buyers.size(); ++i) {
    Life& life = campaign.codes[i];
    life.source_read = static_cast<std::uint32_t>(buyers.size() / phones);
    for (std::size_t other = i % phones; other < buyers.size(); other += phones) {
      if (other != i && buyers[other]) life.of_source.push_back(*buyers[other]);
    }
  }
}

/// Reads many packs in a day, prints one to three copies of each, sells them in the next months.
Campaign harvest(World& world, const Product& product, const Harvest& how) {
  Campaign campaign;
  campaign.has_custody = product.has_custody;
  Chance& chance = world.chance();
  const std::int64_t begin = days(20), duration = days(chance.between(20, 90));
  const std::string shop = world.packed(product).shop;
  std::vector<Phone> phones;
  for (std::uint32_t i = 0; i < how.phones; ++i) {
    phones.push_back(world.phone(how.is_before_shipping ? "01" : shop));
  }
  const std::uint32_t codes = chance.whole(how.codes_min, how.codes_max);
  for (std::uint32_t i = 0; i < codes; ++i) {
    Life life = world.honest_life(product);
    if (!phones.empty()) {
      const std::int64_t at = how.is_before_shipping ? days(0.8) : days(9);
      world.scan(life, phones[i % how.phones], at + i * minute / 4);
      life.occurrences.back().scan.unsold_read = 1 + i / how.phones;
      life.occurrences.back().is_of_copy = true;
    }
    const Region region = [&] {
      return chance.happens(how.sold_in_town) ? shop : world.any_province();
    };
    sell(world, product, life, chance.whole(1, 3), begin, duration, region, campaign.copies);
    campaign.codes.push_back(std::move(life));
  }
  set_copies_sold(campaign, begin, duration);
  tell_sources(campaign, how.phones);
  return campaign;
}

Campaign harvest_in_shop(World& world, const Product& product) {
  return harvest(world, product, {50, 300, 1, false, 0.4});
}
Campaign harvest_in_warehouse(World& world, const Product& product) {
  const std::uint32_t phones = world.chance().whole(1, 4);
  const bool is_early = world.chance().happens(0.5);
  return harvest(world, product, {100, 500, phones, is_early, 0.2});
}
Campaign harvest_by_photo(World& world, const Product& product) {
  return harvest(world, product, {50, 300, 0, false, 0.2});
}

Campaign few_copies(World& world, const Product& product) {
  Campaign campaign;
  campaign.has_custody = product.has_custody;
  const std::int64_t begin = days(20), duration = days(world.chance().between(30, 120));
  for (auto codes = world.chance().whole(50, 200); codes > 0; --codes) {
    Life life = world.honest_life(product);
    sell(world, product, life, world.chance().whole(10, 30), begin, duration, everywhere(world),
         campaign.copies);
    campaign.codes.push_back(std::move(life));
  }
  set_copies_sold(campaign, begin, duration);
  return campaign;
}

/// Labels without a genuine pack: printed too many, stolen with their roll, peeled, or invented.
Campaign loose_labels(World& world, const Product& product, CodeProof proof,
                      std::optional<CodeState> state) {
  Campaign campaign;
  campaign.has_custody = product.has_custody;
  const std::int64_t begin = days(5), duration = days(60);
  for (auto codes = world.chance().whole(100, 400); codes > 0; --codes) {
    Life life = world.packed(product);
    life.proof = proof;
    life.state = state;
    life.shipping_known_at = days(10'000);  // these goods are never sent
    sell(world, product, life, 1, begin, duration, everywhere(world), campaign.copies);
    campaign.codes.push_back(std::move(life));
  }
  set_copies_sold(campaign, begin, duration);
  return campaign;
}

Campaign printer_overrun(World& world, const Product& product) {
  return loose_labels(world, product, CodeProof::keyed, CodeState::printed);
}
Campaign lost_roll(World& world, const Product& product) {
  return loose_labels(world, product, CodeProof::keyed, CodeState::voided);
}
Campaign guessed(World& world, const Product& product) {
  return loose_labels(world, product, CodeProof::forged, std::nullopt);
}
Campaign peeled(World& world, const Product& product) {
  return loose_labels(world, product, CodeProof::keyed, CodeState::active);
}

/// Emptied packs, taken back at a counter that records it, filled again and sold in town.
Campaign refill(World& world, const Product& product) {
  Product with_end = product;
  with_end.records_end = true;
  Campaign campaign;
  campaign.has_custody = product.has_custody;
  const std::int64_t begin = days(90), duration = days(60);
  for (auto codes = world.chance().whole(50, 200); codes > 0; --codes) {
    Life life = world.honest_life(with_end);
    const Region region = [&life] { return life.shop; };
    sell(world, product, life, world.chance().whole(1, 3), begin, duration, region,
         campaign.copies);
    campaign.codes.push_back(std::move(life));
  }
  set_copies_sold(campaign, begin, duration);
  return campaign;
}

constexpr std::array<Family, 18> table{{
    {"nationwide", Half::training, Goal::mass_copy,
     "one code on 100 to 1,000 copies, sold in the whole country over 1 to 4 months", nationwide},
    {"regional", Half::held_out, Goal::mass_copy, "the same in three provinces", regional},
    {"in_town", Half::training, Goal::mass_copy,
     "the same in the town in which the genuine pack is sold", in_town},
    {"for_tourists", Half::held_out, Goal::mass_copy,
     "the same in town, half of it to visitors who scan at home", for_tourists},
    {"online_seller", Half::training, Goal::mass_copy,
     "one code on 100 to 1,000 copies within 3 to 14 days", online_seller},
    {"slow", Half::held_out, Goal::mass_copy, "the same over 7 to 12 months", slow},
    {"hidden_code_shared", Half::training, Goal::other,
     "one label with its hidden code on 50 to 300 copies", hidden_code_shared},
    {"chip_replay", Half::held_out, Goal::other,
     "one message of a chip printed on 50 to 300 copies", chip_replay},
    {"few_copies_of_many_codes", Half::training, Goal::other,
     "50 to 200 codes on 10 to 30 copies each", few_copies},
    {"cross_border", Half::held_out, Goal::mass_copy,
     "one code on 100 to 1,000 copies, most of them sold abroad", cross_border},
    {"harvest_in_shop", Half::training, Goal::harvest,
     "50 to 300 codes read in a shop by one phone, 1 to 3 copies each", harvest_in_shop},
    {"harvest_in_warehouse", Half::held_out, Goal::harvest,
     "100 to 500 codes read by 1 to 4 phones, half of the time before they were sent",
     harvest_in_warehouse},
    {"printer_overrun", Half::training, Goal::other, "labels that were never activated",
     printer_overrun},
    {"lost_roll", Half::held_out, Goal::other, "labels of a roll that was voided", lost_roll},
    {"refill", Half::training, Goal::other, "emptied packs, recorded as such, filled again",
     refill},
    {"peeled", Half::held_out, Goal::other, "labels of goods that were never sent, on other goods",
     peeled},
    {"guessed", Half::training, Goal::other, "invented serials", guessed},
    {"harvest_by_photo", Half::held_out, Goal::other,
     "50 to 300 codes photographed without reading them, 1 to 3 copies each", harvest_by_photo},
}};

}  // namespace

std::span<const Family> families() { return table; }

}  // namespace ocop::authenticity::simulation
