#pragma once

#include "recognition/office_pages.h"

namespace ocop::recognition {

/// The state of a certificate of stars, its acts, and the buttons that propose more.
Result<std::optional<office::Panel>> certificate_panel(const office::Visitor& visitor,
                                                       records::Reading& reading,
                                                       const records::Record& certificate);

/// The certificate to print: "/office/certificates/{id}/certificate.pdf".
void add_certificate_print(office::Office& office, const Site& site);

}  // namespace ocop::recognition
