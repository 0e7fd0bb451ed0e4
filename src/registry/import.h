#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/entries.h"
#include "registry/registry_store.h"

namespace ocop::registry {

/// A CSV file to read into the registers (docs/import.md has the columns).
struct NamedContent {
  std::string name;          ///< for messages, and for the kind: "products.csv"
  std::string_view content;  ///< the bytes, UTF-8
};

/// Reads all files, in whatever order they are given, and stores all or nothing: a place may name
/// a subject of another file. Importing the same files twice changes nothing. The kind of a file
/// follows from its name ("products.csv", "2026-products.csv").
Result<ImportReport> import_files(RegistryStore& store, const std::vector<NamedContent>& files,
                                  std::string_view actor);

/// The same for one file whose name does not tell its kind.
Result<ImportReport> import_file(RegistryStore& store, Kind kind, const NamedContent& file,
                                 std::string_view actor);

}  // namespace ocop::registry
