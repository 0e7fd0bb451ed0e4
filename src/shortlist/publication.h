#pragma once

#include "http/router.h"
#include "records/record_store.h"
#include "shortlist/office_pages.h"

namespace ocop::shortlist {

/// "/danh-sach-tieu-bieu/tb-2026-i", "/en/shortlists/tb-2026-i": where a published list stands.
std::string public_path(pages::Locale locale, const records::Record& round);

/// What the public pages stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  Catalogues catalogue;
};

/// The lists that were published, each with its criteria, points and reasons, and its protocol as
/// JSON; in both languages. A round that was not published is not there. Nothing says who voted
/// how.
void add_public_routes(http::Router& router, const Publication& publication);

}  // namespace ocop::shortlist
