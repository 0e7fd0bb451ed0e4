#pragma once

#include <memory>
#include <string_view>

#include "criteria/regime.h"
#include "records/kind.h"

/// The registers of councils: who sits in them, what they score, and the sheets of their members.
namespace ocop::evaluation {

namespace case_state {
inline constexpr std::string_view scoring = "scoring";
inline constexpr std::string_view concluded = "concluded";
}  // namespace case_state

namespace sheet_state {
inline constexpr std::string_view open = "open";
inline constexpr std::string_view locked = "locked";
}  // namespace sheet_state

/// Whether a seat scores: the chair and the members do, the secretary and the advisory team do not.
bool scores(const records::Record& seat);

/// Adds them; the registers of dossiers come before.
void add_council_kinds(records::Kinds& kinds,
                       const std::shared_ptr<const criteria::Regimes>& regimes);

}  // namespace ocop::evaluation
