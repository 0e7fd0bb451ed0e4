#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "codes/code_desk.h"
#include "codes/registers.h"
#include "records/test_registers.h"

/// For the tests of this room: its registers beside producers and products that hold what it asks
/// of them, a desk over them, and what was commissioned.
namespace ocop::codes {

class TestCodes {
 public:
  TestCodes() {
    folder = std::filesystem::temp_directory_path() / ("ocop-codes-" + random_hex(random, 8));
    std::filesystem::create_directories(folder);
    kinds.add(subject_kind());
    kinds.add(product_kind());
    kinds.add(place_kind());
    add_kinds(kinds);
    store = records::RecordStore::open(*database, kinds, clock, random).value();
    static constexpr EmbeddedFile files[] = {{"0001_test.sql", tables}};
    must(sql::migrate(*database, "registry", files, clock.now()));
    must(migrate(*database, clock.now()));
    maker = add("subject", {{"code", "OM"}, {"name", "Ô mai"}, {"unit_code", "00070"}});
    other = add("subject", {{"code", "TS"}, {"name", "Trà sen"}, {"unit_code", "00082"}});
    product = add("product", {{"code", gtin}, {"subject_id", "OM"}, {"name_vi", "Ô mai sấu"}});
    desk = open_desk();
  }
  ~TestCodes() { std::filesystem::remove_all(folder); }

  static constexpr const char* gtin = "09521234000013";

  std::unique_ptr<CodeDesk> open_desk() {
    auto opened = CodeDesk::open(
        *store, folder / "codes.key", random,
        [this](const authenticity::CodeKeys&, const authenticity::RangeAct& act) -> Result<void> {
          if (refuse_commission) {
            return Error{Code::unavailable, "no disk", ""};
          }
          commissioned.push_back(act);
          return ok();
        });
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    return std::move(*opened);
  }
  records::Record add(std::string_view kind, const records::Values& values) {
    return records::TestRegisters::made(try_add(kind, values));
  }
  Result<records::Outcome> try_add(std::string_view kind, const records::Values& values) {
    return store->create(kinds.get(kind), values, {"maker", accounts::Reach::all()});
  }
  records::Record order(const std::string& label, const std::string& quantity,
                        const std::string& factor = "none") {
    return add("code_order", {{"label", label},
                              {"subject_id", "OM"},
                              {"product_id", gtin},
                              {"quantity", quantity},
                              {"second_factor", factor}});
  }
  records::Acting acting() const { return {"maker", accounts::Reach::all()}; }
  records::Acting stranger() const {
    records::Acting one{"stranger", {}};
    one.reach.subjects = {other.id};
    return one;
  }
  OrderCodes codes_of(const records::Record& order) {
    return *store->read(
        [&](records::Reading& reading) { return CodeDesk::codes_of(reading, order.id); });
  }

  sql::TestDatabase database;
  ManualClock clock{start_of({2026, 9, 18})};
  SystemRandom random;
  std::filesystem::path folder;
  records::Kinds kinds;
  std::unique_ptr<records::RecordStore> store;
  std::unique_ptr<CodeDesk> desk;
  records::Record maker, other, product;
  std::vector<authenticity::RangeAct> commissioned;
  bool refuse_commission = false;

 private:
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }
  static records::Kind subject_kind() {
    return {.name = "subject",
            .table = "subjects",
            .path = "subjects",
            .object = accounts::Object::subject,
            .one = "codes.order"_key,
            .many = "codes.order"_key,
            .add = "codes.order"_key,
            .fields = {{.name = "code", .label = "codes.label"_key},
                       {.name = "name", .label = "codes.label"_key},
                       {.name = "unit_code",
                        .label = "codes.report_unit"_key,
                        .type = records::Type::line}},
            .title = "name",
            .key = {"code"},
            .unit = "unit_code",
            .subject = "id"};
  }
  static records::Kind product_kind() {
    return {.name = "product",
            .table = "products",
            .path = "products",
            .object = accounts::Object::product,
            .one = "codes.order"_key,
            .many = "codes.order"_key,
            .add = "codes.order"_key,
            .fields = {{.name = "code", .label = "codes.gtin"_key},
                       {.name = "subject_id",
                        .label = "codes.label"_key,
                        .type = records::Type::reference,
                        .of = "subject"},
                       {.name = "name_vi", .label = "codes.label"_key}},
            .title = "name_vi",
            .key = {"code"},
            .subject = "subject_id"};
  }
  static records::Kind place_kind() {
    return {.name = "place",
            .table = "places",
            .path = "places",
            .object = accounts::Object::premises,
            .one = "codes.order"_key,
            .many = "codes.order"_key,
            .add = "codes.order"_key,
            .fields = {{.name = "gln", .label = "codes.gtin"_key},
                       {.name = "subject_id",
                        .label = "codes.label"_key,
                        .type = records::Type::reference,
                        .of = "subject"}},
            .title = "gln",
            .key = {"gln"},
            .subject = "subject_id"};
  }
  static constexpr std::string_view tables = R"(
    create table subjects (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      code text not null unique, name text not null, unit_code text not null);
    create table products (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      code text not null unique, subject_id text not null references subjects (id),
      name_vi text not null);
    create table places (id text primary key, version bigint not null,
      folded text not null default '', sort_key text not null default '',
      changed_at bigint not null default 0, changed_by text not null default '', removed_at bigint,
      gln text not null unique, subject_id text not null references subjects (id));
  )";
};

}  // namespace ocop::codes
