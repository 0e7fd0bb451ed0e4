#include "codes/chip_list.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "crypto/bytes.h"

namespace ocop::codes {
namespace {

using List = std::vector<ChipOfPiece>;

TEST(ChipList, takes_a_heading_and_uids_in_any_spelling) {
  const auto read = read_chip_list(
      "piece,uid\n1,04526301020304\n2,04:52:63:01:02:03:05\n30,04 52 63 01 02 03 0a\n");
  ASSERT_TRUE(std::holds_alternative<List>(read));
  const List expected{{1, {4, 0x52, 0x63, 1, 2, 3, 4}},
                      {2, {4, 0x52, 0x63, 1, 2, 3, 5}},
                      {30, {4, 0x52, 0x63, 1, 2, 3, 10}}};
  EXPECT_EQ(std::get<List>(read), expected);
}

TEST(ChipList, names_the_line_that_is_wrong) {
  for (const auto* file :
       {"1,04526301020304\nx,04526301020305\n", "1,04526301020304\n2,0452\n",
        "1,04526301020304\n2\n", "1,04526301020304\n1,04526301020305\n",
        "1,04526301020304\n2,04526301020304\n", "1,04526301020304\n0,04526301020305\n"}) {
    const auto read = read_chip_list(file);
    ASSERT_TRUE(std::holds_alternative<records::Reason>(read)) << file;
    EXPECT_EQ(std::get<records::Reason>(read).arguments, std::vector<std::string>{"2"}) << file;
  }
}

TEST(ChipList, an_empty_file_is_a_fault) {
  for (const auto* file : {"", "piece,uid\n", "\"1"}) {
    EXPECT_TRUE(std::holds_alternative<records::Reason>(read_chip_list(file))) << file;
  }
}

/// A file that a machine may have written, with one byte of it changed at times.
RC_GTEST_PROP(ChipListProperty, ReadsWhatWasWrittenAndRefusesWhatIsNoList, ()) {
  std::string file;
  List expected;
  for (const auto piece :
       *rc::gen::unique<std::vector<std::uint32_t>>(rc::gen::inRange(1U, 9999U))) {
    const ChipOfPiece one{
        piece, {4, static_cast<crypto::Byte>(piece >> 8U), static_cast<crypto::Byte>(piece)}};
    file += std::to_string(one.piece) + ',' + crypto::hex(one.uid) + '\n';
    expected.push_back(one);
  }
  const auto read = read_chip_list(file);
  if (expected.empty()) {
    RC_ASSERT(std::holds_alternative<records::Reason>(read));
    return;
  }
  RC_ASSERT(std::get<List>(read) == expected);
  file[*rc::gen::inRange<std::size_t>(0, file.size())] = *rc::gen::arbitrary<char>();
  const auto bent = read_chip_list(file);
  const auto* list = std::get_if<List>(&bent);
  if (list == nullptr) return;
  std::map<authenticity::ChipUid, std::uint64_t> label_of;
  for (const ChipOfPiece& one : *list) {
    RC_ASSERT(one.piece > 0);
    RC_ASSERT(label_of.emplace(one.uid, one.piece).second);
  }
}

RC_GTEST_PROP(ChipListProperty, SurvivesBytesOfAnyKind, ()) {
  const auto bytes = *rc::gen::arbitrary<std::string>();
  const auto read = read_chip_list(bytes);
  if (const auto* list = std::get_if<List>(&read)) RC_ASSERT(!list->empty());
}

}  // namespace
}  // namespace ocop::codes
