#include <soci/soci.h>

#include <boost/json.hpp>

#include "newsroom/article_kind.h"
#include "newsroom/releases.h"
#include "records/kind.h"

namespace ocop::newsroom {
namespace {

namespace json = boost::json;

std::string content_json(const Release& release) {
  json::object object;
  for (const auto& [name, value] : release.content) object[name] = value;
  return json::serialize(object);
}

void read_content(const std::string& text, Release& release) {
  const json::value value = json::parse(text);
  for (const auto& [name, field] : value.as_object()) {
    release.content.emplace(name, field.as_string());
  }
}

struct Row {
  Release release;
  long long published_at = 0, released_at = 0, withdrawn = 0;
  std::string content;

  Release taken() {
    Release taken = release;
    taken.published_at = {published_at};
    taken.released_at = {released_at};
    taken.is_withdrawn = withdrawn != 0;
    read_content(content, taken);
    return taken;
  }
};

template <class Value>
std::vector<Release> fetch(soci::session& session, const std::string& rest, const Value& value) {
  std::vector<Release> releases;
  Row row;
  soci::statement rows =
      (session.prepare << "select number, article_id, version, published_at, released_at, "
                          "approved_by, withdrawn, content from article_releases " +
                              rest,
       soci::into(row.release.number), soci::into(row.release.article_id),
       soci::into(row.release.version), soci::into(row.published_at), soci::into(row.released_at),
       soci::into(row.release.approved_by), soci::into(row.withdrawn), soci::into(row.content),
       soci::use(value));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    releases.push_back(row.taken());
  }
  return releases;
}

}  // namespace

const std::string& Release::operator[](std::string_view field) const {
  static const std::string nothing;
  const auto at = content.find(field);
  return at == content.end() ? nothing : at->second;
}

Release release_of(soci::session& session, const records::Record& article, Timestamp published_at,
                   Timestamp now, const std::string& approved_by) {
  Release release{.article_id = article.id,
                  .version = 1,
                  .published_at = published_at,
                  .released_at = now,
                  .approved_by = approved_by};
  if (const auto before = releases_of(session, article.id); !before.empty()) {
    release.version = before.front().version + 1;
    const bool is_out = before.front().published_at <= now;
    if (is_out) release.published_at = before.front().published_at;
  }
  for (const std::string_view field : content_fields()) {
    release.content.emplace(field, article[field]);
  }
  for (const std::string_view field : {"code", "language", "translates"}) {
    release.content.emplace(field, article[field]);
  }
  return release;
}

void put_release(soci::session& session, Release& release) {
  long long last = 0;
  session << "select coalesce(max(number), 0) from article_releases", soci::into(last);
  release.number = last + 1;
  const auto published = static_cast<long long>(release.published_at.micros);
  const auto released = static_cast<long long>(release.released_at.micros);
  const long long withdrawn = release.is_withdrawn ? 1 : 0;
  const std::string content = content_json(release);
  session << "insert into article_releases (number, article_id, version, published_at, "
             "released_at, approved_by, withdrawn, content) values (:number, :article, :version, "
             ":published, :released, :approved, :withdrawn, :content)",
      soci::use(release.number), soci::use(release.article_id), soci::use(release.version),
      soci::use(published), soci::use(released), soci::use(release.approved_by),
      soci::use(withdrawn), soci::use(content);
}

std::vector<Release> releases_after(soci::session& session, long long number) {
  return fetch(session, "where number > :number order by number", number);
}

std::vector<Release> releases_of(soci::session& session, const std::string& article_id) {
  return fetch(session, "where article_id = :article order by version desc", article_id);
}

std::vector<Published> published_between(soci::session& session, Timestamp first, Timestamp last,
                                         std::size_t most) {
  std::vector<Published> found;
  Published row;
  const auto from = static_cast<long long>(first.micros);
  const auto until = static_cast<long long>(last.micros);
  const auto count = static_cast<long long>(most);
  long long published_at = 0;
  soci::statement rows =
      (session.prepare << "select a.id, a.code, a.title, a.language, a.unit_code, r.published_at "
                          "from article_releases r join articles a on a.id = r.article_id "
                          "where r.published_at >= :first and r.published_at < :last and "
                          "r.withdrawn = 0 and a.removed_at is null and r.version = (select "
                          "max(n.version) from article_releases n where n.article_id = "
                          "r.article_id) order by r.published_at, a.id limit :most",
       soci::into(row.article_id), soci::into(row.code), soci::into(row.title),
       soci::into(row.language), soci::into(row.unit_code), soci::into(published_at),
       soci::use(from), soci::use(until), soci::use(count));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    row.published_at = {published_at};
    found.push_back(row);
  }
  return found;
}

}  // namespace ocop::newsroom
