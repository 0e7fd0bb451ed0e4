#pragma once

#include <memory>
#include <stdexcept>

#include "accounts/accounts.h"
#include "outreach/registers.h"
#include "records/test_registers.h"

/// For tests of this room and of those above: its registers beside a register of subjects that
/// holds a code and a name.
namespace ocop::outreach {

inline records::Kind test_subject_kind() {
  return {
      .name = "subject",
      .table = "subjects",
      .path = "subjects",
      .object = accounts::Object::subject,
      .one = "outreach.subject"_key,
      .many = "outreach.subject"_key,
      .add = "outreach.subject"_key,
      .fields = {{.name = "code", .label = "outreach.subject"_key},
                 {.name = "name", .label = "outreach.name"_key},
                 {.name = "unit_code", .label = "outreach.ward"_key, .type = records::Type::unit}},
      .title = "name",
      .key = {"code"},
      .unit = "unit_code",
      .subject = "id"};
}

/// Somebody with an account, and with these appointments from this day on.
inline void add_person(sql::Database& database, const Clock& clock, Random& random,
                       const std::string& login,
                       const std::vector<accounts::NewAppointment>& appointments = {}) {
  const sql::TemporaryFolder folder;
  const auto accounts = accounts::Accounts::open(database, clock, random,
                                                 folder.path() / "accounts.key", {1, 8U << 10})
                            .value();
  const auto person = accounts->people().create({.login = login, .name = login}, "test").value();
  for (accounts::NewAppointment each : appointments) {
    each.person = person.id;
    each.valid_from = date_of(clock.now());
    (void)accounts->appointments().make(each, "test").value();
  }
}

class TestOutreach {
 public:
  TestOutreach() {
    kinds.add(test_subject_kind());
    add_kinds(kinds);
    store = records::RecordStore::open(*database, kinds, clock, random).value();
    static constexpr EmbeddedFile files[] = {{"0001_test.sql", subjects}};
    must(sql::migrate(*database, "registry", files, clock.now()));
    must(migrate(*database, clock.now()));
  }

  records::Record add(std::string_view kind, const records::Values& values,
                      std::string_view person = "ha") {
    return records::TestRegisters::made(try_add(kind, values, person));
  }
  Result<records::Outcome> try_add(std::string_view kind, const records::Values& values,
                                   std::string_view person = "ha") {
    return store->create(kinds.get(kind), values, {std::string(person), accounts::Reach::all()});
  }
  Result<records::Outcome> try_change(const records::Record& record, const records::Values& values,
                                      std::string_view person = "ha") {
    return store->change(*record.kind, record.id, read(record).version, values,
                         {std::string(person), accounts::Reach::all()});
  }
  records::Record read(const records::Record& record) {
    return store->find(*record.kind, record.id, accounts::Reach::all()).value();
  }
  records::Record add_household(const std::string& name, const std::string& ward = "00070") {
    return add("household", {{"name", name},
                             {"address", "12 phố Hàng Gai"},
                             {"street", "Hàng Gai"},
                             {"unit_code", ward},
                             {"found_how", "survey"},
                             {"discovered_on", "01/09/2026"}});
  }

  sql::TestDatabase database;
  ManualClock clock{start_of({2026, 9, 18})};
  SystemRandom random;
  records::Kinds kinds;
  std::unique_ptr<records::RecordStore> store;

 private:
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }
  static constexpr std::string_view subjects = R"(
    create table subjects (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      code text not null unique, name text not null, unit_code text not null);
  )";
};

/// The fields at fault, in order.
inline std::vector<std::string> fields_at_fault(const Result<records::Outcome>& outcome) {
  std::vector<std::string> fields;
  for (const records::Fault& fault : outcome.value().faults) fields.push_back(fault.field);
  return fields;
}

}  // namespace ocop::outreach
