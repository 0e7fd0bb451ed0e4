#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"

namespace ocop::registry {

/// A contribution in the book of members or shareholders. Who contributes more later has a second
/// entry; who hands a share on has the last day in the old entry, and the heir a new one.
struct MemberEntry {
  std::string name;
  std::string born;  ///< year of birth, or of founding; tells people of one name apart
  bool is_local = false;
  long long contribution = 0;  ///< đồng, from 0
  Date date_in;
  std::optional<Date> date_out;  ///< the last day

  bool is_in_force_on(Date day) const { return date_in <= day && (!date_out || day <= *date_out); }
};

/// A part of the contributions, exact. `whole` may be 0: then there are no shares.
struct Share {
  long long part = 0, whole = 0;

  /// Whether part / whole ≥ percent / 100, without rounding; false when there is no whole.
  bool is_at_least(long long percent) const;
  bool is_at_most(long long percent) const;
  /// "51,02" or "51.02": per cent with two decimals, cut off rather than rounded, so that a share
  /// under a bound never reads as the bound. Empty when there is no whole.
  std::string percent(pages::Locale locale) const;
};

struct Member {
  std::string name, born;
  bool is_local = false;
  long long contribution = 0;  ///< of all entries in force
};

/// The book on one day: who is a member, with how much.
struct MemberBook {
  std::vector<Member> members;  ///< in the order of their first entries
  long long total = 0;
  long long local = 0;  ///< of the members from the place

  Share share_of(const Member& member) const { return {member.contribution, total}; }
  Share local_share() const { return {local, total}; }
};

MemberBook book_on(std::span<const MemberEntry> entries, Date day);

}  // namespace ocop::registry
