#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

/// What data/demo/chains.json says: how the goods of the demonstration district are made. The
/// README beside it explains every field to the person who edits it.
namespace ocop::application {

struct Bilingual {
  std::string vi, en;
};

/// How much of which item, in the unit of the item.
using Amounts = std::vector<std::pair<std::string, double>>;

/// A trade item: a product of the district or something it is made from.
struct RecipeItem {
  std::string gtin;         ///< 14 digits
  std::string unit;         ///< UN/CEFACT Recommendation 20 code; empty for a count of pieces
  std::string lot_pattern;  ///< "SG-{yy}{mm}{dd}", filled from the first day of the lot
};

enum class Act : std::uint8_t {
  create,   ///< a lot comes into being: harvest, stock, departure of a tour
  observe,  ///< something is done or measured that changes no quantity
  move,     ///< lots are shipped and received
  make,     ///< a transformation: input lots become the lot of the chain
  label,    ///< serial numbers are given to pieces
  pack,     ///< labelled pieces go into cases
  send,     ///< cases, pieces and unlabelled rest are shipped and received
  unpack,   ///< a case is emptied
  sell,     ///< labelled pieces are sold
  recall,   ///< the lot is recalled
};

/// A day counted from the first day of the lot, and the minute of that day.
struct Moment {
  int day = 0;
  int minute = 0;
  auto operator<=>(const Moment&) const = default;
};

/// A temperature record in degrees Celsius over the last `hours`.
struct TemperatureRecord {
  std::string device;  ///< serial part of the GIAI of the logger
  double min = 0, max = 0, mean = 0, hours = 0;
};

struct RecipeStep {
  Act act = Act::observe;
  Moment at, arrival;
  bool arrives = true;             ///< false: shipped and never received
  std::string place, destination;  ///< keys of `Recipes::places`
  std::string item;                ///< of `create`; empty: the item of the chain
  std::string business_step, disposition;
  bool has_test_report = false;
  Bilingual say, say_arrival, note;
  Amounts amounts;      ///< what is moved, observed or consumed
  Amounts misread;      ///< inputs as first, and wrongly, recorded in a lot with a correction
  double quantity = 0;  ///< of `create` and `make`
  int count = 0;        ///< pieces of `label`, cases of `pack`
  std::vector<int> cases;
  int first_piece = 0, last_piece = 0;  ///< 1-based, inclusive; 0: none
  double loose_share = 0;               ///< of the pieces without a serial number
  std::optional<TemperatureRecord> temperature;
  std::string when, unless;  ///< only in, or not in, lots with that story
};

/// One lot of a chain: when it begins and what is special about it.
struct LotPlan {
  std::string id;
  std::string season;  ///< key of `Recipes::seasons`; empty: `days_ago` counts
  int plus_days = 0, years_back = 0, at_least_days = 0, days_ago = 0;
  std::string suffix;                       ///< of the lot code
  std::string story;                        ///< "recalled", "gaps", "corrected" or empty
  double scale = 1;                         ///< of every amount
  std::map<std::string, std::string> uses;  ///< item → id of the lot that is consumed
};

struct Chain {
  std::string item;
  std::vector<LotPlan> lots;
  std::vector<RecipeStep> steps;
};

struct MonthDay {
  int month = 1, day = 1;
};

struct Recipes {
  std::map<std::string, std::string> places;  ///< key → GLN
  std::map<std::string, RecipeItem> items;
  std::map<std::string, MonthDay> seasons;
  std::vector<Chain> chains;
};

/// Reads and checks the text of chains.json. An unknown field, a missing one or a name that stands
/// for nothing is `invalid_argument` with the JSON Pointer of the place.
Result<Recipes> read_recipes(std::string_view json);

}  // namespace ocop::application
