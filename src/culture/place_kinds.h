#pragma once

#include <string_view>
#include <vector>

#include "culture/opening_hours.h"
#include "culture/route_geometry.h"
#include "records/kind.h"

/// The registers of places and what belongs to them (requirement R66). Tables: migrations/0001.
namespace ocop::culture {

/// A craft street, a workshop, a festival or a sight: words in Vietnamese, where it lies, opening
/// hours by weekday, the product or producer it belongs to.
records::Kind place_kind();
/// Other hours on one day, or none.
records::Kind day_kind();
/// A picture of a place; one of a person of the place is shown as long as that person is.
records::Kind picture_kind();
/// A place in another language; shown only when who reviewed it, and when, stands with it. Words
/// that change later are not reviewed.
records::Kind text_kind();

/// Whether a text in another language was reviewed, by that day.
bool is_reviewed(const records::Record& text, Date day);
OpeningHours hours_of(const records::Record& place, const std::vector<records::Record>& days);
Point point_of(const records::Record& place);

pages::Key label_of_kind(std::string_view kind);
pages::Key label_of_language(std::string_view code);
pages::Key label_of_weekday(int weekday);  ///< 0 is Monday

inline constexpr std::string_view picture_root = "/culture-pictures/";

}  // namespace ocop::culture
