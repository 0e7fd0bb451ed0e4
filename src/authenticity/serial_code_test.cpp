#include "authenticity/serial_code.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "authenticity/code_keys.h"

namespace ocop::authenticity {
namespace {

constexpr std::uint64_t gtin = 9521234000013;
constexpr std::uint64_t other_gtin = 9521234000020;

class CodeKeysTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("ocop-keys-" + random_hex(system_, 8));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file() const { return folder_ / "codes.key"; }
  std::shared_ptr<const CodeKeys> open() {
    auto keys = CodeKeys::open(file(), random_);
    EXPECT_TRUE(keys);
    return *keys;
  }

  SystemRandom system_;
  SeededRandom random_{7};
  std::filesystem::path folder_;
};

crypto::Block key_of(std::uint8_t seed) {
  crypto::Block key;
  key.fill(seed);
  return key;
}

RC_GTEST_PROP(SerialCode, opens_to_the_number_it_was_closed_over, (std::uint64_t any)) {
  const std::uint64_t index = any % serial_count_max;
  SerialCodec codec(key_of(1), gtin, 'C');
  const std::string serial = codec.close(index);
  RC_ASSERT(has_serial_form(serial));
  RC_ASSERT(serial.front() == 'C');
  RC_ASSERT(codec.open(serial) == index);
}

RC_GTEST_PROP(SerialCode, opens_under_no_other_key_gtin_or_epoch, (std::uint64_t any)) {
  std::string serial = SerialCodec(key_of(1), gtin, 'A').close(any % serial_count_max);
  RC_ASSERT(!SerialCodec(key_of(2), gtin, 'A').open(serial));
  RC_ASSERT(!SerialCodec(key_of(1), other_gtin, 'A').open(serial));
  serial.front() = 'B';
  RC_ASSERT(!SerialCodec(key_of(1), gtin, 'B').open(serial));
}

RC_GTEST_PROP(SerialCode, one_changed_symbol_closes_it, (std::uint64_t any)) {
  SerialCodec codec(key_of(1), gtin, 'A');
  std::string serial = codec.close(any % serial_count_max);
  const auto at = *rc::gen::inRange<std::size_t>(0, serial.size());
  const char symbol = serial_alphabet[*rc::gen::inRange<std::size_t>(0, 32)];
  RC_PRE(symbol != serial[at]);
  serial[at] = symbol;
  RC_ASSERT(!codec.open(serial));
}

TEST(SerialCode, neighbours_share_nothing_that_shows_their_order) {
  SerialCodec codec(key_of(1), gtin, 'A');
  std::set<std::string> all;
  std::array<std::size_t, 15> same{};
  std::string before = codec.close(0);
  for (std::uint64_t index = 1; index <= 2'000; ++index) {
    const std::string serial = codec.close(index);
    for (std::size_t i = 0; i < same.size(); ++i) same[i] += serial[i + 1] == before[i + 1] ? 1 : 0;
    all.insert(serial);
    before = serial;
  }
  EXPECT_EQ(all.size(), 2'000U);
  for (const auto count : same) EXPECT_LT(count, 130U);  // by chance one in 32: 62 of 2,000
}

TEST(SerialCode, refuses_every_other_form) {
  SerialCodec codec(key_of(1), gtin, 'A');
  const std::string serial = codec.close(5);
  for (const std::string& wrong :
       {std::string(), serial.substr(1), serial + "A", "a" + serial.substr(1),
        serial.substr(0, 15) + "0", serial.substr(0, 15) + "\xC3"}) {
    EXPECT_FALSE(codec.open(wrong)) << wrong;
    EXPECT_FALSE(has_serial_form(wrong)) << wrong;
  }
}

TEST(SerialCode, understands_what_people_type) {
  EXPECT_EQ(printed_form("abcd-efg0 1234 8.z27"), "ABCDEFGOI234BZ27");
}

TEST(SerialCode, a_gtin_is_fourteen_digits) {
  EXPECT_EQ(gtin_number("09521234000013"), gtin);
  EXPECT_EQ(gtin_text(gtin), "09521234000013");
  for (const auto wrong : {"", "9521234000013", "0952123400001x", "095212340000130"}) {
    EXPECT_FALSE(gtin_number(wrong)) << wrong;
  }
}

TEST_F(CodeKeysTest, make_their_file_once_and_for_their_owner_only) {
  const auto first = open();
  const std::string serial = first->serial_codec(gtin, 'A').close(42);
  struct stat status = {};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  EXPECT_EQ(open()->open_serial(gtin, serial), (CodeNumber{gtin, 'A', 42}));
}

TEST_F(CodeKeysTest, refuse_a_file_that_others_may_read) {
  open();
  ::chmod(file().c_str(), 0640);
  const auto keys = CodeKeys::open(file(), random_);
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error().code, Code::permission_denied);
}

TEST_F(CodeKeysTest, refuse_a_damaged_file) {
  for (const auto text :
       {"", "A 00\n", "B 0000000000000000000000000000000000000000000000000000000000000000\n",
        "nothing"}) {
    std::filesystem::remove(file());
    std::ofstream(file()) << text;
    ::chmod(file().c_str(), 0600);
    const auto keys = CodeKeys::open(file(), random_);
    ASSERT_FALSE(keys) << text;
    EXPECT_EQ(keys.error().code, Code::data_loss) << text;
  }
}

TEST_F(CodeKeysTest, a_new_epoch_leaves_the_codes_of_the_old_ones_good) {
  const auto before = open();
  const std::string old_serial = before->serial_codec(gtin, 'A').close(7);
  const auto rotated = CodeKeys::rotate(file(), random_);
  ASSERT_TRUE(rotated);
  EXPECT_EQ(*rotated, 'B');
  const auto after = open();
  EXPECT_EQ(after->current_epoch(), 'B');
  EXPECT_EQ(after->open_serial(gtin, old_serial), (CodeNumber{gtin, 'A', 7}));
  const std::string new_serial = after->serial_codec(gtin, 'B').close(7);
  EXPECT_EQ(after->open_serial(gtin, new_serial), (CodeNumber{gtin, 'B', 7}));
  EXPECT_FALSE(before->open_serial(gtin, new_serial))
      << "who has no key for it knows nothing of it";
}

TEST_F(CodeKeysTest, have_thirty_two_epochs_and_say_when_they_are_used_up) {
  open();
  for (std::size_t i = 1; i < serial_alphabet.size(); ++i) {
    const auto symbol = CodeKeys::rotate(file(), random_);
    ASSERT_TRUE(symbol);
    EXPECT_EQ(*symbol, serial_alphabet[i]);
  }
  const auto more = CodeKeys::rotate(file(), random_);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code, Code::resource_exhausted);
}

TEST_F(CodeKeysTest, a_key_for_one_purpose_says_nothing_of_another) {
  const auto keys = open();
  EXPECT_EQ(keys->key_for("hidden"), keys->key_for("hidden"));
  EXPECT_NE(keys->key_for("hidden"), keys->key_for("chip"));
}

}  // namespace
}  // namespace ocop::authenticity
