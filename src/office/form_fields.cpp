#include "office/form_fields.h"

#include <algorithm>

#include "base/limits.h"
#include "office/file_pages.h"
#include "office/unit_choices.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using accounts::Act;
using pages::Dictionary;
using pages::text;
using records::Field;
using records::Kind;
using records::Type;

struct Filling {
  const Office& office;
  const Visitor& visitor;
  records::Reading& reading;
  const FormView& view;
  pages::Locale locale() const { return visitor.locale; }
  bool has(const Field& field) const {
    return is_in_form(office, visitor, view.kind, field, view.entering);
  }
};

void fill_option(Dictionary& select, std::string_view value, std::string_view label,
                 std::string_view chosen) {
  Dictionary& option = select.add("OPTION");
  option.set("VALUE", value);
  option.set("LABEL", label);
  if (value == chosen) option.show("CHOSEN");
}

void fill_choice(Dictionary& input, const Filling& filling, const Field& field,
                 std::string_view value) {
  Dictionary& select = input.add("SELECT");
  fill_option(select, "", text(filling.locale(), "office.form.choose"_key), value);
  for (const records::Option& each : field.options) {
    fill_option(select, each.value, text(filling.locale(), each.label), value);
  }
}

/// The units in reach; a code to type when they are too many, and when the stored one is of the
/// past.
void fill_unit(Dictionary& input, const Filling& filling, std::string_view value) {
  const Units& all = filling.office.ground().units;
  const auto reach = filling.visitor.rights.reach(filling.view.kind.object, Act::enter);
  const auto units = units_within(all, reach, filling.visitor.today);
  if (units.empty()) {
    input.add("LINE").set("MODE", "text");
    return;
  }
  Dictionary& select = input.add("SELECT");
  if (units.size() > 1) {
    fill_option(select, "", text(filling.locale(), "office.form.choose"_key), value);
  }
  const bool is_offered = std::ranges::find(units, value, &UnitName::code) != units.end();
  if (!is_offered && !value.empty()) fill_option(select, value, all.name(value), value);
  for (const UnitName& unit : units) fill_option(select, unit.code, unit.name, value);
}

Result<void> fill_reference(Dictionary& input, const Filling& filling, const Field& field) {
  TRY(const auto found, suggestions(filling.office, filling.visitor, filling.reading, field, ""));
  Dictionary& part = input.add("REFERENCE");
  part.set("SUGGEST",
           Office::href(filling.visitor, "/office/suggest/" + std::string(filling.view.kind.name) +
                                             "/" + std::string(field.name)));
  for (const Suggestion& each : found) {
    Dictionary& option = part.add("OPTION");
    option.set("VALUE", each.value);
    option.set("LABEL", each.label);
  }
  return ok();
}

void fill_file(Dictionary& input, const Filling& filling, std::string_view value) {
  Dictionary& file = input.add("FILE");
  if (value.empty()) return;
  Dictionary& kept = file.add("KEPT");
  kept.set("HREF", file_href(filling.visitor, value));
}

Result<void> fill_input(Dictionary& input, const Filling& filling, const Field& field,
                        std::string_view value) {
  switch (field.type) {
    case Type::text:
      input.show("AREA");
      return ok();
    case Type::choice:
      fill_choice(input, filling, field, value);
      return ok();
    case Type::flag:
      if (value == "1") {
        input.add("FLAG").show("ON");
      } else {
        input.show("FLAG");
      }
      return ok();
    case Type::unit:
      fill_unit(input, filling, value);
      return ok();
    case Type::reference:
      return fill_reference(input, filling, field);
    case Type::file:
      fill_file(input, filling, value);
      return ok();
    case Type::day: {
      Dictionary& line = input.add("LINE");
      line.set("MODE", "numeric");
      line.show("DAY");
      return ok();
    }
    case Type::whole:
    case Type::money:
      input.add("LINE").set("MODE", "numeric");
      return ok();
    case Type::line:
      input.add("LINE").set("MODE", "text");
      return ok();
  }
  return ok();
}

/// "hint-name error-name": what a screen reader tells beside the label.
std::string describing(const Field& field, bool has_hint, bool has_fault) {
  std::string ids;
  if (has_hint) ids = "hint-" + std::string(field.name);
  if (has_fault) ids += (ids.empty() ? "error-" : " error-") + std::string(field.name);
  return ids;
}

std::string hint_of(const Filling& filling, const Field& field) {
  if (field.hint) return std::string(text(filling.locale(), *field.hint));
  switch (field.type) {
    case Type::day:
      return std::string(text(filling.locale(), "office.form.day_hint"_key));
    case Type::money:
      return std::string(text(filling.locale(), "office.form.money_hint"_key));
    case Type::reference:
      return std::string(text(filling.locale(), "office.form.reference_hint"_key));
    default:
      return {};
  }
}

Result<void> fill_field(Dictionary& part, const Filling& filling, const Field& field) {
  const auto typed = filling.view.typed.find(field.name);
  const std::string value = typed == filling.view.typed.end() ? "" : typed->second;
  const auto fault = std::ranges::find(filling.view.faults, field.name, &records::Fault::field);
  const bool is_faulty = fault != filling.view.faults.end();
  const std::string hint = hint_of(filling, field);
  part.set("ID", "field-" + std::string(field.name));
  part.set("NAME", field.name);
  part.set("LABEL", text(filling.locale(), field.label));
  part.set("VALUE", value);
  if (field.is(records::use::required)) {
    part.show("NEED");
    part.show("REQUIRED");
  }
  if (field.type != Type::flag) part.show("LABELED");
  if (!hint.empty()) part.set_in("HINT", "WORDS", hint);
  if (is_faulty) {
    part.set_in("ERROR", "WORDS", fault->reason.in(filling.locale()));
    part.show("INVALID");
  }
  const std::string ids = describing(field, !hint.empty(), is_faulty);
  if (!ids.empty()) part.set_in("DESCRIBED", "IDS", ids);
  return fill_input(part, filling, field, value);
}

void fill_faults(Dictionary& page, const Filling& filling) {
  if (filling.view.faults.empty()) return;
  Dictionary& faults = page.add("FAULTS");
  faults.set("COUNT", text(filling.locale(), "office.form.faults"_key,
                           {std::to_string(filling.view.faults.size())}));
  for (const records::Fault& each : filling.view.faults) {
    Dictionary& fault = faults.add("FAULT");
    const Field* field = each.field.empty() ? nullptr : filling.view.kind.field(each.field);
    fault.set("REASON", each.reason.in(filling.locale()));
    if (field == nullptr || !filling.has(*field)) {
      fault.show("OF_ROW");
      continue;
    }
    Dictionary& link = fault.add("OF_FIELD");
    link.set("ID", "field-" + each.field);
    link.set("LABEL", text(filling.locale(), field->label));
  }
}

/// Closed until somebody opens it, unless something in it has to be mended.
Result<void> fill_part(Dictionary& page, const Filling& filling, const records::FormPart& part) {
  Dictionary& section = page.add("PART");
  section.set("TITLE", text(filling.locale(), part.title));
  std::size_t count = 0, filled = 0;
  bool is_faulty = false;
  for (const std::string_view name : part.fields) {
    const Field& field = *filling.view.kind.field(name);
    if (!filling.has(field)) continue;
    TRY_VOID(fill_field(section.add("FIELD"), filling, field));
    const auto typed = filling.view.typed.find(name);
    ++count;
    const bool is_filled = typed != filling.view.typed.end() && !typed->second.empty() &&
                           !(field.type == Type::flag && typed->second == "0");
    if (is_filled) ++filled;
    is_faulty |= std::ranges::find(filling.view.faults, name, &records::Fault::field) !=
                 filling.view.faults.end();
  }
  section.set("FILLED", text(filling.locale(), "office.form.filled"_key,
                             {std::to_string(filled), std::to_string(count)}));
  if (is_faulty) section.show("OPEN");
  return ok();
}

records::Fault file_fault(std::string_view field, const Error& error) {
  if (error.code == Code::payload_too_large) {
    return {std::string(field), {"office.file.too_large"_key, {}}};
  }
  return {std::string(field), {"office.file.refused"_key, {}}};
}

}  // namespace

bool is_in_form(const Office& office, const Visitor& visitor, const Kind& kind, const Field& field,
                records::Entering entering) {
  if (field.is(records::use::hidden)) return false;
  const RegisterPage* page = office.register_of(kind);
  if (page != nullptr && page->may_fill && !page->may_fill(visitor, field)) return false;
  return entering == records::Entering::first || !field.is(records::use::fixed);
}

bool is_in_part(const Kind& kind, std::string_view field) {
  return std::ranges::any_of(kind.form, [&](const records::FormPart& part) {
    return std::ranges::find(part.fields, field) != part.fields.end();
  });
}

Result<records::Values> values_in_form(const records::Record& row, CellText& cell_text) {
  records::Values values;
  for (const Field& field : row.kind->fields) {
    TRY(values[std::string(field.name)], cell_text.in_form(field, row[field.name]));
  }
  return values;
}

records::Values values_from(const Office& office, const Visitor& visitor, const records::Kind& kind,
                            records::Entering entering, const FormData& data,
                            records::Faults& faults) {
  records::Values values;
  for (const Field& field : kind.fields) {
    if (!is_in_form(office, visitor, kind, field, entering)) continue;
    const auto all = data.fields.get_all(field.name);
    if (field.type == Type::file) {
      if (data.fields.get("clear_" + std::string(field.name))) values[std::string(field.name)] = "";
      const std::string kept_before = data.get("kept_" + std::string(field.name));
      if (is_own_file(office, visitor, kept_before) && !values.contains(field.name)) {
        values[std::string(field.name)] = kept_before;
      }
      const http::Part* part = data.file(field.name);
      if (part == nullptr || part->content.empty()) continue;
      auto kept = keep_file(office, visitor, *part);
      if (kept) {
        values[std::string(field.name)] = std::move(*kept);
      } else {
        faults.push_back(file_fault(field.name, kept.error()));
      }
      continue;
    }
    // The last one: a box that is not ticked sends only the hidden "0" before it.
    if (!all.empty()) values[std::string(field.name)] = std::string(all.back());
  }
  return values;
}

Result<void> fill_fields(Dictionary& page, const Office& office, const Visitor& visitor,
                         records::Reading& reading, const FormView& view) {
  const Filling filling{office, visitor, reading, view};
  fill_faults(page, filling);
  for (const Field& field : view.kind.fields) {
    if (!filling.has(field) || is_in_part(view.kind, field.name)) continue;
    TRY_VOID(fill_field(page.add("FIELD"), filling, field));
  }
  for (const records::FormPart& part : view.kind.form) {
    TRY_VOID(fill_part(page, filling, part));
  }
  return ok();
}

Result<std::vector<Suggestion>> suggestions(const Office& office, const Visitor& visitor,
                                            records::Reading& reading, const Field& field,
                                            std::string_view words) {
  const records::Kind& target = reading.kinds().get(field.of);
  const auto reach = visitor.rights.reach(target.object, Act::see);
  if (reach.nothing()) return std::vector<Suggestion>();
  TRY(const auto listing,
      reading.list(target, {.words = std::string(words), .page_rows = limits::suggestions_max},
                   reach));
  CellText cell_text(office.ground().units, reading, visitor.locale);
  std::vector<Suggestion> found;
  for (const records::Record& row : listing.rows) {
    TRY(std::string value, cell_text.in_form(field, row.id));
    found.push_back({std::move(value), row.title()});
  }
  return found;
}

}  // namespace ocop::office
