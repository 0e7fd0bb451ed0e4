#include "registry/catalogue_cell.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace ocop::registry {
namespace {

// A catalogue in which everything carries the same number, so that a mixture would be seen.
std::shared_ptr<const Catalogue> numbered(int number) {
  CatalogueBuilder builder;
  for (int i = 0; i < 20; ++i) {
    Product product;
    product.gtin = std::to_string(i);
    product.name_vi = "a name too long to be kept within the string " + std::to_string(number);
    builder.add(std::move(product));
  }
  return std::move(builder).build();
}

bool is_whole(const Catalogue& catalogue) {
  const std::string& name = catalogue.products().front().name_vi;
  for (int i = 0; i < 20; ++i) {
    const Product* product = catalogue.product_by_gtin(std::to_string(i));
    if (!product || product->name_vi != name) return false;
  }
  return true;
}

TEST(CatalogueCell, ShowsTheNewestToTheThreadThatSetIt) {
  CatalogueCell cell;
  cell.set(numbered(1));
  const auto first = cell.get();
  cell.set(numbered(2));
  EXPECT_NE(cell.get().get(), first.get());
  EXPECT_TRUE(is_whole(*first));
}

TEST(CatalogueCell, KeepsTwoCellsApartInOneThread) {
  CatalogueCell one, other;
  one.set(numbered(1));
  other.set(numbered(2));
  const auto first = one.get();
  EXPECT_NE(first.get(), other.get().get());
  EXPECT_EQ(first.get(), one.get().get());
}

TEST(CatalogueCell, IsEmptyBeforeTheFirst) { EXPECT_EQ(CatalogueCell().get(), nullptr); }

TEST(CatalogueCell, ReadersSeeWholeCataloguesWhileTheyAreSwapped) {
  CatalogueCell cell;
  cell.set(numbered(0));
  std::atomic<bool> is_done = false;
  std::atomic<int> broken = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!is_done) broken += is_whole(*cell.get()) ? 0 : 1;
    });
  }
  for (int number = 1; number <= 300; ++number) cell.set(numbered(number));
  is_done = true;
  readers.clear();
  EXPECT_EQ(broken, 0);
}

}  // namespace
}  // namespace ocop::registry
