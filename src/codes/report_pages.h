#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/random.h"
#include "codes/code_desk.h"
#include "http/router.h"
#include "media/media_store.h"
#include "records/record_store.h"
#include "registry/catalogue.h"
#include "scans/rate_limit.h"

namespace ocop::codes {

/// What the public pages of reports stand on. All of it outlives the router.
struct ReportGround {
  records::RecordStore& records;
  media::MediaStore& files;
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  Random& random;
  scans::RateLimit& limit;  ///< of reports by one block of addresses
  const CodeDesk& desk;     ///< knows whose a serial is
};

/// "/phan-anh" and "/en/report" ("?code=…" fills the code in): a report with a photo, anonymous if
/// wanted, becomes a case with a number; "/phan-anh/{number}" shows what came of it, to whoever has
/// the number. A report changes no verdict.
void add_report_routes(http::Router& router, const ReportGround& ground);

}  // namespace ocop::codes
