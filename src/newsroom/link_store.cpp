#include <soci/soci.h>

#include <algorithm>

#include "base/text.h"
#include "newsroom/links.h"

namespace ocop::newsroom {
namespace {

constexpr char between = '\t', end = '\n';

/// Blanks of any kind become one sort of blank, so that none parts a line.
std::string on_a_line(std::string text) {
  std::ranges::replace_if(text, [](char c) { return c == between || c == end; }, ' ');
  return text;
}

std::string written(const std::vector<BrokenLink>& broken) {
  std::string out;
  for (const BrokenLink& link : broken) {
    out += std::to_string(static_cast<int>(link.fault)) + between + on_a_line(link.address) +
           between + on_a_line(link.words) + end;
  }
  return out;
}

std::vector<BrokenLink> read(const std::string& text) {
  std::vector<BrokenLink> broken;
  for (const std::string_view line : split(text, end)) {
    const auto parts = split(line, between);
    if (parts.size() != 3 || parts[0].size() != 1) continue;
    broken.push_back(
        {static_cast<LinkFault>(parts[0][0] - '0'), std::string(parts[1]), std::string(parts[2])});
  }
  return broken;
}

}  // namespace

void put_link_check(soci::session& session, const std::string& article_id, const LinkCheck& check) {
  const long long at = check.at.micros, count = static_cast<long long>(check.broken.size());
  const std::string broken = written(check.broken);
  session << "insert into article_link_checks (article_id, checked_at, broken_count, broken) "
             "values (:id, :at, :count, :broken) on conflict (article_id) do update set "
             "checked_at = excluded.checked_at, broken_count = excluded.broken_count, "
             "broken = excluded.broken",
      soci::use(article_id), soci::use(at), soci::use(count), soci::use(broken);
}

std::optional<LinkCheck> find_link_check(soci::session& session, const std::string& article_id) {
  long long at = 0;
  std::string broken;
  session << "select checked_at, broken from article_link_checks where article_id = :id",
      soci::use(article_id), soci::into(at), soci::into(broken);
  if (!session.got_data()) return std::nullopt;
  return LinkCheck{{at}, read(broken)};
}

std::vector<std::string> articles_with_broken_links(soci::session& session, std::size_t most) {
  const auto limit = static_cast<long long>(most);
  std::vector<std::string> ids;
  const soci::rowset<std::string> rows =
      (session.prepare << "select article_id from article_link_checks where broken_count > 0 "
                          "order by checked_at desc, article_id limit :most",
       soci::use(limit));
  for (const std::string& id : rows) ids.push_back(id);
  return ids;
}

}  // namespace ocop::newsroom
