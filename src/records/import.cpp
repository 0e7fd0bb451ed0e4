#include "records/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/limits.h"
#include "base/text.h"
#include "records/field_value.h"
#include "records/row_draft.h"
#include "sheets/csv_reader.h"

namespace ocop::records {
namespace {

using sheets::Cell;
using sheets::Row;

std::string_view import_name(const Field& field) {
  return field.import_name.empty() ? field.name : field.import_name;
}

/// The field that a title in the first row means. Never a file: who sees a row sees its file, so
/// that an identifier in a sheet would open the files of others.
const Field* field_for(const Kind& kind, const std::string& title) {
  const std::string folded = fold(title);
  for (const Field& field : kind.fields) {
    if (field.is(use::hidden) || field.type == Type::file) continue;
    if (folded == fold(import_name(field)) ||
        folded == fold(pages::text(pages::Locale::vietnamese, field.label)) ||
        folded == fold(pages::text(pages::Locale::english, field.label))) {
      return &field;
    }
  }
  return nullptr;
}

/// Reads the rows of one table into the registers.
class TableImport {
 public:
  TableImport(Writing& writing, const ImportTable& table, const accounts::Reach& reach,
              ImportReport& report)
      : writing_(writing), table_(table), kind_(*table.kind), reach_(reach), report_(report) {}

  Result<ImportCounts> run() {
    if (table_.rows.empty()) {
      refuse({0, 0}, "", {"records.import.empty"_key, {}});
      return counts_;
    }
    if (!read_titles(table_.rows.front())) return counts_;
    for (std::size_t i = 1; i < table_.rows.size(); ++i) {
      TRY_VOID(read_row(table_.rows[i]));
    }
    return counts_;
  }

 private:
  struct Place {
    std::size_t line = 0, column = 0;
  };

  bool read_titles(const Row& titles) {
    const std::size_t before = report_.fault_count;
    for (const Cell& cell : titles) {
      const std::string title(trim(cell.text));
      const Field* field = field_for(kind_, title);
      if (field == nullptr) {
        refuse({cell.line, cell.column}, title, {"records.import.unknown_column"_key, {title}});
      } else if (std::ranges::find(columns_, field) != columns_.end()) {
        refuse({cell.line, cell.column}, title, {"records.import.column_twice"_key, {title}});
      }
      columns_.push_back(field);
    }
    for (const Field& field : kind_.fields) {
      const bool is_needed = field.is(use::required) && !field.is(use::hidden) &&
                             field.fallback.empty() && field.type != Type::flag;
      if (!is_needed || std::ranges::find(columns_, &field) != columns_.end()) continue;
      const std::string name(import_name(field));
      refuse({titles.front().line, 0}, name, {"records.import.no_column"_key, {name}});
    }
    return report_.fault_count == before;
  }

  Result<void> read_row(const Row& row) {
    Values values;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i < columns_.size()) {
        values.emplace(columns_[i]->name, row[i].text);
      } else if (!trim(row[i].text).empty()) {
        refuse({row[i].line, row[i].column}, "", {"records.import.beside"_key, {}});
        return ok();
      }
    }
    for (const Field* field : columns_) values.try_emplace(std::string(field->name));
    TRY(const auto key, key_of(row, values));
    if (!key) return ok();
    const auto [first, is_first] = lines_.emplace(*key, row.front().line);
    if (!is_first) {
      refuse({row.front().line, 0}, "",
             {"records.import.row_twice"_key, {std::to_string(first->second)}});
      return ok();
    }
    return enter(row, *key, values);
  }

  Result<void> enter(const Row& row, const std::vector<std::string>& key, const Values& values) {
    std::optional<Record> known;
    if (!key.empty()) {
      TRY(known, writing_.find_by_key(kind_, key));
    }
    Outcome outcome;
    if (known && !known->removed_at) {
      auto changed = writing_.change(kind_, known->id, known->version, values, reach_);
      if (!changed && changed.error().code == Code::not_found) {
        refuse({row.front().line, 0}, "", {"records.fault.outside"_key, {}});
        return ok();
      }
      if (!changed) return std::move(changed).error();
      outcome = std::move(changed).value();
    } else {
      TRY(outcome, writing_.create(kind_, values, reach_));
    }
    for (Fault& fault : outcome.faults) refuse(row, std::move(fault));
    if (!outcome.stored()) return ok();
    ++(!known                                      ? counts_.added
       : known->version == outcome.record->version ? counts_.same
                                                   : counts_.changed);
    return ok();
  }

  /// The natural key as stored; nothing when a cell of it is at fault. Faults of other cells are
  /// found when the row is entered.
  Result<std::optional<std::vector<std::string>>> key_of(const Row& row, const Values& values) {
    std::vector<std::string> key;
    for (const std::string_view name : kind_.key) {
      const Field& field = kind_.fields[kind_.position(name)];
      const auto given = values.find(name);
      Checked value = field_value(field, given == values.end() ? std::string() : given->second);
      auto* good = std::get_if<std::string>(&value);
      if (good == nullptr) {
        refuse(row, {std::string(name), std::get<Reason>(std::move(value))});
        return std::optional<std::vector<std::string>>();
      }
      if (field.type == Type::reference && !good->empty()) {
        const Kind& target = writing_.kinds().get(field.of);
        TRY(const auto found, writing_.find_by_key(target, {*good}));
        if (!found) {
          refuse(row, {std::string(name), {"records.fault.no_reference"_key, {*good}}});
          return std::optional<std::vector<std::string>>();
        }
        *good = found->id;
      }
      key.push_back(std::move(*good));
    }
    return std::optional(std::move(key));
  }

  void refuse(const Row& row, Fault fault) {
    Place place{row.front().line, 0};
    std::string name = fault.field;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i]->name != fault.field) continue;
      name = import_name(*columns_[i]);
      if (i < row.size()) place = {row[i].line, row[i].column};
    }
    refuse(place, std::move(name), std::move(fault.reason));
  }

  void refuse(Place place, std::string field, Reason reason) {
    ++report_.fault_count;
    if (report_.faults.size() >= limits::import_faults_named_max) return;
    report_.faults.push_back(
        {table_.name, place.line, place.column, std::move(field), std::move(reason)});
  }

  Writing& writing_;
  const ImportTable& table_;
  const Kind& kind_;
  const accounts::Reach& reach_;
  ImportReport& report_;
  ImportCounts counts_;
  std::vector<const Field*> columns_;
  std::map<std::vector<std::string>, std::size_t> lines_;  ///< where each key stood first
};

}  // namespace

std::string to_string(const ImportFault& fault, pages::Locale locale) {
  std::string text = fault.file;
  if (fault.line > 0) text += fmt::format(":{}", fault.line);
  if (fault.column > 0) text += fmt::format(":{}", fault.column);
  text += ": ";
  if (!fault.field.empty()) text += fault.field + ": ";
  return text + fault.reason.in(locale);
}

ImportCounts ImportReport::total() const {
  ImportCounts sum;
  for (const ImportCounts& counts : tables) {
    sum.added += counts.added;
    sum.changed += counts.changed;
    sum.same += counts.same;
  }
  return sum;
}

Result<ImportReport> import_tables(Writing& writing, const std::vector<ImportTable>& tables,
                                   const accounts::Reach& reach) {
  ImportReport report;
  for (const ImportTable& table : tables) {
    if (table.rows.size() > limits::import_rows_max + 1) {
      return Error{
          Code::payload_too_large,
          fmt::format("{} rows; at most {} in a run", table.rows.size(), limits::import_rows_max),
          table.name};
    }
    TRY(report.tables.emplace_back(), TableImport(writing, table, reach, report).run());
  }
  return report;
}

Result<void> import_embedded(RecordStore& store, std::span<const ImportFile> files,
                             EmbeddedFiles content, std::string_view person) {
  std::vector<ImportTable> tables;
  for (const ImportFile& file : files) {
    const auto at = std::ranges::find(content, file.name, &EmbeddedFile::name);
    if (at == content.end()) {
      return Error{Code::internal, "is not in the program", std::string(file.name)};
    }
    ImportTable table{&store.kinds().get(file.kind), std::string(file.name), {}};
    sheets::CsvReader reader(at->content);
    while (auto row = reader.next()) table.rows.push_back(*std::move(row));
    tables.push_back(std::move(table));
  }
  return store.write(person, [&](Writing& writing) -> Result<void> {
    TRY(const ImportReport report, import_tables(writing, tables, accounts::Reach::all()));
    if (report.fits()) return ok();
    return Error{Code::internal, to_string(report.faults.front(), pages::Locale::english), ""};
  });
}

Result<Outcome> import_proposed(Writing& writing, const Kind& kind, const Values& values,
                                const accounts::Reach& reach) {
  const auto value = [&](std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
  const std::string content = value("content");
  ImportTable table{&kind, value("file_name"), {}};
  sheets::CsvReader reader(content);
  while (auto row = reader.next()) table.rows.push_back(*std::move(row));
  TRY(const ImportReport report, import_tables(writing, {table}, reach));
  Outcome outcome;
  for (const ImportFault& fault : report.faults)
    outcome.faults.push_back({fault.field, fault.reason});
  if (report.fits()) outcome.record = empty_row(kind);
  return outcome;
}

}  // namespace ocop::records
