#include "registry/subject_demonstration.h"

#include <gmock/gmock.h>

#include "registry/premises_kinds.h"
#include "registry/subject_facts.h"
#include "registry/test_subjects.h"

namespace ocop::registry {
namespace {

class SubjectDemonstration : public testing::Test {
 protected:
  SubjectDemonstration() {
    const std::string folder = OCOP_SOURCE_DIR "/data/demo/";
    const std::string subjects = read_whole(folder + "subjects.csv");
    const std::string places = read_whole(folder + "places.csv");
    t_.registry.import({{"subjects.csv", subjects}, {"places.csv", places}});
    // Once again: it adds nothing the second time.
    for (int times = 0; times < 2; ++times) {
      const auto filled = fill_subject_demonstration(*t_.store, "demonstration");
      if (!filled) throw std::runtime_error(to_string(filled.error()));
    }
  }
  records::Record subject(const std::string& code) {
    return *t_.store
                ->read([&](records::Reading& reading) {
                  return reading.find_by_key(t_.kinds.get("subject"), {code});
                })
                .value();
  }
  SubjectFacts facts(const std::string& code, Date day) {
    const auto row = subject(code);
    return t_.store->read([&](records::Reading& reading) { return facts_on(reading, row, day); })
        .value();
  }

  TestSubjects t_;
};

TEST_F(SubjectDemonstration, ACooperativeKeepsALocalShareJustAboveFiftyOne) {
  const Share share = facts("TS-DONGXUAN", {2026, 9, 18}).book.local_share();
  EXPECT_TRUE(share.is_at_least(51));
  EXPECT_FALSE(share.is_at_least(52));
  EXPECT_EQ(
      facts("TS-DONGXUAN", {2025, 12, 31}).book.local_share().percent(pages::Locale::vietnamese),
      "57,00");
}

TEST_F(SubjectDemonstration, APostIsVacantAndAnActionLate) {
  const SubjectFacts found = facts("TS-DONGXUAN", {2026, 9, 18});
  const auto vacant =
      vacant_posts(*t_.rules, found.form, found.posts, found.book.members.size(), {2026, 9, 18});
  ASSERT_EQ(vacant.size(), 1U);
  EXPECT_EQ(vacant.front()->post, "distribution");
  EXPECT_EQ(found.findings_late, 1U);
}

TEST_F(SubjectDemonstration, AConvertedShopHasThingsToDoAgain) {
  const auto shop = subject("QUA-MOCLAN");
  EXPECT_EQ(shop["kind"], "enterprise");
  EXPECT_EQ(t_.parts("redo_task", shop.id).size(), t_.rules->redo.size());
  EXPECT_EQ(facts("QUA-MOCLAN", {2026, 5, 3}).form, "household");
  EXPECT_EQ(facts("QUA-MOCLAN", {2026, 5, 4}).form, "enterprise");
}

TEST_F(SubjectDemonstration, ACooperativeOfFiveIsReadyOnlySinceTheNewLaw) {
  const auto missing = [&](Date day) {
    std::vector<std::string> checks;
    for (const Checked& each :
         readiness(*t_.rules, "cooperative", facts("CF-BAOKHANH", day), day)) {
      if (each.answer != Answer::met) checks.push_back(each.condition->check);
    }
    return checks;
  };
  EXPECT_THAT(missing({2026, 9, 18}), testing::ElementsAre("posts"));
  EXPECT_THAT(missing({2024, 6, 30}), testing::Contains("members_min"));
}

}  // namespace
}  // namespace ocop::registry
