#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "application/demonstration_events.h"
#include "application/demonstration_recipes.h"

namespace ocop::application {

/// The recipes on a given day: which lot begins when and is called what.
class DemonstrationDay {
 public:
  /// Fails when a GTIN or GLN of the recipes is not in the catalogue. Everything given must outlive
  /// the object.
  static Result<DemonstrationDay> open(const Recipes& recipes, const registry::Catalogue& catalogue,
                                       Date today);

  const Recipes& recipes() const { return *recipes_; }
  std::int64_t today() const { return days_from_date(today_); }  ///< days since 1970-01-01

  std::int64_t first_day(const LotPlan& plan) const;
  std::string lot_code(const std::string& item, const LotPlan& plan) const;
  /// The plan that `plan` takes `item` from; itself when the lot is born in its own chain.
  const LotPlan& source_of(const std::string& item, const LotPlan& plan) const;
  const std::string& gln(const std::string& place) const { return recipes_->places.at(place); }
  const std::string& party_of(const std::string& place) const;
  std::optional<int> shelf_life_days(const std::string& item) const;

 private:
  DemonstrationDay(const Recipes& recipes, const registry::Catalogue& catalogue, Date today)
      : recipes_(&recipes), catalogue_(&catalogue), today_(today) {}

  const Recipes* recipes_;
  const registry::Catalogue* catalogue_;
  Date today_;
};

/// One lot of one chain, turned into events.
class DemonstrationLot {
 public:
  DemonstrationLot(const DemonstrationDay& day, const Chain& chain, const LotPlan& plan);

  /// The document of the lot and, when something was put right, that of the correction; nothing
  /// when nothing of the lot has happened yet.
  std::vector<std::string> documents() const;

  const LotPlan& plan() const { return plan_; }
  std::string product_path() const;
  std::string lot_path() const;
  /// A labelled piece that has reached its first shop and is not sold; empty when there is none.
  std::string shelf_piece_path() const;
  /// The last good day, when the product has a shelf life and has been made.
  std::optional<std::int64_t> expiry_day() const;
  bool is_recalled() const;

 private:
  struct Dated {
    std::int64_t minute;  ///< since 1970-01-01T00:00+07:00
    boost::json::object event;
  };
  using Events = std::vector<Dated>;

  bool happens(const RecipeStep& step) const;
  bool has_happened(Moment moment) const;
  std::int64_t minute_of(Moment moment) const;
  std::string time_of(Moment moment) const;
  const RecipeStep* first_step(Act act) const;
  int pieces() const;
  int cases() const;
  double produced() const;
  double scaled(const std::string& item, double amount) const;
  std::pair<int, int> pieces_of_case(int number) const;

  std::string lot_uri(const std::string& item) const;
  std::string serial(int piece) const;
  std::string piece_uri(int piece) const;
  std::string case_uri(int number) const;
  boost::json::array piece_uris(int first, int last) const;
  boost::json::array quantities(const Amounts& amounts) const;
  boost::json::object quantity(const std::string& item, double amount) const;

  boost::json::object begin(const char* type, const RecipeStep& step, Moment moment,
                            std::string_view part) const;
  void describe(boost::json::object& event, const Bilingual& say, const Bilingual& note) const;
  void set_place(boost::json::object& event, const std::string& place, bool stays) const;
  void set_parties(boost::json::object& event, const RecipeStep& step) const;
  void set_temperature(boost::json::object& event, const RecipeStep& step, Moment moment) const;
  void set_master_data(boost::json::object& event) const;

  void append(Events& events, const RecipeStep& step) const;
  void append_create(Events& events, const RecipeStep& step) const;
  void append_observe(Events& events, const RecipeStep& step) const;
  void append_journey(Events& events, const RecipeStep& step) const;
  void append_make(Events& events, const RecipeStep& step) const;
  void append_label(Events& events, const RecipeStep& step) const;
  void append_pack(Events& events, const RecipeStep& step) const;
  void append_unpack(Events& events, const RecipeStep& step) const;
  void append_sell(Events& events, const RecipeStep& step) const;
  void append_recall(Events& events, const RecipeStep& step) const;
  std::string correction() const;

  boost::json::object make_event(const RecipeStep& step, std::string_view part,
                                 const Amounts& inputs) const;
  void set_cargo(boost::json::object& event, const RecipeStep& step) const;

  const DemonstrationDay& day_;
  const Chain& chain_;
  const LotPlan& plan_;
  std::int64_t first_day_;
};

}  // namespace ocop::application
