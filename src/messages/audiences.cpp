#include "messages/audiences.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "registry/unit_kinds.h"

namespace ocop::messages {
namespace {

struct Named {
  AudienceKind kind;
  std::string_view name;
  pages::Key label;
};

constexpr Named names[] = {
    {AudienceKind::authority, "authority", "messages.kind_authority"_key},
    {AudienceKind::residential_group, "residential_group", "messages.kind_residential_group"_key},
    {AudienceKind::party_cell, "party_cell", "messages.kind_party_cell"_key},
    {AudienceKind::other, "other", "messages.kind_other"_key}};

std::vector<const registry::Unit*> wards_of(const registry::UnitTree& tree,
                                            const std::vector<std::string>& units, Date day) {
  std::vector<const registry::Unit*> wards;
  for (const std::string& code : units) {
    for (const registry::Unit* ward : tree.wards_to_reach(code, day)) {
      if (std::ranges::find(wards, ward) == wards.end()) wards.push_back(ward);
    }
  }
  return wards;
}

bool holds(const std::vector<AudienceKind>& kinds, AudienceKind kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

}  // namespace

std::string_view name_of(AudienceKind kind) { return names[static_cast<std::size_t>(kind)].name; }
pages::Key label_of(AudienceKind kind) { return names[static_cast<std::size_t>(kind)].label; }

std::optional<AudienceKind> audience_kind_from(std::string_view name) {
  const auto* at = std::ranges::find(names, name, &Named::name);
  return at == std::end(names) ? std::nullopt : std::optional(at->kind);
}

Audience audience_of(const records::Record& row) {
  return {row.id,
          row["name"],
          audience_kind_from(row["kind"]).value_or(AudienceKind::other),
          row["unit_code"],
          row.day("valid_from"),
          row.day("valid_to")};
}

std::vector<Place> places_reached(const registry::UnitTree& tree,
                                  const std::vector<Audience>& audiences,
                                  const Addressing& addressing, Date day) {
  std::vector<Place> places;
  std::set<std::string_view> taken;
  for (const registry::Unit* ward : wards_of(tree, addressing.units, day)) {
    if (holds(addressing.kinds, AudienceKind::authority)) {
      places.push_back({ward->code, "", AudienceKind::authority, full_name(*ward)});
    }
    const auto codes = tree.codes_under(ward->code, day);
    for (const Audience& each : audiences) {
      const bool is_theirs = std::ranges::find(codes, each.unit_code) != codes.end();
      if (!is_theirs || !holds(addressing.kinds, each.kind) || !each.is_valid_on(day)) continue;
      if (!taken.insert(each.id).second) continue;  // a ward split in two: the first one has it
      places.push_back({ward->code, each.id, each.kind, each.name});
    }
  }
  return places;
}

std::string full_name(const registry::Unit& unit) {
  const auto label = registry::unit_form_label(unit.form);
  if (!label) return unit.name;
  return std::string(pages::text(pages::Locale::vietnamese, *label)) + " " + unit.name;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

}  // namespace ocop::messages
