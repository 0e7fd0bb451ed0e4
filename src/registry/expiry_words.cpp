#include "registry/expiry_words.h"

#include "pages/format.h"
#include "registry/subject_words.h"

namespace ocop::registry {

office::Tone tone_of(ExpiryState state) {
  switch (state) {
    case ExpiryState::expired:
    case ExpiryState::within_30:
      return office::Tone::stop;
    case ExpiryState::within_60:
    case ExpiryState::within_90:
      return office::Tone::caution;
    case ExpiryState::lasting:
      break;
  }
  return office::Tone::good;
}

std::string expiry_words(const office::Visitor& visitor, const std::optional<Date>& valid_to) {
  if (!valid_to) return word(visitor, "registry.without_end"_key);
  const Expiry expiry = expiry_on(valid_to, visitor.today);
  if (expiry.state == ExpiryState::expired) {
    return word(visitor, "registry.expired_since"_key, {pages::format_day(*valid_to)});
  }
  if (!expiry.is_near()) return word(visitor, "registry.until"_key, {pages::format_day(*valid_to)});
  return word(visitor, "registry.days_left"_key, {std::to_string(expiry.days_left)});
}

}  // namespace ocop::registry
