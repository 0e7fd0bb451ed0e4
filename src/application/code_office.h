#pragma once

#include <functional>
#include <memory>
#include <string>

#include "application/data_directory.h"
#include "codes/case_watch.h"
#include "codes/code_desk.h"
#include "codes/order_pages.h"
#include "codes/report_pages.h"
#include "http/router.h"
#include "media/media_store.h"
#include "office/office.h"
#include "recognition/office_pages.h"
#include "records/record_store.h"
#include "scans/rate_limit.h"

namespace ocop::application {

/// Codes over one data folder: the desk that gives them out, its office pages, the public pages of
/// reports, and the watch that opens cases. Outlives the server.
class CodeOffice {
 public:
  /// `base_url` is asked when a print file is made: its addresses go onto labels.
  static Result<std::unique_ptr<CodeOffice>> open(DataDirectory& data,
                                                  records::RecordStore& records,
                                                  media::MediaStore& files, const Clock& clock,
                                                  Random& random,
                                                  std::function<std::string()> base_url);

  void add_pages(office::Office& office);
  void add_routes(http::Router& router) { codes::add_report_routes(router, reports_); }
  codes::CodeDesk& desk() { return *desk_; }
  /// Printed labels that are neither scrapped nor void, by GTIN.
  std::map<std::string, recognition::LabelsOut> labels_out() const;

 private:
  CodeOffice(DataDirectory& data, std::unique_ptr<codes::CodeDesk> desk,
             records::RecordStore& records, media::MediaStore& files, const Clock& clock,
             Random& random, std::function<std::string()> base_url);

  std::unique_ptr<codes::CodeDesk> desk_;
  codes::OrderGround orders_;
  scans::RateLimit report_limit_;
  codes::ReportGround reports_;
  codes::CaseWatch cases_;  ///< last, so that it ends first
};

}  // namespace ocop::application
