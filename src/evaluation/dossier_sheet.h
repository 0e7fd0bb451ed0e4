#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/score.h"
#include "records/record_store.h"

/// The answers of a dossier as a sheet.
namespace ocop::evaluation {

struct DossierSheet {
  criteria::Sheet sheet;
  std::map<std::string, std::string> notes;  ///< the evidence told, by criterion
};

/// One answer of a producer or a member.
struct TypedAnswer {
  std::string criterion, case_code, note;
  criteria::Points points;
};

Result<DossierSheet> read_sheet(records::Reading& reading, const records::Record& dossier);

/// Rows of answers, of a dossier or of a member, as a sheet.
DossierSheet sheet_of(const std::vector<records::Record>& rows);

/// Answers that have points although the criterion they require has none any more, without them.
std::vector<TypedAnswer> answers_without(const criteria::CriteriaSet& set,
                                         const DossierSheet& sheet, std::string_view criterion);

/// Stores one answer; what is unchanged stays. Answers that need a criterion which loses its points
/// lose theirs. `failed_precondition` once the dossier was handed in.
Result<void> write_answer(records::Writing& writing, const records::Record& dossier,
                          const criteria::CriteriaSet& set, const TypedAnswer& answer);

}  // namespace ocop::evaluation
