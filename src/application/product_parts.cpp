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
using pages::Locale;
using registry::Catalogue;
using registry::Product;

std::string stars_of(const Catalogue& catalogue, const Product& product, Locale locale,
                     Date today) {
  Dictionary part;
  part.set("MEANING", portal::stars_path(locale, product));
  portal::fill_stars(part, locale, registry::stars_on(catalogue, product, today).paper, today);
  if (portal::group_of(product)) {
    part.set_in("CATALOGUE", "HREF", portal::product_path(locale, product));
  }
  return pages::render(locale, "scan_stars.html", part);
}

std::string papers_of(const Catalogue& catalogue, const Product& product, Locale locale,
                      Date today) {
  auto papers = catalogue.certificates_of(product);
  if (papers.empty()) return {};
  if (papers.size() > limits::papers_listed_max) papers.resize(limits::papers_listed_max);
  Dictionary part;
  for (const registry::Certificate* paper : papers) {
    portal::fill_paper(part, locale, *paper, today);
  }
  return pages::render(locale, "scan_papers.html", part);
}

}  // namespace

std::shared_ptr<const ProductPart> ProductParts::of(const Catalogue& catalogue,
                                                    const Product& product, Locale locale,
                                                    Date today) {
  Kept& kept = kept_[static_cast<std::size_t>(locale)];
  const auto is_current = [&] { return edition_ == catalogue.edition() && day_ == today; };
  if (const std::shared_lock lock(mutex_); is_current()) {
    const auto found = kept.find(&product);
    if (found != kept.end()) return found->second;
  }
  const auto part = std::make_shared<const ProductPart>(
      ProductPart{.stars = stars_of(catalogue, product, locale, today),
                  .papers = papers_of(catalogue, product, locale, today)});
  if (pages::is_designing()) return part;
  const std::unique_lock lock(mutex_);
  // A page that began with an older catalogue keeps nothing.
  if (catalogue.edition() < edition_) return part;
  if (!is_current()) {
    for (Kept& each : kept_) each.clear();
    edition_ = catalogue.edition();
    day_ = today;
  }
  if (kept.size() < limits::product_parts_max) kept.emplace(&product, part);
  return part;
}

}  // namespace ocop::application
