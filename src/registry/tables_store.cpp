#include "registry/tables_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <soci/soci.h>

#include <string>
#include <vector>

#include <boost/json.hpp>

#include "accounts/audit.h"
#include "registry/field_text.h"

namespace ocop::registry {
namespace {

template <class Record>
std::vector<std::string> columns_of() {
  std::vector<std::string> columns;
  Fields<Record>::each([&](const auto& field) { columns.emplace_back(field.column()); });
  return columns;
}

/// The cells of one row, held in place while a statement is bound to them.
struct Cells {
  std::string id;
  long long version = 0;
  std::vector<std::string> texts;
  std::vector<soci::indicator> indicators;

  explicit Cells(std::size_t count) : texts(count), indicators(count, soci::i_null) {}
};

template <class Record>
void load(soci::session& session, Table<Record>& table) {
  const auto columns = columns_of<Record>();
  Cells cells(columns.size());
  soci::statement statement(session);
  statement.exchange(soci::into(cells.id));
  statement.exchange(soci::into(cells.version));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    statement.exchange(soci::into(cells.texts[i], cells.indicators[i]));
  }
  statement.alloc();
  statement.prepare(
      fmt::format("select id, version, {} from {} where removed_at is null order by id",
                  fmt::join(columns, ", "), Fields<Record>::table));
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) {
    std::vector<FieldText> texts;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      texts.push_back(cells.indicators[i] == soci::i_null ? FieldText() : cells.texts[i]);
    }
    table.add({cells.id, cells.version, record_of<Record>(std::move(texts))});
  }
}

/// One statement, bound once and executed for many rows.
template <class Record>
class RowStatement {
 public:
  RowStatement(soci::session& session, const std::string& text)
      : cells_(columns_of<Record>().size()), statement_(session) {
    const auto columns = columns_of<Record>();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      statement_.exchange(soci::use(cells_.texts[i], cells_.indicators[i], columns[i]));
    }
    statement_.exchange(soci::use(cells_.id, "id"));
    statement_.exchange(soci::use(cells_.version, "version"));
    statement_.alloc();
    statement_.prepare(text);
    statement_.define_and_bind();
  }

  /// Whether it reached a row.
  bool execute(const Row<Record>& row) {
    cells_.id = row.id;
    cells_.version = row.version;
    auto texts = texts_of(row.record);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      cells_.indicators[i] = texts[i] ? soci::i_ok : soci::i_null;
      cells_.texts[i] = std::move(texts[i]).value_or("");
    }
    statement_.execute(true);
    return statement_.get_affected_rows() == 1;
  }

 private:
  Cells cells_;
  soci::statement statement_;
};

template <class Record>
std::string insert_statement() {
  const auto columns = columns_of<Record>();
  return fmt::format("insert into {} ({}, id, version) values (:{}, :id, :version)",
                     Fields<Record>::table, fmt::join(columns, ", "), fmt::join(columns, ", :"));
}

template <class Record>
std::string update_statement() {
  std::vector<std::string> settings;
  for (const std::string& column : columns_of<Record>()) {
    settings.push_back(fmt::format("{0} = :{0}", column));
  }
  return fmt::format(
      "update {} set {}, version = :version where id = :id and version = :version - 1",
      Fields<Record>::table, fmt::join(settings, ", "));
}

/// The values that differ from the other record's, or all that there are when there is none.
template <class Record>
std::string json_of(const Record& record, const Record* other) {
  boost::json::object object;
  Fields<Record>::each([&](const auto& field) {
    if (other && other->*field.member == record.*field.member) return;
    const FieldText text = to_text(record.*field.member);
    if (text && !text->empty()) {
      object[field.column()] = *text;
    } else if (other) {
      object[field.column()] = nullptr;
    }
  });
  return boost::json::serialize(object);
}

/// How a person calls the record, for the audit.
std::string name_of(const Unit& unit) { return unit.id.text(); }
std::string name_of(const UnitSuccession& succession) { return natural_key(succession); }
std::string name_of(const Subject& subject) { return subject.code; }
std::string name_of(const Place& place) { return place.gln; }
std::string name_of(const Product& product) { return product.gtin; }
std::string name_of(const Certificate& certificate) {
  return certificate.number + " " + certificate.id.text();
}

std::string name_of(const SellingPlace& place) { return place.id.text(); }
std::string name_of(const ProductPicture& picture) { return picture.id.text(); }

class Writer {
 public:
  Writer(soci::session& session, std::string_view actor, const Clock& clock, Random& random)
      : session_(session), actor_(actor), clock_(clock), random_(random), now_(clock.now()) {}

  template <class Record>
  Result<void> write(const Table<Record>& table, const std::vector<Change<Record>>& changes) {
    if (changes.empty()) return ok();
    RowStatement<Record> insert(session_, insert_statement<Record>());
    RowStatement<Record> update(session_, update_statement<Record>());
    for (const Change<Record>& change : changes) {
      const Row<Record>& row = table.rows[change.position];
      if (!(change.before ? update : insert).execute(row)) {
        return Error{Code::unavailable, "the registers were changed meanwhile; try again", ""};
      }
      audit(row.record, change.before ? &*change.before : nullptr);
      any_ = true;
    }
    return ok();
  }

  bool any() const { return any_; }

 private:
  template <class Record>
  void audit(const Record& after, const Record* before) {
    const std::string noun(Fields<Record>::noun);
    accounts::write_audit(
        session_,
        {now_, actor_, noun + (before ? ".change" : ".create"), noun + " " + name_of(after),
         before ? json_of(*before, &after) : "", json_of(after, before)},
        clock_, random_);
  }

  soci::session& session_;
  std::string actor_;
  const Clock& clock_;
  Random& random_;
  Timestamp now_;
  bool any_ = false;
};

}  // namespace

Tables load_tables(soci::session& session) {
  Tables tables;
  load(session, tables.units);
  load(session, tables.unit_successions);
  load(session, tables.subjects);
  load(session, tables.places);
  load(session, tables.products);
  load(session, tables.certificates);
  load(session, tables.selling_places);
  load(session, tables.product_pictures);
  return tables;
}

long long load_revision(soci::session& session) {
  long long revision = 0;
  session << "select revision from registry_state", soci::into(revision);
  return revision;
}

Result<void> write_changes(soci::session& session, const Tables& tables, const Changes& changes,
                           std::string_view actor, const Clock& clock, Random& random) {
  Writer writer(session, actor, clock, random);
  TRY_VOID(writer.write(tables.units, changes.units));
  TRY_VOID(writer.write(tables.unit_successions, changes.unit_successions));
  TRY_VOID(writer.write(tables.subjects, changes.subjects));
  TRY_VOID(writer.write(tables.places, changes.places));
  TRY_VOID(writer.write(tables.products, changes.products));
  TRY_VOID(writer.write(tables.certificates, changes.certificates));
  TRY_VOID(writer.write(tables.selling_places, changes.selling_places));
  TRY_VOID(writer.write(tables.product_pictures, changes.product_pictures));
  if (writer.any()) session << "update registry_state set revision = revision + 1";
  return ok();
}

}  // namespace ocop::registry
