// What a page pays for the registers. The ceiling is the same lookup in a plain hash map of the
// same keys, measured in the same run.
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "registry/catalogue_cell.h"

namespace {

using ocop::registry::Catalogue;
using ocop::registry::CatalogueBuilder;
using ocop::registry::CatalogueCell;

constexpr int products = 20'000;
constexpr int rounds = 3'000'000;

std::string gtin(int number) { return fmt::format("{:014}", number); }

std::shared_ptr<const Catalogue> build() {
  CatalogueBuilder builder;
  for (int i = 0; i < products; ++i) {
    ocop::registry::Product product;
    product.gtin = gtin(i);
    product.name_vi = fmt::format("Ô mai sấu gừng số {}", i);
    builder.add(std::move(product));
  }
  return std::move(builder).build();
}

template <class Work>
double nanoseconds_each(int count, Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < count; ++i) work(i);
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
  return took.count() / count;
}

void print(std::string_view name, double value, std::string_view unit, double ceiling) {
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.1f},\"unit\":\"{}\",\"ceiling\":{:.1f},"
      "\"ratio\":{:.2f}}}\n",
      name, value, unit, ceiling, ceiling / value);
}

}  // namespace

int main() {
  CatalogueCell cell;
  const double built = nanoseconds_each(1, [&](int) { cell.set(build()); });
  std::size_t found = 0;

  const double get = nanoseconds_each(rounds, [&](int) { found += cell.get() ? 1U : 0U; });
  double beside = 0;
  {
    std::jthread other([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) cell.get();
    });
    beside = nanoseconds_each(rounds, [&](int) { found += cell.get() ? 1U : 0U; });
  }

  std::vector<std::string> keys;
  std::unordered_map<std::string, std::size_t> plain;
  for (int i = 0; i < products; ++i) {
    keys.push_back(gtin((i * 7'919) % products));
    plain.emplace(keys.back(), i);
  }
  const auto key = [&](int i) -> const std::string& {
    return keys[static_cast<std::size_t>(i % products)];
  };
  const double map = nanoseconds_each(rounds, [&](int i) { found += plain.count(key(i)); });
  const double lookup = nanoseconds_each(
      rounds, [&](int i) { found += cell.get()->product_by_gtin(key(i)) ? 1U : 0U; });
  const double search = nanoseconds_each(
      20, [&](int) { found += cell.get()->search("sau gung 123", 20).products.size(); });

  print("catalogue_get", get, "ns", get);
  print("catalogue_get_two_threads", beside, "ns", get);
  print("catalogue_lookup", lookup, "ns", map + get);
  print("catalogue_search_20k", search / 1e3, "us", search / 1e3);
  print("catalogue_build_20k", built / 1e6, "ms", built / 1e6);
  return found > 0 ? 0 : 1;
}
