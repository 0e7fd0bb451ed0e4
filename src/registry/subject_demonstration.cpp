#include "registry/subject_demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles producers_demonstration();
}

namespace ocop::registry {
namespace {

using records::ImportFile;

// In this order: what is referred to comes first, and a conversion after the papers it ends.
constexpr ImportFile files[] = {{"audience", "audiences.csv"}, {"subject", "subjects.csv"},
                                {"member", "members.csv"},     {"post", "posts.csv"},
                                {"subject_year", "years.csv"}, {"contact", "contacts.csv"},
                                {"premises", "premises.csv"},  {"inspection", "inspections.csv"},
                                {"finding", "findings.csv"},   {"conversion", "conversions.csv"}};

}  // namespace

Result<void> fill_subject_demonstration(records::RecordStore& store, std::string_view person) {
  return records::import_embedded(store, files, embedded::producers_demonstration(), person);
}

}  // namespace ocop::registry
