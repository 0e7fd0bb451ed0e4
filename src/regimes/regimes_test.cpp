#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "regimes/fault_words.h"
#include "regimes/parcel.h"
#include "regimes/release_rules.h"

namespace ocop::regimes {
namespace {

using testing::IsEmpty;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

criteria::Regime regime(std::string decision, Date from) {
  criteria::Regime made = *criteria::Regimes::built_in()->find("26/2026/QĐ-TTg");
  made.decision = std::move(decision);
  made.from = from;
  return made;
}

pages::Key why(const criteria::Regimes& regimes, const criteria::Regime& one, Date today) {
  const auto reason = why_not(regimes, one, today);
  return reason ? reason->key : "regimes.released"_key;
}

TEST(ReleaseRules, ADecisionBeginsAfterTodayAndAfterEveryOther) {
  criteria::Regimes regimes = criteria::Regimes::built_in().value();
  const Date today{2027, 3, 1};
  EXPECT_EQ(why(regimes, regime("1/2027", {2027, 3, 2}), today), "regimes.released"_key);
  EXPECT_EQ(why(regimes, regime("1/2027", today), today), "regimes.bar_past"_key);
  EXPECT_EQ(why(regimes, regime("26/2026/QĐ-TTg", {2028, 1, 1}), today), "regimes.bar_known"_key);
  regimes.add(regime("1/2027", {2027, 6, 1}));
  EXPECT_EQ(why(regimes, regime("2/2027", {2027, 6, 1}), today), "regimes.bar_overlap"_key);
  EXPECT_EQ(why(regimes, regime("2/2027", {2027, 5, 1}), today), "regimes.bar_overlap"_key);
  EXPECT_EQ(why(regimes, regime("2/2027", {2027, 6, 2}), today), "regimes.released"_key);
  criteria::Regime empty = regime("3/2027", {2029, 1, 1});
  empty.sets.clear();
  EXPECT_EQ(why(regimes, empty, today), "regimes.bar_no_set"_key);
}

TEST(Parcel, TakesFilesWithoutFoldersAndWithoutTheMarkOfAnEditor) {
  const std::string marked = "\xEF\xBB\xBF{}";
  const SentFile sent[] = {
      {"C:\\x\\b.json", marked}, {"a.json", "{}"}, {"x/.DS_Store", "x"}, {"x/", ""}};
  const Parcel parcel = open_parcel(sent);
  EXPECT_THAT(parcel.faults, IsEmpty());
  ASSERT_EQ(parcel.files.size(), 2U);
  EXPECT_EQ(parcel.files[0].name, "a.json");
  EXPECT_EQ(parcel.files[1].name, "b.json");
  EXPECT_EQ(parcel.files[1].content, "{}");
}

TEST(Parcel, AnyBytesThatLookLikeAnArchiveEndInAFault) {
  for (const std::string_view bytes : {"PK", "PK\x03\x04", "PK\x05\x06"}) {
    const SentFile sent[] = {{"x.zip", bytes}};
    EXPECT_FALSE(open_parcel(sent).faults.empty());
  }
}

/// Everything that the readers refuse is told in Vietnamese: what stays English has no words yet.
TEST(FaultWords, CoverWhatTheReadersSay) {
  const std::string set = read("data/criteria/2026/11-che.json");
  const std::string head = read("data/criteria/2026/regime.json");
  std::vector<Error> faults;
  const auto collect = [&](const std::string& regime_text, const std::string& set_text) {
    const criteria::RegimeFile files[] = {{"regime.json", regime_text}, {"11-che.json", set_text}};
    for (Error& each : criteria::read_regime_files(files).faults) faults.push_back(each);
  };
  const auto without = [](std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size()) {
      text.replace(at, what.size(), by);
    }
    return text;
  };
  for (const std::string_view key : {"decision", "from", "bands", "star", "certificate_months"}) {
    collect(without(head, "\"" + std::string(key) + "\"", "\"x\""), set);
  }
  for (const std::string_view key : {"regime", "slug", "name", "parts", "code", "max", "options",
                                     "points", "label", "vi", "group", "source"}) {
    collect(head, without(set, "\"" + std::string(key) + "\"", "\"x\""));
  }
  collect("[]", "{");
  collect(without(head, "2026-05-22", "22/05/2026"), without(set, "\"max\": 40", "\"max\": 41"));
  collect(without(head, "\"from\": 50", "\"from\": 95"), without(set, "exclude", "perhaps"));
  ASSERT_GT(faults.size(), 20U);
  for (const FaultWords& vi : words_for(pages::Locale::vietnamese, faults)) {
    EXPECT_THAT(vi.reason, testing::Not(testing::HasSubstr(" is missing"))) << vi.place;
    EXPECT_THAT(vi.reason, testing::ContainsRegex("[^ -~]")) << vi.file << vi.place << vi.reason;
  }
}

}  // namespace
}  // namespace ocop::regimes
