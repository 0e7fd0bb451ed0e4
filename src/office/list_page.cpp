#include <algorithm>

#include "base/limits.h"
#include "office/cell_text.h"
#include "office/list_query.h"
#include "office/register_pages.h"
#include "office/unit_choices.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using pages::Dictionary;
using pages::text;
using records::Field;
using records::Kind;
using records::Query;
using records::Type;

struct ListPage {
  const Office& office;
  const RegisterPage& page;
  const Visitor& visitor;
  const Query& query;
  const records::Listing& listing;
  std::string path;  ///< in the visitor's language
  CellText& cell_text;

  const Kind& kind() const { return *page.kind; }
  pages::Locale locale() const { return visitor.locale; }
};

std::vector<const Field*> columns_of(const Kind& kind) {
  std::vector<const Field*> columns{kind.field(kind.title)};
  for (const Field& field : kind.fields) {
    if (field.is(records::use::list) && field.name != kind.title) columns.push_back(&field);
  }
  return columns;
}

void fill_option(Dictionary& select, std::string_view value, std::string_view label,
                 std::string_view chosen) {
  Dictionary& option = select.add("OPTION");
  option.set("VALUE", value);
  option.set("LABEL", label);
  if (value == chosen) option.show("CHOSEN");
}

std::string_view filter_value(const Query& query, std::string_view field) {
  const auto at = std::ranges::find(query.filters, field, &records::Filter::field);
  return at == query.filters.end() ? std::string_view() : std::string_view(at->value);
}

/// Filters with a list of choices; one by a reference comes from a link and goes by its chip.
void fill_filters(Dictionary& page, const ListPage& list) {
  for (const Field& field : list.kind().fields) {
    if (field.type == Type::reference) {
      const std::string_view kept = filter_value(list.query, field.name);
      if (kept.empty()) continue;
      Dictionary& hidden = page.add("KEPT_FILTER");
      hidden.set("NAME", "f_" + std::string(field.name));
      hidden.set("VALUE", kept);
      continue;
    }
    if (!field.is(records::use::filter)) continue;
    Dictionary& select = page.add("FILTER");
    select.set("ID", "filter-" + std::string(field.name));
    select.set("NAME", "f_" + std::string(field.name));
    select.set("LABEL", text(list.locale(), field.label));
    const std::string_view chosen = filter_value(list.query, field.name);
    for (const records::Option& each : field.options) {
      fill_option(select, each.value, text(list.locale(), each.label), chosen);
    }
    if (field.type == Type::flag) {
      fill_option(select, "1", text(list.locale(), "office.yes"_key), chosen);
      fill_option(select, "0", text(list.locale(), "office.no"_key), chosen);
    }
    if (field.type == Type::unit) {
      const auto reach = list.visitor.rights.reach(list.kind().object, accounts::Act::see);
      for (const UnitName& unit :
           units_within(list.office.ground().units, reach, list.visitor.today)) {
        fill_option(select, unit.code, unit.name, chosen);
      }
    }
  }
}

Result<void> fill_conditions(Dictionary& page, const ListPage& list) {
  if (list.query.filters.empty() && list.query.words.empty()) return ok();
  Dictionary& conditions = page.add("CONDITIONS");
  Query nothing;
  nothing.removed = list.query.removed;
  conditions.set("CLEAR", list.path + list_address(nothing));
  const auto add = [&](std::string_view label, const std::string& address) {
    Dictionary& chip = conditions.add("CONDITION");
    chip.set("LABEL", label);
    chip.set("HREF", list.path + address);
  };
  if (!list.query.words.empty()) {
    Query without = list.query;
    without.words.clear();
    without.page = 1;
    add("“" + list.query.words + "”", list_address(without));
  }
  for (const records::Filter& each : list.query.filters) {
    const Field& field = *list.kind().field(each.field);
    TRY(const std::string value, list.cell_text(field, each.value));
    add(std::string(text(list.locale(), field.label)) + ": " + value,
        address_without(list.query, each.field));
  }
  return ok();
}

void fill_column_heads(Dictionary& table, const ListPage& list) {
  for (const Field* field : columns_of(list.kind())) {
    Dictionary& head = table.add("HEAD");
    head.set("LABEL", text(list.locale(), field->label));
    if (!field->is(records::use::sort)) {
      head.show("PLAIN");
      continue;
    }
    const std::string sorted_by(list.query.sort.empty() ? list.kind().sort : list.query.sort);
    const bool is_sorted =
        field->name == (sorted_by.empty() ? list.kind().title : std::string_view(sorted_by));
    const bool is_down = list.query.order == records::Order::descending;
    if (is_sorted) head.set_in("SORTED", "DIRECTION", is_down ? "descending" : "ascending");
    Query next = list.query;
    next.sort = field->name;
    next.page = 1;
    next.order = is_sorted && !is_down ? records::Order::descending : records::Order::ascending;
    Dictionary& link = head.add("SORT");
    link.set("HREF", list.path + list_address(next));
    if (is_sorted) link.set_in("ARROW", "ICON", is_down ? "down" : "up");
  }
}

Result<void> fill_rows(Dictionary& table, const ListPage& list) {
  const auto columns = columns_of(list.kind());
  for (const records::Record& row : list.listing.rows) {
    Dictionary& line = table.add("ROW");
    TRY(const std::string title, title_of(row, list.cell_text));
    line.set("TITLE", title);
    line.set("HREF", list.office.href(list.visitor, row));
    for (std::size_t i = 1; i < columns.size(); ++i) {
      Dictionary& cell = line.add("CELL");
      cell.set("LABEL", text(list.locale(), columns[i]->label));
      TRY(const std::string value, list.cell_text(*columns[i], row[columns[i]->name]));
      cell.set("VALUE", value.empty() ? "–" : value);
    }
  }
  return ok();
}

void fill_pager(Dictionary& table, const ListPage& list) {
  const std::size_t rows = list.query.page_rows;
  const std::size_t pages_count = (list.listing.count + rows - 1) / rows;
  const std::size_t first = (list.query.page - 1) * rows + 1;
  table.set("RANGE",
            text(list.locale(), "office.list.range"_key,
                 {grouped(list.locale(), std::to_string(first)),
                  grouped(list.locale(), std::to_string(first + list.listing.rows.size() - 1)),
                  grouped(list.locale(), std::to_string(list.listing.count))}));
  if (pages_count < 2) return;
  Dictionary& pager = table.add("PAGER");
  const auto address = [&](std::size_t number) {
    Query there = list.query;
    there.page = number;
    return list.path + list_address(there);
  };
  for (std::size_t number = 1; number <= pages_count; ++number) {
    const std::size_t distance =
        number > list.query.page ? number - list.query.page : list.query.page - number;
    if (distance > 2 && number != 1 && number != pages_count) continue;
    Dictionary& link = pager.add("PAGE");
    link.set("NUMBER", std::to_string(number));
    link.set("HREF", address(number));
    if (distance == 0) link.show("CURRENT");
  }
  if (list.query.page < pages_count) pager.set_in("NEXT", "HREF", address(list.query.page + 1));
}

void fill_tabs(Dictionary& page, const ListPage& list) {
  const bool shows_removed = list.query.removed == records::Removed::only;
  page.set("HREF_PRESENT", list.path);
  page.set("HREF_REMOVED", list.path + "?view=removed");
  page.show(shows_removed ? "AT_REMOVED" : "AT_PRESENT");
}

void fill_acts(Dictionary& page, const ListPage& list) {
  Query whole = list.query;
  whole.page = 1;
  const std::string address = list_address(whole);
  page.set("CSV", list.path + "/export.csv" + address);
  page.set("XLSX", list.path + "/export.xlsx" + address);
  if (!list.visitor.may(list.kind().object, accounts::Act::enter)) return;
  Dictionary& add = page.add("ADD");
  add.set("HREF", list.path + "/new");
  add.set("LABEL", text(list.locale(), list.kind().add));
  page.set_in("IMPORT", "HREF", list.path + "/import");
}

Result<http::Response> answer(const ListPage& list, const http::Request& request) {
  Dictionary page;
  page.set("PATH", list.path);
  page.set("WORDS", list.query.words);
  if (list.query.removed == records::Removed::only) page.show("REMOVED");
  fill_acts(page, list);
  fill_tabs(page, list);
  fill_filters(page, list);
  TRY_VOID(fill_conditions(page, list));
  page.set("COUNT", text(list.locale(), "office.list.count"_key,
                         {grouped(list.locale(), std::to_string(list.listing.count))}));
  if (list.listing.rows.empty()) {
    Dictionary& empty = page.add("EMPTY");
    const bool is_narrowed = !list.query.words.empty() || !list.query.filters.empty();
    empty.set("SAYING",
              is_narrowed && !list.query.words.empty()
                  ? text(list.locale(), "office.list.none_for"_key, {list.query.words})
                  : std::string(text(list.locale(), is_narrowed ? "office.list.none_match"_key
                                                                : "office.list.none"_key)));
    empty.show(is_narrowed ? "NARROWED" : "WHOLE");
  } else {
    Dictionary& table = page.add("TABLE");
    fill_column_heads(table, list);
    TRY_VOID(fill_rows(table, list));
    fill_pager(table, list);
  }
  return list.office.respond(list.visitor, request, "office_list.html", page,
                             {std::string(text(list.locale(), list.kind().many))});
}

}  // namespace

void add_list_page(Office& office, const RegisterPage& page) {
  const Kind& kind = *page.kind;
  office.add_page(http::Method::get, path_of(kind), Needs{kind.object},
                  [&office, &page](const Visitor& visitor, const http::Request& request) {
                    return read_page(office, visitor, request, [&](records::Reading& reading) {
                      return [&]() -> Result<http::Response> {
                        const Query query = list_query(*page.kind, request);
                        const auto reach =
                            visitor.rights.reach(page.kind->object, accounts::Act::see);
                        TRY(const auto listing, reading.list(*page.kind, query, reach));
                        CellText cell_text(office.ground().units, reading, visitor.locale);
                        return answer({office, page, visitor, query, listing,
                                       Office::href(visitor, path_of(*page.kind)), cell_text},
                                      request);
                      }();
                    });
                  });
}

}  // namespace ocop::office
