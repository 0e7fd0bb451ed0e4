#include "registry/entries.h"

#include <fmt/format.h>

#include <array>

#include "base/limits.h"

namespace ocop::registry {
namespace {

constexpr std::array<std::string_view, 8> kind_names{
    "units",    "unit_successions", "subjects",       "places",
    "products", "certificates",     "selling_places", "product_pictures"};

}  // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_from(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i) {
    if (kind_names[i] == name) return static_cast<Kind>(i);
  }
  return std::nullopt;
}

std::string to_string(const Fault& fault) {
  const Origin& origin = fault.origin;
  std::string place = origin.file;
  if (origin.line > 0) place += fmt::format(":{}", origin.line);
  if (origin.column > 0) place += fmt::format(":{}", origin.column);
  return place.empty() ? fault.reason : place + ": " + fault.reason;
}

Counts ImportReport::total() const {
  Counts sum;
  for (const Counts* counts : {&units, &unit_successions, &subjects, &places, &products,
                               &certificates, &selling_places, &product_pictures}) {
    sum.added += counts->added;
    sum.changed += counts->changed;
    sum.same += counts->same;
  }
  return sum;
}

void ImportReport::refuse(Origin origin, std::string reason) {
  ++fault_count;
  if (faults.size() < limits::import_faults_named_max) {
    faults.push_back({std::move(origin), std::move(reason)});
  }
}

}  // namespace ocop::registry
