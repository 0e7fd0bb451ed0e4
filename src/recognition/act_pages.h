#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// "/office/recognition": results that wait for recognition, proposals that wait for a second
/// person, the clock of revocations; one act with release and refusal; the forms that propose
/// ("/office/recognition/cases/{id}", "/office/certificates/{id}/reissue" and "…/revoke"); the
/// certificate to print ("/office/certificates/{id}/certificate.pdf").
void add_act_pages(office::Office& office, const Site& site);

/// The state of a certificate of stars, its acts, and the buttons that propose more.
Result<std::optional<office::Panel>> certificate_panel(const office::Visitor& visitor,
                                                       records::Reading& reading,
                                                       const records::Record& certificate);

}  // namespace ocop::recognition
