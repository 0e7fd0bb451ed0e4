#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authenticity/judgement.h"
#include "authenticity/simulation_chance.h"

/// The world of the simulation: products, phones with their faulty networks, honest people. No
/// public record of consumers' scans exists, so each number here is an assumption; where a
/// published figure is near, it is said. Times are microseconds from the day the pack was filled.
namespace ocop::authenticity::simulation {

/// One reading of a code.
struct Occurrence {
  Scan scan;
  bool is_of_copy = false;        ///< the label in the hand is a copy
  std::uint32_t copies_sold = 0;  ///< in the whole campaign by then

  std::int64_t at() const { return scan.at.micros; }
};

/// The first buyer of a code who tells a province.
struct BuyerReading {
  std::int64_t at = 0;
  bool is_elsewhere = false;
};

/// All that happens to one code.
struct Life {
  CodeProof proof = CodeProof::keyed;
  std::optional<CodeState> state = CodeState::active;
  Custody custody;
  std::string shop;  ///< the province in which it is sold
  bool is_sold_online = false;
  std::uint32_t source_read = 0;  ///< by the phone that read this code in the trade; 0: none did
  std::vector<BuyerReading> of_source;  ///< of the other codes that it read
  std::int64_t shipping_known_at = 0;   ///< papers come late
  std::vector<Occurrence> occurrences;
};

struct Product {
  double scanned_share = 0;  ///< of buyers who scan; published: 0.1 % to 14 %
  double travel_share = 0;   ///< of packs that go to another province or country
  bool has_custody = false, has_hidden_code = false, has_chip = false, records_end = false;
  std::vector<std::string> consignees;
  bool last_sells_online = false;  ///< the last of them sends to the whole country
  Priors priors;
};

/// A phone on one day.
struct Phone {
  std::uint64_t device = 0;
  std::uint64_t network = 0;  ///< its block of addresses, which stays over the days
  std::string actual;         ///< where it is: a province, or a country
  std::string province, country;
  std::optional<Position> position;
};

class World {
 public:
  explicit World(std::uint64_t seed) : chance_(seed) {}

  Chance& chance() { return chance_; }

  /// Its priors come from the history of `pieces_for_priors` honest pieces.
  Product product();
  Life honest_life(const Product& product);

  /// A pack with its custody and no reader yet.
  Life packed(const Product& product);
  /// What a buyer of a pack does with a phone from `at` on: a scan, the page again, another day,
  /// the family; `region` is where the buyer lives.
  void buyer(Life& life, const Product& product, std::int64_t at, const std::string& region);
  Phone phone(const std::string& region);
  /// Another phone of the same household; most of them are behind the same address.
  Phone phone_beside(const Phone& first, const std::string& region);
  void scan(Life& life, const Phone& phone, std::int64_t at);

  std::string any_province();  ///< by its people
  std::string abroad();

 private:
  void makers_people(Life& life);
  void shop(Life& life, const Product& product);
  void clerk(Life& life, const Product& product);
  void curious(Life& life);
  /// Who records what is sent records the sale too; most of the looks come after it.
  void owner(Life& life, const Product& product);
  void after_the_end(Life& life, const std::string& region);
  void second_factor(Life& life, const Product& product, const Phone& phone, std::int64_t at,
                     const std::string& region);

  Chance chance_;
};

inline constexpr std::uint32_t pieces_for_priors = 1'500;
inline constexpr std::int64_t minute = 60 * micros_per_second;
inline constexpr std::int64_t hour = 60 * minute;

/// A time of `days`, which may be a fraction.
inline std::int64_t days(double count) {
  return static_cast<std::int64_t>(count * static_cast<double>(micros_per_day));
}

/// None when no buyer ever told one, or custody is not known.
std::optional<BuyerReading> first_buyer(const Life& life);

/// What each reader was told, in the order of time. Scans older than 90 days are no longer known.
std::vector<Judgement> replay(Life& life, const Priors& priors);

}  // namespace ocop::authenticity::simulation
