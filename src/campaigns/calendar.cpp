#include "campaigns/calendar.h"

#include <algorithm>
#include <set>

#include "campaigns/calendar_kinds.h"
#include "campaigns/limits.h"
#include "messages/messages.h"
#include "newsroom/article_kind.h"
#include "newsroom/releases.h"
#include "newsroom/wall_time.h"

namespace ocop::campaigns {
namespace {

using accounts::Reach;
using records::Reading;
using records::Record;

constexpr std::string_view article_mark = "article:", message_mark = "message:";

std::string hour_of(Timestamp moment) { return format_hour({moment, vietnam_offset_minutes}); }

Piece publication_from(const newsroom::Published& row) {
  return {std::string(article_mark) + row.article_id,
          row.title,
          row.unit_code,
          "/office/articles/" + row.article_id,
          date_of(row.published_at),
          hour_of(row.published_at)};
}

Piece publication_from(const messages::Message& message) {
  Piece found{std::string(message_mark) + message.id, message.title,   message.unit_code,
              "/office/messages/" + message.id,       message.sent_on, {}};
  if (message.sent_on) found.hour = hour_of(message.sent_at);
  return found;
}

Piece publication_from(const Record& article, const std::vector<newsroom::Release>& releases) {
  Piece found{std::string(article_mark) + article.id,
              article.title(),
              article["unit_code"],
              "/office/articles/" + article.id,
              {},
              {}};
  if (!releases.empty() && !releases.front().is_withdrawn) {
    found.day = date_of(releases.front().published_at);
    found.hour = hour_of(releases.front().published_at);
  }
  return found;
}

std::vector<Piece> published(Reading& reading, Date first, Date last) {
  std::vector<Piece> found;
  const Timestamp from = start_of(first);
  const Timestamp until{start_of(last).micros + micros_per_day};
  for (const auto& row : newsroom::published_between(reading.session(), from, until,
                                                     limits::calendar_published_max)) {
    found.push_back(publication_from(row));
  }
  for (const auto& message : messages::open_messages_sent(reading.session(), first, last,
                                                          limits::calendar_published_max)) {
    found.push_back(publication_from(message));
  }
  return found;
}

Entry entry_from(const Record& row) {
  Entry entry{.key = "i-" + row.id,
              .title = row.title(),
              .what = row["what"],
              .unit_code = row["unit_code"],
              .hour = row["hour"],
              .note = row["note"],
              .owner = row["owner"],
              .day = row.day("day").value_or(Date{})};
  entry.item_id = row.id;
  entry.version = row.version;
  entry.rule_id = row["rule_id"];
  entry.rule_day = row.day("rule_day");
  entry.is_left_out = row["state"] == item_left_out;
  return entry;
}

Entry entry_from(const Record& rule, const Occurrence& occurrence) {
  Entry entry{.key = "r-" + rule.id + '-' + format_iso(occurrence.planned),
              .title = rule.title(),
              .what = rule["what"],
              .unit_code = rule["unit_code"],
              .hour = rule["hour"],
              .note = rule["note"],
              .owner = "",
              .day = occurrence.day};
  entry.rule_id = rule.id;
  entry.rule_day = occurrence.planned;
  return entry;
}

Entry entry_from(Piece publication) {
  Entry entry{.key = "",
              .title = publication.title,
              .what = publication.name.starts_with(article_mark) ? "article" : "message",
              .unit_code = publication.unit_code,
              .hour = publication.hour,
              .note = "",
              .owner = "",
              .day = *publication.day};
  entry.publication = std::move(publication);
  return entry;
}

}  // namespace

Result<std::optional<Piece>> publication_of(Reading& reading, const std::string& name) {
  if (name.starts_with(article_mark)) {
    TRY(const auto article,
        reading.get(reading.kinds().get("article"), name.substr(article_mark.size())));
    if (!article || article->removed_at) return std::optional<Piece>();
    return std::optional(
        publication_from(*article, newsroom::releases_of(reading.session(), article->id)));
  }
  if (!name.starts_with(message_mark)) return std::optional<Piece>();
  const auto message = messages::find_message(reading.session(), name.substr(message_mark.size()));
  if (!message || message->is_restricted) return std::optional<Piece>();
  return std::optional(publication_from(*message));
}

Result<std::vector<Entry>> entries_between(Reading& reading, const WorkedDays& worked,
                                           const Reach& reach, Date first, Date last) {
  std::vector<Entry> entries;
  std::set<std::string> fulfilling;
  std::set<std::pair<std::string, Date>> taken;  // occurrences that have a row
  TRY(const auto all_items, reading.all(reading.kinds().get("calendar_item")));
  for (const Record& row : all_items) {
    if (const auto rule_day = row.day("rule_day")) taken.emplace(row["rule_id"], *rule_day);
    if (!row["fulfilled_by"].empty()) fulfilling.insert(row["fulfilled_by"]);
    const Date day = row.day("day").value_or(Date{});
    if (day < first || last < day || !reach.covers(row["unit_code"])) continue;
    entries.push_back(entry_from(row));
    if (row["fulfilled_by"].empty()) continue;
    TRY(entries.back().publication, publication_of(reading, row["fulfilled_by"]));
  }
  TRY(const auto rules, reading.all(reading.kinds().get("calendar_rule")));
  for (const Record& rule : rules) {
    if (!reach.covers(rule["unit_code"])) continue;
    for (const Occurrence& each : occurrences(recurrence_of(rule), worked, first, last)) {
      if (!taken.contains({rule.id, each.planned})) entries.push_back(entry_from(rule, each));
    }
  }
  for (Piece& each : published(reading, first, last)) {
    if (fulfilling.contains(each.name) || !reach.covers(each.unit_code)) continue;
    entries.push_back(entry_from(std::move(each)));
  }
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
    return std::tie(a.day, a.hour) < std::tie(b.day, b.hour);
  });
  return entries;
}

Result<Entry> entry_of(Reading& reading, const WorkedDays& worked, const Reach& reach,
                       const std::string& key) {
  const Error nothing{Code::not_found, "there is no such item", key};
  constexpr std::size_t id_size = 26, day_size = 10;
  if (key.starts_with("i-")) {
    TRY(const Record row, reading.find(reading.kinds().get("calendar_item"), key.substr(2), reach));
    if (row.removed_at) return nothing;
    Entry entry = entry_from(row);
    if (!row["fulfilled_by"].empty()) {
      TRY(entry.publication, publication_of(reading, row["fulfilled_by"]));
    }
    return entry;
  }
  if (!key.starts_with("r-") || key.size() != 2 + id_size + 1 + day_size) return nothing;
  TRY(const Record rule,
      reading.find(reading.kinds().get("calendar_rule"), key.substr(2, id_size), reach));
  const auto planned = parse_date(key.substr(2 + id_size + 1));
  if (rule.removed_at || !planned) return nothing;
  TRY(const auto items,
      reading.where(reading.kinds().get("calendar_item"), "rule_day", format_iso(*planned)));
  for (const Record& row : items) {  // meanwhile somebody made a row of it
    if (row["rule_id"] == rule.id) return entry_of(reading, worked, reach, "i-" + row.id);
  }
  const Date last = date_from_days(days_from_date(*planned) + limits::holiday_move_days_max);
  for (const Occurrence& each : occurrences(recurrence_of(rule), worked, *planned, last)) {
    if (each.planned == *planned) return entry_from(rule, each);
  }
  return nothing;
}

Result<std::vector<Piece>> free_publications(Reading& reading, const Reach& reach, Date day) {
  constexpr std::int64_t weeks_around = 21;
  std::vector<Piece> found;
  std::set<std::string> fulfilling;
  TRY(const auto items, reading.all(reading.kinds().get("calendar_item")));
  for (const Record& row : items) fulfilling.insert(row["fulfilled_by"]);
  const auto take = [&](Piece publication) {
    const bool fits = !fulfilling.contains(publication.name) &&
                      reach.covers(publication.unit_code) &&
                      found.size() < limits::calendar_choices_max;
    if (fits) found.push_back(std::move(publication));
  };
  for (const newsroom::State state : {newsroom::State::draft, newsroom::State::review}) {
    const records::Query query{.filters = {{"state", std::string(newsroom::name_of(state))}}};
    TRY(const auto drafts, reading.list(reading.kinds().get("article"), query, reach));
    for (const Record& each : drafts.rows) {
      if (each["published_on"].empty()) take(publication_from(each, {}));
    }
  }
  auto out = published(reading, date_from_days(days_from_date(day) - weeks_around),
                       date_from_days(days_from_date(day) + weeks_around));
  std::ranges::reverse(out);
  for (Piece& each : out) take(std::move(each));
  return found;
}

}  // namespace ocop::campaigns
