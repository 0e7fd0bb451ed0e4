#pragma once

#include <cstddef>
#include <vector>

#include "application/consumer_scan.h"
#include "pages/dictionary.h"

namespace ocop::application {

/// A step, or what was done to many pieces of a lot at one moment: their birth is captured in many
/// events.
struct JourneyRow {
  const trace::Step* step = nullptr;  ///< the first of them
  std::size_t pieces = 0;             ///< in the lists of all of them
};

/// Which steps of a long journey stand on a page, in order of time.
struct JourneyRows {
  std::vector<JourneyRow> steps;
  std::size_t own_from = 0;  ///< number of the first step of the thing itself, from 1
  std::size_t own_to = 0;    ///< number of the last one
  std::size_t own_total = 0;
  std::size_t ingredients_left_out = 0;
  bool is_first = true;
  bool is_last = true;
};

/// The thing's own steps come before those of its ingredients, since each ingredient has a page of
/// its own. `page` counts from 1; one past the end is the last.
JourneyRows journey_rows(const Scan& scan, std::size_t page);

/// Fills the sections JOURNEY, MADE_FROM and MADE_INTO of `body`.
void fill_journey(pages::Dictionary& body, const ConsumerRequest& request, const Scan& scan);

}  // namespace ocop::application
