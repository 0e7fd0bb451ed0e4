#pragma once

#include <string>

#include "library/eligibility.h"
#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::library {

/// The unit of that code and all above it on that day: "00070", "01".
std::set<std::string> areas_of(const registry::Catalogue& catalogue, const std::string& code,
                               Date day);

/// The six answers of a producer, taken from the registers: its form and ward, the groups of its
/// products, the most stars in force, the papers and certificates that hold on that day. What one
/// wants it for, only the producer knows.
Result<Answers> answers_of(records::Reading& reading, const registry::Catalogue& catalogue,
                           const records::Record& subject, Date day);

}  // namespace ocop::library
