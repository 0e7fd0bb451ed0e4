#include "sql/engine_postgresql.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <map>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::sql {
namespace {

constexpr int version_min = 150000;

PGconn* connection_of(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

using Options = std::map<std::string, std::string>;

Result<Options> options_of(const std::string& url) {
  char* fault = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> parsed(
      PQconninfoParse(url.c_str(), &fault), &PQconninfoFree);
  const std::unique_ptr<char, void (*)(void*)> fault_text(fault, &PQfreemem);
  if (!parsed) {
    return Error{Code::invalid_argument,
                 fmt::format("write postgresql://USER@HOST:PORT/DATABASE ({})",
                             trim(fault ? fault : "out of memory")),
                 "--database"};
  }
  Options options;
  for (const PQconninfoOption* option = parsed.get(); option->keyword; ++option) {
    if (option->val) options[option->keyword] = option->val;
  }
  return options;
}

std::string in_quotes(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

// A wait that is too long ends in an error; a holder of the turn that is gone loses it. A commit
// is on the disk whatever the server does for others.
std::string connection_text(Options options) {
  options.try_emplace("connect_timeout", std::to_string(limits::sql_wait_time_ms_max / 1000));
  options.try_emplace("application_name", "ocop");
  options["client_encoding"] = "UTF8";
  // What the address says comes last and counts.
  options["options"] =
      fmt::format(
          "-c lock_timeout={} -c idle_in_transaction_session_timeout={} -c synchronous_commit=on "
          "-c client_min_messages=warning ",
          limits::sql_wait_time_ms_max, limits::sql_idle_time_ms_max) +
      options["options"];
  std::string text;
  for (const auto& [name, value] : options) text += fmt::format("{}={} ", name, in_quotes(value));
  return text;
}

Error from_state(const std::string& state, std::string detail) {
  const std::string_view kind = std::string_view(state).substr(0, 2);
  if (state == "23505") return {Code::already_exists, std::move(detail), ""};
  if (kind == "23") return {Code::failed_precondition, std::move(detail), ""};
  if (kind == "40" || state == "55P03" || state == "57014") {
    return {Code::unavailable, "another writer held the database too long; try again", ""};
  }
  if (state == "53100") {
    return {Code::resource_exhausted, "the disk of the database server is full; make room", ""};
  }
  if (state == "53200") {
    return {Code::resource_exhausted, "the database server is out of memory", ""};
  }
  if (kind == "08" || kind == "53" || kind == "57" || kind.empty() || state == "25P03") {
    return {Code::unavailable, "the database server went away; try again (" + detail + ")", ""};
  }
  if (kind == "28" || state == "42501") {
    return {Code::permission_denied, "the database server refuses: " + detail, ""};
  }
  if (kind == "58" || kind == "XX") {
    return {Code::data_loss, "the database is damaged; restore a backup (" + detail + ")", ""};
  }
  return {Code::internal, std::move(detail), ""};
}

void start(soci::session& session, Access access) {
  if (access == Access::read) {
    session << "begin isolation level repeatable read read only";
  } else {
    session << "begin isolation level read committed; select id from write_turn for update";
  }
}

void make_write_turn(soci::session& session) {
  session << "create table if not exists write_turn (id text primary key); "
             "insert into write_turn (id) values ('writer') on conflict (id) do nothing";
}

}  // namespace

bool is_postgresql(std::string_view location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::string without_password(const std::string& location) {
  if (!is_postgresql(location)) return location;
  const auto options = options_of(location);
  if (!options) return "postgresql://…";
  const auto value = [&](const char* name) {
    const auto found = options->find(name);
    return found == options->end() ? std::string() : found->second;
  };
  const std::string port = value("port").empty() ? "" : ":" + value("port");
  return fmt::format("postgresql://{}{}/{}", value("host"), port, value("dbname"));
}

std::optional<Error> postgresql_error(const std::exception& exception) {
  if (const auto* error = dynamic_cast<const soci::postgresql_soci_error*>(&exception)) {
    return from_state(std::string(trim(error->sqlstate().c_str())), error->get_error_message());
  }
  const auto* error = dynamic_cast<const soci::soci_error*>(&exception);
  if (error && error->get_error_message().starts_with("Cannot establish connection")) {
    return Error{Code::unavailable,
                 "the database server does not let us in; check its address, the database and "
                 "the user (" +
                     error->get_error_message() + ")",
                 ""};
  }
  return std::nullopt;
}

Result<std::unique_ptr<PostgresqlEngine>> PostgresqlEngine::make(const std::string& url) {
  TRY(Options options, options_of(url));
  return std::unique_ptr<PostgresqlEngine>(
      new PostgresqlEngine(connection_text(std::move(options))));
}

Result<void> PostgresqlEngine::prepare() const { return ok(); }

void PostgresqlEngine::open(soci::session& session) const {
  session.open(soci::postgresql, connection_);
}

Result<void> PostgresqlEngine::accept(soci::session& session) const {
  if (PQserverVersion(connection_of(session)) < version_min) {
    return Error{Code::failed_precondition, "the database server is older than PostgreSQL 15", ""};
  }
  std::string name, encoding, collation, provider;
  session << "select datname, pg_encoding_to_char(encoding), datcollate, datlocprovider::text "
             "from pg_database where datname = current_database()",
      soci::into(name), soci::into(encoding), soci::into(collation), soci::into(provider);
  if (encoding != "UTF8" || provider != "c" || (collation != "C" && collation != "POSIX")) {
    return Error{
        Code::failed_precondition,
        fmt::format("the database has the encoding {} and the collation {}, and would sort texts "
                    "in another way than this program does; make one with: create database \"{}\" "
                    "encoding 'UTF8' locale 'C' template template0",
                    encoding, collation, name),
        ""};
  }
  if (!has_table(session, "write_turn")) {
    try {
      make_write_turn(session);
    } catch (const soci::soci_error&) {
      if (!has_table(session, "write_turn")) throw;  // another process made it in this moment
    }
  }
  return ok();
}

void PostgresqlEngine::begin(soci::session& session, Access access) const {
  try {
    start(session, access);
  } catch (const soci::soci_error&) {
    if (PQstatus(connection_of(session)) == CONNECTION_OK) {
      session << "rollback";
      throw;
    }
    session.close();
    open(session);
    start(session, access);
  }
}

// The server answers a commit after a failed statement with a silent rollback.
void PostgresqlEngine::commit(soci::session& session) const {
  if (PQtransactionStatus(connection_of(session)) == PQTRANS_INERROR) {
    throw soci::soci_error("a statement of the transaction failed, so it cannot be committed");
  }
  session << "commit";
}

bool PostgresqlEngine::has_table(soci::session& session, const std::string& name) const {
  int count = 0;
  session << "select count(*) from pg_tables where schemaname = current_schema() and "
             "tablename = :name",
      soci::use(name), soci::into(count);
  return count > 0;
}

std::vector<std::string> PostgresqlEngine::tables(soci::session& session) const {
  const soci::rowset<std::string> names =
      (session.prepare << "select tablename::text from pg_tables where "
                          "schemaname = current_schema() and tablename <> 'write_turn' "
                          "order by tablename");
  return {names.begin(), names.end()};
}

std::vector<std::string> PostgresqlEngine::columns(soci::session& session,
                                                   const std::string& table) const {
  const soci::rowset<std::string> names =
      (session.prepare << "select column_name::text from information_schema.columns where "
                          "table_schema = current_schema() and table_name = :name "
                          "order by column_name::text",
       soci::use(table));
  return {names.begin(), names.end()};
}

// Only a constraint that was made deferrable could be deferred; so they go and come back, and the
// server checks all rows when they do.
void PostgresqlEngine::defer_references(soci::session& session,
                                        const std::function<void()>& work) const {
  std::vector<std::string> drops, adds;
  const soci::rowset<soci::row> rows =
      (session.prepare << "select conrelid::regclass::text, conname::text, "
                          "pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and "
                          "connamespace = current_schema()::regnamespace");
  for (const soci::row& row : rows) {
    const auto table = row.get<std::string>(0);
    const auto name = row.get<std::string>(1);
    drops.push_back(fmt::format("alter table {} drop constraint \"{}\"", table, name));
    adds.push_back(fmt::format("alter table {} add constraint \"{}\" {}", table, name,
                               row.get<std::string>(2)));
  }
  for (const std::string& statement : drops) session << statement;
  work();
  for (const std::string& statement : adds) session << statement;
}

Result<void> PostgresqlEngine::save(const std::filesystem::path& file) const {
  return Error{Code::unimplemented, "a PostgreSQL database is no file", file.string()};
}

// A transaction that is rolled back is the copy; others wait meanwhile.
Result<void> PostgresqlEngine::try_on_copy(
    const std::function<Result<void>(soci::session&)>& work) const {
  soci::session session;
  open(session);
  begin(session, Access::write);
  TRY_VOID(work(session));
  session << "rollback";
  return ok();
}

// The server checks references itself and, with page checksums, each page that is read: so read
// every row.
std::string PostgresqlEngine::find_damage(soci::session& session) const {
  for (const std::string& table : tables(session)) {
    long long bytes = 0;
    session << fmt::format("select coalesce(sum(length(t::text)), 0)::bigint from \"{}\" t", table),
        soci::into(bytes);
  }
  long long unchecked = 0;
  session << "select count(*) from pg_constraint where not convalidated", soci::into(unchecked);
  return unchecked == 0 ? "" : "a constraint of a table has never been checked";
}

}  // namespace ocop::sql
