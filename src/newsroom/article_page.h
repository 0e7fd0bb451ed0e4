#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/message.h"
#include "newsroom/publication.h"

namespace ocop::newsroom {

/// The page of an article, and its print view. What is the same for everybody is rendered once and
/// kept while nothing that it shows has changed; the number of views and the code of the comment
/// form are put in for each request. Safe to use from several threads.
class ArticlePages {
 public:
  explicit ArticlePages(const Publication& publication);

  http::Response page(const http::Request& request, pages::Locale locale);
  http::Response print(const http::Request& request, pages::Locale locale);
  /// What corrections changed, line by line.
  http::Response changes(const http::Request& request, pages::Locale locale);

 private:
  /// What an article's page is made from.
  struct Ground {
    std::shared_ptr<const NewsMoment> news;
    std::shared_ptr<const portal::Shelf> shelf;
    std::uint64_t comments_version = 0;
    std::string base_url;
    std::shared_ptr<const pictures::Moment> pictures;
    bool operator==(const Ground&) const = default;
  };
  enum class Gap : std::uint8_t { views, token };
  struct Rendered {
    Ground ground;
    Timestamp good_until = {};  ///< then the next article comes out
    http::Headers headers;
    std::vector<std::string> pieces;  ///< one more than gaps
    std::vector<Gap> gaps;
  };
  using RenderedPointer = std::shared_ptr<const Rendered>;

  http::Response respond(const http::Request& request, pages::Locale locale,
                         std::string_view template_name);
  http::Response render(const http::Request& request, const Article& article, const Ground& ground,
                        std::string_view template_name, const office::Visitor* visitor) const;
  RenderedPointer find(const std::string& key, const Ground& ground, Timestamp now);
  RenderedPointer parted(const Ground& ground, http::Response page) const;
  void keep(const std::string& key, RenderedPointer rendered);
  http::Response filled(const Rendered& rendered, const Article& article);
  std::string views_text(const Article& article) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
  const std::string views_mark_, token_mark_;  // by chance, so that no text holds them
  std::mutex mutex_;
  std::unordered_map<std::string, RenderedPointer> kept_;
};

}  // namespace ocop::newsroom
