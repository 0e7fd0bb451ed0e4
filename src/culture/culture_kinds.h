#pragma once

#include "culture/opening_hours.h"
#include "culture/route_geometry.h"
#include "records/kind.h"

/// The registers of culture pages (requirement R66). Each takes two people but the withdrawal of a
/// consent, which one person enters and which counts at once. Tables: migrations/0001.
namespace ocop::culture {

/// A craft street, a workshop, a festival or a sight: words in Vietnamese, where it lies, opening
/// hours by weekday, the product or producer it belongs to.
records::Kind place_kind();
/// Other hours on one day, or none.
records::Kind day_kind();
/// Somebody who is told of at a place, with the consent: who took it, from and until which day.
records::Kind person_kind();
/// A consent that was taken back: the person is shown no more from that moment.
records::Kind withdrawal_kind();
/// A picture of a place; one of a person of the place is shown as long as that person is.
records::Kind picture_kind();
/// A place in another language; shown only when who reviewed it, and when, stands with it. Words
/// that change later are not reviewed.
records::Kind text_kind();
records::Kind route_kind();
/// A stop of a route, with the way from it to the next one as further points.
records::Kind stop_kind();

/// A withdrawal takes its person off the pages in the same transaction.
void keep_consents(records::Kinds& kinds);

/// Whether the consent of that row of people holds on that day.
bool has_consent(const records::Record& person, Date day);
/// Whether a text in another language was reviewed, by that day.
bool is_reviewed(const records::Record& text, Date day);
OpeningHours hours_of(const records::Record& place, const std::vector<records::Record>& days);
Point point_of(const records::Record& place);

pages::Key label_of_kind(std::string_view kind);
pages::Key label_of_language(std::string_view code);
pages::Key label_of_weekday(int weekday);  ///< 0 is Monday

inline constexpr std::string_view picture_root = "/culture-pictures/";

}  // namespace ocop::culture
