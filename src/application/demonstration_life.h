#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "application/demonstration_lot.h"

namespace ocop::application {

/// The life of one lot as EPCIS events.
class DemonstrationLife {
 public:
  explicit DemonstrationLife(const DemonstrationLot& lot) : lot_(lot) {}  ///< `lot` must outlive it

  /// The document of the lot and, when something was put right, that of the correction; nothing
  /// when nothing of the lot has happened yet.
  std::vector<std::string> documents() const;

 private:
  struct Dated {
    Moment moment;
    boost::json::object event;
  };
  using Events = std::vector<Dated>;

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
  boost::json::object make_event(const RecipeStep& step, std::string_view part,
                                 const Amounts& inputs) const;
  std::string correction() const;

  boost::json::object begin(const char* type, const RecipeStep& step, Moment moment,
                            std::string_view part) const;
  void describe(boost::json::object& event, const Bilingual& say, const Bilingual& note) const;
  void set_place(boost::json::object& event, const std::string& place, bool stays) const;
  void set_parties(boost::json::object& event, const RecipeStep& step) const;
  void set_cargo(boost::json::object& event, const RecipeStep& step) const;
  void set_temperature(boost::json::object& event, const RecipeStep& step, Moment moment) const;
  void set_master_data(boost::json::object& event) const;
  boost::json::array piece_uris(int first, int last) const;
  boost::json::array quantities(const Amounts& amounts) const;
  boost::json::object quantity(const std::string& item, double amount) const;

  const DemonstrationLot& lot_;
};

}  // namespace ocop::application
