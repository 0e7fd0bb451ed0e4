#include "portal/selection.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "portal/test_shelf.h"

namespace ocop::portal {
namespace {

using pages::Locale;

http::Request request(std::string query) {
  http::Request request;
  request.query = std::move(query);
  return request;
}

/// Thirty products of five makers, different in everything that a facet tells apart.
const Shelf& shelf() {
  static const Shelf the_shelf = [] {
    registry::CatalogueBuilder builder;
    builder.add(test_ward("00070", "Hoàn Kiếm")).add(test_ward("00082", "Cửa Nam"));
    for (int m = 0; m < 5; ++m) {
      auto maker = test_subject(fmt::format("M{}", m), fmt::format("Cơ sở {}", m));
      maker.unit_code = m % 2 == 0 ? "00070" : "00082";
      maker.address = fmt::format("{} phố Hàng {}, Hà Nội", 100 + m, m % 3 == 0 ? "Bạc" : "Mã");
      builder.add(maker);
      for (int p = 0; p < 6; ++p) {
        const int number = m * 6 + p;
        auto product = test_product(maker, fmt::format("{:014}", number),
                                    number % 3 == 0 ? "Ô mai sấu" : "Trà sen");
        product.set_2026 = std::to_string(1 + number * 7 % 26);
        product.price_vnd = number * 25'000;
        if (number % 4 != 0) builder.add(test_stars(product, 3 + number % 3));
        builder.add(std::move(product));
      }
    }
    return Shelf(std::move(builder).build(), test_day);
  }();
  return the_shelf;
}

rc::Gen<Selection> any_selection() {
  return rc::gen::exec([] {
    Selection selection;
    selection.words =
        *rc::gen::elementOf(std::vector<std::string>{"", "", "o mai", "sen", "CƠ SỞ 2"});
    const auto pick = [&](Facet facet, std::vector<std::string> values) {
      values.insert(values.end(), 3, "");
      selection = selection.with(facet, *rc::gen::elementOf(values));
    };
    pick(Facet::group, {"food", "crafts", "tourism"});
    pick(Facet::stars, {"3", "4", "5"});
    pick(Facet::ward, {"00070", "00082"});
    pick(Facet::street, {"bac", "hang-bac", "hang-ma"});
    pick(Facet::price, {"0", "50", "500"});
    selection.order = *rc::gen::element(Order::stars, Order::name, Order::newest);
    selection.page = *rc::gen::inRange<std::size_t>(1, 9);
    return selection;
  });
}

RC_GTEST_PROP(Selection, the_address_gives_the_selection_back, ()) {
  const Selection selection = *any_selection();
  const std::string query = selection.query();
  const Selection read = selection_from(request(query.empty() ? "" : query.substr(1)));
  RC_ASSERT(read.query() == query);
  RC_ASSERT(read.words == selection.words);
  RC_ASSERT(read.chosen == selection.chosen);
}

RC_GTEST_PROP(Selection, a_count_is_what_choosing_it_finds, ()) {
  const Selection selection = *any_selection();
  const Selected selected = select(shelf(), selection, Locale::vietnamese);
  for (const Facet facet : all_facets) {
    for (const FacetValue& value : selected.facets[static_cast<std::size_t>(facet)]) {
      const auto chosen = select(shelf(), selection.with(facet, value.word), Locale::vietnamese);
      RC_ASSERT(chosen.positions.size() == value.count);
    }
  }
}

RC_GTEST_PROP(Selection, a_further_choice_never_finds_more, ()) {
  const Selection selection = *any_selection();
  const Facet facet = *rc::gen::elementOf(all_facets);
  const auto all = select(shelf(), selection.with(facet, ""), Locale::vietnamese);
  RC_ASSERT(select(shelf(), selection, Locale::vietnamese).positions.size() <=
            all.positions.size());
}

TEST(SelectionTest, nothing_chosen_shows_everything) {
  const auto selected = select(shelf(), {}, Locale::vietnamese);
  EXPECT_EQ(selected.positions.size(), 30U);
}

TEST(SelectionTest, words_need_no_marks_and_any_order) {
  const auto selected = select(shelf(), Selection{}.with_words("SAU  ô"), Locale::vietnamese);
  EXPECT_EQ(selected.positions.size(), 10U);
}

TEST(SelectionTest, a_word_is_found_at_the_beginning_of_a_word_only) {
  EXPECT_TRUE(has_words("steamed lotus tea", {"tea"}));
  EXPECT_TRUE(has_words("lotus-tea", {"te", "lo"}));
  EXPECT_FALSE(has_words("gia ngu steamed pork", {"tea"}));
  EXPECT_TRUE(has_words("anything", {}));
}

TEST(SelectionTest, a_value_that_there_is_not_finds_nothing) {
  const auto selected = select(shelf(), Selection{}.with(Facet::ward, "99999"), Locale::vietnamese);
  EXPECT_TRUE(selected.positions.empty());
}

TEST(SelectionTest, words_are_cut_at_their_limit_between_letters) {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "%E1%BB%81";  // ề
  const auto selection = selection_from(request("q=" + words));
  EXPECT_EQ(selection.words.size(), 198U);
}

TEST(SelectionTest, a_page_that_is_none_is_the_first) {
  EXPECT_EQ(selection_from(request("page=0")).page, 1U);
  EXPECT_EQ(selection_from(request("page=x")).page, 1U);
  EXPECT_EQ(selection_from(request("page=3")).page, 3U);
}

}  // namespace
}  // namespace ocop::portal
