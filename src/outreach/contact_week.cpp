#include "outreach/contact_week.h"

namespace ocop::outreach {

std::optional<Contact> contact_in_the_way(std::span<const Contact> made, const Contact& planned) {
  std::optional<Contact> first;
  for (const Contact& contact : made) {
    const bool is_in_the_way =
        contact.officer != planned.officer && iso_week_of(contact.day) == iso_week_of(planned.day);
    if (is_in_the_way && (!first || contact.day < first->day)) first = contact;
  }
  return first;
}

}  // namespace ocop::outreach
