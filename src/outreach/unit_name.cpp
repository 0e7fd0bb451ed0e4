#include "outreach/unit_name.h"

namespace ocop::outreach {

UnitName unit_names(std::shared_ptr<const registry::Catalogue> catalogue, pages::Locale locale) {
  return [catalogue = std::move(catalogue), locale](std::string_view code, Date day) {
    const auto* unit = catalogue->unit(code, day);
    if (unit == nullptr) return std::string(code);
    constexpr pages::Key names[] = {"outreach.unit_province"_key, "outreach.unit_district"_key,
                                    "outreach.unit_ward"_key};
    return pages::text(locale, names[static_cast<std::size_t>(unit->kind)], {unit->name});
  };
}

}  // namespace ocop::outreach
