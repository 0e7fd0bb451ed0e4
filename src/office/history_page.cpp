#include "office/cell_text.h"
#include "office/register_pages.h"
#include "pages/format.h"
#include "records/history.h"

namespace ocop::office {
namespace {

using accounts::Act;
using pages::Dictionary;
using pages::text;
using records::Record;

std::string name_of_act(pages::Locale locale, std::string_view act) {
  if (act == "create") return std::string(text(locale, "office.history.create"_key));
  if (act == "change") return std::string(text(locale, "office.history.change"_key));
  if (act == "remove") return std::string(text(locale, "office.history.remove"_key));
  if (act == "restore") return std::string(text(locale, "office.history.restore"_key));
  if (act == "vote") return std::string(text(locale, "audit.row.vote"_key));
  return std::string(act);
}

Result<std::string> side(CellText& cell_text, pages::Locale locale, const records::Field& field,
                         const std::string& cell) {
  if (field.type == records::Type::file && !cell.empty()) {
    return std::string(text(locale, "office.file.one"_key));
  }
  TRY(std::string value, cell_text(field, cell));
  if (value.empty()) return std::string(text(locale, "office.history.empty"_key));
  return value;
}

Result<void> fill_entry(Dictionary& part, const records::HistoryEntry& entry, const Record& row,
                        CellText& cell_text, pages::Locale locale) {
  part.set("AT", pages::format_moment({entry.at, vietnam_offset_minutes}));
  part.set("TIME", pages::format_machine_time({entry.at, vietnam_offset_minutes}));
  TRY(const std::string who, cell_text.person(entry.person));
  part.set("WHO", who);
  part.set("ACT", name_of_act(locale, entry.act));
  const bool is_first = entry.act == "create";
  for (const records::Difference& each : entry.changes) {
    const records::Field* field = row.kind->field(each.field);
    if (field == nullptr) continue;
    Dictionary& change = part.add("CHANGE");
    change.set("FIELD", text(locale, field->label));
    TRY(const std::string now, side(cell_text, locale, *field, each.is));
    change.set("NOW", now);
    if (is_first) continue;
    TRY(const std::string was, side(cell_text, locale, *field, each.was));
    change.set_in("WAS", "TEXT", was);
  }
  return ok();
}

}  // namespace

void add_history_page(Office& office, const RegisterPage& page) {
  office.add_page(
      http::Method::get, path_of(*page.kind) + "/{id}/history", Needs{page.kind->object},
      [&office, &page](const Visitor& visitor, const http::Request& request) {
        return read_page(
            office, visitor, request, [&](records::Reading& reading) -> Result<http::Response> {
              TRY(const Record row,
                  reading.find(*page.kind, request.parameter("id").value_or(""),
                               visitor.rights.reach(page.kind->object, Act::see)));
              TRY(const auto entries, records::history_of(reading, *page.kind, row.id));
              CellText cell_text(office.ground().units, reading, visitor.locale);
              Dictionary dictionary;
              for (const auto& entry : entries) {
                Dictionary& part = dictionary.add("ENTRY");
                TRY_VOID(fill_entry(part, entry, row, cell_text, visitor.locale));
              }
              TRY(std::string title, title_of(row, cell_text));
              dictionary.set("OF", title);
              return office.respond(visitor, request, "office_history.html", dictionary,
                                    {std::string(text(visitor.locale, "office.history.name"_key)),
                                     crumbs_to(office, visitor, row, std::move(title))});
            });
      });
}

}  // namespace ocop::office
