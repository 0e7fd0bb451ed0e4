#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace ocop::registry {

struct SubjectTag {};
struct ProductTag {};
struct PlaceTag {};
struct CertificateTag {};
struct UnitTag {};
using SubjectId = Id<SubjectTag>;
using ProductId = Id<ProductTag>;
using PlaceId = Id<PlaceTag>;
using CertificateId = Id<CertificateTag>;
/// Code and start of validity of an administrative unit: codes are used again (00070, 00082).
using UnitId = Id<UnitTag>;

/// A producer (chủ thể): household business, cooperative group, cooperative, enterprise …
struct Subject {
  SubjectId id;
  std::string code;        ///< short code for people, "OM-THUHUONG"
  std::string name;
  std::string kind;        ///< household, cooperative_group, cooperative, enterprise, farm, tourism
  std::string party_gln;   ///< 13 digits, AI 417; may be empty
  std::string address;
  std::string unit_code;   ///< ward of today, QĐ 19/2025/QĐ-TTg
  std::string phone;       ///< the public contact, may be empty
  std::string story_vi, story_en;  ///< first form of the product story; may be empty
  bool is_demonstration = false;
};

struct Place {
  PlaceId id;
  std::string gln;         ///< 13 digits, AI 414
  std::string name_vi, name_en;
  std::string address;
  std::string unit_code;
  SubjectId subject;       ///< who runs it; empty when not on the platform
};

struct Product {
  ProductId id;
  SubjectId subject;
  std::string gtin;        ///< 14 digits
  std::string name_vi, name_en;
  std::string pack_vi, pack_en;      ///< "Hộp 250 g"
  std::string picture;     ///< address of the picture, may be empty
  std::string picture_alt_vi, picture_alt_en;
  std::string group_2019, set_2026;
  std::string brand;
  std::string standard;    ///< TCCS, TCVN …; may be empty
  std::optional<int> shelf_life_days;
  std::string description_vi, description_en;
  bool is_demonstration = false;
};

enum class CertificateState { in_force, expired, revoked };

struct Certificate {
  CertificateId id;
  SubjectId subject;
  ProductId product;       ///< empty: of the whole subject
  std::string kind;        ///< ocop_stars, food_safety, haccp, iso, trademark …
  std::string number;
  std::string issuer;
  std::optional<int> stars;  ///< for ocop_stars
  Date valid_from;
  std::optional<Date> valid_to;  ///< the last day in force
  std::optional<Date> revoked_on;

  CertificateState state_on(Date day) const;
};

/// The registers as one moment, for pages: everything in memory, nothing changes under the reader.
/// `registry_store` makes a new one after each committed change.
class Catalogue {
 public:
  const Product* product_by_gtin(std::string_view gtin14) const;
  const Product* product(const ProductId& id) const;
  const Subject* subject(const SubjectId& id) const;
  const Subject* subject_by_party(std::string_view gln13) const;
  const Place* place_by_gln(std::string_view gln13) const;
  std::vector<const Certificate*> certificates_of(const Product& product) const;
  const std::vector<Product>& products() const { return products_; }
  const std::vector<Subject>& subjects() const { return subjects_; }

 private:
  friend class CatalogueBuilder;
  std::vector<Subject> subjects_;
  std::vector<Place> places_;
  std::vector<Product> products_;
  std::vector<Certificate> certificates_;
  std::unordered_map<std::string, std::size_t> product_by_gtin_, product_by_id_, subject_by_id_,
      subject_by_party_, place_by_gln_;
  std::unordered_map<std::string, std::vector<std::size_t>> certificates_by_product_,
      certificates_by_subject_;
};

}  // namespace ocop::registry
