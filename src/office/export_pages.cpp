#include "base/limits.h"
#include "office/cell_text.h"
#include "office/download.h"
#include "office/list_query.h"
#include "office/register_pages.h"

namespace ocop::office {
namespace {

using http::Request;
using records::Field;
using records::Kind;
using records::Type;

std::string column_name(const Field& field) {
  return std::string(field.import_name.empty() ? field.name : field.import_name);
}

sheets::ColumnType column_type(const Field& field) {
  switch (field.type) {
    case Type::whole:
    case Type::money:
      return sheets::ColumnType::number;
    case Type::day:
      return sheets::ColumnType::day;
    default:
      return sheets::ColumnType::text;
  }
}

/// Columns and cells as an import takes them back: references by their natural key.
sheets::Sheet empty_sheet(const Kind& kind, pages::Locale locale) {
  sheets::Sheet sheet{std::string(pages::text(locale, kind.many)), {}, {}};
  for (const Field& field : kind.fields) {
    if (field.type == Type::file) continue;
    sheet.columns.push_back({column_name(field), column_type(field)});
  }
  return sheet;
}

Result<std::vector<std::string>> cells_of(const records::Record& row, CellText& cell_text) {
  std::vector<std::string> cells;
  for (const Field& field : row.kind->fields) {
    if (field.type == Type::file) continue;
    const std::string& cell = row[field.name];
    if (field.type == Type::reference) {
      TRY(cells.emplace_back(), cell_text.in_form(field, cell));
    } else {
      cells.push_back(cell);
    }
  }
  return cells;
}

/// Exactly the rows of the list, whatever page it shows.
Result<sheets::Sheet> sheet_of(const Office& office, const RegisterPage& page,
                               const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](records::Reading& reading) -> Result<sheets::Sheet> {
    sheets::Sheet sheet = empty_sheet(*page.kind, visitor.locale);
    CellText cell_text(office.ground().units, reading, visitor.locale);
    records::Query query = list_query(*page.kind, request);
    query.page_rows = limits::record_page_rows_max;
    const auto reach = visitor.rights.reach(page.kind->object, accounts::Act::see);
    for (query.page = 1;; ++query.page) {
      TRY(const auto listing, reading.list(*page.kind, query, reach));
      if (listing.count > limits::export_rows_max) {
        return Error{Code::payload_too_large, "narrow the list before you export it", ""};
      }
      for (const records::Record& row : listing.rows) {
        TRY(sheet.rows.emplace_back(), cells_of(row, cell_text));
      }
      if (query.page * query.page_rows >= listing.count) return sheet;
    }
  });
}

}  // namespace

void add_export_pages(Office& office, const RegisterPage& page) {
  const std::string path = path_of(*page.kind);
  office.add_page(http::Method::get, path + "/export.csv", Needs{page.kind->object},
                  [&office, &page](const Visitor& visitor, const Request& request) {
                    const auto sheet = sheet_of(office, page, visitor, request);
                    if (!sheet) return office.failed(visitor, request, sheet.error());
                    return csv_download(std::string(page.kind->name) + ".csv", *sheet);
                  });
  office.add_page(http::Method::get, path + "/export.xlsx", Needs{page.kind->object},
                  [&office, &page](const Visitor& visitor, const Request& request) {
                    auto sheet = sheet_of(office, page, visitor, request);
                    if (!sheet) return office.failed(visitor, request, sheet.error());
                    auto file =
                        xlsx_download(std::string(page.kind->name) + ".xlsx", {*std::move(sheet)});
                    return file ? *std::move(file) : office.failed(visitor, request, file.error());
                  });
  office.add_page(http::Method::get, path + "/template.csv",
                  Needs{page.kind->object, accounts::Act::enter},
                  [&page](const Visitor& visitor, const Request&) {
                    return csv_download(std::string(page.kind->name) + ".csv",
                                        empty_sheet(*page.kind, visitor.locale));
                  });
}

}  // namespace ocop::office
