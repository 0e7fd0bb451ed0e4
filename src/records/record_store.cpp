#include "records/record_store.h"

#include "accounts/audit.h"
#include "base/embedded_file.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles records_migrations();
}

namespace ocop::records {

Result<std::unique_ptr<RecordStore>> RecordStore::open(sql::Database& database, const Kinds& kinds,
                                                       const Clock& clock, Random& random) {
  TRY_VOID(accounts::migrate(database, clock.now()));
  TRY_VOID(sql::migrate(database, "records", embedded::records_migrations(), clock.now()));
  return std::unique_ptr<RecordStore>(new RecordStore(database, kinds, clock, random));
}

Result<Listing> RecordStore::list(const Kind& kind, const Query& query,
                                  const accounts::Reach& reach) {
  return read([&](Reading& reading) { return reading.list(kind, query, reach); });
}

Result<Record> RecordStore::find(const Kind& kind, std::string_view id,
                                 const accounts::Reach& reach) {
  return read([&](Reading& reading) { return reading.find(kind, id, reach); });
}

Result<Outcome> RecordStore::create(const Kind& kind, const Values& values, const Acting& acting) {
  return write(acting.person,
               [&](Writing& writing) { return writing.create(kind, values, acting.reach); });
}

Result<Outcome> RecordStore::change(const Kind& kind, std::string_view id, long long version,
                                    const Values& values, const Acting& acting) {
  return write(acting.person, [&](Writing& writing) {
    return writing.change(kind, id, version, values, acting.reach);
  });
}

}  // namespace ocop::records
