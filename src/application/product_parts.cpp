#include "application/product_parts.h"

#include <mutex>
#include <utility>

#include "base/limits.h"
#include "pages/dictionary.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/papers.h"
#include "portal/product_group.h"
#include "portal/product_stars.h"
#include "registry/product_stars.h"

namespace ocop::application {
namespace {

using pages::Dictionary;
using registry::Product;

std::string stars_of(const PartSources& sources, const Product& product) {
  const auto stars = registry::stars_on(sources.catalogue, product, sources.today);
  Dictionary part;
  part.set("MEANING", portal::stars_path(sources.locale, product));
  portal::fill_stars(part, sources.locale, stars.paper, sources.today);
  if (portal::group_of(product)) {
    part.set_in("CATALOGUE", "HREF", portal::product_path(sources.locale, product));
  }
  return pages::render(sources.locale, "scan_stars.html", part);
}

std::string papers_of(const PartSources& sources, const Product& product) {
  auto papers = sources.catalogue.certificates_of(product);
  if (papers.empty()) return {};
  if (papers.size() > limits::papers_listed_max) papers.resize(limits::papers_listed_max);
  Dictionary part;
  for (const registry::Certificate* paper : papers) {
    portal::fill_paper(part, sources.locale, *paper, sources.today);
  }
  return pages::render(sources.locale, "scan_papers.html", part);
}

/// Its opening and the way to the rest, so that the page stays light (criterion 5.1: "trong truy
/// xuất điện tử").
std::string told_of(const PartSources& sources, const Product& product) {
  if (sources.stories == nullptr) return {};
  const auto story = sources.stories->of(sources.locale, product.id.text());
  if (!story) return {};
  Dictionary part;
  part.set("TITLE", story->title);
  part.set("LEAD", story->lead);
  part.set("HREF", story->path);
  return pages::render(sources.locale, "scan_told.html", part);
}

}  // namespace

std::shared_ptr<const ProductPart> ProductParts::of(const PartSources& sources,
                                                    const Product& product) {
  const State state{sources.catalogue.edition(),
                    sources.stories == nullptr ? 0 : sources.stories->edition(), sources.today};
  Kept& kept = kept_[static_cast<std::size_t>(sources.locale)];
  if (const std::shared_lock lock(mutex_); state == state_) {
    const auto found = kept.find(&product);
    if (found != kept.end()) return found->second;
  }
  const auto part = std::make_shared<const ProductPart>(ProductPart{
      stars_of(sources, product), papers_of(sources, product), told_of(sources, product)});
  if (pages::is_designing()) return part;
  const std::unique_lock lock(mutex_);
  if (state < state_) return part;  // of a page that began with what was there before
  if (state != state_) {
    for (Kept& each : kept_) each.clear();
    state_ = state;
  }
  if (kept.size() < limits::product_parts_max) kept.emplace(&product, part);
  return part;
}

}  // namespace ocop::application
