#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsroom/news.h"
#include "records/record_store.h"

namespace ocop::newsroom {

/// An author with what is out in one language.
struct AuthorPage {
  std::string name, slug, role, about;
  std::vector<const Article*> articles;      ///< the newest first; none: only in the other language
  std::shared_ptr<const NewsMoment> moment;  ///< which they belong to
};

/// Who signed which articles. Bylines are those of the releases, so that an author who leaves, or
/// whose row is put aside, keeps every article; the register only adds words and other names. Safe
/// to use from several threads.
class Authors {
 public:
  Authors(records::RecordStore& records, News& news) : records_(records), news_(news) {}

  /// The register may have changed: who asks next reads it.
  void wake() { is_old_ = true; }

  /// Nothing when no article with such a name is out in any language.
  std::optional<AuthorPage> find(std::string_view slug, pages::Locale locale, Timestamp now);

 private:
  struct Row {
    std::string name, role, about, about_en;
    std::vector<std::string> slugs;
  };
  using Rows = std::unordered_map<std::string, std::shared_ptr<const Row>>;
  struct Signed {
    std::string name;                      ///< as the newest of them has it
    std::vector<const Article*> articles;  ///< in both languages, those of the future too
  };
  /// Of one moment.
  struct Index {
    std::shared_ptr<const NewsMoment> moment;
    std::unordered_map<std::string, Signed> by_slug;
  };

  std::shared_ptr<const Index> index();
  std::shared_ptr<const Rows> rows();
  static std::shared_ptr<const Index> index_of(std::shared_ptr<const NewsMoment> moment);

  records::RecordStore& records_;
  News& news_;
  std::atomic<bool> is_old_ = true;
  std::mutex mutex_;
  std::shared_ptr<const Index> index_;
  std::shared_ptr<const Rows> rows_ = std::make_shared<const Rows>();
};

}  // namespace ocop::newsroom
