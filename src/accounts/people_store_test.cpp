#include "accounts/people_store.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"

namespace ocop::accounts {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class PeopleStoreTest : public AccountsTest {
 protected:
  PeopleStore& people() { return accounts_->people(); }
};

TEST_F(PeopleStoreTest, FindsAPersonByLoginPhoneAndAddressHoweverWritten) {
  const auto made = people().create(
      {.login = "huong", .name = "Thu Hương", .phone = "0900 000 001", .email = "Huong@vidu.vn"},
      "test");
  ASSERT_TRUE(made) << to_string(made.error());
  for (const std::string typed : {"HUONG", "+84900000001", "0900.000.001", "huong@VIDU.vn"}) {
    const auto found = people().find_by_sign_in_name(typed);
    ASSERT_TRUE(found && *found) << typed;
    EXPECT_EQ((*found)->id, made->id);
  }
  EXPECT_FALSE(*people().find_by_sign_in_name("thu"));
}

TEST_F(PeopleStoreTest, TakesThePhoneForALoginWhenNoneIsGiven) {
  const auto made = people().create({.name = "Thu Hương", .phone = "+84900000001"}, "test");
  EXPECT_EQ(made->login, "0900000001");
  const auto changed = people().change(
      made->id, made->version, {.name = "Thu Hương", .phone = "0900000002", .email = ""}, "test");
  ASSERT_TRUE(changed) << to_string(changed.error());
  EXPECT_EQ(changed->login, "0900000002");
  EXPECT_FALSE(*people().find_by_sign_in_name("0900000001"));
}

TEST_F(PeopleStoreTest, GivesANameToOnePersonOnlyAndSaysWhichFieldIsTaken) {
  ASSERT_TRUE(people().create({.login = "huong", .name = "A", .phone = "0900000001"}, "test"));
  const auto second = people().create({.login = "lan", .name = "B", .phone = "0900000001"}, "test");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::already_exists);
  EXPECT_EQ(second.error().pointer, "phone");
  EXPECT_FALSE(*people().find_by_sign_in_name("lan")) << "half of it was kept";
  const auto third = people().create({.login = "HUONG", .name = "C"}, "test");
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, Code::already_exists);
  EXPECT_EQ(third.error().pointer, "login");
}

TEST_F(PeopleStoreTest, NamesTheFieldThatIsWrong) {
  const auto pointer = [&](const NewPerson& person) {
    const auto made = people().create(person, "test");
    return made ? std::string() : made.error().pointer;
  };
  EXPECT_EQ(pointer({.login = "abc", .name = " "}), "name");
  EXPECT_EQ(pointer({.name = "A"}), "login");
  EXPECT_EQ(pointer({.name = "A", .phone = "123"}), "phone");
  EXPECT_EQ(pointer({.name = "A", .email = "a@b"}), "email");
  EXPECT_EQ(pointer({.login = "abc", .name = "A", .password = "short"}), "password.too_short");
  EXPECT_EQ(pointer({.login = "abc", .name = "A", .password = "matkhau123"}), "password.common");
}

TEST_F(PeopleStoreTest, RefusesAChangeOfAnOlderVersion) {
  const Person person = make_person("huong");
  ASSERT_TRUE(people().change(person.id, 1, {"Mới", "", ""}, "test"));
  const auto late = people().change(person.id, 1, {"Cũ", "", ""}, "test");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Code::failed_precondition);
  EXPECT_EQ(people().find(person.id)->name, "Mới");
}

TEST_F(PeopleStoreTest, EndsAllOtherSessionsWithANewPassword) {
  const Person person = make_person("huong");
  const auto kept = sign_in("huong");
  const auto other = sign_in("huong");
  ASSERT_TRUE(is_signed_in(kept->secret) && is_signed_in(other->secret));
  ASSERT_TRUE(
      people().set_password(person.id, "mưa rơi trên phố", "huong", kept->session.id.text()));
  EXPECT_TRUE(is_signed_in(kept->secret));
  EXPECT_FALSE(is_signed_in(other->secret));
  EXPECT_FALSE(sign_in("huong"));
  EXPECT_TRUE(sign_in("huong", "mưa rơi trên phố"));
}

TEST_F(PeopleStoreTest, ShutsOutWhoIsDisabledUntilEnabledAgain) {
  const Person person = make_person("huong");
  const auto session = sign_in("huong");
  ASSERT_TRUE(people().disable(person.id, "test"));
  EXPECT_FALSE(is_signed_in(session->secret));
  EXPECT_FALSE(sign_in("huong"));
  ASSERT_TRUE(people().enable(person.id, "test"));
  EXPECT_FALSE(is_signed_in(session->secret));
  EXPECT_TRUE(sign_in("huong"));
}

TEST_F(PeopleStoreTest, ListsByWordsWithoutMarksAndTakesNoWildcards) {
  make_person("huong");
  make_person("lan");
  const auto logins = [&](std::string_view words) {
    std::vector<std::string> found;
    for (const Person& person : people().list(words)->people) found.push_back(person.login);
    return found;
  };
  EXPECT_THAT(logins(""), ElementsAre("huong", "lan"));
  EXPECT_THAT(logins("THI nguyen lan"), ElementsAre("lan"));
  EXPECT_THAT(logins("%"), ElementsAre());
  EXPECT_THAT(logins("l_n"), ElementsAre());
}

TEST_F(PeopleStoreTest, WritesEachActInTheAuditWithoutThePassword) {
  const Person person = make_person("huong");
  ASSERT_TRUE(people().set_password(person.id, "mưa rơi trên phố", "huong"));
  EXPECT_THAT(acts(), testing::UnorderedElementsAre("person.password", "person.create"));
  for (const AuditEntry& entry : accounts_->search_audit({})->entries) {
    EXPECT_THAT(entry.before + entry.after, testing::Not(HasSubstr("mưa rơi")));
    EXPECT_THAT(entry.before + entry.after, testing::Not(HasSubstr("argon2")));
  }
}

}  // namespace
}  // namespace ocop::accounts
