#pragma once

#include <vector>

#include "records/record_store.h"
#include "registry/legal_form_kinds.h"
#include "registry/readiness.h"

namespace ocop::registry {

/// What the registers hold of a subject on a day, for the rules of readiness, size and posts. The
/// figures are those of the last year before the day that is on record.
Result<SubjectFacts> facts_on(records::Reading& reading, const records::Record& subject, Date day);

/// The book of members on a day alone.
Result<MemberBook> member_book_on(records::Reading& reading, const records::Record& subject,
                                  Date day);

/// The legal forms of a subject, the oldest first.
Result<std::vector<FormHeld>> form_history(records::Reading& reading,
                                           const records::Record& subject);

/// Findings on the premises of a subject that are not done yet, the earliest deadline first.
Result<std::vector<records::Record>> open_findings(records::Reading& reading,
                                                   const records::Record& subject);

/// Whether the subject lies within the reach.
bool reaches(const accounts::Reach& reach, const records::Record& subject);

}  // namespace ocop::registry
