#pragma once

#include <string>
#include <string_view>

#include "registry/entries.h"

namespace ocop::registry {

/// Reads one CSV file of the columns in docs/import.md. Every row adds an entry to `entries` or at
/// least one fault to `report`.
void read_entries(Kind kind, const std::string& file, std::string_view content, Entries& entries,
                  ImportReport& report);

}  // namespace ocop::registry
