#include "newsroom/view_store.h"

#include <soci/soci.h>

namespace ocop::newsroom {

std::map<std::string, long long, std::less<>> view_totals(soci::session& session,
                                                          const std::string& month) {
  std::map<std::string, long long, std::less<>> totals;
  std::string article;
  long long views = 0;
  const std::string first = month + "-00", last = month.empty() ? "9999" : month + "-99";
  soci::statement rows =
      (session.prepare << "select article_id, cast(sum(views) as bigint) from article_views "
                          "where day > :first and day < :last group by article_id",
       soci::into(article), soci::into(views), soci::use(first), soci::use(last));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    totals[article] = views;
  }
  return totals;
}

long long views_between(soci::session& session, const std::string& article_id,
                        const std::string& first, const std::string& last) {
  long long views = 0;
  session << "select cast(coalesce(sum(views), 0) as bigint) from article_views "
             "where article_id = :article and day >= :first and day <= :last",
      soci::into(views), soci::use(article_id), soci::use(first), soci::use(last);
  return views;
}

void add_views(soci::session& session, const ViewKey& key, long long views) {
  session << "insert into article_views (article_id, day, views) values (:article, :day, :views) "
             "on conflict (article_id, day) do update set views = article_views.views + "
             "excluded.views",
      soci::use(key.article_id), soci::use(key.day), soci::use(views);
}

}  // namespace ocop::newsroom
