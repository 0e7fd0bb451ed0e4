#include "scans/product_priors.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "authenticity/judgement.h"
#include "base/clock.h"

namespace ocop::scans {
namespace {

using authenticity::CodeNumber;
using authenticity::Observations;
using authenticity::Priors;

constexpr std::uint64_t gift = 9521234000013, snack = 9521234000020;

class ProductPriorsTest : public testing::Test {
 protected:
  ProductPriorsTest() {
    folder_ = std::filesystem::temp_directory_path() / ("ocop-priors-" + random_hex(random_, 6));
    store_ = std::move(*ScanStore::open(folder_, clock_));
  }
  ~ProductPriorsTest() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  /// A look at a piece after which so many devices had seen it.
  void look(std::uint64_t gtin, std::uint64_t piece, std::uint32_t devices) {
    Observations seen;
    seen.scans = seen.devices = devices;
    clock_.advance(micros_per_second);
    authenticity::Scan scan;
    scan.at = clock_.now();
    scan.device = devices;
    const auto judged = authenticity::judge({{}, date_of(clock_.now()), seen, {}});
    const auto kept =
        store_->record(CodeNumber{gtin, 'A', piece}, [&](const History&) -> Result<Judged> {
          return Judged{.scan = scan, .judgement = authenticity::encode(judged)};
        });
    ASSERT_TRUE(kept && kept->wait());
  }

  SystemRandom random_;
  ManualClock clock_{Timestamp{1'790'000'000'000'000}};
  std::filesystem::path folder_;
  std::unique_ptr<ScanStore> store_;
};

TEST_F(ProductPriorsTest, AreThoseOfTheProductByItsLastLooks) {
  for (std::uint64_t piece = 0; piece < 400; ++piece) {
    look(gift, piece, 1);
    look(gift, piece, 3);  // what counts is the last
    look(snack, piece, 1);
  }
  ProductPriors priors(*store_);
  ASSERT_TRUE(priors.learn());
  const std::uint32_t usual = Priors{}.further_devices;
  EXPECT_GT(priors.of(gift).further_devices, usual) << "a gift has two more devices";
  EXPECT_LT(priors.of(snack).further_devices, usual);
  EXPECT_EQ(priors.of(9521234000037), Priors{}) << "nobody looked at that";
}

TEST_F(ProductPriorsTest, DoNotLearnFromCopies) {
  for (std::uint64_t piece = 0; piece < 100; ++piece) look(gift, piece, 1);
  ProductPriors before(*store_);
  ASSERT_TRUE(before.learn());
  for (std::uint64_t piece = 0; piece < 10; ++piece) look(gift, 1000 + piece, 500);
  ProductPriors after(*store_);
  ASSERT_TRUE(after.learn());
  EXPECT_LE(after.of(gift).further_devices, 2 * Priors{}.further_devices);
  EXPECT_EQ(after.of(gift).elsewhere, before.of(gift).elsewhere);
}

}  // namespace
}  // namespace ocop::scans
