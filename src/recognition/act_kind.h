#pragma once

#include <string_view>

#include "records/kind.h"

/// The register of acts about recognitions. Acts alone write it (acts.h): it has no form.
namespace ocop::recognition {

namespace act_sort {
inline constexpr std::string_view grant = "grant";
inline constexpr std::string_view reissue = "reissue";
inline constexpr std::string_view revoke = "revoke";
}  // namespace act_sort

namespace act_state {
inline constexpr std::string_view proposed = "proposed";
inline constexpr std::string_view released = "released";
inline constexpr std::string_view refused = "refused";
inline constexpr std::string_view withdrawn = "withdrawn";
}  // namespace act_state

/// Who recognises: up to four stars the province, five stars the ministry.
namespace level {
inline constexpr std::string_view province = "province";
inline constexpr std::string_view centre = "centre";
}  // namespace level

/// An act is the producer's to see once it was released (`told_subject_id`), not before.
records::Kind act_kind();

/// Why a certificate is given out again: lost, damaged, corrected.
std::span<const records::Option> reissue_causes();
/// The six grounds of a revocation (26/2026/QĐ-TTg, article 9).
std::span<const records::Option> revocation_grounds();

pages::Key sort_label(const records::Record& act);
pages::Key state_label(const records::Record& act);
/// The word for the cause of a re-issue or the ground of a revocation; nothing for a grant.
std::optional<pages::Key> cause_label(const records::Record& act);

}  // namespace ocop::recognition
