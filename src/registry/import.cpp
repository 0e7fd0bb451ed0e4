#include "registry/import.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "registry/read_entries.h"

namespace ocop::registry {
namespace {

// "2026-products.csv" and "products.csv", but not "byproducts.csv".
std::optional<Kind> kind_of(const std::string& file) {
  const std::string stem = to_lower_ascii(std::filesystem::path(file).stem().string());
  for (const std::string_view name : {"unit_successions", "units", "subjects", "selling_places",
                                      "places", "products", "certificates", "product_pictures"}) {
    if (!stem.ends_with(name)) continue;
    const std::string_view before = std::string_view(stem).substr(0, stem.size() - name.size());
    if (before.empty() || before.back() == '-' || before.back() == '_' || before.back() == '.') {
      return kind_from(name);
    }
  }
  return std::nullopt;
}

Result<ImportReport> apply(RegistryStore& store, const Entries& entries, ImportReport report,
                           std::string_view actor) {
  // With rows missing, what other rows say of them would be faults that are none.
  if (!report.stored()) return report;
  return store.apply(entries, actor);
}

}  // namespace

Result<ImportReport> import_files(RegistryStore& store, const std::vector<NamedContent>& files,
                                  std::string_view actor) {
  Entries entries;
  ImportReport report;
  for (const NamedContent& file : files) {
    if (const auto kind = kind_of(file.name)) {
      read_entries(*kind, file.name, file.content, entries, report);
    } else {
      report.refuse(
          {file.name, 0, 0},
          "the name does not tell what is in it; let it end in subjects.csv, places.csv, "
          "products.csv, certificates.csv, selling_places.csv, product_pictures.csv, units.csv or "
          "unit_successions.csv, or use --kind");
    }
  }
  return apply(store, entries, std::move(report), actor);
}

Result<ImportReport> import_file(RegistryStore& store, Kind kind, const NamedContent& file,
                                 std::string_view actor) {
  Entries entries;
  ImportReport report;
  read_entries(kind, file.name, file.content, entries, report);
  return apply(store, entries, std::move(report), actor);
}

}  // namespace ocop::registry
