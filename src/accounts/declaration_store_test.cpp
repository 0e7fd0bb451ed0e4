#include "accounts/declaration_store.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"

namespace ocop::accounts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DeclarationStoreTest : public AccountsTest {
 protected:
  DeclarationStore& declarations() { return accounts_->declarations(); }
  std::vector<Relation> conflicts(const Person& person, std::string_view subject, Date day) {
    return *declarations().conflicts_of(person.id, subject, day);
  }
};

TEST_F(DeclarationStoreTest, BarsFromTheFirstDayToTheLastAndFromThatSubjectOnly) {
  const Person person = make_person("member");
  ASSERT_TRUE(declarations().enter({.person = person.id,
                                    .subject_id = "S1",
                                    .relation = Relation::supplier,
                                    .valid_from = {2026, 3, 1},
                                    .valid_to = Date{2026, 6, 30}},
                                   "member"));
  EXPECT_THAT(conflicts(person, "S1", {2026, 2, 28}), IsEmpty());
  EXPECT_THAT(conflicts(person, "S1", {2026, 3, 1}), ElementsAre(Relation::supplier));
  EXPECT_THAT(conflicts(person, "S1", {2026, 6, 30}), ElementsAre(Relation::supplier));
  EXPECT_THAT(conflicts(person, "S1", {2026, 7, 1}), IsEmpty());
  EXPECT_THAT(conflicts(person, "S2", {2026, 3, 1}), IsEmpty());
}

TEST_F(DeclarationStoreTest, BarsAdvisersAndOwnersWithoutADeclaration) {
  const Person adviser = make_person("adviser");
  const Person owner = make_person("owner");
  appoint(adviser, Role::adviser, "S1");
  appoint(owner, Role::subject_owner, "S1");
  EXPECT_THAT(conflicts(adviser, "S1", {2026, 7, 6}), ElementsAre(Relation::adviser));
  EXPECT_THAT(conflicts(owner, "S1", {2026, 7, 6}), ElementsAre(Relation::other));
  EXPECT_THAT(conflicts(owner, "S2", {2026, 7, 6}), IsEmpty());
  EXPECT_THAT(conflicts(owner, "S1", {2025, 12, 31}), IsEmpty());
}

TEST_F(DeclarationStoreTest, BarsNoMoreOnceWithdrawnAndTheAuditStillKnows) {
  const Person person = make_person("member");
  const auto entered = declarations().enter(
      {.person = person.id, .subject_id = "S1", .relation = Relation::relative, .note = "Em gái"},
      "officer");
  EXPECT_EQ(entered->entered_by, "officer");
  ASSERT_TRUE(declarations().withdraw(entered->id, "member"));
  EXPECT_THAT(conflicts(person, "S1", {2026, 7, 6}), IsEmpty());
  EXPECT_FALSE(declarations().withdraw(entered->id, "member"));
  const auto found = accounts_->search_audit({.words = "em gai"});
  EXPECT_EQ(found->entries.size(), 2U);
}

TEST_F(DeclarationStoreTest, NamesTheFieldThatIsWrong) {
  const Person person = make_person("member");
  EXPECT_EQ(declarations().enter({.person = person.id, .subject_id = ""}, "m").error().pointer,
            "subject");
  EXPECT_EQ(declarations()
                .enter({.person = person.id,
                        .subject_id = "S1",
                        .valid_from = {2026, 2, 1},
                        .valid_to = Date{2026, 1, 1}},
                       "m")
                .error()
                .pointer,
            "valid_to");
}

}  // namespace
}  // namespace ocop::accounts
