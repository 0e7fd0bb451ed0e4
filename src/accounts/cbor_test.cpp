#include "accounts/cbor.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace ocop::accounts::cbor {
namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

TEST(Cbor, ReadsTheIntegersOfRfc8949AppendixA) {
  const std::pair<std::string, std::int64_t> examples[] = {
      {bytes({0x00}), 0},
      {bytes({0x17}), 23},
      {bytes({0x18, 0x18}), 24},
      {bytes({0x19, 0x03, 0xe8}), 1000},
      {bytes({0x1a, 0x00, 0x0f, 0x42, 0x40}), 1000000},
      {bytes({0x1b, 0, 0, 0, 0xe8, 0xd4, 0xa5, 0x10, 0}), 1000000000000},
      {bytes({0x20}), -1},
      {bytes({0x39, 0x03, 0xe7}), -1000}};
  for (const auto& [text, number] : examples) {
    const auto value = read(text);
    ASSERT_TRUE(value) << number;
    EXPECT_EQ(value->integer, number);
  }
}

TEST(Cbor, FindsValuesOfAMapByTextAndByNumber) {
  // {"a": 1, -2: h'0102'}
  const auto map = read(bytes({0xa2, 0x61, 'a', 0x01, 0x21, 0x42, 0x01, 0x02}));
  ASSERT_TRUE(map);
  EXPECT_EQ(map->find("a")->integer, 1);
  EXPECT_EQ(map->find(-2)->string, bytes({1, 2}));
  EXPECT_EQ(map->find("b"), nullptr);
  EXPECT_EQ(map->find(7), nullptr);
}

TEST(Cbor, SaysHowFarTheFirstValueGoes) {
  const auto first = read_first(bytes({0x82, 0x01, 0x02, 0xff}));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->second, 3U);
  EXPECT_FALSE(read(bytes({0x82, 0x01, 0x02, 0xff})));
}

TEST(Cbor, RefusesWhatIsCutOffIndefiniteTaggedOrFloating) {
  for (const auto& text : {bytes({}), bytes({0x18}), bytes({0x42, 0x01}), bytes({0x82, 0x01}),
                           bytes({0x9f, 0xff}), bytes({0xc0, 0x00}), bytes({0xf9, 0x3c, 0x00}),
                           bytes({0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})}) {
    EXPECT_FALSE(read(text));
  }
}

TEST(Cbor, StopsAtItsLimitsOfDepthAndNumber) {
  EXPECT_TRUE(read(std::string(8, '\x81') + '\0'));
  EXPECT_EQ(read(std::string(9, '\x81') + '\0').error().code, Code::payload_too_large);
  EXPECT_EQ(read(bytes({0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})).error().code,
            Code::payload_too_large);
  EXPECT_EQ(read(bytes({0x99, 0x01, 0x00}) + std::string(256, '\0')).error().code,
            Code::payload_too_large);
  EXPECT_TRUE(read(bytes({0x98, 0xff}) + std::string(255, '\0')));
}

RC_GTEST_PROP(Cbor, OfAnyBytesIsReadOrRefused, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const auto first = read_first(text);
  if (first) RC_ASSERT(first->second <= text.size());
}

}  // namespace
}  // namespace ocop::accounts::cbor
