#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// The forms that propose: "/office/recognition/cases/{id}", "/office/certificates/{id}/reissue"
/// and "…/revoke".
void add_proposal_pages(office::Office& office, const Site& site);

}  // namespace ocop::recognition
