#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/period.h"

namespace ocop::outreach {

/// An officer spoke with a household.
struct Contact {
  std::string officer;  ///< login
  Date day;
  bool operator==(const Contact&) const = default;
};

/// No household is contacted twice in one ISO week by two officers (requirement R22): the contact
/// of somebody else that stands in the way of `planned`, the earliest of them; nothing when it may
/// be made. The same officer may come again. Pure.
std::optional<Contact> contact_in_the_way(std::span<const Contact> made, const Contact& planned);

}  // namespace ocop::outreach
