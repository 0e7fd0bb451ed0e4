#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/limits.h"
#include "records/history.h"
#include "records/statement.h"

namespace ocop::records {
namespace {

namespace json = boost::json;

struct Parsed {
  json::object fields;
  long long version = 0;
};

Parsed parsed(const std::string& text) {
  boost::system::error_code failed;
  json::value value = text.empty() ? json::object() : json::parse(text, failed);
  Parsed result;
  if (failed || !value.is_object()) return result;
  result.fields = std::move(value.get_object());
  if (const auto* version = result.fields.if_contains("version"); version && version->is_int64()) {
    result.version = version->get_int64();
  }
  return result;
}

std::string cell(const json::object& fields, std::string_view name) {
  const auto* value = fields.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

HistoryEntry entry_of(const Kind& kind, const std::string& before, const std::string& after) {
  HistoryEntry entry;
  const Parsed was = parsed(before);
  const Parsed is = parsed(after);
  entry.version = is.version;
  for (const Field& field : kind.fields) {
    if (!was.fields.contains(field.name) && !is.fields.contains(field.name)) continue;
    entry.changes.push_back(
        {std::string(field.name), cell(was.fields, field.name), cell(is.fields, field.name)});
  }
  return entry;
}

}  // namespace

Result<std::vector<HistoryEntry>> history_of(Reading& reading, const Kind& kind,
                                             std::string_view id) {
  const std::string object = fmt::format("{} {}", kind.name, id);
  const auto limit = static_cast<long long>(limits::record_history_max);
  const soci::rowset<soci::row> rows =
      (reading.session().prepare << "select at, actor, act, before_json, after_json from audit "
                                    "where object = :object order by at desc, id desc limit :limit",
       soci::use(object), soci::use(limit));
  std::vector<HistoryEntry> entries;
  for (const soci::row& row : rows) {
    HistoryEntry entry = entry_of(kind, row.get<std::string>(3), row.get<std::string>(4));
    entry.at = {row.get<long long>(0)};
    entry.person = row.get<std::string>(1);
    const std::string act = row.get<std::string>(2);
    entry.act = act.substr(act.find('.') + 1);
    entries.push_back(std::move(entry));
  }
  // Entries of one moment have identifiers in any order; their versions tell which came last.
  std::ranges::stable_sort(entries, std::ranges::greater{}, [](const HistoryEntry& entry) {
    return std::pair(entry.at, entry.version);
  });
  return entries;
}

Result<Conflict> conflict_since(Reading& reading, const Record& now, long long version) {
  TRY(const auto history, history_of(reading, *now.kind, now.id));
  Conflict conflict{now, now.changed_by, {}};
  Record base = now;
  for (const HistoryEntry& entry : history) {
    if (entry.version == 0 || entry.version <= version) continue;
    for (const Difference& change : entry.changes) base[change.field] = change.was;
  }
  for (std::size_t i = 0; i < now.cells.size(); ++i) {
    if (base.cells[i] == now.cells[i]) continue;
    conflict.differences.push_back(
        {std::string(now.kind->fields[i].name), base.cells[i], now.cells[i]});
  }
  return conflict;
}

}  // namespace ocop::records
