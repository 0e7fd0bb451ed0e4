#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "registry/catalogue.h"

namespace ocop::registry {

template <class Record>
struct Row {
  std::string id;
  long long version = 1;
  Record record;
};

/// All rows of one kind, by their natural keys.
template <class Record>
struct Table {
  std::vector<Row<Record>> rows;
  std::unordered_map<std::string, std::size_t> by_key;

  void add(Row<Record> row);
  const Row<Record>* find(const std::string& key) const {
    const auto found = by_key.find(key);
    return found == by_key.end() ? nullptr : &rows[found->second];
  }
};

/// The registers as they stand in SQL.
struct Tables {
  Table<Unit> units;
  Table<UnitSuccession> unit_successions;
  Table<Subject> subjects;
  Table<Place> places;
  Table<Product> products;
  Table<Certificate> certificates;
  Table<SellingPlace> selling_places;
  Table<ProductPicture> product_pictures;
};

/// The key by which a row is found again; references in it are identifiers.
std::string natural_key(const Unit& unit);
std::string natural_key(const UnitSuccession& succession);
std::string natural_key(const Subject& subject);
std::string natural_key(const Place& place);
std::string natural_key(const Product& product);
std::string natural_key(const Certificate& certificate);
std::string natural_key(const SellingPlace& place);
std::string natural_key(const ProductPicture& picture);

std::shared_ptr<const Catalogue> to_catalogue(const Tables& tables);

template <class Record>
void Table<Record>::add(Row<Record> row) {
  if constexpr (requires { row.record.id; }) row.record.id = decltype(row.record.id)(row.id);
  by_key.emplace(natural_key(row.record), rows.size());
  rows.push_back(std::move(row));
}

}  // namespace ocop::registry
