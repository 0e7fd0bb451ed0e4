#pragma once

#include <map>
#include <string>

namespace soci {
class session;
}

/// Views of articles by day in SQL. Inside a transaction of the caller; each throws what the SQL
/// library throws.
namespace ocop::newsroom {

/// By article, of one month ("2026-07") or of all time ("").
std::map<std::string, long long, std::less<>> view_totals(soci::session& session,
                                                          const std::string& month);
/// Of one article from one day ("2026-07-06") to another.
long long views_between(soci::session& session, const std::string& article_id,
                        const std::string& first, const std::string& last);

struct ViewKey {
  std::string article_id, day;
  auto operator<=>(const ViewKey&) const = default;
};
void add_views(soci::session& session, const ViewKey& key, long long views);

}  // namespace ocop::newsroom
