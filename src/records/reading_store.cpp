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
  const bool may_lack = is_nullable(field->type) && !field->is(use::required);
  const std::string nulls =
      may_lack ? fmt::format("case when {} is null then 1 else 0 end, ", by) : "";
  return fmt::format(" order by {1}{2}{0}, id{0}", direction, nulls, by);
}

// Written the second way, no index of the rows that were not put aside fits.
std::string_view removed_condition(Removed removed, bool in_order_of_rows) {
  if (removed == Removed::only) return "removed_at is not null";
  return in_order_of_rows ? "coalesce(removed_at, 0) = 0" : "removed_at is null";
}

std::size_t rows_of_page(const Query& query) {
  return std::clamp<std::size_t>(query.page_rows, 1, limits::record_page_rows_max);
}

/// Where the page begins, the last one when there are not so many.
std::size_t first_of_page(const Query& query, std::size_t count) {
  const std::size_t rows = rows_of_page(query);
  return (std::clamp<std::size_t>(query.page, 1, count / rows + 1) - 1) * rows;
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
  add_scope(statement, kinds_, kind, reach, Asked::for_few);
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
  if (reach.nothing()) return Listing();
  const bool has_words = !fold(query.words).empty();
  Statement condition;
  condition.add(removed_condition(query.removed, has_words)).add(" and ");
  const bool is_of_one =
      std::ranges::find(query.filters, kind.owner, &Filter::field) != query.filters.end();
  add_scope(condition, kinds_, kind, reach, is_of_one ? Asked::for_few : Asked::for_many);
  TRY_VOID(add_filters(condition, kind, query.filters));
  if (has_words) return find_words(kind, query, std::move(condition));

  Listing listing;
  Statement counting = condition;
  counting.put_before(fmt::format("select count(*) from {} where ", kind.table));
  listing.count = static_cast<std::size_t>(counting.count(session_));
  TRY(const std::string order, order_of(kind, query));
  condition.put_before(select_from(kind));
  condition.add(order).add(
      fmt::format(" limit {} offset {}", rows_of_page(query), first_of_page(query, listing.count)));
  listing.rows = fetch(session_, kind, condition);
  return listing;
}

// Words are looked for in every row: once for the number and the page, and in the order in which
// the rows lie, which is quicker than that of an index. "materialized" keeps the order apart.
Result<Listing> Reading::find_words(const Kind& kind, const Query& query, Statement condition) {
  TRY(const std::string order, order_of(kind, query));
  const std::string_view by = !query.sort.empty() ? std::string_view(query.sort) : kind.sort;
  add_words(condition, query.words);
  condition.put_before(
      fmt::format("with found as materialized (select id, sort_key{}{} from {} where ",
                  by.empty() ? "" : ", ", by, kind.table));
  condition.add(") select id, (select count(*) from found) from found").add(order);
  const auto ask = [&](std::size_t first) {
    Statement page = condition;
    page.add(fmt::format(" limit {} offset {}", rows_of_page(query), first));
    return fetch_found(session_, page);
  };
  FoundIds found = ask((query.page - 1) * rows_of_page(query));
  if (found.ids.empty() && query.page > 1) {  // there are fewer pages: the last one
    const auto count = static_cast<std::size_t>(ask(0).count);
    found = ask(first_of_page(query, count));
  }
  Listing listing{{}, static_cast<std::size_t>(found.count)};
  if (found.ids.empty()) return listing;
  Statement page;
  page.add(select_from(kind)).add("id in (");
  for (std::size_t i = 0; i < found.ids.size(); ++i) {
    page.add(i == 0 ? "" : ", ").bind(found.ids[i]);
  }
  listing.rows = fetch(session_, kind, page.add(")").add(order));
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
