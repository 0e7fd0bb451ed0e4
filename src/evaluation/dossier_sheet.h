#pragma once

#include <map>
#include <string>

#include "criteria/score.h"
#include "records/record_store.h"

/// The answers of a dossier as a sheet.
namespace ocop::evaluation {

struct DossierSheet {
  criteria::Sheet sheet;
  std::map<std::string, std::string> notes;  ///< the evidence told, by criterion
};

Result<DossierSheet> read_sheet(records::Reading& reading, const records::Record& dossier);

/// One answer of a producer or a member.
struct TypedAnswer {
  std::string criterion, case_code, note;
  criteria::Points points;
};

/// Stores one answer; what is unchanged stays. Answers that need a criterion which loses its points
/// lose theirs. `failed_precondition` once the dossier was handed in.
Result<void> write_answer(records::Writing& writing, const records::Record& dossier,
                          const criteria::CriteriaSet& set, const TypedAnswer& answer);

}  // namespace ocop::evaluation
