#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "records/record_store.h"
#include "records/statement.h"

namespace ocop::records {
namespace {

/// '%' and '_' of a word mean themselves.
std::string pattern_of(std::string_view word) {
  std::string pattern = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

void add_words(Statement& statement, std::string_view words) {
  const std::string folded = fold(words);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.empty()) continue;
    statement.add(" and folded like ").bind(pattern_of(word)).add(" escape '\\'");
  }
}

Result<void> add_filters(Statement& statement, const Kind& kind,
                         const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    const Field* field = kind.field(filter.field);
    if (field == nullptr) {
      return Error{Code::invalid_argument, "the register has no such field", filter.field};
    }
    statement.add(" and ").add(field->name);
    if (filter.value.empty() && is_nullable(field->type)) {
      statement.add(" is null");
    } else {
      statement.add(" = ").bind(filter.value);
    }
  }
  return ok();
}

// Rows without a value come last, and the identifier settles what is equal, on both engines.
Result<std::string> order_of(const Kind& kind, const Query& query) {
  const std::string_view by = !query.sort.empty() ? std::string_view(query.sort) : kind.sort;
  const std::string_view direction = query.order == Order::descending ? " desc" : "";
  if (by.empty() || by == kind.title) return fmt::format(" order by sort_key{0}, id{0}", direction);
  const Field* field = kind.field(by);
  if (field == nullptr) {
    return Error{Code::invalid_argument, "the register has no such field", std::string(by)};
  }
  const std::string nulls =
      is_nullable(field->type) ? fmt::format("case when {} is null then 1 else 0 end, ", by) : "";
  return fmt::format(" order by {1}{2}{0}, id{0}", direction, nulls, by);
}

Error not_there(const Kind& kind, std::string_view id) {
  return {Code::not_found, fmt::format("there is no such {}", kind.name), std::string(id)};
}

std::string select_from(const Kind& kind) {
  return fmt::format("select {} from {} where ", columns_of(kind), kind.table);
}

}  // namespace

Result<Record> Reading::find(const Kind& kind, std::string_view id, const accounts::Reach& reach) {
  if (reach.nothing()) return not_there(kind, id);
  Statement statement;
  statement.add(select_from(kind)).add("id = ").bind(std::string(id)).add(" and ");
  add_scope(statement, kinds_, kind, reach);
  auto rows = fetch(session_, kind, statement);
  if (rows.empty()) return not_there(kind, id);
  return std::move(rows.front());
}

Result<std::optional<Record>> Reading::get(const Kind& kind, std::string_view id) {
  Statement statement;
  statement.add(select_from(kind)).add("id = ").bind(std::string(id));
  auto rows = fetch(session_, kind, statement);
  return rows.empty() ? std::optional<Record>() : std::optional(std::move(rows.front()));
}

Result<std::optional<Record>> Reading::find_by_key(const Kind& kind,
                                                   const std::vector<std::string>& key) {
  Statement statement;
  statement.add(select_from(kind));
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i > 0) statement.add(" and ");
    statement.add(kind.key[i]);
    if (key[i].empty() && is_nullable(kind.field(kind.key[i])->type)) {
      statement.add(" is null");
    } else {
      statement.add(" = ").bind(key[i]);
    }
  }
  statement.add(" order by id limit 1");
  auto rows = fetch(session_, kind, statement);
  return rows.empty() ? std::optional<Record>() : std::optional(std::move(rows.front()));
}

Result<Listing> Reading::list(const Kind& kind, const Query& query, const accounts::Reach& reach) {
  Listing listing;
  if (reach.nothing()) return listing;
  Statement condition;
  condition.add(query.removed == Removed::only ? "removed_at is not null and "
                                               : "removed_at is null and ");
  add_scope(condition, kinds_, kind, reach);
  add_words(condition, query.words);
  TRY_VOID(add_filters(condition, kind, query.filters));

  Statement counting = condition;
  counting.put_before(fmt::format("select count(*) from {} where ", kind.table));
  listing.count = static_cast<std::size_t>(counting.count(session_));

  TRY(const std::string order, order_of(kind, query));
  const std::size_t rows =
      std::clamp<std::size_t>(query.page_rows, 1, limits::record_page_rows_max);
  const std::size_t page = std::clamp<std::size_t>(query.page, 1, listing.count / rows + 1);
  condition.put_before(select_from(kind));
  condition.add(order).add(fmt::format(" limit {} offset {}", rows, (page - 1) * rows));
  listing.rows = fetch(session_, kind, condition);
  return listing;
}

Result<std::vector<Record>> Reading::where(const Kind& kind, std::string_view field,
                                           std::string_view value) {
  Statement statement;
  statement.add(select_from(kind))
      .add("removed_at is null and ")
      .add(kind.fields[kind.position(field)].name);
  statement.add(" = ").bind(std::string(value));
  TRY(const std::string order, order_of(kind, {}));
  statement.add(order).add(fmt::format(" limit {}", limits::record_parts_max + 1));
  auto rows = fetch(session_, kind, statement);
  if (rows.size() > limits::record_parts_max) {
    return Error{Code::payload_too_large,
                 fmt::format("more than {} rows of {}", limits::record_parts_max, kind.name), ""};
  }
  return rows;
}

Result<std::vector<Record>> Reading::all(const Kind& kind) {
  Statement statement;
  statement.add(select_from(kind)).add("removed_at is null order by id");
  return fetch(session_, kind, statement);
}

}  // namespace ocop::records
