#include "accounts/audit.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"
#include "base/limits.h"

namespace ocop::accounts {
namespace {

class AuditTest : public AccountsTest {
 protected:
  void write(const std::string& actor, const std::string& act, const std::string& object,
             const std::string& after = "") {
    auto transaction = database_->begin(sql::Access::write);
    write_audit(transaction->session(), {clock_.now(), actor, act, object, "", after}, clock_,
                random_);
    ASSERT_TRUE(transaction->commit());
    clock_.advance(1'000);
  }
  std::size_t count(const AuditQuery& query) {
    return accounts_->search_audit(query)->entries.size();
  }
};

TEST_F(AuditTest, IsFoundByWhoWhatAndOnWhat) {
  write("huong", "product.change", "product P1");
  write("lan", "product.create", "product P2");
  write("lan", "products.import", "product P3");
  EXPECT_EQ(count({.actor = "lan"}), 2U);
  EXPECT_EQ(count({.act = "product"}), 2U);
  EXPECT_EQ(count({.act = "product.change"}), 1U);
  EXPECT_EQ(count({.object = "product P1"}), 1U);
  EXPECT_EQ(count({.actor = "lan", .object = "product P1"}), 0U);
}

TEST_F(AuditTest, IsFoundByWordsWithoutMarksInWhatWasStored) {
  write("huong", "product.change", "product P1", R"({"name_vi":"Ô mai sấu gừng"})");
  EXPECT_EQ(count({.words = "SAU o mai"}), 1U);
  EXPECT_EQ(count({.words = "o mai mơ xào"}), 0U);
  EXPECT_EQ(count({.words = "%"}), 0U);
}

TEST_F(AuditTest, IsFoundByTheDayInVietNam) {
  clock_.advance(start_of({2026, 7, 10}).micros - clock_.now().micros);
  write("huong", "a.first", "x");
  clock_.advance(23 * hour);
  write("huong", "a.last", "x");
  clock_.advance(1 * hour);
  write("huong", "a.next_day", "x");
  const Date day{2026, 7, 10};
  EXPECT_EQ(count({.from = day, .to = day}), 2U);
  EXPECT_EQ(count({.from = Date{2026, 7, 11}}), 1U);
}

TEST_F(AuditTest, IsReadPageByPageWithoutAGapOrARepetition) {
  const std::size_t entries = 2 * limits::audit_page_entries_max + 1;
  for (std::size_t i = 0; i < entries; ++i) write("huong", "a.b", "x " + std::to_string(i));
  std::vector<std::string> objects;
  AuditQuery query;
  do {
    const auto page = accounts_->search_audit(query);
    ASSERT_TRUE(page);
    for (const AuditEntry& entry : page->entries) objects.push_back(entry.object);
    query.before = page->next;
  } while (!query.before.empty());
  ASSERT_EQ(objects.size(), entries);
  for (std::size_t i = 0; i < entries; ++i) {
    EXPECT_EQ(objects[i], "x " + std::to_string(entries - 1 - i));
  }
}

TEST_F(AuditTest, OfAnEarlierVersionIsFoundByItsWordsAfterTheNextStart) {
  write("huong", "product.change", "product P1", "Ô mai");
  {
    auto transaction = database_->begin(sql::Access::write);
    transaction->session() << "update audit set folded = ''";
    ASSERT_TRUE(transaction->commit());
  }
  EXPECT_EQ(count({.words = "o mai"}), 0U);
  reopen();
  EXPECT_EQ(count({.words = "o mai"}), 1U);
}

TEST_F(AuditTest, WordsAreLookedForInSomeEntriesAtATimeAndSayHowFar) {
  write("huong", "a.b", "needle");
  const Timestamp first = clock_.now();
  auto transaction = database_->begin(sql::Access::write);
  for (std::size_t i = 0; i < limits::audit_words_entries_max + 10; ++i) {
    write_audit(transaction->session(), {first, "huong", "a.b", "straw", "", ""}, clock_, random_);
  }
  ASSERT_TRUE(transaction->commit());

  AuditQuery query{.words = "needle"};
  const auto newest = accounts_->search_audit(query);
  EXPECT_TRUE(newest->entries.empty());
  EXPECT_EQ(newest->searched_to, first);
  query.before = newest->next;
  const auto older = accounts_->search_audit(query);
  EXPECT_EQ(older->entries.size(), 1U);
  EXPECT_EQ(older->next, "");
  EXPECT_EQ(older->searched_to, std::nullopt);
}

}  // namespace
}  // namespace ocop::accounts
