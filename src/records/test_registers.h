#pragma once

#include <memory>
#include <stdexcept>

#include "base/clock.h"
#include "base/random.h"
#include "records/record_store.h"
#include "sql/migrations.h"
#include "sql/test_database.h"

/// For tests of this room and of those above: two small registers, makers and what they make.
namespace ocop::records {

inline constexpr Option maker_forms[] = {{"household", "records.fault.day"_key},
                                         {"enterprise", "records.fault.flag"_key}};

inline Kind maker_kind() {
  return {.name = "maker",
          .table = "makers",
          .path = "makers",
          .object = accounts::Object::subject,
          .one = "records.fault.required"_key,
          .many = "records.fault.required"_key,
          .add = "records.fault.required"_key,
          .fields = {{.name = "code",
                      .label = "records.fault.required"_key,
                      .uses = use::list | use::search | use::required},
                     {.name = "name",
                      .label = "records.fault.required"_key,
                      .uses = use::list | use::search | use::required},
                     {.name = "form",
                      .label = "records.fault.required"_key,
                      .type = Type::choice,
                      .uses = use::filter | use::search,
                      .options = maker_forms,
                      .fallback = "household"},
                     {.name = "unit_code",
                      .label = "records.fault.required"_key,
                      .type = Type::unit,
                      .uses = use::filter},
                     {.name = "founded",
                      .label = "records.fault.required"_key,
                      .type = Type::day,
                      .uses = use::sort},
                     {.name = "notes", .label = "records.fault.required"_key, .type = Type::text}},
          .title = "name",
          .key = {"code"},
          .unit = "unit_code",
          .subject = "id"};
}

inline Kind ware_kind() {
  return {.name = "ware",
          .table = "wares",
          .path = "wares",
          .object = accounts::Object::product,
          .one = "records.fault.required"_key,
          .many = "records.fault.required"_key,
          .add = "records.fault.required"_key,
          .fields = {{.name = "name",
                      .label = "records.fault.required"_key,
                      .uses = use::list | use::search | use::required},
                     {.name = "maker_id",
                      .label = "records.fault.required"_key,
                      .type = Type::reference,
                      .uses = use::required | use::fixed | use::search,
                      .of = "maker",
                      .import_name = "maker_code"},
                     {.name = "price",
                      .label = "records.fault.required"_key,
                      .type = Type::money,
                      .uses = use::sort},
                     {.name = "sold",
                      .label = "records.fault.required"_key,
                      .type = Type::flag,
                      .uses = use::filter}},
          .title = "name",
          .key = {"name", "maker_id"},
          .subject = "maker_id",
          .owner = "maker_id"};
}

class TestRegisters {
 public:
  TestRegisters() {
    maker = &kinds.add(maker_kind());
    ware = &kinds.add(ware_kind());
    auto opened = RecordStore::open(*database, kinds, clock, random);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    store = std::move(opened).value();
    static constexpr EmbeddedFile files[] = {{"0001_test.sql", tables}};
    if (const auto made = sql::migrate(*database, "test", files, clock.now()); !made) {
      throw std::runtime_error(to_string(made.error()));
    }
  }

  Record add_maker(const std::string& code, const std::string& name, const std::string& unit) {
    return made(store->create(*maker, {{"code", code}, {"name", name}, {"unit_code", unit}},
                              {"tester", accounts::Reach::all()}));
  }
  Record add_ware(const std::string& name, const Record& of, const std::string& price = "") {
    return made(store->create(*ware, {{"name", name}, {"maker_id", of.id}, {"price", price}},
                              {"tester", accounts::Reach::all()}));
  }
  static Record made(Result<Outcome> outcome) {
    if (!outcome) throw std::runtime_error(to_string(outcome.error()));
    if (!outcome->stored()) {
      throw std::runtime_error(outcome->faults.empty()
                                   ? "conflict"
                                   : outcome->faults.front().field + ": " +
                                         outcome->faults.front().reason.in(pages::Locale::english));
    }
    return *outcome->record;
  }

  sql::TestDatabase database;
  ManualClock clock{start_of({2026, 9, 18})};
  SystemRandom random;
  Kinds kinds;
  const Kind* maker = nullptr;
  const Kind* ware = nullptr;
  std::unique_ptr<RecordStore> store;

 private:
  static constexpr std::string_view tables = R"(
    create table makers (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      code text not null unique, name text not null, form text not null, unit_code text not null,
      founded text, notes text not null);
    create table wares (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      name text not null, maker_id text not null references makers (id), price bigint,
      sold smallint not null check (sold in (0, 1)), unique (name, maker_id));
    create index makers_by_name on makers (sort_key, id);
    create index wares_by_name on wares (sort_key, id);
    create index wares_by_maker on wares (maker_id);
  )";
};

}  // namespace ocop::records
