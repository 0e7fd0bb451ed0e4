#include "accounts/sealing_key.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "sql/test_database.h"

namespace ocop::accounts {
namespace {

class SealingKeyTest : public testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "accounts.key"; }
  sql::TemporaryFolder folder_;
  SystemRandom random_;
};

TEST_F(SealingKeyTest, IsMadeOnceForItsOwnerOnly) {
  const auto made = SealingKey::open(file(), random_);
  ASSERT_TRUE(made) << to_string(made.error());
  struct stat status = {};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto again = SealingKey::open(file(), random_);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again->unseal(made->seal("secret", random_)), "secret");
}

TEST_F(SealingKeyTest, SaysSoWhenOthersMayReadIt) {
  ASSERT_TRUE(SealingKey::open(file(), random_));
  ASSERT_EQ(::chmod(file().c_str(), 0640), 0);
  const auto opened = SealingKey::open(file(), random_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::permission_denied);
}

TEST_F(SealingKeyTest, RefusesAFileThatIsNoKey) {
  std::ofstream(file()) << "short";
  ASSERT_EQ(::chmod(file().c_str(), 0600), 0);
  EXPECT_EQ(SealingKey::open(file(), random_).error().code, Code::data_loss);
}

TEST_F(SealingKeyTest, OpensNothingThatWasChangedOrSealedElsewhere) {
  const auto key = SealingKey::open(file(), random_);
  const auto other = SealingKey::open(folder_.path() / "other.key", random_);
  std::string sealed = key->seal("secret", random_);
  EXPECT_FALSE(other->unseal(sealed));
  sealed[10] = sealed[10] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(key->unseal(sealed));
  EXPECT_FALSE(key->unseal(""));
}

TEST_F(SealingKeyTest, KeepsPurposesOfFingerprintsApart) {
  const auto key = SealingKey::open(file(), random_);
  EXPECT_EQ(key->fingerprint("a", "b"), key->fingerprint("a", "b"));
  EXPECT_NE(key->fingerprint("a", "b"), key->fingerprint("ab", ""));
}

}  // namespace
}  // namespace ocop::accounts
