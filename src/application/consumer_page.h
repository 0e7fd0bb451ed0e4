#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "authenticity/scan.h"
#include "base/time.h"
#include "event_store/event_store.h"
#include "gs1/identifier.h"
#include "http/message.h"
#include "pages/error_pages.h"
#include "pages/locale.h"
#include "portal/story_source.h"
#include "registry/catalogue.h"

namespace ocop::application {

class CodeWitness;
class ProductParts;
class RecallBook;
struct Viewer;

/// Who looks at the code; without one nothing is kept, and the events alone are judged.
struct ConsumerLook {
  CodeWitness& witness;
  const Viewer& viewer;
  std::string_view hidden_code = {};                    ///< as typed; empty: none was tried
  std::string_view address = {};                        ///< as in `CodeLook`
  std::optional<authenticity::Position> position = {};  ///< by consent
  bool has_passage = false;                             ///< as in `CodeLook`
};

/// One scan: a code, and the moment in which it is answered. Everything must outlive the call.
struct ConsumerRequest {
  const registry::Catalogue& catalogue;
  const event_store::View& view;
  RecallBook& recalls;
  ProductParts& parts;
  const gs1::Identifier& item;
  std::string_view path;  ///< as asked, without "/en": "/01/09521234000013/10/SG-2607"
  pages::Locale locale = pages::Locale::vietnamese;
  Timestamp now;
  /// From 1; a long journey is shown `limits::journey_rows_max` steps a page (query "page").
  std::size_t journey_page = 1;
  const ConsumerLook* look = nullptr;
  /// Published stories of products; without them the first words of the maker.
  const portal::StorySource* stories = nullptr;
};

/// The page that a shopper sees: the verdict, what to do now, what it is, its journey, the ten
/// items of Circular 02/2024/TT-BKHCN with each missing one named, its papers, what it was made
/// from and into. 200, also for bad news; 404 for a code that nobody here knows; 500 or 503 when
/// the store does not answer.
///
/// One request and no script: the style sheet is inside. At most 400 nodes, whatever the journey.
http::Response consumer_page(const ConsumerRequest& request);

}  // namespace ocop::application
