#include "registry/import.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/limits.h"
#include "base/text.h"
#include "sheets/csv_reader.h"

namespace ocop::registry {
namespace {

using records::ImportCounts;
using records::ImportFault;
using records::ImportTable;
using records::Writing;

struct Importable {
  std::string_view file;  ///< the end of its name, without ".csv"
  std::string_view kind;
};
// Each after those it refers to.
constexpr std::array importables{
    Importable{"units", "unit"},
    Importable{"unit_successions", "unit_succession"},
    Importable{"subjects", "subject"},
    Importable{"places", "place"},
    Importable{"products", "product"},
    Importable{"certificates", "certificate"},
    Importable{"selling_places", "selling_place"},
    Importable{"product_pictures", "picture"},
    Importable{"ingredients", "ingredient"},
    Importable{"label_answers", "label_answer"},
    Importable{"documents", "document"},
};

/// "a/2026-products.csv" → products; the longest name that fits: "unit_successions" is no "units".
const Importable* importable_of(const std::string& path) {
  const std::string stem = to_lower_ascii(std::filesystem::path(path).stem().string());
  const auto fits = [&](const Importable& each) {
    if (stem == each.file) return true;
    const bool ends = stem.size() > each.file.size() && stem.ends_with(each.file);
    return ends && std::string_view("-_. ").find(stem[stem.size() - each.file.size() - 1]) !=
                       std::string_view::npos;
  };
  const Importable* best = nullptr;
  for (const Importable& each : importables) {
    if (fits(each) && (best == nullptr || each.file.size() > best->file.size())) best = &each;
  }
  return best;
}

class Run {
 public:
  explicit Run(RegistryStore& store) : store_(store) {}

  void read(const Importable* importable, const NamedContent& file) {
    if (importable == nullptr) {
      refuse(file.name, 0, 0, {"registry.import_name"_key, {}});
      return;
    }
    ImportTable table{&store_.records().kinds().get(importable->kind), file.name, {}};
    sheets::CsvReader csv(file.content);
    while (auto row = csv.next()) {
      const bool is_ragged = !table.rows.empty() && row->size() != table.rows.front().size();
      if (is_ragged) {
        refuse(file.name, row->front().line, row->front().column,
               {"registry.import_ragged"_key,
                {std::to_string(row->size()), std::to_string(table.rows.front().size())}});
      }
      table.rows.push_back(*std::move(row));
    }
    if (table.rows.empty() && !csv.fault()) {
      refuse(file.name, 1, 1, {"records.import.empty"_key, {}});
    }
    if (csv.fault()) {
      refuse(file.name, csv.fault()->line, csv.fault()->column,
             {"registry.import_csv"_key, {sheets::describe(*csv.fault())}});
    }
    tables_.push_back({importable, std::move(table)});
  }

  Result<ImportReport> store(std::string_view actor) {
    if (report_.stored()) TRY_VOID(store_tables(actor));
    return std::move(report_);
  }

 private:
  struct OneTable {
    const Importable* importable = nullptr;
    ImportTable table;
  };

  Result<void> store_tables(std::string_view actor) {
    std::ranges::stable_sort(tables_, {}, &OneTable::importable);
    std::vector<ImportTable> tables;
    for (OneTable& each : tables_) tables.push_back(std::move(each.table));
    const auto stored = store_.records().write(actor, [&](Writing& writing) -> Result<void> {
      TRY(records::ImportReport report,
          records::import_tables(writing, tables, accounts::Reach::all()));
      report_.faults = std::move(report.faults);
      report_.fault_count = report.fault_count;
      for (std::size_t i = 0; i < report.tables.size(); ++i) {
        add(report_.counts[std::string(tables_[i].importable->file)], report.tables[i]);
      }
      // Whatever the error, it ends the transaction; the report says why.
      return report_.stored() ? ok() : Result<void>(Error{Code::invalid_argument, "", ""});
    });
    if (!stored && report_.stored()) return stored.error();
    if (stored) {
      TRY_VOID(store_.refresh());
    }
    return ok();
  }

  static void add(ImportCounts& sum, const ImportCounts& counts) {
    sum.added += counts.added;
    sum.changed += counts.changed;
    sum.same += counts.same;
  }

  void refuse(const std::string& file, std::size_t line, std::size_t column,
              records::Reason reason) {
    ++report_.fault_count;
    if (report_.faults.size() >= limits::import_faults_named_max) return;
    report_.faults.push_back({file, line, column, "", std::move(reason)});
  }

  RegistryStore& store_;
  std::vector<OneTable> tables_;
  ImportReport report_;
};

}  // namespace

ImportCounts ImportReport::total() const {
  ImportCounts sum;
  for (const auto& [name, each] : counts) {
    sum.added += each.added;
    sum.changed += each.changed;
    sum.same += each.same;
  }
  return sum;
}

ImportCounts ImportReport::of(std::string_view file_register) const {
  const auto found = counts.find(std::string(file_register));
  return found == counts.end() ? ImportCounts() : found->second;
}

std::vector<std::string> importable_registers() {
  std::vector<std::string> names;
  for (const Importable& each : importables) names.emplace_back(each.file);
  return names;
}

Result<ImportReport> import_files(RegistryStore& store, const std::vector<NamedContent>& files,
                                  std::string_view actor) {
  Run run(store);
  for (const NamedContent& file : files) run.read(importable_of(file.name), file);
  return run.store(actor);
}

Result<ImportReport> import_file(RegistryStore& store, std::string_view file_register,
                                 const NamedContent& file, std::string_view actor) {
  const auto* importable = std::ranges::find(importables, file_register, &Importable::file);
  Run run(store);
  run.read(importable == importables.end() ? nullptr : importable, file);
  return run.store(actor);
}

}  // namespace ocop::registry
