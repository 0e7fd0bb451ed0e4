#pragma once

#include <string_view>

#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::outreach {

/// The first day of the first star certificate of a producer's products, by the given day; nothing
/// when there is none.
std::optional<Date> recognised_on(const registry::Catalogue& catalogue, std::string_view subject_id,
                                  Date day);

/// Brings the last step of every household up to the certificates of its producer: nobody types
/// that a household was recognised. Gives the number of households that changed.
Result<std::size_t> follow_certificates(records::RecordStore& store,
                                        const registry::Catalogue& catalogue,
                                        std::string_view person);

}  // namespace ocop::outreach
