#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/clock.h"
#include "base/random.h"
#include "epcis/document.h"
#include "event_store/rocksdb_event_store.h"
#include "trace/journey.h"

namespace ocop::trace {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto harvest_lot = "https://id.gs1.org/01/00860009999923/10/ABC1234";
constexpr auto cases_lot = "https://id.gs1.org/01/10860009999920/10/ABC1234";
constexpr auto salad_lot = "https://id.gs1.org/01/10860009998039/10/SALAD-20260420-A";

std::filesystem::path samples() {
  const char* given = getenv("OCOP_CONFORMANCE");
  const std::filesystem::path root =
      given != nullptr ? given : OCOP_SOURCE_DIR "/../shared/conformance";
  return root / "fsma204";
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The traceability samples of GS1 US for FSMA 204, a chain from a field to a salad.
class Fsma204 : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(samples())) {
      GTEST_SKIP() << "no conformance data at " << samples();
    }
    std::string name = (std::filesystem::temp_directory_path() / "ocop-trace-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    auto opened = event_store::RocksDbEventStore::open(folder_, {clock_, random_});
    ASSERT_TRUE(opened) << opened.error().detail;
    store_ = std::move(*opened);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(samples())) {
      if (entry.path().extension() == ".jsonld") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    ASSERT_EQ(files.size(), 7U);
    for (const auto& file : files) capture(file);
  }

  void TearDown() override {
    store_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  Journey journey_of(const char* uri, Direction direction) {
    const auto item = gs1::Identifier::parse(uri);
    const auto view = store_->view();
    const auto found = journey(*view, *item, direction);
    return found ? *found : Journey{};
  }

  // Two of the files give one event identifier to different events; the store takes the first.
  void capture(const std::filesystem::path& file) {
    const std::string json = bytes_of(file);
    const auto decoded = epcis::decode(json);
    ASSERT_EQ(decoded.fault_count, 0U) << file << decoded.faults.front().reason;
    for (const auto& event : decoded.events) {
      const auto appended = store_->append(std::span(&event, 1));
      if (!appended) ++refused_;
    }
  }

  SystemClock clock_;
  SystemRandom random_;
  std::filesystem::path folder_;
  std::unique_ptr<event_store::RocksDbEventStore> store_;
  int refused_ = 0;
};

std::vector<std::string> business_steps(const Journey& journey, int distance) {
  std::vector<std::string> steps;
  for (const auto& step : journey.steps) {
    if (step.distance == distance) steps.emplace_back(step.event.facts.business_step);
  }
  return steps;
}

std::vector<std::pair<std::string, std::string>> ends_of(const Journey& journey) {
  std::vector<std::pair<std::string, std::string>> ends;
  for (const auto& edge : journey.edges) ends.emplace_back(edge.input, edge.output);
  std::ranges::sort(ends);
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

TEST_F(Fsma204, the_cases_lead_back_to_the_harvest) {
  const Journey found = journey_of(cases_lot, Direction::backward);
  EXPECT_THAT(ends_of(found), ElementsAre(std::pair("/01/00860009999923/10/ABC1234",
                                                    "/01/10860009999920/10/ABC1234")));
  EXPECT_THAT(business_steps(found, -1), Contains("creating_class_instance"));
  EXPECT_THAT(business_steps(found, -1), Contains("receiving"));
  EXPECT_THAT(business_steps(found, -1), Contains("transporting"));
}

TEST_F(Fsma204, the_cases_travel_with_their_pallet_and_arrive) {
  const Journey found = journey_of(cases_lot, Direction::itself);
  EXPECT_THAT(business_steps(found, 0),
              ElementsAre("creating_class_instance", "creating_class_instance", "packing",
                          "shipping", "creating_class_instance", "receiving"));
  const auto shipped = std::ranges::find(
      found.steps, "shipping", [](const Step& step) { return step.event.facts.business_step; });
  ASSERT_NE(shipped, found.steps.end());
  EXPECT_EQ(shipped->role, Role::inside);
  EXPECT_EQ(shipped->subject, "/00/008600099999850000");
  EXPECT_THAT(found.findings, IsEmpty());
}

TEST_F(Fsma204, the_cases_lead_on_to_the_salad) {
  const Journey found = journey_of(cases_lot, Direction::forward);
  EXPECT_THAT(ends_of(found), ElementsAre(std::pair("/01/10860009999920/10/ABC1234",
                                                    "/01/10860009998039/10/SALAD-20260420-A")));
}

TEST_F(Fsma204, the_harvest_leads_on_to_the_salad_over_the_cases) {
  const Journey found = journey_of(harvest_lot, Direction::forward);
  EXPECT_THAT(
      ends_of(found),
      ElementsAre(
          std::pair("/01/00860009999923/10/ABC1234", "/01/10860009999920/10/ABC1234"),
          std::pair("/01/10860009999920/10/ABC1234", "/01/10860009998039/10/SALAD-20260420-A")));
  EXPECT_THAT(business_steps(found, 1), Contains("shipping"));
}

TEST_F(Fsma204, the_salad_leads_back_to_the_harvest_and_shows_the_cases_arrive) {
  const Journey found = journey_of(salad_lot, Direction::backward);
  EXPECT_THAT(
      ends_of(found),
      ElementsAre(
          std::pair("/01/00860009999923/10/ABC1234", "/01/10860009999920/10/ABC1234"),
          std::pair("/01/10860009998022/10/DEF2345", "/01/10860009998039/10/SALAD-20260420-A"),
          std::pair("/01/10860009999920/10/ABC1234", "/01/10860009998039/10/SALAD-20260420-A")));
  // Received at 08:45 of the day whose 00:00 the transformation carries.
  EXPECT_THAT(business_steps(found, -1), Contains("receiving"));
  EXPECT_THAT(business_steps(found, -2), Contains("creating_class_instance"));
}

TEST_F(Fsma204, the_identifier_that_two_events_share_is_refused_once) { EXPECT_EQ(refused_, 1); }

TEST_F(Fsma204, nothing_is_known_of_a_lot_that_nobody_wrote_down) {
  const Journey found =
      journey_of("https://id.gs1.org/01/10860009999920/10/NOBODY", Direction::both);
  EXPECT_THAT(found.steps, IsEmpty());
  EXPECT_THAT(found.edges, IsEmpty());
  EXPECT_THAT(found.findings, IsEmpty());
}

}  // namespace
}  // namespace ocop::trace
