#pragma once

#include <string_view>

#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::outreach {

/// The first day of the first star certificate of a producer's products, by the given day; nothing
/// when there is none.
std::optional<Date> recognised_on(const registry::Catalogue& catalogue, std::string_view subject_id,
                                  Date day);

/// From now on the last step of a household follows the certificates of its producer as they are
/// entered, changed or put aside, and the producer that it is said to be, in the same transaction:
/// nobody types that a household was recognised. The kinds of registry and of this room must have
/// been added.
void keep_recognition(records::Kinds& kinds);

/// Brings the last step of every household up to the certificates: for what came in by another
/// process, and for certificates whose first day has come since. Gives the number of households
/// that changed.
Result<std::size_t> follow_certificates(records::RecordStore& store,
                                        const registry::Catalogue& catalogue,
                                        std::string_view person);

}  // namespace ocop::outreach
