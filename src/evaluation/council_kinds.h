#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/regime.h"
#include "records/record_store.h"

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

/// How a council comes to its results, as stored.
namespace mode {
inline constexpr std::string_view meeting = "meeting";
inline constexpr std::string_view written = "written";  ///< for re-evaluations alone
}  // namespace mode

/// What keeps a member in the council: sheets locked in cases that are not concluded. A member who
/// leaves in the middle of a round takes along the sheets that were not locked: they do not count,
/// and the quorum is of those who remain.
Result<std::size_t> locked_sheets_of(records::Reading& reading, const records::Record& seat);

/// What the composition lacks by the rules of the council: a chair, a secretary, agencies.
struct Lacking {
  bool chair = false, secretary = false;
  std::vector<std::string> agencies;
  bool nothing() const { return !chair && !secretary && agencies.empty(); }
  std::string agencies_text() const;  ///< "Sở Công Thương, Sở Y tế"
};
Lacking lacking_in(const records::Record& council, const std::vector<records::Record>& seats);
/// Whether nothing can be brought before it: it lacks an agency, and its chair did not say why it
/// opens all the same.
bool is_closed(const records::Record& council, const Lacking& lacking);

/// Adds them; the registers of dossiers come before.
void add_council_kinds(records::Kinds& kinds,
                       const std::shared_ptr<const criteria::Regimes>& regimes);

}  // namespace ocop::evaluation
