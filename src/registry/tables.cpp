#include "registry/tables.h"

namespace ocop::registry {
namespace {

template <class Record>
void add_all(CatalogueBuilder& builder, const Table<Record>& table) {
  for (const Row<Record>& row : table.rows) builder.add(row.record);
}

constexpr char between = '\x1f';  // in no name

}  // namespace

std::string natural_key(const Unit& unit) { return unit_id(unit.code, unit.valid_from).text(); }

std::string natural_key(const UnitSuccession& succession) {
  return unit_id(succession.unit_code, succession.unit_valid_from).text() + " " +
         unit_id(succession.successor_code, succession.successor_valid_from).text();
}

std::string natural_key(const Subject& subject) { return subject.code; }
std::string natural_key(const Place& place) { return place.gln; }
std::string natural_key(const Product& product) { return product.gtin; }

std::string natural_key(const SellingPlace& place) {
  return place.product.text() + between + place.name;
}
std::string natural_key(const ProductPicture& picture) {
  return picture.product.text() + between + picture.address;
}

std::string natural_key(const Certificate& certificate) {
  return certificate.number + between + certificate.issuer + between + certificate.subject.text() +
         between + certificate.product.text();
}

std::shared_ptr<const Catalogue> to_catalogue(const Tables& tables) {
  CatalogueBuilder builder;
  add_all(builder, tables.units);
  add_all(builder, tables.unit_successions);
  add_all(builder, tables.subjects);
  add_all(builder, tables.places);
  add_all(builder, tables.products);
  add_all(builder, tables.certificates);
  add_all(builder, tables.selling_places);
  add_all(builder, tables.product_pictures);
  return std::move(builder).build();
}

}  // namespace ocop::registry
