#pragma once

#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "event_store/event_store.h"

namespace ocop::event_store {

/// Which events name a lot, kept from the search before: all pieces of a lot ask for it, and many
/// people look at pieces of one lot. Nothing in the store ever changes, so what was found up to a
/// number stays true; only a later view searches again. Safe to use from several threads.
class FoundLots {
 public:
  static constexpr std::size_t lots_max = 20'000;
  static constexpr std::size_t events_of_a_lot_max = 32;

  explicit FoundLots(std::size_t most) : section_max_(most / sections + 1) {}

  /// Of a term of `Key::epc_class` (index_terms.h): its events at or below `last`, ascending; none
  /// when it is not known so far up.
  std::optional<std::vector<Sequence>> find(std::string_view term, Sequence last) const;
  /// `found` are all events of the term at or below `last`. A lot of more events is not kept.
  void keep(std::string_view term, Sequence last, const std::vector<Sequence>& found);

 private:
  struct Found {
    Sequence last = 0;
    std::vector<Sequence> events;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const {
      return std::hash<std::string_view>{}(term);
    }
  };
  struct Section {
    mutable std::mutex mutex;
    boost::unordered_flat_map<std::string, Found, Hash, std::equal_to<>> lots;
  };
  static constexpr std::size_t sections = 16;

  static std::size_t section_of(std::string_view term) { return Hash{}(term) % sections; }

  const std::size_t section_max_;
  std::array<Section, sections> all_;
};

}  // namespace ocop::event_store
