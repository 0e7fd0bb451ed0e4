#pragma once

#include <functional>
#include <memory>
#include <string>

#include "application/data_directory.h"
#include "http/router.h"
#include "office/account_ground.h"
#include "office/office.h"
#include "records/record_store.h"

namespace ocop::application {

/// The back office over one data folder: the registers, the pages of every capability, and who may
/// see them. Outlives the server.
class BackOffice {
 public:
  /// `base_url` is asked at each request that a passkey is made or used in.
  static Result<std::unique_ptr<BackOffice>> open(DataDirectory& data, const Clock& clock,
                                                  Random& random,
                                                  std::function<std::string()> base_url);

  void add_routes(http::Router& router) { office_->add_routes(router); }

 private:
  BackOffice(DataDirectory& data, const Clock& clock, std::function<std::string()> base_url);

  records::Kinds kinds_;
  std::unique_ptr<records::RecordStore> records_;
  office::AccountGround accounts_;
  std::unique_ptr<office::Office> office_;
};

}  // namespace ocop::application
