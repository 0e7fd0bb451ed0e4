#include <algorithm>
#include <atomic>
#include <tuple>

#include "base/text.h"
#include "registry/catalogue.h"

namespace ocop::registry {

CatalogueBuilder& CatalogueBuilder::add(Subject subject) {
  if (subject.id.empty()) subject.id = SubjectId(subject.code);
  const std::size_t position = catalogue_.subjects_.size();
  catalogue_.subject_by_id_.insert_or_assign(subject.id.text(), position);
  catalogue_.subject_by_code_.insert_or_assign(subject.code, position);
  if (!subject.party_gln.empty()) {
    catalogue_.subject_by_party_.insert_or_assign(subject.party_gln, position);
  }
  catalogue_.subjects_.push_back(std::move(subject));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(Place place) {
  if (place.id.empty()) place.id = PlaceId(place.gln);
  catalogue_.place_by_gln_.insert_or_assign(place.gln, catalogue_.places_.size());
  catalogue_.places_.push_back(std::move(place));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(Product product) {
  if (product.code.empty()) product.code = product.gtin;
  if (product.id.empty()) product.id = ProductId(product.code);
  const std::size_t position = catalogue_.products_.size();
  catalogue_.product_by_id_.insert_or_assign(product.id.text(), position);
  if (!product.gtin.empty()) catalogue_.product_by_gtin_.insert_or_assign(product.gtin, position);
  catalogue_.product_by_code_.insert_or_assign(product.code, position);
  catalogue_.products_by_subject_[product.subject.text()].push_back(position);
  catalogue_.products_.push_back(std::move(product));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(Certificate certificate) {
  if (certificate.id.empty()) certificate.id = CertificateId(certificate.number);
  catalogue_.certificates_.push_back(std::move(certificate));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(Unit unit) {
  units_.push_back(std::move(unit));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(UnitSuccession succession) {
  successions_.push_back(std::move(succession));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(SellingPlace place) {
  catalogue_.selling_places_by_product_[place.product.text()].push_back(
      catalogue_.selling_places_.size());
  catalogue_.selling_places_.push_back(std::move(place));
  return *this;
}

CatalogueBuilder& CatalogueBuilder::add(ProductPicture picture) {
  catalogue_.pictures_.push_back(std::move(picture));
  return *this;
}

void CatalogueBuilder::index_pictures() {
  std::ranges::stable_sort(catalogue_.pictures_, {}, &ProductPicture::position);
  for (std::size_t i = 0; i < catalogue_.pictures_.size(); ++i) {
    catalogue_.pictures_by_product_[catalogue_.pictures_[i].product.text()].push_back(i);
  }
}

void CatalogueBuilder::index_certificates() {
  // Newest first, so that each list of the index is in that order.
  std::ranges::sort(catalogue_.certificates_, std::ranges::greater{},
                    [](const Certificate& certificate) {
                      return std::tie(certificate.valid_from, certificate.id);
                    });
  for (std::size_t i = 0; i < catalogue_.certificates_.size(); ++i) {
    const Certificate& certificate = catalogue_.certificates_[i];
    if (certificate.product.empty()) {
      catalogue_.certificates_by_subject_[certificate.subject.text()].push_back(i);
    } else {
      catalogue_.certificates_by_product_[certificate.product.text()].push_back(i);
    }
  }
}

void CatalogueBuilder::fold_texts() {
  for (const Subject& subject : catalogue_.subjects_) {
    catalogue_.folded_subjects_.push_back(fold(subject.name + ' ' + subject.code));
  }
  for (const Product& product : catalogue_.products_) {
    const Subject* maker = catalogue_.subject(product.subject);
    catalogue_.folded_products_.push_back(fold(product.name_vi + ' ' + product.name_en + ' ' +
                                               product.brand + ' ' + (maker ? maker->name : "")));
  }
}

std::shared_ptr<const Catalogue> CatalogueBuilder::build() && {
  static std::atomic<std::uint64_t> editions = 0;
  catalogue_.edition_ = ++editions;
  index_certificates();
  index_pictures();
  catalogue_.unit_tree_ = UnitTree(std::move(units_), std::move(successions_));
  fold_texts();
  // Shared: a page goes on with the catalogue it began with while a newer one takes its place.
  return std::make_shared<const Catalogue>(std::move(catalogue_));
}

}  // namespace ocop::registry
