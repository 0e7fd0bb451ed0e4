#include "office/search_page.h"

#include "base/limits.h"
#include "base/text.h"
#include "office/cell_text.h"
#include "office/list_query.h"
#include "office/office_state.h"
#include "office/register_pages.h"

namespace ocop::office {
namespace {

using pages::text;

/// One line about a row, and first what it is a part of: "Sấu tươi" is nothing without its product.
Result<std::string> about(const records::Record& row, CellText& cell_text) {
  TRY(std::string detail, detail_of(row, cell_text));
  const std::string_view owner = row.kind->owner;
  if (owner.empty() || owner == row.kind->title) return detail;
  TRY(std::string whole, cell_text(*row.kind->field(owner), row[owner]));
  if (whole.empty() || detail.empty()) return whole + detail;
  return whole + " · " + detail;
}

/// Rows that went away since their words were read are not shown.
Result<std::vector<records::Record>> rows_of(records::Reading& reading, const records::Kind& kind,
                                             const std::vector<std::string>& ids,
                                             const accounts::Reach& reach) {
  std::vector<records::Record> rows;
  for (const std::string& id : ids) {
    auto row = reading.find(kind, id, reach);
    if (row) {
      rows.push_back(std::move(row).value());
    } else if (row.error().code != Code::not_found) {
      return row.error();
    }
  }
  return rows;
}

Result<std::optional<Panel>> found_in(const Office& office, const Visitor& visitor,
                                      records::Reading& reading, const records::WordMoment& moment,
                                      const records::Kind& kind, const std::string& words,
                                      CellText& cell_text) {
  const auto reach = visitor.rights.reach(kind.object, accounts::Act::see);
  const auto found = moment.find(kind, words, reach, limits::search_rows_shown_max);
  TRY(const auto rows, rows_of(reading, kind, found.ids, reach));
  if (rows.empty()) return std::optional<Panel>();
  const std::string count = grouped(visitor.locale, std::to_string(found.count));
  Panel panel{.title = std::string(text(visitor.locale, kind.many)) + " (" + count + ")"};
  for (const records::Record& row : rows) {
    TRY(const std::string title, title_of(row, cell_text));
    TRY(const std::string detail, about(row, cell_text));
    panel.rows.push_back({title, detail, office.href(visitor, row)});
  }
  if (found.count > rows.size()) {
    panel.actions.push_back(
        {text(visitor.locale, "office.search.all"_key, {count}),
         Office::href(visitor, path_of(kind)) + list_address({.words = words})});
  }
  return std::optional<Panel>(std::move(panel));
}

Result<http::Response> search(const Office& office, Office::State& state, const Visitor& visitor,
                              const http::Request& request, records::Reading& reading) {
  const std::string words(trim(request.query_value("q").value_or("")));
  pages::Dictionary page;
  page.set("WORDS", words);
  std::vector<Panel> panels;
  CellText cell_text(office.ground().units, reading, visitor.locale);
  if (!fold(words).empty()) {
    const auto moment = state.words.moment(reading);
    for (const records::Kind* kind : reading.kinds().all()) {
      if (!state.registers.contains(kind)) continue;
      TRY(auto panel, found_in(office, visitor, reading, *moment, *kind, words, cell_text));
      if (panel) panels.push_back(std::move(*panel));
    }
    if (panels.empty()) {
      page.set_in("NOTHING", "SAYING", text(visitor.locale, "office.list.none_for"_key, {words}));
    }
  }
  fill_panels(page, panels);
  return office.respond(visitor, request, "office_search.html", page,
                        {std::string(text(visitor.locale, "office.search.title"_key))});
}

}  // namespace

void add_search_page(Office& office, Office::State& state) {
  office.add_page(http::Method::get, "/office/search", {},
                  [&office, &state](const Visitor& visitor, const http::Request& request) {
                    return read_page(office, visitor, request, [&](records::Reading& reading) {
                      return search(office, state, visitor, request, reading);
                    });
                  });
}

}  // namespace ocop::office
