#pragma once

#include "accounts/token_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "event_store/event_store.h"
#include "http/router.h"

namespace ocop::application {

struct EpcisApi {
  event_store::EventStore& store;
  accounts::TokenStore& tokens;
  const Clock& clock;
  Random& random;
};

/// EPCIS 2.0 REST, first form: capture with its jobs, one event, the simple event query with
/// paging (EPCIS 2.0 section 12). Every address asks for a bearer token: `capture` for POST,
/// `query` for the rest. `api` must outlive the router.
void add_epcis_routes(http::Router& router, const EpcisApi& api);

}  // namespace ocop::application
