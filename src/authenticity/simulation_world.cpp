#include "authenticity/simulation_world.h"

#include <algorithm>
#include <array>

#include "authenticity/provinces.h"

namespace ocop::authenticity::simulation {
namespace {

constexpr const char* home = "01";  // the maker's, Hà Nội
constexpr const char* south = "79";

constexpr std::array<const char*, 6> countries{"CN", "KR", "JP", "US", "AU", "FR"};

// The network's idea of the province. Against the phones' own positions, geofeeds had the city
// right in 30 % and the country in 85 % of 169 cases (NANOG 96); carriers in Viet Nam let much of
// the country out through gateways in two cities. The country is right more often here, since most
// of those cases were roaming.
constexpr double province_unknown = 0.12;
constexpr double province_wrong = 0.18;
constexpr double country_wrong = 0.015;
constexpr double tells_place = 0.08;

// A phone at home has the addresses of the household, one on the way shares those of its carrier.
// Drawn from the number of the device, so that networks move no other draw.
constexpr std::uint64_t of_carrier_percent = 40;
constexpr std::uint64_t carrier_blocks = 400;
constexpr std::uint64_t beside_percent = 70;

constexpr std::int64_t kept_for = 90 * micros_per_day;

bool is_abroad(const std::string& region) { return region[0] > '9'; }

std::uint64_t network_of(std::uint64_t device) {
  const bool is_of_carrier = device % 100 < of_carrier_percent;
  return is_of_carrier ? 1 + (device >> 8) % carrier_blocks : device;
}

/// The mark of a network at every code: that it is another one at each code makes no difference
/// here, where nothing compares codes, and two networks that share it at one share it at all.
std::uint8_t mark_of(std::uint64_t network) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint8_t>(1 + ((network * odd) >> 32) % 255);
}

}  // namespace

std::string World::any_province() {
  static const int people = [] {
    int sum = 0;
    for (const Province& each : provinces()) sum += each.people_thousands;
    return sum;
  }();
  int rest = static_cast<int>(chance_.uniform() * people);
  for (const Province& each : provinces()) {
    rest -= each.people_thousands;
    if (rest < 0) return std::string(each.code);
  }
  return home;
}

std::string World::abroad() { return countries[chance_.whole(0, countries.size() - 1)]; }

Product World::product() {
  Product product;
  product.scanned_share = chance_.log_between(0.02, 0.12);
  product.travel_share = chance_.between(0.05, 0.45);
  product.has_custody = chance_.happens(0.8);
  product.has_hidden_code = chance_.happens(0.2);
  product.has_chip = chance_.happens(0.05);
  product.records_end = chance_.happens(0.1);
  product.consignees.push_back(chance_.happens(0.75) ? home : any_province());
  for (auto more = chance_.whole(0, 2); more > 0; --more) {
    product.consignees.push_back(any_province());
  }
  product.last_sells_online = chance_.happens(0.15);
  ProductTotals totals;
  for (std::uint32_t i = 0; i < pieces_for_priors; ++i) {
    Life life = honest_life(product);
    const auto judgements = replay(life, Priors{});
    if (!judgements.empty()) totals.add(*judgements.back().question.seen);
  }
  product.priors = totals.fit();
  return product;
}

Phone World::phone(const std::string& region) {
  Phone phone;
  phone.device = chance_.bits();
  phone.network = network_of(phone.device);
  phone.actual = region;
  const bool is_foreign = chance_.happens(country_wrong) != is_abroad(region);
  if (is_foreign) {
    phone.country = is_abroad(region) ? region : abroad();
    return phone;
  }
  phone.country = "VN";
  const Province* where = province(region);
  if (where != nullptr && chance_.happens(tells_place)) {
    const auto jitter = [this] { return static_cast<std::int32_t>(chance_.between(-300, 300)); };
    phone.position =
        Position{where->centre.latitude_milli + jitter(), where->centre.longitude_milli + jitter()};
  }
  const double luck = chance_.uniform();
  if (luck < province_unknown) return phone;
  phone.province = where != nullptr ? region : home;
  if (luck < province_unknown + province_wrong) {
    const double gateway = chance_.uniform();
    phone.province = gateway < 0.4 ? south : gateway < 0.7 ? home : any_province();
  }
  return phone;
}

Phone World::phone_beside(const Phone& first, const std::string& region) {
  Phone beside = phone(region);
  if ((beside.device >> 32) % 100 < beside_percent) beside.network = first.network;
  return beside;
}

void World::scan(Life& life, const Phone& phone, std::int64_t at) {
  const auto code = [](const std::string& text) {
    return text.empty() ? std::array<char, 2>{} : std::array<char, 2>{text[0], text[1]};
  };
  Occurrence occurrence;
  occurrence.scan.at = {at};
  occurrence.scan.device = phone.device;
  occurrence.scan.network_mark = mark_of(phone.network);
  occurrence.scan.province = code(phone.province);
  occurrence.scan.country = code(phone.country);
  occurrence.scan.position = phone.position;
  life.occurrences.push_back(occurrence);
}

Life World::packed(const Product& product) {
  Life life;
  const auto shipped = days(chance_.between(1, 7));
  life.custody.shipped_at = Timestamp{shipped};
  life.custody.home_province = home;
  const auto last = static_cast<std::uint32_t>(product.consignees.size()) - 1;
  const auto which = chance_.whole(0, last);
  life.shop = product.consignees[which];
  life.is_sold_online = which == last && product.last_sells_online;
  life.custody.expected_provinces = {life.shop};
  life.shipping_known_at = shipped;
  if (!product.has_custody) {
    life.custody.expected_provinces.clear();
    life.custody.shipped_at.reset();
  } else {
    life.custody.is_tracked = true;
    if (chance_.happens(0.08)) life.shipping_known_at += days(chance_.between(0, 3));
  }
  return life;
}

void World::makers_people(Life& life) {
  if (chance_.happens(0.01)) scan(life, phone(home), days(chance_.between(0, 1)));
}

/// The rest of the shelf, which the same phone has read, goes to buyers of its own.
void World::clerk(Life& life, const Product& product) {
  Scan& made = life.occurrences.back().scan;
  made.unsold_read = static_cast<std::uint32_t>(chance_.log_between(1, 200));
  if (made.unsold_read < Observations::trade_reads_min) return;
  life.source_read = made.unsold_read;
  for (auto others = made.unsold_read; others > 0; --others) {
    Life other = packed(product);
    other.shop = life.shop;
    other.is_sold_online = life.is_sold_online;
    if (product.has_custody) other.custody.expected_provinces = {life.shop};
    owner(other, product);
    std::ranges::stable_sort(other.occurrences, {}, &Occurrence::at);
    if (const auto buyer = first_buyer(other)) life.of_source.push_back(*buyer);
  }
}

/// On arrival some packs are scanned: half by people who are signed in, half by a clerk's own phone
/// that goes over a shelf.
void World::shop(Life& life, const Product& product) {
  if (!chance_.happens(0.05)) return;
  scan(life, phone(life.shop), days(chance_.between(8, 14)));
  if (chance_.happens(0.5)) {
    life.occurrences.back().scan.who = Who::maker;
  } else {
    clerk(life, product);
  }
}

/// People who read a pack in the shop and do not buy it; some compare a few. Two packs in a
/// thousand stand on display and are read by many; two in a hundred thousand get into a post that
/// the whole country reads.
void World::curious(Life& life) {
  for (auto readers = chance_.poisson(0.05); readers > 0; --readers) {
    scan(life, phone(life.shop), days(chance_.between(8, 30)));
    life.occurrences.back().scan.unsold_read = chance_.run_of(0.5);
  }
  if (chance_.happens(0.002)) {
    for (auto readers = chance_.run_of(0.88); readers > 0; --readers) {
      scan(life, phone(life.shop), days(chance_.between(8, 60)));
    }
  }
  if (chance_.happens(0.00002)) {
    const auto posted = days(chance_.between(10, 40));
    for (auto readers = chance_.poisson(15); readers > 0; --readers) {
      scan(life, phone(any_province()), posted + days(chance_.exponential(0.7)));
    }
  }
}

void World::second_factor(Life& life, const Product& product, const Phone& phone, std::int64_t at,
                          const std::string& region) {
  const auto add = [&](Act act, const Phone& by, std::int64_t when, std::uint32_t counter) {
    scan(life, by, when);
    life.occurrences.back().scan.act = act;
    life.occurrences.back().scan.counter = counter;
  };
  if (product.has_hidden_code && chance_.happens(0.3)) {
    add(Act::hidden_first, phone, at + 2 * minute, 0);
    if (chance_.happens(0.05)) {  // again tomorrow, or by the family
      add(Act::hidden_first, this->phone(region), at + days(chance_.between(0, 3)), 0);
    }
  }
  if (product.has_chip && chance_.happens(0.5)) {
    const auto counter = static_cast<std::uint32_t>(life.occurrences.size());
    add(Act::chip_live, phone, at + minute, counter);
    if (chance_.happens(0.01)) {  // the link is sent to a friend
      add(Act::chip_live, this->phone(any_province()), at + 20 * minute, counter);
    }
  }
}

void World::buyer(Life& life, const Product& product, std::int64_t at, const std::string& region) {
  const Phone first = phone(region);
  scan(life, first, at);
  if (chance_.happens(0.3)) scan(life, first, at + minute);
  for (auto again = chance_.run_of(0.25); again > 0; --again) {
    const bool is_late = chance_.happens(0.2);
    scan(life, phone_beside(first, region),
         at + days(is_late ? chance_.between(14, 60) : 1 + chance_.exponential(3)));
  }
  if (chance_.happens(0.2)) {
    for (auto family = 1 + chance_.run_of(0.4); family > 0; --family) {
      scan(life, phone_beside(first, region), at + days(chance_.exponential(1)));
    }
  }
  if (chance_.happens(0.003)) {  // a photo is sent to a friend, who scans it from the screen
    scan(life, phone(any_province()),
         at + static_cast<std::int64_t>(chance_.exponential(30)) * minute);
  }
  second_factor(life, product, first, at, region);
}

void World::after_the_end(Life& life, const std::string& region) {
  const std::int64_t last = life.occurrences.empty() ? days(40) : life.occurrences.back().at();
  const std::int64_t end = std::max(last, days(20)) + days(chance_.exponential(10));
  life.custody.ended_at = Timestamp{end};
  if (chance_.happens(0.005)) scan(life, phone(region), end + days(chance_.exponential(3)));
}

void World::owner(Life& life, const Product& product) {
  const std::int64_t sold = days(8 + chance_.exponential(20));
  if (product.has_custody) life.custody.sold_at = Timestamp{sold};
  std::string region = life.shop;
  const bool is_given = chance_.happens(life.is_sold_online ? 0.9 : product.travel_share);
  if (is_given) region = chance_.happens(0.1) ? abroad() : any_province();
  if (chance_.happens(product.scanned_share)) {
    if (is_given && chance_.happens(0.4)) scan(life, phone(life.shop), sold);  // before the journey
    buyer(life, product, sold + days(is_given ? chance_.exponential(4) : chance_.exponential(1)),
          region);
  }
  if (product.records_end) after_the_end(life, region);
}

Life World::honest_life(const Product& product) {
  Life life = packed(product);
  makers_people(life);
  shop(life, product);
  curious(life);
  owner(life, product);
  return life;
}

std::optional<BuyerReading> first_buyer(const Life& life) {
  for (const Occurrence& each : life.occurrences) {
    const Scan& scan = each.scan;
    const LookPlace place = place_of(scan, life.custody);
    if (scan.who != Who::the_public || scan.unsold_read >= Observations::trade_reads_min ||
        place == LookPlace::unknown) {
      continue;
    }
    return BuyerReading{each.at(), place == LookPlace::elsewhere};
  }
  return std::nullopt;
}

namespace {

/// What the second factor makes of the reading; `scan.act` is what was tried, and becomes what it
/// turned out to be.
SecondFactor answer_of(Scan& scan, const std::vector<Scan>& before, std::uint32_t& highest) {
  if (scan.act == Act::hidden_first) {
    const auto first = std::ranges::find(before, Act::hidden_first, &Scan::act);
    if (first == before.end()) return SecondFactor::hidden_first_use;
    scan.act = Act::hidden_again;
    return first->device == scan.device ? SecondFactor::hidden_first_use
                                        : SecondFactor::hidden_used_again;
  }
  if (scan.act != Act::chip_live) return SecondFactor::none;
  if (scan.counter > highest) {
    highest = scan.counter;
    return SecondFactor::chip_live;
  }
  scan.act = Act::chip_replayed;
  return SecondFactor::chip_replayed;
}

/// What is known at that moment of the other serials that the trade's phone had read.
SourceRecord source_at(const Life& life, std::uint64_t device, std::int64_t now) {
  SourceRecord source{device, life.source_read, 0, 0};
  for (const BuyerReading& each : life.of_source) {
    if (each.at > now) continue;
    ++source.compared;
    if (each.is_elsewhere) ++source.elsewhere;
  }
  return source;
}

}  // namespace

std::vector<Judgement> replay(Life& life, const Priors& priors) {
  std::vector<Judgement> told;
  std::ranges::stable_sort(life.occurrences, {}, &Occurrence::at);
  ScanHistory history;
  history.custody = life.custody;
  std::uint32_t highest = 0;
  std::uint64_t source = 0;
  for (const Occurrence& now : life.occurrences) {
    Scan scan = now.scan;
    Question question;
    question.facts.is_registered = true;
    question.facts.has_events = true;
    question.facts.proof = life.proof;
    question.facts.state = life.state;
    question.facts.second_factor = answer_of(scan, history.scans, highest);
    question.today = date_of({now.at()});
    question.priors = priors;
    if (life.source_read > 0 && now.scan.unsold_read > 0) source = scan.device;
    history.scans.push_back(scan);
    std::erase_if(history.scans,
                  [&now](const Scan& each) { return each.at.micros < now.at() - kept_for; });
    const bool is_known = now.at() >= life.shipping_known_at;
    history.custody.shipped_at = is_known ? life.custody.shipped_at : std::nullopt;
    history.sources.clear();
    if (source != 0) history.sources.push_back(source_at(life, source, now.at()));
    question.seen = observe(history);
    told.push_back(judge(question));
  }
  return told;
}

}  // namespace ocop::authenticity::simulation
