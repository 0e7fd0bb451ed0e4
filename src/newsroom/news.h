#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsroom/releases.h"
#include "pages/locale.h"
#include "sql/database.h"

namespace ocop::newsroom {

/// The last release of one article, as the public may come to read it.
struct Article {
  Release release;
  pages::Locale locale = pages::Locale::vietnamese;
  std::vector<std::string> pictures;  ///< identifiers of files: its own and those of its text
  std::vector<std::uint32_t> words;   ///< of title, lead, body, byline and tags; each once

  const std::string& operator[](std::string_view field) const { return release[field]; }
  const std::string& id() const { return release.article_id; }
  bool is_out(Timestamp now) const { return release.published_at <= now; }
};
using ArticlePointer = std::shared_ptr<const Article>;

/// Folded words by number; grows only, before anybody reads the moment that needs it.
class Vocabulary {
 public:
  std::uint32_t number(std::string_view word);  ///< a new one for a new word
  const std::uint32_t* find(std::string_view word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// "Ô mai, sấu" → "o", "mai", "sau"; each once.
std::vector<std::string> words_of(std::string_view text);

/// All releases at one moment, those of the future too; every question brings its `now`, and what
/// is not out by then is in no answer.
class NewsMoment {
 public:
  /// The articles in any order.
  NewsMoment(std::vector<ArticlePointer> articles, std::shared_ptr<const Vocabulary> vocabulary);

  const Article* find(std::string_view code, Timestamp now) const;
  const Article* by_id(std::string_view id, Timestamp now) const;
  /// Whether an article that is out has that picture.
  bool shows_picture(std::string_view file_id, Timestamp now) const;
  /// The same article in the other language; null when there is none.
  const Article* pair_of(const Article& article, Timestamp now) const;

  /// Strictly newer and strictly older articles of the same language and category, by the moment of
  /// publication and then by identifier; those nearest to it first.
  std::vector<const Article*> newer(const Article& article, Timestamp now, std::size_t most) const;
  std::vector<const Article*> older(const Article& article, Timestamp now, std::size_t most) const;

  /// When the next article comes out after `now`; the end of time when none waits.
  Timestamp next_release(Timestamp now) const;

  /// The newest first, of one category or of all (""). `before`: only those strictly older than
  /// that article, so that a page of a list stays as it is when new articles come.
  std::vector<const Article*> list(pages::Locale locale, std::string_view category, Timestamp now,
                                   std::size_t most, const Article* before = nullptr) const;
  /// The newest that have every word, whatever its case and marks; nothing for no words.
  std::vector<const Article*> search(pages::Locale locale, std::string_view words, Timestamp now,
                                     std::size_t most, const Article* before = nullptr) const;

 private:
  using Line = std::vector<std::uint32_t>;  // positions in articles_, the oldest first
  const Line& line(pages::Locale locale, std::string_view category) const;
  Line::const_iterator end_of(const Line& line, Timestamp now, const Article* before) const;
  static bool is_before(const Article& a, const Article& b);

  std::vector<ArticlePointer> articles_;  // the oldest first
  std::unordered_map<std::string_view, std::uint32_t> by_code_, by_id_;
  std::unordered_map<std::string_view, std::uint32_t> translations_;  // by what they translate
  std::unordered_map<std::string_view, std::uint32_t> pictures_;      // the first to be out
  std::map<std::pair<pages::Locale, std::string_view>, Line> lines_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  std::vector<Line> having_;  // by the number of a word
};

/// Keeps the releases in memory. Safe to use from several threads.
class News {
 public:
  explicit News(sql::Database& database) : database_(database) {}

  /// Releases may have been made: who asks next reads them.
  void wake() { is_old_ = true; }
  /// Every version of one article, the newest first.
  Result<std::vector<Release>> versions(const std::string& article_id);
  /// Never null. When the releases cannot be read, the last moment, and a line in the log.
  std::shared_ptr<const NewsMoment> moment();

 private:
  Result<void> read();

  sql::Database& database_;
  std::atomic<bool> is_old_ = true;
  std::mutex making_, reading_;
  long long last_number_ = 0;
  std::shared_ptr<Vocabulary> vocabulary_ = std::make_shared<Vocabulary>();
  std::map<std::string, ArticlePointer, std::less<>> by_id_;
  std::shared_ptr<const NewsMoment> moment_;
};

}  // namespace ocop::newsroom
