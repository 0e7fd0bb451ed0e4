#include "newsroom/news.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace ocop::newsroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr pages::Locale vi = pages::Locale::vietnamese;

class TestNews {
 public:
  void add(const std::string& id, std::int64_t at, const std::string& title = "",
           const std::string& category = "news") {
    auto article = std::make_shared<Article>();
    article->release = {.article_id = id,
                        .version = 1,
                        .published_at = {at},
                        .content = {{"code", id}, {"title", title}, {"category", category}}};
    for (const auto& word : words_of(title)) article->words.push_back(words_->number(word));
    articles_.push_back(std::move(article));
  }
  NewsMoment moment() const { return {articles_, words_}; }

 private:
  std::shared_ptr<Vocabulary> words_ = std::make_shared<Vocabulary>();
  std::vector<ArticlePointer> articles_;
};

std::vector<std::string> ids(const std::vector<const Article*>& articles) {
  std::vector<std::string> all;
  for (const Article* article : articles) all.push_back(article->id());
  return all;
}

TEST(News, ShowsNothingBeforeItsMoment) {
  TestNews news;
  news.add("A", 100, "Ô mai");
  const auto moment = news.moment();
  EXPECT_EQ(moment.find("A", {99}), nullptr);
  EXPECT_THAT(moment.list(vi, "", {99}, 9), IsEmpty());
  EXPECT_THAT(moment.search(vi, "o mai", {99}, 9), IsEmpty());
  EXPECT_NE(moment.find("A", {100}), nullptr);
  EXPECT_THAT(ids(moment.list(vi, "", {100}, 9)), ElementsAre("A"));
}

TEST(News, FindsWordsWithoutMarks) {
  TestNews news;
  news.add("A", 1, "Ô mai sấu gừng");
  news.add("B", 2, "Đèn ông sao");
  const auto moment = news.moment();
  EXPECT_THAT(ids(moment.search(vi, "SAU o mai", {9}, 9)), ElementsAre("A"));
  EXPECT_THAT(ids(moment.search(vi, "den", {9}, 9)), ElementsAre("B"));
  EXPECT_THAT(moment.search(vi, "ô sao mai", {9}, 9), IsEmpty());
  EXPECT_THAT(moment.search(vi, "  ,", {9}, 9), IsEmpty());
}

TEST(News, KeepsThePageOfAListWhenNewArticlesCome) {
  TestNews news;
  for (int i = 0; i < 6; ++i) news.add(fmt::format("A{}", i), i);
  const auto first = news.moment();
  const auto page = ids(first.list(vi, "", {99}, 2, first.find("A4", {99})));
  news.add("B", 50);
  const auto second = news.moment();
  EXPECT_EQ(ids(second.list(vi, "", {99}, 2, second.find("A4", {99}))), page);
}

RC_GTEST_PROP(News, HasEveryOtherArticleOnOneSideOnly, ()) {
  const auto moments = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 6));
  const int now = *rc::gen::inRange(0, 6);
  TestNews news;
  for (std::size_t i = 0; i < moments.size(); ++i) news.add(fmt::format("{:02}", i), moments[i]);
  const auto moment = news.moment();
  const auto all = moment.list(vi, "news", {now}, 99);
  for (const Article* one : all) {
    auto around = ids(moment.newer(*one, {now}, 99));
    for (const auto& id : ids(moment.older(*one, {now}, 99))) around.push_back(id);
    RC_ASSERT(std::ranges::count(around, one->id()) == 0);
    around.push_back(one->id());
    auto expected = ids(all);
    std::ranges::sort(around);
    std::ranges::sort(expected);
    RC_ASSERT(around == expected);
  }
}

}  // namespace
}  // namespace ocop::newsroom
