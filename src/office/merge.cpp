#include "office/merge.h"

#include <algorithm>

#include "office/register_pages.h"
#include "pages/format.h"
#include "records/field_value.h"

namespace ocop::office {
namespace {

using pages::Dictionary;
using pages::text;
using records::Values;

/// "1500000" and "1.500.000" are the same amount.
std::string normal(const records::Field& field, const std::string& typed) {
  if (typed.empty()) return typed;
  const auto value = records::field_value(field, typed);
  const auto* fine = std::get_if<std::string>(&value);
  return fine == nullptr ? typed : *fine;
}

/// A choice reads by its name; everything else as it is typed.
Result<std::string> shown(const records::Field& field, const std::string& value,
                          CellText& cell_text, pages::Locale locale) {
  std::string words = value;
  if (field.type == records::Type::choice || field.type == records::Type::flag ||
      field.type == records::Type::unit) {
    TRY(words, cell_text(field, value));
  }
  if (field.type == records::Type::file && !value.empty()) {
    words = text(locale, "office.file.one"_key);
  }
  return words.empty() ? std::string(text(locale, "office.history.empty"_key)) : words;
}

Result<void> fill_change(Dictionary& page, const MergedField& change, CellText& cell_text,
                         pages::Locale locale) {
  Dictionary& part = page.add(change.is_asked ? "ASKED" : "TAKEN");
  part.set("LABEL", text(locale, change.field->label));
  part.set("NAME", change.field->name);
  part.set("MINE", change.mine);
  part.set("THEIRS", change.theirs);
  TRY(const std::string was, shown(*change.field, change.was, cell_text, locale));
  TRY(const std::string theirs, shown(*change.field, change.theirs, cell_text, locale));
  TRY(const std::string mine, shown(*change.field, change.mine, cell_text, locale));
  part.set("WAS_SHOWN", was);
  part.set("THEIRS_SHOWN", theirs);
  part.set("MINE_SHOWN", mine);
  return ok();
}

}  // namespace

Result<Merge> merge(const Values& typed, const records::Conflict& conflict, CellText& cell_text) {
  Merge merged{typed, {}};
  for (const records::Difference& each : conflict.differences) {
    const records::Field& field = *conflict.now.kind->field(each.field);
    MergedField change{&field, "", "", ""};
    TRY(change.was, cell_text.in_form(field, each.was));
    TRY(change.theirs, cell_text.in_form(field, each.is));
    const auto at = typed.find(each.field);
    change.mine = at == typed.end() ? change.was : at->second;
    const std::string mine = normal(field, change.mine);
    const bool i_changed = mine != normal(field, change.was);
    if (!i_changed) merged.values[each.field] = change.theirs;
    change.is_asked = i_changed && mine != normal(field, change.theirs);
    merged.changes.push_back(std::move(change));
  }
  return merged;
}

Result<http::Response> merge_page(const Office& office, const Visitor& visitor,
                                  const http::Request& request, const records::Kind& kind,
                                  const Values& typed, const records::Conflict& conflict) {
  return office.ground().records.read([&](records::Reading& reading) -> Result<http::Response> {
    CellText cell_text(office.ground().units, reading, visitor.locale);
    TRY(const Merge merged, merge(typed, conflict, cell_text));
    Dictionary page;
    page.set("PATH", Office::href(visitor, path_of(kind) + "/" + conflict.now.id + "/edit"));
    page.set("BACK", office.href(visitor, conflict.now));
    page.set("VERSION", std::to_string(conflict.now.version));
    TRY(const std::string who, cell_text.person(conflict.changed_by));
    page.set("WHO",
             text(visitor.locale, "office.merge.who"_key,
                  {who, pages::format_moment({conflict.now.changed_at, vietnam_offset_minutes})}));
    for (const MergedField& each : merged.changes) {
      TRY_VOID(fill_change(page, each, cell_text, visitor.locale));
    }
    for (const auto& [name, value] : merged.values) {
      const bool is_asked = std::ranges::any_of(merged.changes, [&](const MergedField& change) {
        return change.is_asked && change.field->name == name;
      });
      if (is_asked) continue;
      Dictionary& hidden = page.add("KEPT");
      const records::Field* field = kind.field(name);
      const bool is_file = field != nullptr && field->type == records::Type::file;
      hidden.set("NAME", (is_file ? "kept_" : "") + name);
      hidden.set("VALUE", value);
    }
    TRY(std::string title, title_of(conflict.now, cell_text));
    return office.respond(visitor, request, "office_merge.html", page,
                          {std::string(text(visitor.locale, "office.merge.title"_key)),
                           crumbs_to(office, visitor, conflict.now, std::move(title))},
                          409);
  });
}

}  // namespace ocop::office
