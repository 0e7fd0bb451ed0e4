#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "application/back_office.h"
#include "application/code_witness.h"
#include "application/data_directory.h"
#include "application/epcis_api.h"
#include "application/offline_check.h"
#include "application/resolver.h"
#include "application/text_reply.h"
#include "application/typed_code.h"
#include "http/router.h"
#include "portal/portal.h"

namespace ocop::application {

/// The whole site over one data folder: what the handlers hold on to, and their route table.
/// Outlives the server. `set_base_url` comes before the first request is answered.
class Site {
 public:
  static Result<std::unique_ptr<Site>> open(DataDirectory& data, const Clock& clock,
                                            Random& random);

  http::Router router();

  void set_base_url(std::string base_url);
  const std::string& base_url() const { return resolver_.base_url; }
  records::RecordStore& records() { return back_office_->records(); }
  codes::CodeDesk& code_desk() { return back_office_->codes().desk(); }
  /// Whether a gateway may hand text messages on.
  bool takes_text_messages() const { return !typed_codes_.text_token.empty(); }
  void set_ready() { ready_ = true; }  ///< /readyz answers 503 before

 private:
  Site(DataDirectory& data, const Clock& clock, Random& random);
  /// What a reader gets at a path, redirects followed.
  int status_at(std::string_view target);

  EpcisApi epcis_;
  Resolver resolver_;
  portal::Portal portal_;
  OfflineCheck offline_check_;
  TypedCodes typed_codes_;
  std::unique_ptr<TextReplies> text_replies_;
  std::unique_ptr<BackOffice> back_office_;
  std::unique_ptr<CodeWitness> witness_;
  std::atomic<bool> ready_ = false;
  std::once_flag asked_once_;
  http::Router asked_;  ///< the same routes, for questions of our own
};

}  // namespace ocop::application
