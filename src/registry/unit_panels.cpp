#include "registry/unit_panels.h"

#include <algorithm>

#include "base/text.h"
#include "pages/format.h"
#include "registry/subject_words.h"
#include "registry/unit_kinds.h"

namespace ocop::registry {
namespace {

using office::Panel;
using office::Visitor;
using records::Reading;
using records::Record;

/// "Phường Hoàn Kiếm"; the name alone when nobody said what it is called.
std::string full_name(const Unit& unit) {
  const auto label = unit_form_label(unit.form);
  if (!label) return unit.name;
  return std::string(pages::text(pages::Locale::vietnamese, *label)) + " " + unit.name;
}

/// "Phường Hoàn Kiếm (00070), từ 01/07/2025".
std::string with_days(const Visitor& visitor, const Unit& unit) {
  std::string text = full_name(unit) + " (" + unit.code + ")";
  if (unit.valid_from != Unit::since_ever) {
    text += ", " + word(visitor, "registry.from_day"_key, {pages::format_day(unit.valid_from)});
  }
  if (unit.valid_to) {
    text += ", " + word(visitor, "registry.until_day"_key, {pages::format_day(*unit.valid_to)});
  }
  return text;
}

Result<office::Row> row_of(const Visitor& visitor, Reading& reading, const Unit& unit,
                           pages::Key chip) {
  TRY(const auto record,
      reading.find_by_key(reading.kinds().get("unit"), {unit.code, format_iso(unit.valid_from)}));
  return office::Row{
      .title = with_days(visitor, unit),
      .href = record ? office::Office::href(visitor, "/office/units/" + record->id) : "",
      .chip = word(visitor, chip)};
}

Result<std::optional<Panel>> panel_of(const Catalogue& catalogue, const Visitor& visitor,
                                      Reading& reading, const Record& row) {
  const UnitTree& tree = catalogue.unit_tree();
  const Unit unit = unit_of(row);
  Panel panel{.title = word(visitor, "registry.unit_ways"_key)};
  const auto reached = tree.wards_to_reach(unit.code, visitor.today);
  std::string names;
  for (const Unit* ward : reached) names += (names.empty() ? "" : ", ") + ward->name;
  if (reached.size() <= 20) {
    panel.facts.push_back({word(visitor, "registry.message_reaches"_key), names});
  } else {
    panel.facts.push_back({word(visitor, "registry.message_reaches"_key),
                           word(visitor, "registry.wards_count"_key,
                                {number(visitor, static_cast<long long>(reached.size()))})});
  }
  for (const Unit* before : tree.predecessors_of(unit)) {
    TRY(auto line, row_of(visitor, reading, *before, "registry.followed"_key));
    panel.rows.push_back(std::move(line));
  }
  for (const Unit* after : tree.successors_of(unit)) {
    TRY(auto line, row_of(visitor, reading, *after, "registry.became"_key));
    panel.rows.push_back(std::move(line));
  }
  return std::optional(std::move(panel));
}

}  // namespace

office::Units office_units(const RegistryStore& store) {
  return {.name =
              [&store](std::string_view code) {
                const auto catalogue = store.catalogue();
                const Unit* unit = catalogue->unit_tree().latest(code);
                return unit != nullptr ? full_name(*unit) : std::string(code);
              },
          .all =
              [&store](Date day) {
                std::vector<office::UnitName> names;
                for (const Unit& unit : store.catalogue()->units()) {
                  if (unit.is_valid_on(day)) {
                    names.push_back({unit.code, full_name(unit)});
                  }
                }
                std::ranges::sort(names, {}, [](const office::UnitName& unit) {
                  return vietnamese_sort_key(unit.name);
                });
                return names;
              }};
}

accounts::UnitsUnder units_under(const RegistryStore& store) {
  return [&store](std::string_view code, Date day) {
    return store.catalogue()->unit_tree().codes_under(code, day);
  };
}

office::PanelSource unit_panel(const RegistryStore& store) {
  return [&store](const Visitor& visitor, Reading& reading, const Record& row) {
    return panel_of(*store.catalogue(), visitor, reading, row);
  };
}

}  // namespace ocop::registry
