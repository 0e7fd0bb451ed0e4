#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "campaigns/tally.h"
#include "http/router.h"
#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::campaigns {

/// What the public pages of campaigns stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  Tally& tally;
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;
};

/// "/chien-dich", "/en/campaigns": those that run and have run; "/{code}" with its text, whose
/// opening is counted ("?unit=00070" says which ward's copy led here), "/{code}/cau-hoi"
/// ("/quiz") with its three questions, "/{code}/doc-het" ("/read-to-end") that takes the word of
/// having read it. The right answers stand in no page before they are given.
void add_public_routes(http::Router& router, const Publication& publication);

}  // namespace ocop::campaigns
