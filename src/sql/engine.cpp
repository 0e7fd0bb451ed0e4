#include "sql/engine.h"

#include <new>

#include "sql/engine_postgresql.h"
#include "sql/engine_sqlite.h"

namespace ocop::sql {

Error to_error(const std::exception& exception) {
  if (auto error = sqlite_error(exception)) return *std::move(error);
  if (auto error = postgresql_error(exception)) return *std::move(error);
  if (dynamic_cast<const std::bad_alloc*>(&exception)) {
    return {Code::resource_exhausted, "out of memory", ""};
  }
  return {Code::internal, exception.what(), ""};
}

Result<std::unique_ptr<Engine>> engine_for(const std::string& location) {
  if (!is_postgresql(location)) return std::unique_ptr<Engine>(new SqliteEngine(location));
  TRY(std::unique_ptr<PostgresqlEngine> engine, PostgresqlEngine::make(location));
  return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace ocop::sql
