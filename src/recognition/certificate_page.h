#pragma once

#include "recognition/publication.h"

namespace ocop::recognition {

/// The public page of one certificate: in force, in grace, expired or revoked, with its days, who
/// granted it, the product, how the stars were reached, and when it was given out again.
/// `not_found` for a code that is none, or whose certificate begins later.
Result<http::Response> certificate_page(const Publication& publication,
                                        const http::Request& request, pages::Locale locale);

/// PART (NAME, POINTS, MOST) for each part of the criteria set, of the act that granted.
void fill_parts(pages::Dictionary& at, pages::Locale locale, const records::Record& grant);

}  // namespace ocop::recognition
