#include "newsroom/news.h"

#include <algorithm>
#include <limits>

#include "base/log.h"
#include "base/text.h"
#include "newsroom/limits.h"
#include "newsroom/markup.h"

namespace ocop::newsroom {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Calls `tell` with each word of a folded text.
void each_word(std::string_view folded, const auto& tell) {
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && is_word(folded[end])) ++end;
    if (end > at && end - at <= limits::news_word_bytes_max) tell(folded.substr(at, end - at));
    at = end + 1;
  }
}

ArticlePointer article_of(Release release, Vocabulary& vocabulary) {
  auto article = std::make_shared<Article>();
  std::string text;
  for (const std::string_view field : {"title", "lead", "body", "byline", "tags"}) {
    text += release[field] + '\n';
  }
  const std::string folded = fold(text);
  each_word(folded,
            [&](std::string_view word) { article->words.push_back(vocabulary.number(word)); });
  std::ranges::sort(article->words);
  const auto twice = std::ranges::unique(article->words);
  article->words.erase(twice.begin(), twice.end());
  if (!release["picture"].empty()) article->pictures.push_back(release["picture"]);
  if (release["body"].find("/media/news/") != std::string::npos) {
    for (const BodyPicture& picture : pictures_of(release["body"])) {
      if (!picture.file_id().empty()) article->pictures.push_back(picture.file_id());
    }
  }
  article->locale =
      release["language"] == "en" ? pages::Locale::english : pages::Locale::vietnamese;
  article->release = std::move(release);
  return article;
}

}  // namespace

std::uint32_t Vocabulary::number(std::string_view word) {
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.emplace(word, next).first->second;
}

const std::uint32_t* Vocabulary::find(std::string_view word) const {
  const auto at = numbers_.find(std::string(word));
  return at == numbers_.end() ? nullptr : &at->second;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  each_word(fold(text), [&](std::string_view word) { words.emplace_back(word); });
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool NewsMoment::is_before(const Article& a, const Article& b) {
  return std::pair(a.release.published_at, std::string_view(a.id())) <
         std::pair(b.release.published_at, std::string_view(b.id()));
}

NewsMoment::NewsMoment(std::vector<ArticlePointer> articles,
                       std::shared_ptr<const Vocabulary> vocabulary)
    : articles_(std::move(articles)), vocabulary_(std::move(vocabulary)) {
  std::erase_if(articles_, [](const auto& article) { return article->release.is_withdrawn; });
  std::ranges::sort(articles_, [](const auto& a, const auto& b) { return is_before(*a, *b); });
  for (std::uint32_t i = 0; i < articles_.size(); ++i) {
    const Article& article = *articles_[i];
    by_code_.emplace(article["code"], i);
    by_id_.emplace(article.id(), i);
    if (!article["translates"].empty()) translations_.emplace(article["translates"], i);
    for (const std::string& picture : article.pictures) pictures_.emplace(picture, i);
    lines_[{article.locale, ""}].push_back(i);
    lines_[{article.locale, article["category"]}].push_back(i);
    for (const std::uint32_t word : article.words) {
      if (word >= having_.size()) having_.resize(word + 1);
      having_[word].push_back(i);
    }
  }
}

const Article* NewsMoment::find(std::string_view code, Timestamp now) const {
  const auto at = by_code_.find(code);
  if (at == by_code_.end() || !articles_[at->second]->is_out(now)) return nullptr;
  return articles_[at->second].get();
}

const Article* NewsMoment::by_id(std::string_view id, Timestamp now) const {
  const auto at = by_id_.find(id);
  if (at == by_id_.end() || !articles_[at->second]->is_out(now)) return nullptr;
  return articles_[at->second].get();
}

bool NewsMoment::shows_picture(std::string_view file_id, Timestamp now) const {
  const auto at = pictures_.find(file_id);
  return at != pictures_.end() && articles_[at->second]->is_out(now);
}

const Article* NewsMoment::pair_of(const Article& article, Timestamp now) const {
  if (!article["translates"].empty()) return by_id(article["translates"], now);
  const auto at = translations_.find(article.id());
  if (at == translations_.end() || !articles_[at->second]->is_out(now)) return nullptr;
  return articles_[at->second].get();
}

Timestamp NewsMoment::next_release(Timestamp now) const {
  const auto at =
      std::ranges::partition_point(articles_, [&](const auto& each) { return each->is_out(now); });
  constexpr Timestamp never{std::numeric_limits<std::int64_t>::max()};
  return at == articles_.end() ? never : (*at)->release.published_at;
}

const NewsMoment::Line& NewsMoment::line(pages::Locale locale, std::string_view category) const {
  static const Line nothing;
  const auto at = lines_.find({locale, category});
  return at == lines_.end() ? nothing : at->second;
}

NewsMoment::Line::const_iterator NewsMoment::end_of(const Line& line, Timestamp now,
                                                    const Article* before) const {
  return std::partition_point(line.begin(), line.end(), [&](std::uint32_t position) {
    const Article& article = *articles_[position];
    return article.is_out(now) && (before == nullptr || is_before(article, *before));
  });
}

std::vector<const Article*> NewsMoment::newer(const Article& article, Timestamp now,
                                              std::size_t most) const {
  const Line& all = line(article.locale, article["category"]);
  auto at = std::partition_point(all.begin(), all.end(), [&](std::uint32_t position) {
    return !is_before(article, *articles_[position]);
  });
  std::vector<const Article*> found;
  for (; at != all.end() && found.size() < most && articles_[*at]->is_out(now); ++at) {
    found.push_back(articles_[*at].get());
  }
  return found;
}

std::vector<const Article*> NewsMoment::older(const Article& article, Timestamp now,
                                              std::size_t most) const {
  return list(article.locale, article["category"], now, most, &article);
}

std::vector<const Article*> NewsMoment::list(pages::Locale locale, std::string_view category,
                                             Timestamp now, std::size_t most,
                                             const Article* before) const {
  const Line& all = line(locale, category);
  std::vector<const Article*> found;
  for (auto at = end_of(all, now, before); at != all.begin() && found.size() < most;) {
    found.push_back(articles_[*--at].get());
  }
  return found;
}

std::vector<const Article*> NewsMoment::search(pages::Locale locale, std::string_view words,
                                               Timestamp now, std::size_t most,
                                               const Article* before) const {
  std::vector<const Line*> having;
  for (const std::string& word : words_of(words)) {
    const std::uint32_t* number = vocabulary_->find(word);
    if (number == nullptr || *number >= having_.size()) return {};
    if (having.size() < limits::news_query_words_max) having.push_back(&having_[*number]);
  }
  std::vector<const Article*> found;
  if (having.empty()) return found;
  std::ranges::sort(having, {}, [](const Line* each) { return each->size(); });
  const Line& rarest = *having.front();
  for (auto at = end_of(rarest, now, before); at != rarest.begin() && found.size() < most;) {
    const std::uint32_t position = *--at;
    const bool has_all = std::all_of(having.begin() + 1, having.end(), [&](const Line* each) {
      return std::ranges::binary_search(*each, position);
    });
    if (has_all && articles_[position]->locale == locale) {
      found.push_back(articles_[position].get());
    }
  }
  return found;
}

Result<std::vector<Release>> News::versions(const std::string& article_id) {
  return sql::guarded([&]() -> Result<std::vector<Release>> {
    TRY(const sql::Transaction transaction, database_.begin(sql::Access::read));
    return releases_of(transaction.session(), article_id);
  });
}

Result<void> News::read() {
  return sql::guarded([&]() -> Result<void> {
    TRY(const sql::Transaction transaction, database_.begin(sql::Access::read));
    auto releases = releases_after(transaction.session(), last_number_);
    if (releases.empty() && moment_) return ok();
    // Readers of the moment before go on with the vocabulary that it was made with.
    auto vocabulary = std::make_shared<Vocabulary>(*vocabulary_);
    for (Release& release : releases) {
      last_number_ = release.number;
      const std::string id = release.article_id;
      by_id_[id] = article_of(std::move(release), *vocabulary);
    }
    vocabulary_ = vocabulary;
    std::vector<ArticlePointer> articles;
    articles.reserve(by_id_.size());
    for (const auto& [id, article] : by_id_) articles.push_back(article);
    auto made = std::make_shared<const NewsMoment>(std::move(articles), std::move(vocabulary));
    const std::lock_guard lock(reading_);
    moment_ = std::move(made);
    return ok();
  });
}

std::shared_ptr<const NewsMoment> News::moment() {
  if (is_old_) {
    const std::lock_guard lock(making_);
    if (is_old_.exchange(false)) {
      if (const auto done = read(); !done) {
        is_old_ = true;
        log::error("the releases cannot be read: {}", to_string(done.error()));
      }
    }
  }
  const std::lock_guard lock(reading_);
  static const auto nothing = std::make_shared<const NewsMoment>(
      std::vector<ArticlePointer>(), std::make_shared<const Vocabulary>());
  return moment_ ? moment_ : nothing;
}

}  // namespace ocop::newsroom
