#include <soci/soci.h>

#include <algorithm>
#include <set>

#include "bulletins/content.h"
#include "bulletins/editions.h"

namespace ocop::bulletins {
namespace {

constexpr const char* columns =
    "select id, series_id, bulletin_id, number, edition, content, sha256, correction, approved_at, "
    "approved_on, approved_by from bulletin_editions ";

struct Row {
  Edition edition;
  long long approved_at = 0;
  std::string approved_on;

  Edition taken() const {
    Edition taken = edition;
    taken.approved_at = {approved_at};
    if (const auto day = parse_date(approved_on)) taken.approved_on = *day;
    return taken;
  }
};

template <class... Values>
std::vector<Edition> fetch(soci::session& session, const std::string& rest,
                           const Values&... values) {
  std::vector<Edition> editions;
  Row row;
  auto prepared = session.prepare << columns + rest;
  prepared, soci::into(row.edition.id), soci::into(row.edition.series_id),
      soci::into(row.edition.bulletin_id), soci::into(row.edition.number),
      soci::into(row.edition.edition), soci::into(row.edition.json), soci::into(row.edition.sha256),
      soci::into(row.edition.correction), soci::into(row.approved_at), soci::into(row.approved_on),
      soci::into(row.edition.approved_by);
  ((prepared, soci::use(values)), ...);
  soci::statement rows(prepared);
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    editions.push_back(row.taken());
  }
  return editions;
}

long long next_number(soci::session& session, const std::string& series_id) {
  long long last = 0;
  session << "select coalesce(max(number), 0) from bulletin_editions where series_id = :series",
      soci::into(last), soci::use(series_id);
  return last + 1;
}

}  // namespace

Edition freeze(records::Writing& writing, const records::Record& bulletin, std::string json) {
  soci::session& session = writing.session();
  Edition made{.id = writing.new_id(),
               .series_id = bulletin["series_id"],
               .bulletin_id = bulletin.id,
               .json = std::move(json),
               .sha256 = {},
               .correction = bulletin["correction"],
               .approved_at = writing.now(),
               .approved_on = date_of(writing.now()),
               .approved_by = writing.person()};
  made.sha256 = sha256_of(made.json);
  const auto before = editions_of(session, bulletin.id);
  made.number = before.empty() ? next_number(session, made.series_id) : before.front().number;
  made.edition = before.empty() ? 1 : before.front().edition + 1;
  const auto at = static_cast<long long>(made.approved_at.micros);
  const std::string day = format_iso(made.approved_on);
  session << "insert into bulletin_editions (id, series_id, bulletin_id, number, edition, content, "
             "sha256, correction, approved_at, approved_on, approved_by) values (:id, :series, "
             ":bulletin, :number, :edition, :content, :sha256, :correction, :at, :day, :by)",
      soci::use(made.id), soci::use(made.series_id), soci::use(made.bulletin_id),
      soci::use(made.number), soci::use(made.edition), soci::use(made.json), soci::use(made.sha256),
      soci::use(made.correction), soci::use(at), soci::use(day), soci::use(made.approved_by);
  return made;
}

std::vector<Edition> standing_editions(soci::session& session, const std::string& series_id) {
  const std::string order = "order by approved_on desc, number desc, edition desc";
  auto all = series_id.empty() ? fetch(session, order)
                               : fetch(session, "where series_id = :series " + order, series_id);
  std::ranges::stable_sort(all, [](const Edition& a, const Edition& b) {
    return a.number != b.number ? a.number > b.number : a.edition > b.edition;
  });
  std::set<std::string> seen;
  std::erase_if(all, [&](const Edition& each) { return !seen.insert(each.bulletin_id).second; });
  return all;
}

std::vector<Edition> editions_of(soci::session& session, const std::string& series_id,
                                 long long number) {
  return fetch(session, "where series_id = :series and number = :number order by edition desc",
               series_id, number);
}

std::vector<Edition> editions_of(soci::session& session, const std::string& bulletin_id) {
  return fetch(session, "where bulletin_id = :bulletin order by edition desc", bulletin_id);
}

bool shows_picture(soci::session& session, const std::string& address) {
  const bool is_plain = std::ranges::all_of(address, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
  });
  if (!is_plain) return false;  // the signs of `like` are in no identifier
  const std::string pattern = "%\"" + address + "\"%";
  long long count = 0;
  session << "select count(*) from bulletin_editions where content like :pattern",
      soci::into(count), soci::use(pattern);
  return count > 0;
}

}  // namespace ocop::bulletins
