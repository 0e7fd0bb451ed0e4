#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "http/router.h"
#include "library/glossary.h"
#include "media/media_store.h"
#include "portal/public_search.h"
#include "records/record_store.h"
#include "registry/catalogue.h"

namespace ocop::library {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// What the public pages of the library stand on. All of it outlives the router.
struct Publication {
  records::RecordStore& records;
  const media::MediaStore& files;
  Catalogues catalogue;
  const Clock& clock;
  std::function<std::string()> base_url;
  Glossary glossary;
};

/// "/van-ban", "/en/documents": documents found by number, kind or words ("?q=ke hoach 153"), each
/// with its effect on any day ("?day=2026-07-21"), the chain it stands in and its file.
/// "/chinh-sach", "/en/policies": policies, and the finder of six questions under "/tim"
/// ("/find"). "/giai-thich", "/en/explained": explainers and terms. "/cach-lam-hay",
/// "/en/good-examples": what others did. Nothing that waits for a second person is in any of them.
void add_public_routes(http::Router& router, const Publication& publication);

/// Documents, policies and explainers, for the search over everything.
std::vector<portal::SearchSource> search_sources(const Publication& publication);

}  // namespace ocop::library
