#include "sql/copy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <soci/soci.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sql/engine.h"

namespace ocop::sql {
namespace {

struct Table {
  std::string name;
  std::vector<std::string> columns;
  bool operator==(const Table&) const = default;
};

std::vector<Table> tables_of(const Database& database, soci::session& session) {
  std::vector<Table> tables;
  for (const std::string& name : database.engine().tables(session)) {
    tables.push_back({name, database.engine().columns(session, name)});
  }
  return tables;
}

Result<void> compare(const std::vector<Table>& from, const std::vector<Table>& to) {
  if (from == to) return ok();
  const auto [left, right] = std::ranges::mismatch(from, to);
  return Error{Code::failed_precondition,
               fmt::format("the two databases do not have the same tables (the first difference: "
                           "{}); start the version of this program that made the first one",
                           left != from.end() ? left->name : right->name),
               ""};
}

void copy_table(soci::session& from, soci::session& to, const Table& table) {
  const std::size_t count = table.columns.size();
  std::vector<std::string> texts(count), places;
  std::vector<soci::indicator> indicators(count, soci::i_null);
  soci::statement reading(from), writing(to);
  for (std::size_t i = 0; i < count; ++i) {
    reading.exchange(soci::into(texts[i], indicators[i]));
    places.push_back(fmt::format(":v{}", i));
    writing.exchange(soci::use(texts[i], indicators[i], fmt::format("v{}", i)));
  }
  const std::string columns = fmt::format("\"{}\"", fmt::join(table.columns, "\", \""));
  reading.alloc();
  reading.prepare(fmt::format("select {} from \"{}\"", columns, table.name));
  reading.define_and_bind();
  writing.alloc();
  writing.prepare(fmt::format("insert into \"{}\" ({}) values ({})", table.name, columns,
                              fmt::join(places, ", ")));
  writing.define_and_bind();
  reading.execute();
  while (reading.fetch()) writing.execute(true);
}

}  // namespace

Result<void> copy_rows(Database& from, Database& to) {
  return guarded([&]() -> Result<void> {
    TRY(const Transaction reading, from.begin(Access::read));
    TRY(Transaction writing, to.begin(Access::write));
    const std::vector<Table> tables = tables_of(from, reading.session());
    TRY_VOID(compare(tables, tables_of(to, writing.session())));
    to.engine().defer_references(writing.session(), [&] {
      for (const Table& table : tables) {
        writing.session() << fmt::format("delete from \"{}\"", table.name);
      }
      for (const Table& table : tables) copy_table(reading.session(), writing.session(), table);
    });
    return writing.commit();
  });
}

Result<bool> is_empty(Database& database) {
  return guarded([&]() -> Result<bool> {
    TRY(const Transaction transaction, database.begin(Access::read));
    return database.engine().tables(transaction.session()).empty();
  });
}

}  // namespace ocop::sql
