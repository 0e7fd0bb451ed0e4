#include "library/demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles library_demonstration();
}

namespace ocop::library {
namespace {

constexpr records::ImportFile files[] = {{"programme_document", "documents.csv"},
                                         {"library_entry", "entries.csv"},
                                         {"library_policy", "policies.csv"},
                                         {"policy_paper", "papers.csv"}};
constexpr std::string_view person = "demonstration", first_policy = "NHAN-HIEU-2026";

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store) {
  TRY(const auto known, store.read([&](records::Reading& reading) {
    return reading.find_by_key(store.kinds().get("library_policy"), {std::string(first_policy)});
  }));
  if (known) return ok();
  return records::import_embedded(store, files, embedded::library_demonstration(), person);
}

}  // namespace ocop::library
