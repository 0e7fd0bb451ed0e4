#include "registry/record_rules.h"

#include <fmt/format.h>

#include <string>
#include <unordered_map>

namespace ocop::registry {
namespace {

constexpr std::string_view star_kind = "ocop_stars";

/// Runs `fault_of(record)` over the changed rows of one kind.
template <class Record, class Rule>
void check_each(const Table<Record>& table, const std::vector<Change<Record>>& changes,
                ImportReport& report, Rule&& fault_of) {
  for (const Change<Record>& change : changes) {
    std::string reason = fault_of(table.rows[change.position].record);
    if (!reason.empty()) report.refuse(change.origin, std::move(reason));
  }
}

std::string fault_of_days(Date from, const std::optional<Date>& to) {
  if (!to || *to >= from) return "";
  return fmt::format("valid_to: {} lies before valid_from, {}", format_iso(*to), format_iso(from));
}

std::string fault_of_unit(const Unit& unit) {
  const std::size_t digits = unit.kind == UnitKind::province   ? 2
                             : unit.kind == UnitKind::district ? 3
                                                               : 5;
  if (unit.code.size() != digits) return fmt::format("code: this kind has {} digits", digits);
  return fault_of_days(unit.valid_from, unit.valid_to);
}

void check_units(const Tables& tables, const Changes& changes, ImportReport& report) {
  if (changes.units.empty()) return;
  std::unordered_map<std::string, std::vector<const Unit*>> by_code;
  for (const Row<Unit>& row : tables.units.rows) by_code[row.record.code].push_back(&row.record);
  check_each(tables.units, changes.units, report, [&](const Unit& unit) {
    for (const Unit* other : by_code[unit.code]) {
      if (other->id == unit.id || !share_a_day(unit, *other)) continue;
      return fmt::format(
          "{} shares a day with {} under the code {}; give each its valid_from and "
          "valid_to",
          unit.name, other->name, unit.code);
    }
    return fault_of_unit(unit);
  });
}

void check_successions(const Tables& tables, const Changes& changes, ImportReport& report) {
  if (changes.unit_successions.empty()) return;
  const auto unit_of = [](const UnitSuccession& succession) {
    return unit_id(succession.unit_code, succession.unit_valid_from).text();
  };
  std::unordered_map<std::string, int> main_successors;
  for (const Row<UnitSuccession>& row : tables.unit_successions.rows) {
    main_successors[unit_of(row.record)] += row.record.is_main ? 1 : 0;
  }
  check_each(
      tables.unit_successions, changes.unit_successions, report,
      [&](const UnitSuccession& succession) -> std::string {
        const std::string successor =
            unit_id(succession.successor_code, succession.successor_valid_from).text();
        for (const std::string& id : {unit_of(succession), successor}) {
          if (!tables.units.find(id)) {
            return fmt::format("there is no unit {} (code@valid_from); enter it in units.csv", id);
          }
        }
        const Unit& unit = tables.units.find(unit_of(succession))->record;
        if (!may_succeed(unit, tables.units.find(successor)->record)) {
          return fmt::format("successor_code: {} must be there on the day after the last one of {}",
                             successor, unit_of(succession));
        }
        if (main_successors[unit_of(succession)] == 1) return "";
        return fmt::format("main: {} must have exactly one main successor, not {}",
                           unit_of(succession), main_successors[unit_of(succession)]);
      });
}

void check_subjects(const Tables& tables, const Changes& changes, ImportReport& report) {
  if (changes.subjects.empty()) return;
  std::unordered_map<std::string, std::vector<const Subject*>> by_party;
  for (const Row<Subject>& row : tables.subjects.rows) {
    if (!row.record.party_gln.empty()) by_party[row.record.party_gln].push_back(&row.record);
  }
  check_each(tables.subjects, changes.subjects, report, [&](const Subject& subject) -> std::string {
    if (subject.party_gln.empty()) return "";
    for (const Subject* other : by_party[subject.party_gln]) {
      if (other->id == subject.id) continue;
      return fmt::format("party_gln: {} has it already", other->code);
    }
    return "";
  });
}

std::string fault_of_certificate(const Certificate& certificate) {
  const bool is_of_stars = certificate.kind == star_kind;
  if (is_of_stars && !certificate.stars) return "stars: a certificate of stars says how many";
  if (is_of_stars && certificate.product.empty()) {
    return "gtin: stars are given to a product, not to a subject";
  }
  if (!is_of_stars && certificate.stars) {
    return fmt::format("stars: a certificate of the kind {} gives none", certificate.kind);
  }
  if (certificate.revoked_on && *certificate.revoked_on < certificate.valid_from) {
    return "revoked_on: it lies before valid_from";
  }
  return fault_of_days(certificate.valid_from, certificate.valid_to);
}

std::string fault_of_product(const Product& product) {
  if (product.price_vnd.has_value() == product.price_day.has_value()) return "";
  return "price_day: a price stands with the day it was said, a day with a price";
}

}  // namespace

void check_rules(const Tables& tables, const Changes& changes, ImportReport& report) {
  check_units(tables, changes, report);
  check_successions(tables, changes, report);
  check_subjects(tables, changes, report);
  check_each(tables.products, changes.products, report, fault_of_product);
  check_each(tables.certificates, changes.certificates, report, fault_of_certificate);
}

}  // namespace ocop::registry
