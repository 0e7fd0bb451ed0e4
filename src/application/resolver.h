#pragma once

#include <functional>
#include <memory>
#include <string>

#include "application/code_witness.h"
#include "application/product_parts.h"
#include "application/recall_book.h"
#include "base/clock.h"
#include "event_store/event_store.h"
#include "http/router.h"
#include "portal/story_source.h"
#include "registry/catalogue.h"

namespace ocop::application {

struct Resolver {
  std::function<std::shared_ptr<const registry::Catalogue>()> catalogue;
  const event_store::EventStore& store;
  const Clock& clock;
  std::string base_url;  ///< "https://ocop.example", without a slash at its end
  /// Keeps who looked at a piece; set before the first request. Without one nothing is kept.
  CodeWitness* witness = nullptr;
  /// Who asks about goods of that producer, of those who are signed in; without it everybody is the
  /// public.
  std::function<authenticity::Who(const http::Request& request, std::string_view subject_id)> who =
      {};
  portal::StorySource stories = {};
  std::shared_ptr<RecallBook> recalls = std::make_shared<RecallBook>();
  std::shared_ptr<ProductParts> parts = std::make_shared<ProductParts>();
};

/// GS1 Digital Link resolver, first form (GS1-Conformant Resolver Standard 1.2.0): every primary
/// key has an address, at the root in Vietnamese and under /en in English. Without a link type it
/// answers the consumer page; `linkType=gs1:epcis` leads to the events, `gs1:pip`,
/// `gs1:traceability` and `gs1:certificationInfo` to the page, `linkset` (or Accept:
/// application/linkset+json) to the list of these; another one is 404. A key that breaks its rule
/// is 400 with the reason. A look at a piece is kept before it is answered; a POST of `hidden` to
/// its address tries the code under its scratch layer. `resolver` must outlive the router.
void add_resolver_routes(http::Router& router, const Resolver& resolver);

}  // namespace ocop::application
