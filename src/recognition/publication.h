#pragma once

#include "http/router.h"
#include "recognition/office_pages.h"
#include "records/kept_rows.h"

namespace ocop::recognition {

/// What the public pages stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  Catalogues catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;  ///< "https://ocop.example"
  std::shared_ptr<records::KeptRows> acts = std::make_shared<records::KeptRows>();
};

/// "/giay-chung-nhan/{code}" and "/en/certificate/{code}": the state of one certificate of stars
/// today, by its product code or its identifier. "/san-pham-duoc-cong-nhan" and
/// "/en/recognised-products": the products recognised on any day, with ".csv" and ".json" of it.
void add_public_routes(http::Router& router, const Publication& publication);

}  // namespace ocop::recognition
