#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "registry/cell_rules.h"
#include "registry/entries.h"

/// The one list of what each kind of record holds. From it follow the columns of a CSV file, the
/// columns in SQL, what an audit entry tells, and how a change is merged.
namespace ocop::registry {

enum class Need : std::uint8_t { optional, required };

/// A value of the record itself: its column has the same name in CSV and in SQL.
template <class Record, class Value>
struct Field {
  std::string_view name;
  Value Record::* member;
  Result<Value> (*parse)(std::string_view);
  Need need = Need::optional;
  std::string_view column() const { return name; }
};

/// A reference: CSV has the natural key of the other record, SQL its identifier.
template <class Record, class Identifier>
struct Reference {
  std::string_view name;
  std::string_view sql_column;
  Identifier Record::* member;
  std::string Entry<Record>::* key;
  Result<std::string> (*parse)(std::string_view);
  Need need = Need::optional;
  std::string_view column() const { return sql_column; }
};

/// `Fields<R>::each(f)` calls f with every Field and Reference of R, in order.
/// `Fields<R>::noun` names one record, for people and in the audit.
template <class Record>
struct Fields;

template <>
struct Fields<Unit> {
  static constexpr std::string_view noun = "unit", table = "units";
  template <class F>
  static void each(F&& f) {
    f(Field{"code", &Unit::code, rule::any_unit_code, Need::required});
    f(Field{"valid_from", &Unit::valid_from, rule::day});
    f(Field{"name", &Unit::name, rule::name, Need::required});
    f(Field{"kind", &Unit::kind, rule::unit_kind, Need::required});
    f(Field{"parent_code", &Unit::parent_code, rule::any_unit_code});
    f(Field{"valid_to", &Unit::valid_to, rule::optional_day});
    f(Field{"note", &Unit::note, rule::long_text});
    f(Field{"form", &Unit::form, rule::unit_form});
  }
};

template <>
struct Fields<UnitSuccession> {
  static constexpr std::string_view noun = "unit succession", table = "unit_successions";
  template <class F>
  static void each(F&& f) {
    using Record = UnitSuccession;
    f(Field{"unit_code", &Record::unit_code, rule::any_unit_code, Need::required});
    f(Field{"unit_valid_from", &Record::unit_valid_from, rule::day});
    f(Field{"successor_code", &Record::successor_code, rule::any_unit_code, Need::required});
    f(Field{"successor_valid_from", &Record::successor_valid_from, rule::day});
    f(Field{"main", &Record::is_main, rule::flag});
  }
};

template <>
struct Fields<Subject> {
  static constexpr std::string_view noun = "subject", table = "subjects";
  template <class F>
  static void each(F&& f) {
    f(Field{"code", &Subject::code, rule::subject_code, Need::required});
    f(Field{"name", &Subject::name, rule::name, Need::required});
    f(Field{"kind", &Subject::kind, rule::subject_kind, Need::required});
    f(Field{"party_gln", &Subject::party_gln, rule::gln});
    f(Field{"address", &Subject::address, rule::name});
    f(Field{"unit_code", &Subject::unit_code, rule::ward_code});
    f(Field{"phone", &Subject::phone, rule::phone});
    f(Field{"story_vi", &Subject::story_vi, rule::long_text});
    f(Field{"story_en", &Subject::story_en, rule::long_text});
    f(Field{"demonstration", &Subject::is_demonstration, rule::flag});
  }
};

template <>
struct Fields<Place> {
  static constexpr std::string_view noun = "place", table = "places";
  template <class F>
  static void each(F&& f) {
    f(Field{"gln", &Place::gln, rule::gln, Need::required});
    f(Field{"name_vi", &Place::name_vi, rule::name, Need::required});
    f(Field{"name_en", &Place::name_en, rule::name});
    f(Field{"address", &Place::address, rule::name});
    f(Field{"unit_code", &Place::unit_code, rule::ward_code});
    f(Reference{"subject_code", "subject_id", &Place::subject, &Entry<Place>::subject_code,
                rule::subject_code});
  }
};

template <>
struct Fields<Product> {
  static constexpr std::string_view noun = "product", table = "products";
  template <class F>
  static void each(F&& f) {
    f(Field{"gtin", &Product::gtin, rule::gtin, Need::required});
    f(Reference{"subject_code", "subject_id", &Product::subject, &Entry<Product>::subject_code,
                rule::subject_code, Need::required});
    f(Field{"name_vi", &Product::name_vi, rule::name, Need::required});
    f(Field{"name_en", &Product::name_en, rule::name});
    f(Field{"pack_vi", &Product::pack_vi, rule::name});
    f(Field{"pack_en", &Product::pack_en, rule::name});
    f(Field{"picture", &Product::picture, rule::picture});
    f(Field{"picture_alt_vi", &Product::picture_alt_vi, rule::name});
    f(Field{"picture_alt_en", &Product::picture_alt_en, rule::name});
    f(Field{"group_2019", &Product::group_2019, rule::group_2019});
    f(Field{"set_2026", &Product::set_2026, rule::set_2026});
    f(Field{"brand", &Product::brand, rule::name});
    f(Field{"standard", &Product::standard, rule::name});
    f(Field{"shelf_life_days", &Product::shelf_life_days, rule::days});
    f(Field{"description_vi", &Product::description_vi, rule::long_text});
    f(Field{"description_en", &Product::description_en, rule::long_text});
    f(Field{"price_vnd", &Product::price_vnd, rule::dong});
    f(Field{"price_day", &Product::price_day, rule::optional_day});
    f(Field{"order_min", &Product::order_min, rule::count});
    f(Field{"capacity_month", &Product::capacity_month, rule::count});
    f(Field{"sale_unit_vi", &Product::sale_unit_vi, rule::name});
    f(Field{"sale_unit_en", &Product::sale_unit_en, rule::name});
    f(Field{"family", &Product::family, rule::name});
    f(Field{"demonstration", &Product::is_demonstration, rule::flag});
  }
};

template <>
struct Fields<SellingPlace> {
  static constexpr std::string_view noun = "selling place", table = "selling_places";
  template <class F>
  static void each(F&& f) {
    using Record = SellingPlace;
    f(Reference{"gtin", "product_id", &Record::product, &Entry<Record>::gtin, rule::gtin,
                Need::required});
    f(Field{"name", &Record::name, rule::name, Need::required});
    f(Field{"address", &Record::address, rule::name});
    f(Field{"url", &Record::url, rule::web_address});
    f(Field{"kind", &Record::kind, rule::selling_kind, Need::required});
  }
};

template <>
struct Fields<ProductPicture> {
  static constexpr std::string_view noun = "picture", table = "product_pictures";
  template <class F>
  static void each(F&& f) {
    using Record = ProductPicture;
    f(Reference{"gtin", "product_id", &Record::product, &Entry<Record>::gtin, rule::gtin,
                Need::required});
    f(Field{"address", &Record::address, rule::picture, Need::required});
    f(Field{"alt_vi", &Record::alt_vi, rule::name, Need::required});
    f(Field{"alt_en", &Record::alt_en, rule::name});
    f(Field{"rights", &Record::rights, rule::name, Need::required});
    f(Field{"position", &Record::position, rule::position});
  }
};

template <>
struct Fields<Certificate> {
  static constexpr std::string_view noun = "certificate", table = "certificates";
  template <class F>
  static void each(F&& f) {
    f(Field{"number", &Certificate::number, rule::name, Need::required});
    f(Field{"issuer", &Certificate::issuer, rule::name, Need::required});
    f(Reference{"subject_code", "subject_id", &Certificate::subject,
                &Entry<Certificate>::subject_code, rule::subject_code, Need::required});
    f(Reference{"gtin", "product_id", &Certificate::product, &Entry<Certificate>::gtin,
                rule::gtin});
    f(Field{"kind", &Certificate::kind, rule::certificate_kind, Need::required});
    f(Field{"stars", &Certificate::stars, rule::stars});
    f(Field{"valid_from", &Certificate::valid_from, rule::day, Need::required});
    f(Field{"valid_to", &Certificate::valid_to, rule::optional_day});
    f(Field{"revoked_on", &Certificate::revoked_on, rule::optional_day});
  }
};

}  // namespace ocop::registry
