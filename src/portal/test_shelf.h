#pragma once

#include <string>

#include "portal/shelf.h"
#include "registry/catalogue.h"

/// For tests and benchmarks only.
namespace ocop::portal {

inline constexpr Date test_day{2026, 9, 18};

inline registry::Subject test_subject(std::string code, std::string name) {
  registry::Subject subject;
  subject.id = registry::SubjectId(code);
  subject.code = std::move(code);
  subject.name = std::move(name);
  subject.kind = "household";
  subject.address = "199 phố Hàng Đường, phường Hoàn Kiếm, Hà Nội";
  subject.unit_code = "00070";
  return subject;
}

inline registry::Product test_product(const registry::Subject& maker, std::string gtin,
                                      std::string name) {
  registry::Product product;
  product.id = registry::ProductId(gtin);
  product.code = gtin;
  product.gtin = std::move(gtin);
  product.subject = maker.id;
  product.name_vi = std::move(name);
  product.set_2026 = "7";
  return product;
}

/// One without a GTIN, "SP-7K3M-9Q2X".
inline registry::Product test_internal_product(const registry::Subject& maker, std::string code,
                                               std::string name) {
  registry::Product product = test_product(maker, "", std::move(name));
  product.id = registry::ProductId(code);
  product.code = std::move(code);
  return product;
}

inline registry::Certificate test_stars(const registry::Product& product, int stars) {
  registry::Certificate paper;
  paper.id = registry::CertificateId("stars of " + product.gtin);
  paper.subject = product.subject;
  paper.product = product.id;
  paper.kind = "ocop_stars";
  paper.number = "6312/QĐ-UBND";
  paper.issuer = "UBND thành phố Hà Nội";
  paper.stars = stars;
  paper.valid_from = {2025, 12, 20};
  paper.valid_to = Date{2028, 12, 20};
  return paper;
}

inline registry::Unit test_ward(std::string code, std::string name) {
  registry::Unit unit;
  unit.code = std::move(code);
  unit.name = std::move(name);
  return unit;
}

}  // namespace ocop::portal
