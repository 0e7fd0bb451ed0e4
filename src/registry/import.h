#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/import.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// A CSV file to read into the registers (docs/import.md has the columns).
struct NamedContent {
  std::string name;          ///< for messages, and for the register: "products.csv"
  std::string_view content;  ///< the bytes, UTF-8
};

/// What became of a run. With any fault nothing was stored.
struct ImportReport {
  std::map<std::string, records::ImportCounts> counts;  ///< by register: "products"
  std::vector<records::ImportFault> faults;  ///< the first `limits::import_faults_named_max`
  std::size_t fault_count = 0;

  bool stored() const { return fault_count == 0; }
  records::ImportCounts total() const;
  records::ImportCounts of(std::string_view file_register) const;
};

/// The registers that files can be read into, each after those it refers to: "units", "subjects" …
std::vector<std::string> importable_registers();

/// Reads all files, in whatever order they are given, and stores all or nothing: a place may name
/// a subject of another file. Importing the same files twice changes nothing. The register of a
/// file follows from its name ("products.csv", "2026-products.csv").
Result<ImportReport> import_files(RegistryStore& store, const std::vector<NamedContent>& files,
                                  std::string_view actor);

/// The same for one file whose name does not tell its register.
Result<ImportReport> import_file(RegistryStore& store, std::string_view file_register,
                                 const NamedContent& file, std::string_view actor);

}  // namespace ocop::registry
