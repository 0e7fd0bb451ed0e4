#include "records/word_index.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "records/test_registers.h"

namespace ocop::records {
namespace {

using accounts::Reach;
using testing::ElementsAre;
using testing::IsEmpty;

Reach units(std::initializer_list<std::string> codes) { return {false, codes, {}}; }
Reach subjects(std::initializer_list<std::string> ids) { return {false, {}, ids}; }

class WordIndexTest : public testing::Test {
 protected:
  WordMoment::Found find(const Kind& kind, std::string_view words,
                         const Reach& reach = Reach::all(), std::size_t at_most = 9) {
    return registers_.store
        ->read([&](Reading& reading) -> Result<WordMoment::Found> {
          return index_.moment(reading)->find(kind, words, reach, at_most);
        })
        .value();
  }

  TestRegisters registers_;
  const Kind& maker_ = *registers_.maker;
  const Kind& ware_ = *registers_.ware;
  const Record lan_ = registers_.add_maker("LAN", "Ô mai Lan", "00070");
  const Record binh_ = registers_.add_maker("BINH", "Chè Bình", "00082");
  const Record plum_ = registers_.add_ware("Mơ gừng", lan_);
  const Record tea_ = registers_.add_ware("Chè sen", binh_);
  WordIndex index_;
};

TEST_F(WordIndexTest, EveryWordMustOccurWhateverItsMarks) {
  EXPECT_THAT(find(maker_, "LAN ô").ids, ElementsAre(lan_.id));
  EXPECT_THAT(find(maker_, "lan che").ids, IsEmpty());
  EXPECT_THAT(find(maker_, "").ids, IsEmpty());
  EXPECT_THAT(find(maker_, "  ").ids, IsEmpty());
}

TEST_F(WordIndexTest, NoWordIsFoundAcrossTwoRows) {
  EXPECT_THAT(find(maker_, "hlan").ids, IsEmpty());  // "…ch binh" and "lan …" stand side by side
  EXPECT_THAT(find(maker_, "binhlan").ids, IsEmpty());
}

TEST_F(WordIndexTest, AllAreCountedAndTheFirstAreGivenInVietnameseOrder) {
  registers_.add_ware("Chè ướp nhài", binh_);
  registers_.add_ware("Chè bồ công anh", binh_);
  const auto found = find(ware_, "che", Reach::all(), 2);
  EXPECT_EQ(found.count, 3U);
  ASSERT_EQ(found.ids.size(), 2U);
  EXPECT_EQ(found.ids[1], tea_.id);
}

TEST_F(WordIndexTest, OnlyWhatLiesWithinTheReachIsFound) {
  EXPECT_THAT(find(maker_, "a", units({"00070"})).ids, ElementsAre(lan_.id));
  EXPECT_THAT(find(ware_, "e", units({"00070"})).ids, IsEmpty());  // a ware is where its maker is
  EXPECT_THAT(find(ware_, "che", units({"00082"})).ids, ElementsAre(tea_.id));
  EXPECT_THAT(find(ware_, "mo", subjects({lan_.id})).ids, ElementsAre(plum_.id));
  EXPECT_THAT(find(ware_, "che", subjects({lan_.id})).ids, IsEmpty());
  EXPECT_THAT(find(ware_, "che", Reach()).ids, IsEmpty());
}

TEST_F(WordIndexTest, WhatWasStoredPutAsideOrRenamedIsKnownAtTheNextQuestion) {
  EXPECT_THAT(find(ware_, "chanh").ids, IsEmpty());
  const Record lemon = registers_.add_ware("Chanh đào", lan_);
  EXPECT_THAT(find(ware_, "chanh").ids, ElementsAre(lemon.id));
  ASSERT_TRUE(registers_.store->write(
      "tester", [&](Writing& writing) { return writing.remove(ware_, lemon.id, Reach::all()); }));
  EXPECT_THAT(find(ware_, "chanh").ids, IsEmpty());
  // A ware is found by the name of its maker, also by a new one.
  EXPECT_THAT(find(ware_, "tuyet").ids, IsEmpty());
  ASSERT_TRUE(registers_.store->change(maker_, binh_.id, binh_.version, {{"name", "Tuyết"}},
                                       {"tester", Reach::all()}));
  EXPECT_THAT(find(ware_, "tuyet").ids, ElementsAre(tea_.id));
}

RC_GTEST_PROP(RegisterWords, FindWhatReadingEachRowFinds, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::element('a', 'b', ' '));
  const auto texts = *rc::gen::container<std::vector<std::string>>(letters);
  const auto first =
      *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::element('a', 'b')));
  const auto second =
      *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::element('a', 'b')));
  RegisterWords words;
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string id = std::to_string(i);
    words.add({.id = id, .is_removed = i % 5 == 4}, texts[i]);
    if (i % 5 == 4 || texts[i].find(first) == std::string::npos ||
        texts[i].find(second) == std::string::npos) {
      continue;
    }
    expected.push_back(id);
  }
  std::vector<std::string> found;
  for (const auto* row : words.with({first, second})) found.emplace_back(row->id);
  RC_ASSERT(found == expected);
}

}  // namespace
}  // namespace ocop::records
