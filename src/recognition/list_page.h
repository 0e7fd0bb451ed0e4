#pragma once

#include "recognition/publication.h"

/// The public list of recognised products: "?day=2026-09-18&ward=00070&group=food&stars=4".
namespace ocop::recognition {

/// The list of one day with its filters, and statistics by ward, group and star beside it.
Result<http::Response> list_page(const Publication& publication, const http::Request& request,
                                 pages::Locale locale);
/// The same rows, all of them, as CSV and as JSON.
Result<http::Response> list_csv(const Publication& publication, const http::Request& request,
                                pages::Locale locale);
Result<http::Response> list_json(const Publication& publication, const http::Request& request,
                                 pages::Locale locale);

}  // namespace ocop::recognition
