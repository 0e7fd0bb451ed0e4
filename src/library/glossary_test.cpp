#include "library/glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace ocop::library {
namespace {

using pages::Locale;
using testing::ElementsAre;

const Glossary& glossary() {
  static const Glossary built = Glossary::built_in().value();
  return built;
}

std::vector<std::string> found(Locale locale, std::string_view text) {
  std::vector<const Term*> told;
  std::vector<std::string> words;
  for (const Piece& piece : glossary().pieces(locale, text, told)) {
    if (piece.term != nullptr) words.push_back(piece.words);
  }
  return words;
}

TEST(Glossary, every_entry_is_whole_in_both_languages_and_leads_somewhere) {
  for (const Term& term : glossary().terms()) {
    for (const Locale locale : {Locale::vietnamese, Locale::english}) {
      EXPECT_FALSE(term.name.in(locale).empty()) << term.slug;
      EXPECT_FALSE(term.short_text.in(locale).empty()) << term.slug;
      EXPECT_FALSE(term.text[static_cast<std::size_t>(locale)].empty()) << term.slug;
    }
    EXPECT_EQ(term.text[0].size(), term.text[1].size()) << term.slug;
    for (const std::string& slug : term.see) EXPECT_NE(glossary().find(slug), nullptr) << slug;
    EXPECT_TRUE(
        std::ranges::all_of(term.slug, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
  }
}

TEST(Glossary, no_two_entries_share_an_address) {
  std::vector<std::string> slugs;
  for (const Term& term : glossary().terms()) slugs.push_back(term.slug);
  std::ranges::sort(slugs);
  EXPECT_EQ(std::ranges::adjacent_find(slugs), slugs.end());
}

TEST(Glossary, the_first_occurrence_of_a_term_is_set_off_and_the_longest_name_wins) {
  EXPECT_THAT(found(Locale::vietnamese, "In tem truy xuất; tem nào cũng có nhãn hiệu."),
              ElementsAre("tem truy xuất", "nhãn hiệu"));
}

TEST(Glossary, only_whole_words_count) {
  EXPECT_THAT(found(Locale::english, "a lottery is no lot"), ElementsAre("lot"));
  EXPECT_THAT(found(Locale::vietnamese, "lôi"), ElementsAre());
}

TEST(Glossary, what_was_told_is_not_told_again) {
  std::vector<const Term*> told;
  (void)glossary().pieces(Locale::vietnamese, "hội đồng đánh giá", told);
  const auto again = glossary().pieces(Locale::vietnamese, "hội đồng", told);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].term, nullptr);
}

TEST(Glossary, a_file_that_is_not_as_it_should_be_is_an_error) {
  EXPECT_FALSE(Glossary::parse("{}"));
  EXPECT_FALSE(Glossary::parse(R"({"entries":[{"slug":"a"}]})"));
}

RC_GTEST_PROP(Glossary, pieces_are_the_text_whatever_it_is, (const std::string& text)) {
  std::vector<const Term*> told;
  std::string joined;
  for (const Piece& piece : glossary().pieces(Locale::vietnamese, text + " lô tem", told)) {
    joined += piece.words;
  }
  RC_ASSERT(joined == text + " lô tem");
}

}  // namespace
}  // namespace ocop::library
