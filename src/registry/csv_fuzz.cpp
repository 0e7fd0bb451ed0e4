#include <cstddef>
#include <cstdint>
#include <string_view>

#include "registry/read_entries.h"

// The first byte chooses the kind, the rest is the file. Reading ends, and every row becomes an
// entry or a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocop::registry;
  if (size == 0) return 0;
  const auto kind = static_cast<Kind>(data[0] % 6);
  Entries entries;
  ImportReport report;
  read_entries(kind, "fuzz.csv", {reinterpret_cast<const char*>(data + 1), size - 1}, entries,
               report);
  for (const Fault& fault : report.faults) {
    if (fault.reason.empty() || fault.origin.line == 0) __builtin_trap();
  }
  return 0;
}
