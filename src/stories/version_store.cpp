#include <soci/soci.h>

#include "crypto/bytes.h"
#include "ledger/digest.h"
#include "stories/versions.h"

namespace ocop::stories {
namespace {

constexpr const char* columns =
    "select id, story_id, product_id, number, content, sha256, published_at, published_on, "
    "published_by, coalesce(ended_on, '') from story_versions ";

Date day_in(const std::string& text) {
  const auto day = parse_date(text);
  return day ? *day : Date{};
}

/// The versions of a query with at most one bound value.
std::vector<Version> fetch(soci::session& session, const std::string& rest,
                           const std::string& value) {
  std::vector<Version> versions;
  Version version;
  long long published_at = 0;
  std::string published_on, ended_on;
  soci::statement rows =
      (session.prepare << columns + rest, soci::into(version.id), soci::into(version.story_id),
       soci::into(version.product_id), soci::into(version.number), soci::into(version.json),
       soci::into(version.sha256), soci::into(published_at), soci::into(published_on),
       soci::into(version.published_by), soci::into(ended_on), soci::use(value));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    version.published_at = {published_at};
    version.published_on = day_in(published_on);
    version.ended_on = ended_on.empty() ? std::nullopt : std::optional(day_in(ended_on));
    versions.push_back(version);
  }
  return versions;
}

}  // namespace

void end_version(soci::session& session, const std::string& story_id, Date today) {
  const std::string day = format_iso(today);
  session
      << "update story_versions set ended_on = :day where story_id = :story and ended_on is null",
      soci::use(day), soci::use(story_id);
}

Version freeze(records::Writing& writing, const records::Record& story, const Content& content,
               Date today) {
  soci::session& session = writing.session();
  Version version{.id = writing.new_id(),
                  .story_id = story.id,
                  .product_id = story["product_id"],
                  .number = 1,
                  .json = to_json(content),
                  .sha256 = {},
                  .published_at = writing.now(),
                  .published_on = today,
                  .published_by = writing.person()};
  const ledger::Digest digest = ledger::sha256({version.json});
  version.sha256 = crypto::hex(digest);
  session << "select coalesce(max(number), 0) + 1 from story_versions where story_id = :story",
      soci::into(version.number), soci::use(version.story_id);
  end_version(session, story.id, today);
  const auto at = static_cast<long long>(version.published_at.micros);
  const std::string day = format_iso(today);
  session << "insert into story_versions (id, story_id, product_id, number, content, sha256, "
             "published_at, published_on, published_by) values (:id, :story, :product, :number, "
             ":content, :sha256, :at, :day, :by)",
      soci::use(version.id), soci::use(version.story_id), soci::use(version.product_id),
      soci::use(version.number), soci::use(version.json), soci::use(version.sha256), soci::use(at),
      soci::use(day), soci::use(version.published_by);
  return version;
}

std::optional<Version> version_of(soci::session& session, const std::string& id) {
  auto found = fetch(session, "where id = :id", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Version> versions_of(soci::session& session, const std::string& story_id) {
  return fetch(session, "where story_id = :story order by number desc", story_id);
}

std::vector<Version> standing_versions(soci::session& session, Date day) {
  auto versions =
      fetch(session, "where coalesce(ended_on, '9999-12-31') > :day order by published_at, id",
            format_iso(day));
  std::erase_if(versions, [&](const Version& each) { return !each.stands_on(day); });
  return versions;
}

}  // namespace ocop::stories
