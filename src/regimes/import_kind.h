#pragma once

#include <string_view>

#include "records/kind.h"

/// The register of decisions that officers brought. Acts alone write it (acts.h): it has no form.
namespace ocop::regimes {

namespace import_state {
inline constexpr std::string_view draft = "draft";        ///< checked, shown to who brought it
inline constexpr std::string_view proposed = "proposed";  ///< waits for another person
inline constexpr std::string_view released = "released";  ///< holds from its day
inline constexpr std::string_view refused = "refused";
inline constexpr std::string_view withdrawn = "withdrawn";
}  // namespace import_state

records::Kind import_kind();
pages::Key state_label(const records::Record& import);

}  // namespace ocop::regimes
