#include "base/limits.h"
#include "office/cell_text.h"
#include "office/file_pages.h"
#include "office/form_fields.h"
#include "office/list_query.h"
#include "office/register_pages.h"
#include "pages/format.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using accounts::Act;
using pages::Dictionary;
using pages::text;
using records::Field;
using records::Kind;
using records::Record;
using records::Type;

struct Seen {
  const Office& office;
  const RegisterPage& page;
  const Visitor& visitor;
  const Record& row;
  Offers offers = {};

  pages::Locale locale() const { return visitor.locale; }
  std::string path() const { return Office::href(visitor, path_of(*page.kind)) + "/" + row.id; }
};

std::string text_of(const Seen& seen, pages::Key key) {
  return std::string(text(seen.locale(), key));
}

/// Where the value of a field leads: to the row it names, or to its file.
Result<std::string> href_of(const Seen& seen, records::Reading& reading, const Field& field,
                            const std::string& cell) {
  if (field.type == Type::file) return file_href(seen.visitor, cell);
  if (field.type != Type::reference) return std::string();
  const Kind& target = reading.kinds().get(field.of);
  const auto reach = seen.visitor.rights.reach(target.object, Act::see);
  const auto row = reading.find(target, cell, reach);
  if (!row)
    return row.error().code == Code::not_found ? Result<std::string>(std::string())
                                               : Result<std::string>(row.error());
  return seen.office.href(seen.visitor, *row);
}

/// What one cell says; nothing when it is empty and need not be there.
Result<std::optional<Fact>> fact_of(const Seen& seen, records::Reading& reading, const Field& field,
                                    CellText& cell_text) {
  const std::string& cell = seen.row[field.name];
  if (cell.empty() && !field.is(records::use::required)) return std::optional<Fact>();
  // A mark that most rows do not bear is told of those that bear it; a question is in the list too.
  const bool is_question = field.is(records::use::list | records::use::required);
  if (field.type == Type::flag && cell == "0" && !is_question) return std::optional<Fact>();
  TRY(std::string value, cell_text(field, cell));
  if (field.type == Type::file && !cell.empty()) value = text_of(seen, "office.file.open"_key);
  TRY(std::string href,
      cell.empty() ? Result<std::string>(std::string()) : href_of(seen, reading, field, cell));
  return std::optional(Fact{text_of(seen, field.label), std::move(value), std::move(href)});
}

/// What the row says, in the order and the parts of its form.
Result<Panel> own_panel(const Seen& seen, records::Reading& reading, CellText& cell_text) {
  const Kind& kind = *seen.page.kind;
  Panel panel{.title = text_of(seen, "office.record.facts"_key)};
  for (const Field& field : kind.fields) {
    if (field.name == kind.title || is_in_part(kind, field.name)) continue;
    TRY(auto fact, fact_of(seen, reading, field, cell_text));
    if (fact) panel.facts.push_back(std::move(*fact));
  }
  for (const records::FormPart& part : kind.form) {
    Fold fold{.title = text_of(seen, part.title)};
    for (const std::string_view name : part.fields) {
      TRY(auto fact, fact_of(seen, reading, *kind.field(name), cell_text));
      if (fact) fold.facts.push_back(std::move(*fact));
    }
    if (!fold.facts.empty()) panel.folds.push_back(std::move(fold));
  }
  return panel;
}

Result<std::optional<Panel>> part_panel(const Seen& seen, records::Reading& reading,
                                        const Kind& part, CellText& cell_text) {
  if (seen.office.register_of(part) == nullptr) return std::optional<Panel>();
  const auto reach = seen.visitor.rights.reach(part.object, Act::see);
  if (reach.nothing()) return std::optional<Panel>();
  const records::Query query{.filters = {{std::string(part.owner), seen.row.id}},
                             .page_rows = limits::parts_shown_max};
  TRY(const auto listing, reading.list(part, query, reach));
  Panel panel;
  panel.title = text_of(seen, part.many);
  panel.empty = text_of(seen, "office.record.no_parts"_key);
  for (const Record& row : listing.rows) {
    TRY(const std::string title, cell_text(*part.field(part.title), row[part.title]));
    TRY(const std::string detail, detail_of(row, cell_text));
    panel.rows.push_back({title, detail, seen.office.href(seen.visitor, row)});
  }
  const std::string path = Office::href(seen.visitor, path_of(part));
  if (listing.count > listing.rows.size()) {
    panel.actions.push_back(
        {text(seen.locale(), "office.record.all_parts"_key, {std::to_string(listing.count)}),
         path + list_address(query)});
  }
  if (seen.offers.adding_parts && seen.visitor.may(part.object, Act::enter)) {
    panel.actions.push_back(
        {text_of(seen, part.add), path + "/new?" + std::string(part.owner) + "=" + seen.row.id});
  }
  return std::optional<Panel>(std::move(panel));
}

Result<std::vector<Panel>> panels_of(const Seen& seen, records::Reading& reading,
                                     CellText& cell_text) {
  std::vector<Panel> panels;
  for (const PanelSource& source : seen.page.panels) {
    TRY(auto panel, source(seen.visitor, reading, seen.row));
    if (panel) panels.push_back(std::move(*panel));
  }
  for (const Kind* part : reading.kinds().parts_of(*seen.page.kind)) {
    TRY(auto panel, part_panel(seen, reading, *part, cell_text));
    if (panel) panels.push_back(std::move(*panel));
  }
  return panels;
}

/// At once and taken back at once; where it takes two people, with a question and a reason.
Action setting_aside(const Seen& seen) {
  const bool is_removed = seen.row.removed_at.has_value();
  Action action{
      .label = text_of(seen, is_removed ? "office.record.restore"_key : "office.record.remove"_key),
      .href = seen.path() + (is_removed ? "/restore" : "/remove"),
      .step = Step::post};
  if (seen.page.kind->oversight == records::Oversight::four_eyes) {
    action.step = Step::confirm;
    action.warning = text_of(seen, "office.record.two"_key);
    action.note = text_of(seen, "office.form.reason"_key);
  }
  return action;
}

std::vector<Action> actions_of(const Seen& seen, bool may_change) {
  std::vector<Action> actions;
  if (may_change && seen.offers.changing && !seen.row.removed_at) {
    actions.push_back({.label = text_of(seen, "office.record.change"_key),
                       .href = seen.path() + "/edit",
                       .tone = Tone::good});
  }
  for (const ActionSource& source : seen.page.actions) {
    for (Action& each : source(seen.visitor, seen.row)) actions.push_back(std::move(each));
  }
  actions.push_back(
      {.label = text_of(seen, "office.history.name"_key), .href = seen.path() + "/history"});
  if (may_change && seen.offers.setting_aside) actions.push_back(setting_aside(seen));
  return actions;
}

Result<bool> may_change(const Seen& seen, records::Reading& reading) {
  const auto reach = seen.visitor.rights.reach(seen.page.kind->object, Act::enter);
  if (reach.nothing()) return false;
  const auto found = reading.find(*seen.page.kind, seen.row.id, reach);
  if (!found && found.error().code != Code::not_found) return found.error();
  return static_cast<bool>(found);
}

/// Blocks without content, together: what is not there, and what would add it.
void fill_lacking(Dictionary& page, const std::vector<Panel>& panels) {
  if (panels.empty()) return;
  Dictionary& section = page.add("LACKING");
  for (const Panel& panel : panels) {
    Dictionary& line = section.add("LINE");
    line.set("TITLE", panel.title);
    for (const Action& action : panel.actions) {
      if (action.step != Step::open) continue;
      Dictionary& link = line.add("LINK");
      link.set("HREF", action.href);
      link.set("LABEL", action.label);
    }
  }
}

Result<http::Response> answer(const Seen& seen, records::Reading& reading,
                              const http::Request& request) {
  CellText cell_text(seen.office.ground().units, reading, seen.locale());
  TRY(const bool changeable, may_change(seen, reading));
  TRY(Panel self, own_panel(seen, reading, cell_text));
  TRY(auto panels, panels_of(seen, reading, cell_text));
  TRY(const std::string title, title_of(seen.row, cell_text));
  Dictionary page;
  page.set("KIND", text(seen.locale(), seen.page.kind->one));
  if (seen.row.removed_at) page.show("REMOVED");
  TRY(const std::string changed_by, cell_text.person(seen.row.changed_by));
  page.set("CHANGED",
           text(seen.locale(), "office.record.changed"_key,
                {pages::format_moment({seen.row.changed_at, vietnam_offset_minutes}), changed_by}));
  fill_actions(page, actions_of(seen, changeable));
  std::vector<Panel> shown{std::move(self)}, lacking;
  for (Panel& panel : panels) {
    (panel.is_empty() ? lacking : shown).push_back(std::move(panel));
  }
  fill_panels(page, shown);
  fill_lacking(page, lacking);
  return seen.office.respond(seen.visitor, request, "office_record.html", page,
                             {title, crumbs_to(seen.visitor, *seen.page.kind)});
}

}  // namespace

void add_record_page(Office& office, const RegisterPage& page) {
  office.add_page(http::Method::get, path_of(*page.kind) + "/{id}", Needs{page.kind->object},
                  [&office, &page](const Visitor& visitor, const http::Request& request) {
                    return read_page(
                        office, visitor, request,
                        [&](records::Reading& reading) -> Result<http::Response> {
                          TRY(const Record row,
                              reading.find(*page.kind, request.parameter("id").value_or(""),
                                           visitor.rights.reach(page.kind->object, Act::see)));
                          Offers offers;
                          if (page.offers) {
                            TRY(offers, page.offers(reading, row));
                          }
                          return answer({office, page, visitor, row, offers}, reading, request);
                        });
                  });
}

}  // namespace ocop::office
