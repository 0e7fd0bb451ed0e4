#pragma once

#include <memory>

#include "office/office.h"
#include "registry/legal_rules.h"

namespace ocop::registry {

/// Pages of a producer for any day, past ones too:
/// /office/subjects/{id}/readiness?day=2024-06-30: every condition of every step with its basis;
/// /office/subjects/{id}/members?day=…: the book of members with the shares.
/// `office` and its ground must outlive the routes.
void add_subject_pages(office::Office& office, std::shared_ptr<const LegalRules> rules);

/// What waits: late corrective actions, things to be done again, vacant posts of one's own
/// producer.
void add_subject_work(office::Office& office, std::shared_ptr<const LegalRules> rules);

}  // namespace ocop::registry
