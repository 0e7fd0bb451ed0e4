#include "outreach/demonstration.h"

#include "base/embedded_file.h"
#include "records/import.h"

namespace ocop::embedded {
EmbeddedFiles outreach_demonstration();
}

namespace ocop::outreach {
namespace {

using records::ImportFile;

// In this order: a gate is passed once its evidence is there.
constexpr ImportFile files[] = {{"household", "households.csv"},
                                {"visit", "visits.csv"},
                                {"idea", "ideas.csv"},
                                {"idea_evidence", "idea_evidence.csv"},
                                {"sensory_score", "sensory_scores.csv"},
                                {"idea", "idea_gates.csv"}};

}  // namespace

Result<void> fill_demonstration(records::RecordStore& store, std::string_view person) {
  return records::import_embedded(store, files, embedded::outreach_demonstration(), person);
}

}  // namespace ocop::outreach
