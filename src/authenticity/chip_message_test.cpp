#include "authenticity/chip_message.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include "authenticity/test_chip.h"
#include "base/limits.h"
#include "crypto/hmac.h"

namespace ocop::authenticity {
namespace {

using crypto::Block;
using crypto::Bytes;
namespace json = boost::json;

ChipReader reader_of(ChipFormat format) {
  return ChipReader(ChipKeys::shared({}, {}), std::move(format));
}

/// A good message of AN12196, page 18.
const std::string picc_data = "FD91EC264309878BE6345CBE53BADF40";
const std::string file_data = "CEE9A53E3E463EF1F459635736738962";
const std::string mac = "ECC1E7F6C6C73BF6";
const std::string good =
    fmt::format("https://ocop.example/01/09521234000013?picc_data={}&enc={}&cmac={}", picc_data,
                file_data, mac);

std::string with(std::string text, std::string_view old, std::string_view now) {
  text.replace(text.find(old), old.size(), now);
  return text;
}

Error fault_of(std::string_view address, ChipFormat format = {}) {
  const auto tap = reader_of(std::move(format)).read(address);
  EXPECT_FALSE(tap) << address;
  return tap ? Error{} : tap.error();
}

std::optional<json::value> vectors() {
  const char* folder = std::getenv("OCOP_CONFORMANCE");
  std::ifstream file((folder != nullptr ? folder : OCOP_SOURCE_DIR "/../shared/conformance") +
                         std::string("/authenticity/ntag424_sdm.json"),
                     std::ios::binary);
  if (!file) return std::nullopt;
  return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

std::string text_of(const json::value& row, std::string_view field) {
  const auto* found = row.as_object().if_contains(field);
  return found == nullptr ? "" : std::string(found->as_string());
}

Block key_of(const json::value& row, std::string_view field) {
  Block key{};
  const auto bytes = crypto::from_hex(text_of(row, field));
  if (bytes) std::ranges::copy(*bytes, key.begin());
  return key;
}

struct Case {
  std::string address;
  ChipFormat format;
};

// The vectors name the parts; a chip whose proof begins right behind the file data has no names
// between them and is found by place.
Case case_of(const json::value& row) {
  Case made;
  made.format.mode = text_of(row, "mode") == "LRP" ? ChipMode::lrp : ChipMode::aes;
  const std::string file = text_of(row, "enc_file");
  const std::string start = "https://ocop.example/";
  if (row.as_object().contains("plain")) {
    made.address = fmt::format("{}?uid={}&ctr={:06X}&cmac={}", start, text_of(row, "uid"),
                               row.at("ctr").as_int64(), text_of(row, "sdmmac"));
  } else if (!file.empty() && text_of(row, "mac_input_ascii") == file) {
    const std::size_t at = std::string_view("ocop.example/?e=").size() + 7;
    made.format.offsets = SdmOffsets{at, at + 32, file.size(), at + 32, at + 32 + file.size()};
    made.address = start + "?e=" + text_of(row, "picc_enc") + file + text_of(row, "sdmmac");
  } else {
    made.address = fmt::format("{}?picc_data={}{}&cmac={}", start, text_of(row, "picc_enc"),
                               file.empty() ? "" : "&enc=" + file, text_of(row, "sdmmac"));
  }
  return made;
}

TEST(ChipMessage, gives_every_published_answer) {
  const auto file = vectors();
  if (!file) GTEST_SKIP() << "no conformance data: ntag424_sdm.json";
  std::size_t refused = 0;
  for (const json::value& row : file->at("sdm").as_array()) {
    SCOPED_TRACE(text_of(row, "id"));
    const Case made = case_of(row);
    ChipReader reader(ChipKeys::shared(key_of(row, "k_meta"), key_of(row, "k_file")), made.format);
    const auto tap = reader.read(made.address);
    if (text_of(row, "expect") == "reject") {
      ASSERT_FALSE(tap);
      EXPECT_EQ(tap.error().code, Code::permission_denied);
      ++refused;
      continue;
    }
    ASSERT_TRUE(tap) << to_string(tap.error());
    EXPECT_EQ(crypto::hex(tap->uid), text_of(row, "uid"));
    EXPECT_EQ(tap->counter, row.at("ctr").as_int64());
    const std::string plain(tap->file_data.begin(), tap->file_data.end());
    if (const auto text = text_of(row, "file_plain_ascii"); !text.empty()) {
      EXPECT_EQ(plain, text);
    }
    if (const auto hex = text_of(row, "file_plain_hex"); !hex.empty()) {
      EXPECT_EQ(crypto::hex(tap->file_data), hex);
    }
  }
  EXPECT_EQ(file->at("sdm").as_array().size(), 7U);
  EXPECT_EQ(refused, 2U);
}

TEST(ChipMessage, takes_the_whole_addresses_of_the_published_vectors) {
  const auto file = vectors();
  if (!file) GTEST_SKIP() << "no conformance data: ntag424_sdm.json";
  std::size_t read = 0;
  for (const json::value& row : file->at("sdm").as_array()) {
    const std::string address = text_of(row, "url");
    if (address.empty()) continue;
    ChipFormat format;
    if (address.find("picc_data=") == std::string::npos) format.picc_data = "e", format.mac = "c";
    EXPECT_TRUE(reader_of(format).read(address)) << address;
    ++read;
  }
  EXPECT_EQ(read, 2U);
}

TEST(ChipMessage, what_others_add_to_the_address_does_not_matter) {
  EXPECT_TRUE(reader_of({}).read(good + "&utm_source=zalo#top"));
  EXPECT_TRUE(reader_of({}).read(with(good, "?", "?17=270101&")));
}

TEST(ChipMessage, an_address_without_a_chip_is_not_found) {
  EXPECT_EQ(fault_of("https://ocop.example/01/09521234000013").code, Code::not_found);
  EXPECT_EQ(fault_of("").code, Code::not_found);
  EXPECT_EQ(fault_of("https://ocop.example/#?cmac=" + mac).code, Code::not_found);
}

TEST(ChipMessage, a_part_that_is_missing_is_named) {
  EXPECT_EQ(fault_of(with(good, "&cmac=", "&other=")).pointer, "cmac");
  EXPECT_EQ(fault_of("https://a/?ctr=000006&cmac=" + mac).pointer, "uid");
  EXPECT_EQ(fault_of("https://a/?uid=041E3C8A2D6B80&cmac=" + mac).pointer, "ctr");
  EXPECT_EQ(fault_of("https://a/?cmac=" + mac).pointer, "uid");
  ChipFormat format;
  format.proved_from = "from";
  EXPECT_EQ(fault_of(good, format).pointer, "from");
}

TEST(ChipMessage, a_part_of_a_wrong_form_is_named_and_says_why) {
  for (const auto& [wrong, part] : std::initializer_list<std::pair<std::string, std::string>>{
           {with(good, mac, mac.substr(1)), "cmac"},
           {with(good, mac, "G" + mac.substr(1)), "cmac"},
           {with(good, picc_data, picc_data + "00"), "picc_data"},
           {with(good, file_data, file_data.substr(2)), "enc"},
           {with(good, file_data, ""), "enc"},
           {good + "&cmac=" + mac, "cmac"},
           {good + "&uid=041E3C8A2D6B80", "picc_data"},
           {"https://a/?cmac=" + mac + "&picc_data=" + picc_data + "&enc=" + file_data, "cmac"}}) {
    const Error fault = fault_of(wrong);
    EXPECT_EQ(fault.code, Code::invalid_argument) << wrong;
    EXPECT_EQ(fault.pointer, part) << wrong;
    EXPECT_FALSE(fault.detail.empty());
  }
  ChipFormat lrp;
  lrp.mode = ChipMode::lrp;
  EXPECT_EQ(fault_of(good, lrp).pointer, "picc_data");
}

TEST(ChipMessage, an_oversize_message_is_refused_by_the_name_of_its_limit) {
  const std::string padded = good + "&x=" + std::string(limits::chip_address_bytes_max, 'x');
  EXPECT_EQ(fault_of(padded).code, Code::payload_too_large);
  EXPECT_TRUE(reader_of({}).read(padded.substr(0, limits::chip_address_bytes_max)));
  const std::string much((limits::chip_file_data_bytes_max + 16) * 2, '0');
  EXPECT_EQ(fault_of(with(good, file_data, much)).code, Code::payload_too_large);
  const std::string most(limits::chip_file_data_bytes_max * 2, '0');
  EXPECT_EQ(fault_of(with(good, file_data, most)).code, Code::permission_denied);
}

TEST(ChipMessage, a_key_of_somebody_else_opens_nothing) {
  ChipReader reader(ChipKeys::shared(Block{1}, {}), {});
  const auto tap = reader.read(good);
  ASSERT_FALSE(tap);
  EXPECT_EQ(tap.error().code, Code::permission_denied);
  EXPECT_EQ(tap.error().pointer, "picc_data");
}

RC_GTEST_PROP(ChipMessage, one_other_digit_anywhere_in_the_message_is_refused, ()) {
  const auto begin = good.find("picc_data=") + 10;
  const auto at = *rc::gen::inRange(begin, good.size());
  const char digit = *rc::gen::elementOf(std::string("0123456789ABCDEF"));
  RC_PRE(good[at] != digit);
  std::string wrong = good;
  wrong[at] = digit;
  RC_ASSERT(!reader_of({}).read(wrong));
}

TEST(ChipMessage, dropping_the_file_data_does_not_leave_a_good_message) {
  EXPECT_EQ(fault_of(with(good, "&enc=" + file_data, "")).code, Code::permission_denied);
}

RC_GTEST_PROP(ChipMessage, what_a_chip_wrote_is_read, ()) {
  Chip chip;
  chip.uid = *rc::gen::arbitrary<ChipUid>();
  const auto counter = *rc::gen::inRange<std::uint32_t>(0, 1U << 24);
  ChipReader reader(chip.keys, {});
  const auto tap = reader.read(chip.tap(counter, "0123456789ABCDEF"));
  RC_ASSERT(bool(tap));
  RC_ASSERT(tap->uid == chip.uid);
  RC_ASSERT(tap->counter == counter);
  RC_ASSERT(tap->file_data == Bytes({'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B',
                                     'C', 'D', 'E', 'F'}));
}

TEST(ChipMessage, says_whether_the_closure_was_opened) {
  ChipFormat format;
  format.tamper_status_at = 14;
  const Chip chip;
  ChipReader reader(chip.keys, format);
  for (const auto& [written, status] : std::initializer_list<std::pair<std::string, TamperStatus>>{
           {"CC", TamperStatus::closed},
           {"OC", TamperStatus::closed_again},
           {"OO", TamperStatus::open},
           {"II", TamperStatus::unknown},
           {"CO", TamperStatus::unknown}}) {
    const auto tap = reader.read(chip.tap(9, "LOT SG-2606-7 " + written));
    ASSERT_TRUE(tap);
    EXPECT_EQ(tap->tamper, status) << written;
  }
  format.tamper_status_at = 15;
  ChipReader wrong(chip.keys, format);
  EXPECT_EQ(wrong.read(chip.tap(9, "CC")).error().pointer, "enc");
}

TEST(ChipKeys, are_hkdf_of_the_master_key_as_its_header_says) {
  const crypto::Key256 master{1, 2, 3};
  const ChipUid uid{4, 5, 6, 7, 8, 9, 10};
  const ChipKeys keys = ChipKeys::of_master(master);
  const auto hkdf = [&](std::string info) {
    return crypto::hkdf(master, {}, crypto::view(info), 16);
  };
  EXPECT_TRUE(std::ranges::equal(keys.picc_key(), hkdf("ocop chip picc v1")));
  EXPECT_TRUE(std::ranges::equal(keys.file_key(uid),
                                 hkdf("ocop chip file v1" + std::string(uid.begin(), uid.end()))));
}

RC_GTEST_PROP(ChipKeys, every_chip_has_another_file_key, (ChipUid one, ChipUid other)) {
  RC_PRE(one != other);
  const ChipKeys keys = ChipKeys::of_master({});
  RC_ASSERT(keys.file_key(one) != keys.file_key(other));
  RC_ASSERT(keys.file_key(one) == ChipKeys::of_master({}).file_key(one));
}

}  // namespace
}  // namespace ocop::authenticity
