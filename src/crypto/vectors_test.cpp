// The published vectors of other people, read in place; see CONTRIBUTING.md.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include "crypto/ed25519.h"
#include "crypto/ff1.h"
#include "crypto/hmac.h"
#include "crypto/lrp.h"

namespace ocop::crypto {
namespace {

std::optional<boost::json::value> vectors(const std::string& name) {
  const char* folder = std::getenv("OCOP_CONFORMANCE");
  std::ifstream file((folder != nullptr ? folder : OCOP_SOURCE_DIR "/../shared/conformance") +
                         std::string("/authenticity/") + name,
                     std::ios::binary);
  if (!file) return std::nullopt;
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

#define OCOP_VECTORS(given, name)                                  \
  const auto given##_file = vectors(name);                         \
  if (!given##_file) GTEST_SKIP() << "no conformance data: " name; \
  const auto& given = *given##_file

std::string text_of(const boost::json::value& row, std::string_view field) {
  return std::string(row.at(field).as_string());
}
Bytes bytes_of(const boost::json::value& row, std::string_view field) {
  return from_hex(text_of(row, field)).value();
}
Block block_of(const boost::json::value& row, std::string_view field) {
  const Bytes bytes = bytes_of(row, field);
  Block block{};
  std::ranges::copy(bytes, block.begin());
  return block;
}

/// Runs `check(group, test)` over every test of a Wycheproof file; gives how many there were.
template <class Check>
std::size_t for_each_test(const boost::json::value& file, Check check) {
  std::size_t count = 0;
  for (const auto& group : file.at("testGroups").as_array()) {
    for (const auto& test : group.at("tests").as_array()) {
      SCOPED_TRACE(test.at("tcId").as_int64());
      check(group, test);
      ++count;
    }
  }
  return count;
}

bool is_valid(const boost::json::value& test) { return test.at("result").as_string() == "valid"; }

using Digits = std::vector<std::uint16_t>;

/// Digits of an alphabet; a symbol outside of it becomes a digit that no radix has.
Digits digits_of(std::string_view text, std::string_view alphabet) {
  Digits digits;
  for (const char symbol : text) {
    const auto at = alphabet.find(symbol);
    digits.push_back(at == std::string_view::npos ? 0xFFFF : static_cast<std::uint16_t>(at));
  }
  return digits;
}

TEST(Ff1, gives_the_samples_of_nist) {
  OCOP_VECTORS(samples, "nist_ff1_samples.json");
  constexpr std::string_view alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
  for (const auto& sample : samples.as_array()) {
    auto aes = Aes::with_key(bytes_of(sample, "key"));
    ASSERT_TRUE(aes);
    Ff1 ff1(std::move(*aes), static_cast<unsigned>(sample.at("radix").as_int64()));
    const Digits plain = digits_of(text_of(sample, "pt"), alphabet);
    const Digits closed = digits_of(text_of(sample, "ct"), alphabet);
    Digits digits = plain;
    ASSERT_TRUE(ff1.encrypt(digits, bytes_of(sample, "tweak")));
    EXPECT_EQ(digits, closed);
    ASSERT_TRUE(ff1.decrypt(digits, bytes_of(sample, "tweak")));
    EXPECT_EQ(digits, plain);
  }
  EXPECT_EQ(samples.as_array().size(), 9U);
}

TEST(Ff1, gives_every_answer_of_wycheproof) {
  OCOP_VECTORS(file, "wycheproof_aes_ff1_base32_test.json");
  std::size_t valid = 0;
  const auto count = for_each_test(file, [&](const auto& group, const auto& test) {
    const std::string alphabet = text_of(group, "alphabet");
    const auto radix = static_cast<unsigned>(group.at("radix").as_int64());
    auto aes = Aes::with_key(bytes_of(test, "key"));
    Digits digits;
    if (const auto* list = test.at("msg").if_array()) {
      for (const auto& digit : *list)
        digits.push_back(static_cast<std::uint16_t>(digit.as_int64()));
    } else {
      digits = digits_of(text_of(test, "msg"), alphabet);
    }
    if (!is_valid(test)) {
      if (!aes) return;
      EXPECT_FALSE(Ff1(std::move(*aes), radix).encrypt(digits, bytes_of(test, "tweak")));
      return;
    }
    ASSERT_TRUE(aes);
    const Digits plain = digits;
    const Digits closed = digits_of(text_of(test, "ct"), alphabet);
    Ff1 ff1(std::move(*aes), radix);
    ASSERT_TRUE(ff1.encrypt(digits, bytes_of(test, "tweak")));
    EXPECT_EQ(digits, closed);
    ASSERT_TRUE(ff1.decrypt(digits, bytes_of(test, "tweak")));
    EXPECT_EQ(digits, plain);
    ++valid;
  });
  EXPECT_GT(valid, 1'000U);
  std::cout << "ff1: " << count << " vectors, " << valid << " valid\n";
}

TEST(Cmac, gives_every_answer_of_wycheproof) {
  OCOP_VECTORS(file, "wycheproof_aes_cmac_test.json");
  std::size_t valid = 0;
  for_each_test(file, [&](const auto&, const auto& test) {
    auto aes = Aes::with_key(bytes_of(test, "key"));
    const Bytes tag = bytes_of(test, "tag");
    const bool same =
        aes && equal_in_constant_time(View(cmac(*aes, bytes_of(test, "msg"))), View(tag));
    EXPECT_EQ(same, is_valid(test));
    valid += same ? 1 : 0;
  });
  EXPECT_GT(valid, 20U);
}

TEST(Ed25519, gives_every_answer_of_wycheproof) {
  OCOP_VECTORS(file, "wycheproof_ed25519_test.json");
  std::size_t valid = 0;
  const auto count = for_each_test(file, [&](const auto& group, const auto& test) {
    PublicKey key{};
    std::ranges::copy(bytes_of(group.at("publicKey"), "pk"), key.begin());
    const bool good = is_signed_by(key, bytes_of(test, "msg"), bytes_of(test, "sig"));
    EXPECT_EQ(good, is_valid(test));
    valid += good ? 1 : 0;
  });
  EXPECT_GT(valid, 50U);
  std::cout << "ed25519: " << count << " vectors, " << valid << " valid\n";
}

TEST(Hkdf, gives_every_answer_of_wycheproof) {
  OCOP_VECTORS(file, "wycheproof_hkdf_sha256_test.json");
  for_each_test(file, [&](const auto&, const auto& test) {
    if (!is_valid(test)) return;  // a longer output than HKDF has; the caller's contract
    EXPECT_EQ(hkdf(bytes_of(test, "ikm"), bytes_of(test, "salt"), bytes_of(test, "info"),
                   static_cast<std::size_t>(test.at("size").as_int64())),
              bytes_of(test, "okm"));
  });
}

TEST(Hmac, gives_every_answer_of_wycheproof) {
  OCOP_VECTORS(file, "wycheproof_hmac_sha256_test.json");
  std::size_t valid = 0;
  for_each_test(file, [&](const auto&, const auto& test) {
    const Bytes tag = bytes_of(test, "tag");
    const Key256 whole = hmac(bytes_of(test, "key"), {bytes_of(test, "msg")});
    const bool same = equal_in_constant_time(View(whole).first(tag.size()), View(tag));
    EXPECT_EQ(same, is_valid(test));
    valid += same ? 1 : 0;
  });
  EXPECT_GT(valid, 20U);
}

TEST(Lrp, evaluates_as_in_an12304) {
  OCOP_VECTORS(file, "ntag424_lrp_eval_an12304.json");
  for (const auto& row : file.as_array()) {
    Bytes nibbles;
    for (const char digit : text_of(row, "iv")) {
      nibbles.push_back(from_hex(std::string("0") + digit).value().front());
    }
    const Lrp lrp(block_of(row, "key"), std::stoul(text_of(row, "updatedkey")));
    const auto finish = text_of(row, "finalize") == "1" ? Lrp::Finish::yes : Lrp::Finish::no;
    EXPECT_EQ(hex(lrp.evaluate(nibbles, finish)), hex(bytes_of(row, "res")));
  }
  EXPECT_GE(file.as_array().size(), 20U);
}

TEST(Lrp, authenticates_as_in_an12304) {
  OCOP_VECTORS(file, "ntag424_lrp_cmac_an12304.json");
  std::size_t checked = 0;
  for (const auto& row : file.as_array()) {
    // Where the message was broken over two lines in the source, only its first line came over.
    const auto message = from_hex(text_of(row, "msg"));
    if (!message) continue;
    EXPECT_EQ(hex(Lrp(block_of(row, "key"), 0).cmac(*message)), hex(bytes_of(row, "mac")));
    ++checked;
  }
  std::cout << "lrp cmac: " << checked << " of " << file.as_array().size() << " rows are whole\n";
  EXPECT_GT(checked, 10U);
}

}  // namespace
}  // namespace ocop::crypto
