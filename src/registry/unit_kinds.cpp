#include "registry/unit_kinds.h"

#include <algorithm>

#include "pages/format.h"
#include "records/record_store.h"
#include "registry/field_rules.h"
#include "registry/kind_faults.h"
#include "registry/unit_tree.h"

namespace ocop::registry {
namespace {

using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr std::string_view since_ever = "0001-01-01";

constexpr Option levels[] = {{"province", "registry.level_province"_key},
                             {"district", "registry.level_district"_key},
                             {"ward", "registry.level_ward"_key}};

constexpr Option forms[] = {{"city", "registry.unit_city"_key},
                            {"province", "registry.unit_province"_key},
                            {"urban_district", "registry.unit_urban_district"_key},
                            {"rural_district", "registry.unit_rural_district"_key},
                            {"town", "registry.unit_town"_key},
                            {"provincial_city", "registry.unit_provincial_city"_key},
                            {"ward", "registry.unit_ward"_key},
                            {"commune", "registry.unit_commune"_key},
                            {"township", "registry.unit_township"_key},
                            {"special_zone", "registry.unit_special_zone"_key}};

constexpr Option audiences[] = {{"residential_group", "registry.residential_group"_key},
                                {"party_cell", "registry.party_cell"_key},
                                {"other", "registry.other_audience"_key}};

void check_unit(const Record& row, Faults& faults) {
  const std::size_t digits = row["kind"] == "province" ? 2 : row["kind"] == "district" ? 3 : 5;
  if (row["code"].size() != digits) {
    faults.push_back(fault("code", "registry.fault_digits"_key, {std::to_string(digits)}));
  }
  const bool needs_parent = row["kind"] != "province";
  if (needs_parent == row["parent_code"].empty()) {
    faults.push_back(fault("parent_code", needs_parent ? "registry.fault_no_parent"_key
                                                       : "registry.fault_parent"_key));
  } else if (row["parent_code"].size() >= row["code"].size()) {
    faults.push_back(fault("parent_code", "registry.fault_parent_level"_key));
  }
  check_days(row, "valid_from", "valid_to", faults);
}

Result<Faults> guard_unit(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  const Unit unit = unit_of(after);
  TRY(const auto same_code, writing.where(*after.kind, "code", unit.code));
  for (const Record& row : same_code) {
    if (row.id == after.id || !share_a_day(unit, unit_of(row))) continue;
    faults.push_back(fault("code", "registry.fault_shared_day"_key, {row["name"], unit.code}));
    break;
  }
  if (!unit.parent_code.empty()) {
    TRY(const auto parents, writing.where(*after.kind, "code", unit.parent_code));
    const bool has_parent = std::ranges::any_of(
        parents, [&](const Record& row) { return share_a_day(unit, unit_of(row)); });
    if (!has_parent) {
      faults.push_back(fault("parent_code", "registry.fault_no_unit"_key, {unit.parent_code}));
    }
  }
  return faults;
}

Result<Faults> guard_succession(Writing& writing, const Record*, const Record& after) {
  const Kind& units = writing.kinds().get("unit");
  TRY(const auto unit, writing.find_by_key(units, {after["unit_code"], after["unit_valid_from"]}));
  TRY(const auto successor,
      writing.find_by_key(units, {after["successor_code"], after["successor_valid_from"]}));
  if (!unit) return Faults{fault("unit_code", "registry.fault_no_unit"_key, {after["unit_code"]})};
  if (!successor) {
    return Faults{fault("successor_code", "registry.fault_no_unit"_key, {after["successor_code"]})};
  }
  if (!may_succeed(unit_of(*unit), unit_of(*successor))) {
    return Faults{fault("successor_code", "registry.fault_not_next_day"_key,
                        {(*successor)["name"], (*unit)["name"]})};
  }
  if (!after.flag("main")) return Faults{};
  TRY(const auto others, writing.where(*after.kind, "unit_code", after["unit_code"]));
  for (const Record& other : others) {
    const bool is_second = other.id != after.id && other.flag("main") &&
                           other["unit_valid_from"] == after["unit_valid_from"];
    if (is_second)
      return Faults{fault("main", "registry.fault_second_main"_key, {(*unit)["name"]})};
  }
  return Faults{};
}

void check_audience(const Record& row, Faults& faults) {
  check_days(row, "valid_from", "valid_to", faults);
}

std::vector<Field> unit_fields() {
  return {
      {.name = "code",
       .label = "registry.unit_code"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .rule = field_rule::unit_code},
      {.name = "valid_from",
       .label = "registry.valid_from"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "registry.since_ever_hint"_key,
       .fallback = since_ever},
      {.name = "name",
       .label = "registry.unit_name"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .hint = "registry.unit_name_hint"_key},
      {.name = "kind",
       .label = "registry.level"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = levels},
      {.name = "form",
       .label = "registry.unit_form"_key,
       .type = Type::choice,
       .uses = use::list | use::filter,
       .options = forms},
      {.name = "parent_code",
       .label = "registry.parent_code"_key,
       .uses = use::list | use::search,
       .rule = field_rule::unit_code},
      {.name = "valid_to",
       .label = "registry.valid_to"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "registry.valid_to_hint"_key},
      {.name = "note", .label = "registry.note"_key, .type = Type::text},
  };
}

std::vector<Field> succession_fields() {
  return {
      {.name = "unit_code",
       .label = "registry.ended_unit"_key,
       .uses = use::list | use::search | use::required,
       .rule = field_rule::unit_code},
      {.name = "unit_valid_from",
       .label = "registry.ended_unit_from"_key,
       .type = Type::day,
       .hint = "registry.since_ever_hint"_key,
       .fallback = since_ever},
      {.name = "successor_code",
       .label = "registry.successor"_key,
       .uses = use::list | use::search | use::required,
       .rule = field_rule::unit_code},
      {.name = "successor_valid_from",
       .label = "registry.successor_from"_key,
       .type = Type::day,
       .uses = use::list,
       .fallback = since_ever},
      {.name = "main",
       .label = "registry.main_successor"_key,
       .type = Type::flag,
       .uses = use::list | use::filter,
       .hint = "registry.main_successor_hint"_key},
  };
}

std::vector<Field> audience_fields() {
  return {
      {.name = "name",
       .label = "registry.audience_name"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "kind",
       .label = "registry.audience_kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = audiences},
      {.name = "unit_code",
       .label = "registry.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "head", .label = "registry.head"_key, .uses = use::list | use::search},
      {.name = "phone",
       .label = "registry.private_phone"_key,
       .rule = field_rule::phone,
       .hint = "registry.private_hint"_key},
      {.name = "members", .label = "registry.audience_members"_key, .type = Type::whole},
      {.name = "valid_from", .label = "registry.valid_from"_key, .type = Type::day},
      {.name = "valid_to", .label = "registry.valid_to"_key, .type = Type::day},
      {.name = "note", .label = "registry.note"_key, .type = Type::text},
  };
}

}  // namespace

Kind unit_kind() {
  return {.name = "unit",
          .table = "units",
          .path = "units",
          .object = accounts::Object::unit,
          .one = "registry.unit"_key,
          .many = "registry.units"_key,
          .add = "registry.add_unit"_key,
          .fields = unit_fields(),
          .title = "name",
          .key = {"code", "valid_from"},
          .unit = "code",
          .sort = "code",
          .oversight = records::Oversight::four_eyes,
          .check = check_unit,
          .guard = guard_unit};
}

Kind unit_succession_kind() {
  return {.name = "unit_succession",
          .table = "unit_successions",
          .path = "unit-successions",
          .object = accounts::Object::unit,
          .one = "registry.unit_succession"_key,
          .many = "registry.unit_successions"_key,
          .add = "registry.add_unit_succession"_key,
          .fields = succession_fields(),
          .title = "unit_code",
          .key = {"unit_code", "unit_valid_from", "successor_code", "successor_valid_from"},
          .unit = "unit_code",
          .oversight = records::Oversight::four_eyes,
          .guard = guard_succession};
}

Kind audience_kind() {
  return {.name = "audience",
          .table = "audiences",
          .path = "audiences",
          .object = accounts::Object::audience,
          .one = "registry.audience"_key,
          .many = "registry.audiences"_key,
          .add = "registry.add_audience"_key,
          .fields = audience_fields(),
          .title = "name",
          .key = {"name", "unit_code"},
          .unit = "unit_code",
          .check = check_audience};
}

std::optional<pages::Key> unit_form_label(std::string_view form) {
  const auto* at = std::ranges::find(forms, form, &Option::value);
  return at == std::end(forms) ? std::nullopt : std::optional(at->label);
}

Unit unit_of(const Record& row) {
  Unit unit;
  unit.code = row["code"];
  unit.name = row["name"];
  unit.kind = row["kind"] == "province"   ? UnitKind::province
              : row["kind"] == "district" ? UnitKind::district
                                          : UnitKind::ward;
  unit.parent_code = row["parent_code"];
  unit.valid_from = row.day("valid_from").value_or(Unit::since_ever);
  unit.valid_to = row.day("valid_to");
  unit.note = row["note"];
  unit.form = row["form"];
  unit.id = unit_id(unit.code, unit.valid_from);
  return unit;
}

}  // namespace ocop::registry
