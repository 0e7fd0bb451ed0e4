#pragma once

#include "records/record_store.h"
#include "registry/label_check.h"

namespace ocop::registry {

/// What the registers say of a product's label on that day: the product, its producer, its
/// ingredients, what was confirmed, and the documents in force (of the product or of the whole
/// producer, the newest edition only).
Result<LabelFacts> label_facts(records::Reading& reading, const records::Record& product, Date day);

/// Documents of the product and of its whole producer that nothing replaces yet.
Result<std::vector<records::Record>> documents_of(records::Reading& reading,
                                                  const records::Record& product);

}  // namespace ocop::registry
