#pragma once

#include "pictures/shape.h"
#include "records/kind.h"
#include "records/record_store.h"

namespace ocop::pictures {

/// The register of the library: whose a picture is, who is on it and agreed, until when. Four eyes;
/// table: migrations/0001. It is of the object `picture`.
records::Kind picture_kind();

/// Why a picture may be shown or not.
enum class Standing : std::uint8_t {
  shown,
  set_aside,
  rights_over,
  consent_over,
  consent_withdrawn,
};
/// Of that row on that day. What ends on a day is shown on it; what was withdrawn is gone at once.
Standing standing_of(const records::Record& picture, Date day);
pages::Key label_of(Standing standing);

/// The last day on which the row is shown; nothing when no day is set.
std::optional<Date> last_day_of(const records::Record& picture);

Focus focus_of(const records::Record& picture);

/// The words under a picture: "Lan Chi. UBND phường, dùng cho báo chí"
std::string rights_line(const records::Record& picture);

}  // namespace ocop::pictures
