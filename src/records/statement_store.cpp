#include <fmt/format.h>

#include <charconv>

#include "records/statement.h"

namespace ocop::records {
namespace {

constexpr std::size_t fixed_columns = 5;  // id, version, changed_at, changed_by, removed_at

// PostgreSQL would get a statement of its own to prepare and to forget: three trips, not one.
constexpr auto once = soci::details::st_one_time_query;

long long number(const std::string& text) {
  long long value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add_list(Statement& statement, std::string_view column,
              const std::vector<std::string>& values) {
  statement.add(column).add(" in (");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) statement.add(", ");
    statement.bind(values[i]);
  }
  statement.add(")");
}

std::string instant(const std::optional<Timestamp>& time) {
  return time ? std::to_string(time->micros) : "";
}

}  // namespace

Statement& Statement::bind(std::string value, soci::indicator indicator) {
  std::string name = fmt::format("v{}", values_.size());
  text_ += ':';
  text_ += name;
  values_.push_back({std::move(name), std::move(value), indicator});
  return *this;
}

Statement& Statement::bind(std::string value) { return bind(std::move(value), soci::i_ok); }

Statement& Statement::bind_or_null(std::string value) {
  const auto indicator = value.empty() ? soci::i_null : soci::i_ok;
  return bind(std::move(value), indicator);
}

void Statement::bind_to(soci::statement& statement) {
  for (Value& value : values_) {
    statement.exchange(soci::use(value.text, value.indicator, value.name));
  }
}

long long Statement::run(soci::session& session) {
  soci::statement statement(session);
  bind_to(statement);
  statement.alloc();
  statement.prepare(text_, once);
  statement.define_and_bind();
  statement.execute(true);
  return statement.get_affected_rows();
}

long long Statement::count(soci::session& session) {
  long long found = 0;
  soci::statement statement(session);
  bind_to(statement);
  statement.exchange(soci::into(found));
  statement.alloc();
  statement.prepare(text_, once);
  statement.define_and_bind();
  statement.execute(true);
  return found;
}

bool is_nullable(Type type) {
  return type == Type::day || type == Type::whole || type == Type::money ||
         type == Type::reference || type == Type::file;
}

std::string columns_of(const Kind& kind) {
  std::string columns = "id, version, changed_at, changed_by, removed_at";
  for (const Field& field : kind.fields) columns.append(", ").append(field.name);
  return columns;
}

std::vector<Record> fetch(soci::session& session, const Kind& kind, Statement& statement) {
  std::vector<std::string> texts(fixed_columns + kind.fields.size());
  std::vector<soci::indicator> indicators(texts.size(), soci::i_null);
  soci::statement prepared(session);
  statement.bind_to(prepared);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    prepared.exchange(soci::into(texts[i], indicators[i]));
  }
  prepared.alloc();
  prepared.prepare(statement.text(), once);
  prepared.define_and_bind();
  prepared.execute();
  std::vector<Record> rows;
  while (prepared.fetch()) {
    Record& row = rows.emplace_back();
    row.kind = &kind;
    row.id = texts[0];
    row.version = number(texts[1]);
    row.changed_at = {number(texts[2])};
    row.changed_by = texts[3];
    if (indicators[4] != soci::i_null) row.removed_at = Timestamp{number(texts[4])};
    row.cells.reserve(kind.fields.size());
    for (std::size_t i = fixed_columns; i < texts.size(); ++i) {
      row.cells.push_back(indicators[i] == soci::i_null ? std::string() : texts[i]);
    }
  }
  return rows;
}

FoundIds fetch_found(soci::session& session, Statement& statement) {
  FoundIds found;
  std::string id;
  soci::statement prepared(session);
  statement.bind_to(prepared);
  prepared.exchange(soci::into(id));
  prepared.exchange(soci::into(found.count));
  prepared.alloc();
  prepared.prepare(statement.text(), once);
  prepared.define_and_bind();
  prepared.execute();
  while (prepared.fetch()) found.ids.push_back(id);
  return found;
}

void add_scope(Statement& statement, const Kinds& kinds, const Kind& kind,
               const accounts::Reach& reach, Asked asked) {
  if (reach.everything) {
    statement.add("1 = 1");
    return;
  }
  const Kind* owner = kind.owner.empty() ? nullptr : &kinds.get(kind.field(kind.owner)->of);
  const bool by_unit = !kind.unit.empty() && !reach.units.empty();
  const bool by_subject = !kind.subject.empty() && !reach.subjects.empty();
  // A row whose owner is the subject that it names is reached by that name already.
  const bool is_told = kind.owner == kind.subject && reach.units.empty();
  // What does not say itself whose it is, is whose its owner is. Products say their subject, but
  // only the subject says its unit.
  const bool by_owner =
      owner != nullptr && !reach.nothing() && kind.unit.empty() && !(by_subject && is_told);
  // One condition alone is what an index serves; "or" and constants would hide it.
  std::string_view before = "(";
  const auto next = [&]() -> Statement& {
    statement.add(before);
    before = " or ";
    return statement;
  };
  if (by_unit) add_list(next(), kind.unit, reach.units);
  if (by_subject) add_list(next(), kind.subject, reach.subjects);
  if (by_owner && asked == Asked::for_many) {
    next().add(kind.owner).add(" in (select id from ").add(owner->table).add(" where ");
  } else if (by_owner) {
    next().add(fmt::format("exists (select 1 from {0} where {0}.id = {1}.{2} and ", owner->table,
                           kind.table, kind.owner));
  }
  if (by_owner) {
    add_scope(statement, kinds, *owner, reach, asked);
    statement.add(")");
  }
  statement.add(by_unit || by_subject || by_owner ? ")" : "1 = 0");
}

void insert_row(soci::session& session, const Record& row, const std::string& folded,
                const std::string& sort_key) {
  const Kind& kind = *row.kind;
  Statement statement;
  statement.add(
      fmt::format("insert into {} ({}, folded, sort_key) values (", kind.table, columns_of(kind)));
  statement.bind(row.id).add(", ").bind(std::to_string(row.version)).add(", ");
  statement.bind(std::to_string(row.changed_at.micros)).add(", ").bind(row.changed_by).add(", ");
  statement.bind_or_null(instant(row.removed_at));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    statement.add(", ");
    if (is_nullable(kind.fields[i].type)) {
      statement.bind_or_null(row.cells[i]);
    } else {
      statement.bind(row.cells[i]);
    }
  }
  statement.add(", ").bind(folded).add(", ").bind(sort_key).add(")");
  statement.run(session);
}

bool update_row(soci::session& session, const Record& row, const std::string& folded,
                const std::string& sort_key) {
  const Kind& kind = *row.kind;
  Statement statement;
  statement.add(fmt::format("update {} set version = ", kind.table));
  statement.bind(std::to_string(row.version)).add(", changed_at = ");
  statement.bind(std::to_string(row.changed_at.micros)).add(", changed_by = ");
  statement.bind(row.changed_by).add(", removed_at = ").bind_or_null(instant(row.removed_at));
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    statement.add(", ").add(kind.fields[i].name).add(" = ");
    if (is_nullable(kind.fields[i].type)) {
      statement.bind_or_null(row.cells[i]);
    } else {
      statement.bind(row.cells[i]);
    }
  }
  statement.add(", folded = ").bind(folded).add(", sort_key = ").bind(sort_key);
  statement.add(" where id = ").bind(row.id).add(" and version = ");
  statement.bind(std::to_string(row.version - 1));
  return statement.run(session) == 1;
}

void update_folded(soci::session& session, const Record& row, const std::string& folded) {
  Statement statement;
  statement.add(fmt::format("update {} set folded = ", row.kind->table)).bind(folded);
  statement.add(" where id = ").bind(row.id);
  statement.run(session);
}

}  // namespace ocop::records
