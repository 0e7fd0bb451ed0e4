#pragma once

#include <vector>

#include "outreach/idea_gates.h"
#include "records/kind.h"
#include "records/record_store.h"

/// The registers of new products (requirement R24): ideas, what proves their stages, and the points
/// of sensory panels. Tables: migrations/0001.
namespace ocop::outreach {

/// A gate is passed by entering its day; the guard asks for the evidence and for the gate before,
/// and notes who passed it. That, and what is found about its novelty, an officer enters who is not
/// of the producer's own people; the producer describes the idea and its evidence. An idea found to
/// be another maker's product under a new name passes none ("chỉ thay đổi tên").
records::Kind idea_kind();
records::Kind idea_evidence_kind();
records::Kind sensory_score_kind();

/// A field that only such an officer fills.
bool is_judgement(std::string_view field);

/// The gates a row of `idea_kind` has passed.
std::vector<Passage> passages_of(const records::Record& idea);

/// What the idea can show: its pieces of evidence, and a sensory panel once enough tasters of one
/// day are on record.
Result<std::vector<Evidence>> evidence_of(records::Reading& reading, std::string_view idea_id);

pages::Key label_of(IdeaStage stage);
pages::Key label_of(Evidence evidence);
/// The field with the day on which the gate was passed: "prototype_on".
std::string_view day_field_of(IdeaStage gate);
std::string_view person_field_of(IdeaStage gate);  ///< "prototype_by"

}  // namespace ocop::outreach
