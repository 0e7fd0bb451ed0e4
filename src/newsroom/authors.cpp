#include "newsroom/authors.h"

#include <algorithm>
#include <limits>

#include "base/log.h"
#include "base/text.h"
#include "newsroom/author_kind.h"
#include "newsroom/byline.h"
#include "portal/addresses.h"

namespace ocop::newsroom {
namespace {

using pages::Locale;

constexpr Timestamp end_of_time{std::numeric_limits<std::int64_t>::max()};
constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

bool is_newer(const Article* a, const Article* b) {
  return std::pair(a->release.published_at, std::string_view(a->id())) >
         std::pair(b->release.published_at, std::string_view(b->id()));
}

}  // namespace

std::shared_ptr<const Authors::Index> Authors::index_of(std::shared_ptr<const NewsMoment> moment) {
  auto index = std::make_shared<Index>();
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    for (const Article* article : moment->list(locale, "", end_of_time, all)) {
      for (const BylinePart& part : byline_parts((*article)["byline"])) {
        Signed& by = index->by_slug[author_slug(part.name)];
        if (by.name.empty()) by.name = part.name;
        by.articles.push_back(article);
      }
    }
  }
  index->moment = std::move(moment);
  return index;
}

std::shared_ptr<const Authors::Index> Authors::index() {
  auto moment = news_.moment();
  const std::lock_guard lock(mutex_);
  if (index_ == nullptr || index_->moment != moment) index_ = index_of(std::move(moment));
  return index_;
}

std::shared_ptr<const Authors::Rows> Authors::rows() {
  const std::lock_guard lock(mutex_);
  if (!is_old_.exchange(false)) return rows_;
  const auto read = records_.read(
      [](records::Reading& reading) { return reading.all(reading.kinds().get("author")); });
  if (!read) {
    log::error("the authors cannot be read: {}", to_string(read.error()));
    is_old_ = true;
    return rows_;
  }
  auto fresh = std::make_shared<Rows>();
  for (const records::Record& record : *read) {
    if (record.removed_at) continue;
    auto row = std::make_shared<Row>(
        Row{record["name"], record["role"], record["about"], record["about_en"], {}});
    for (const std::string_view slug : split(record["slugs"], ' ')) row->slugs.emplace_back(slug);
    for (const std::string& slug : row->slugs) fresh->emplace(slug, row);
  }
  rows_ = std::move(fresh);
  return rows_;
}

std::optional<AuthorPage> Authors::find(std::string_view slug, Locale locale, Timestamp now) {
  const auto signed_by = index();
  const auto registered = rows();
  const auto at = registered->find(std::string(slug));
  const Row* row = at == registered->end() ? nullptr : at->second.get();
  AuthorPage page;
  page.slug = row == nullptr ? slug : row->slugs.front();
  page.moment = signed_by->moment;
  bool is_out = false;
  for (const std::string& one : row == nullptr ? std::vector{std::string(slug)} : row->slugs) {
    const auto found = signed_by->by_slug.find(one);
    if (one.empty() || found == signed_by->by_slug.end()) continue;
    for (const Article* article : found->second.articles) {
      if (!article->is_out(now)) continue;
      is_out = true;
      if (page.name.empty()) page.name = found->second.name;
      if (article->locale == locale) page.articles.push_back(article);
    }
  }
  if (!is_out) return std::nullopt;
  std::ranges::sort(page.articles, is_newer);
  const auto again = std::ranges::unique(page.articles);  // signed with two of the names
  page.articles.erase(again.begin(), again.end());
  if (row != nullptr) {
    page.name = row->name;
    page.role = role_text(locale, row->role);
    page.about = portal::in(locale, row->about, row->about_en);
  }
  return page;
}

}  // namespace ocop::newsroom
