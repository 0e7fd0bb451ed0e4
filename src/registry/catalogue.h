#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "registry/unit_tree.h"

namespace ocop::registry {

struct SubjectTag {};
struct ProductTag {};
struct PlaceTag {};
struct CertificateTag {};
struct SellingPlaceTag {};
struct ProductPictureTag {};
using SubjectId = Id<SubjectTag>;
using ProductId = Id<ProductTag>;
using PlaceId = Id<PlaceTag>;
using CertificateId = Id<CertificateTag>;
using SellingPlaceId = Id<SellingPlaceTag>;
using ProductPictureId = Id<ProductPictureTag>;

/// A producer (chủ thể): household business, cooperative group, cooperative, enterprise …
struct Subject {
  SubjectId id;
  std::string code;  ///< short code for people, "OM-THUHUONG"
  std::string name;
  std::string kind;       ///< household, cooperative_group, cooperative, enterprise, farm, tourism
  std::string party_gln;  ///< 13 digits, AI 417; may be empty
  std::string address;
  std::string unit_code;           ///< ward of today, QĐ 19/2025/QĐ-TTg
  std::string phone;               ///< the public contact, may be empty
  std::string story_vi, story_en;  ///< first form of the product story; may be empty
  bool is_demonstration = false;
};

struct Place {
  PlaceId id;
  std::string gln;  ///< 13 digits, AI 414
  std::string name_vi, name_en;
  std::string address;
  std::string unit_code;
  SubjectId subject;  ///< who runs it; empty when not on the platform
};

struct Product {
  ProductId id;
  SubjectId subject;
  std::string gtin;  ///< 14 digits; empty when it has none
  std::string code;  ///< its GTIN, or a code of ours: "SP-7K3M-9Q2X"
  std::string name_vi, name_en;
  std::string pack_vi, pack_en;  ///< "Hộp 250 g"
  std::string picture;           ///< address of the picture, may be empty
  std::string picture_alt_vi, picture_alt_en;
  std::string group_2019, set_2026;
  std::string brand;
  std::string standard;  ///< TCCS, TCVN …; may be empty
  std::optional<int> shelf_life_days;
  std::string description_vi, description_en;
  std::string ingredients;    ///< "Sấu, đường, gừng", the largest share first; may be empty
  std::string specification;  ///< parameters, or the materials of crafts; may be empty
  std::optional<std::int64_t> price_vnd;   ///< đồng for one pack, at the maker
  std::optional<Date> price_day;           ///< when the maker said so
  std::optional<int> order_min;            ///< of the sale unit, for who buys to sell
  std::optional<int> capacity_month;       ///< how much the maker can give in a month
  std::string sale_unit_vi, sale_unit_en;  ///< what is counted: "hộp", "boxes"
  std::string family;  ///< variants of one maker's product share its name; empty without variants
  bool is_demonstration = false;
};

/// A picture of a product beside `Product::picture`.
struct ProductPicture {
  ProductPictureId id;
  ProductId product;
  std::string address;  ///< begins with / or https://
  std::string alt_vi, alt_en;
  std::string rights;  ///< whose picture it is and by what right it is shown
  int position = 0;    ///< the order on the page
};

/// Where people buy a product.
struct SellingPlace {
  SellingPlaceId id;
  ProductId product;
  std::string name;
  std::string address;  ///< for people; empty for a shop that is only online
  std::string url;      ///< https://…; may be empty
  std::string kind;     ///< maker, shop, market, ocop_point, online
};

enum class CertificateState {
  in_force,
  in_grace,  ///< over, but a re-evaluation that was asked for in time has no answer yet
  expired,
  revoked,
};

struct Certificate {
  CertificateId id;
  SubjectId subject;
  ProductId product;  ///< empty: of the whole subject
  std::string kind;   ///< ocop_stars, food_safety, haccp, iso, trademark …
  std::string number;
  std::string issuer;
  std::string code;          ///< of the recognised product, "01-00070-12-2026"; may be empty
  std::optional<int> stars;  ///< for ocop_stars
  Date valid_from;
  std::optional<Date> valid_to;  ///< the last day in force
  std::optional<Date> revoked_on;
  std::optional<Date> grace_to;  ///< the last day of grace, after `valid_to`

  CertificateState state_on(Date day) const;
  /// Whether it holds on that day: given by then, and in force or in grace.
  bool holds_on(Date day) const;
  /// The last day on which it holds or held; nothing without an end.
  std::optional<Date> last_day() const;
};

/// What a search found, at most `count_max` of each, in the order of the names without marks.
struct SearchHits {
  std::vector<const Product*> products;
  std::vector<const Subject*> subjects;
};

/// The registers as one moment, for pages: everything in memory, nothing changes under the reader.
/// `registry_store` makes a new one after each committed change. Pointers live as long as the
/// catalogue that gave them; null where there is nothing of that name.
class Catalogue {
 public:
  const Product* product_by_gtin(std::string_view gtin14) const;
  const Product* product_by_code(std::string_view code) const;  ///< a GTIN, or a code of ours
  const Product* product(const ProductId& id) const;
  const Subject* subject(const SubjectId& id) const;
  const Subject* subject_by_code(std::string_view code) const;
  const Subject* subject_by_party(std::string_view gln13) const;
  const Place* place_by_gln(std::string_view gln13) const;

  /// Those of the product and those of its whole subject, the product's own first, then the newest
  /// first.
  std::vector<const Certificate*> certificates_of(const Product& product) const;
  /// Those of the whole subject, the newest first.
  std::vector<const Certificate*> certificates_of(const Subject& subject) const;
  std::vector<const Product*> products_of(const Subject& subject) const;

  std::vector<const ProductPicture*> pictures_of(const Product& product) const;  ///< in order
  std::vector<const SellingPlace*> selling_places_of(const Product& product) const;
  /// The other products of the same family of the same maker.
  std::vector<const Product*> variants_of(const Product& product) const;

  /// What that code meant on that day.
  const Unit* unit(std::string_view code, Date day) const { return unit_tree_.unit(code, day); }
  std::vector<const Unit*> successors_of(const Unit& unit) const {
    return unit_tree_.successors_of(unit);
  }
  const UnitTree& unit_tree() const { return unit_tree_; }

  /// Products whose name, brand or maker, and subjects whose name or code, hold every word of the
  /// text, whatever its case and marks: "o mai" finds "Ô mai".
  SearchHits search(std::string_view text, std::size_t count_max) const;

  /// Another one for each catalogue that was built in this process, a later one higher: for what is
  /// kept of it.
  std::uint64_t edition() const { return edition_; }

  const std::vector<Product>& products() const { return products_; }
  const std::vector<Subject>& subjects() const { return subjects_; }
  const std::vector<Place>& places() const { return places_; }
  const std::vector<Certificate>& certificates() const { return certificates_; }
  const std::vector<SellingPlace>& selling_places() const { return selling_places_; }
  const std::vector<ProductPicture>& pictures() const { return pictures_; }
  const std::vector<Unit>& units() const { return unit_tree_.units(); }

 private:
  friend class CatalogueBuilder;

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Index = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;
  using MultiIndex =
      std::unordered_map<std::string, std::vector<std::size_t>, TextHash, std::equal_to<>>;

  std::uint64_t edition_ = 0;
  std::vector<Subject> subjects_;
  std::vector<Place> places_;
  std::vector<Product> products_;
  std::vector<Certificate> certificates_;
  UnitTree unit_tree_;
  std::vector<SellingPlace> selling_places_;
  std::vector<ProductPicture> pictures_;
  std::vector<std::string> folded_products_, folded_subjects_;  ///< beside products_, subjects_
  Index product_by_gtin_, product_by_code_, product_by_id_, subject_by_id_, subject_by_code_,
      subject_by_party_, place_by_gln_;
  MultiIndex certificates_by_product_, certificates_by_subject_, products_by_subject_,
      selling_places_by_product_, pictures_by_product_;
};

/// Puts a catalogue together; `registry_store` does it from SQL, tests and demonstrations by hand.
/// An empty id is filled with the natural key; a natural key comes once.
class CatalogueBuilder {
 public:
  CatalogueBuilder& add(Subject subject);
  CatalogueBuilder& add(Place place);
  CatalogueBuilder& add(Product product);
  CatalogueBuilder& add(Certificate certificate);
  CatalogueBuilder& add(Unit unit);
  CatalogueBuilder& add(UnitSuccession succession);
  CatalogueBuilder& add(SellingPlace place);
  CatalogueBuilder& add(ProductPicture picture);
  std::shared_ptr<const Catalogue> build() &&;

 private:
  void index_certificates();
  void index_pictures();
  void fold_texts();

  Catalogue catalogue_;
  std::vector<Unit> units_;
  std::vector<UnitSuccession> successions_;
};

}  // namespace ocop::registry
