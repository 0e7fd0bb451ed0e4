#include <algorithm>

#include "base/limits.h"
#include "office/cell_text.h"
#include "office/form_data.h"
#include "office/register_pages.h"
#include "office/sheet_words.h"
#include "records/import.h"
#include "records/proposals.h"
#include "sheets/csv_writer.h"
#include "sheets/read_table.h"

namespace ocop::office {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using pages::Dictionary;
using pages::text;

/// One file on its way into a register.
struct Import {
  const Office& office;
  const RegisterPage& page;
  const Visitor& visitor;
  const Request& request;

  records::Acting acting() const { return visitor.acting(page.kind->object, Act::enter); }
  std::string path() const { return path_of(*page.kind) + "/import"; }
};

/// The rows as one CSV text, which the second step, or a second person, stores.
std::string as_csv(const sheets::Table& table) {
  sheets::Sheet sheet;
  for (const sheets::Cell& cell : table.rows.front()) sheet.columns.push_back({cell.text});
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    auto& row = sheet.rows.emplace_back();
    for (const sheets::Cell& cell : table.rows[i]) row.push_back(cell.text);
    row.resize(std::max(row.size(), sheet.columns.size()));
  }
  return sheets::write_csv(sheet, sheets::ByteOrderMark::none);
}

Response show(const Import& import, Dictionary& page) {
  const std::string path = Office::href(import.visitor, import.path());
  page.set("PATH", path);
  page.set("TEMPLATE", Office::href(import.visitor, path_of(*import.page.kind)) + "/template.csv");
  page.set("BACK", Office::href(import.visitor, path_of(*import.page.kind)));
  for (const records::Field& field : import.page.kind->fields) {
    if (field.is(records::use::hidden) || field.type == records::Type::file) continue;
    Dictionary& column = page.add("COLUMN");
    column.set("NAME", field.import_name.empty() ? field.name : field.import_name);
    column.set("LABEL", text(import.visitor.locale, field.label));
    if (field.is(records::use::required)) column.show("NEED");
  }
  return import.office.respond(import.visitor, import.request, "office_import.html", page,
                               {text(import.visitor.locale, "office.import.title"_key,
                                     {text(import.visitor.locale, import.page.kind->many)}),
                                crumbs_to(import.visitor, *import.page.kind)});
}

/// "A", "B" … "Z", "AA": what a spreadsheet calls the column at that position.
std::string letters_of(std::size_t position) {
  std::string letters;
  for (std::size_t left = position + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

/// The column as a spreadsheet shows it, though a CSV file counts characters.
std::string column_of(const sheets::Table& table, std::size_t line, std::size_t column) {
  for (const sheets::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].line == line && row[i].column == column) return letters_of(i);
    }
  }
  return column == 0 ? "–" : std::to_string(column);
}

void fill_fault(Dictionary& faults, std::size_t line, std::string_view column,
                std::string_view field, std::string_view reason) {
  Dictionary& fault = faults.add("FAULT");
  fault.set("LINE", line == 0 ? "–" : std::to_string(line));
  fault.set("COLUMN", column);
  fault.set("FIELD", field.empty() ? "–" : field);
  fault.set("REASON", reason);
}

Response refuse(const Import& import, pages::Key why) {
  Dictionary page;
  page.set_in("REFUSED", "WHY", text(import.visitor.locale, why));
  return show(import, page);
}

Response unreadable(const Import& import, const sheets::Table& table) {
  Dictionary page;
  Dictionary& faults = page.add("FAULTS");
  faults.set("SAYING", text(import.visitor.locale, "office.import.unreadable"_key));
  for (const sheets::Fault& each : table.faults) {
    fill_fault(faults, each.line, column_of(table, each.line, each.column), "",
               words_for(each, import.visitor.locale));
  }
  return show(import, page);
}

void fill_counts(Dictionary& part, pages::Locale locale, const records::ImportCounts& counts) {
  part.set("ADDED", grouped(locale, std::to_string(counts.added)));
  part.set("CHANGED", grouped(locale, std::to_string(counts.changed)));
  part.set("SAME", grouped(locale, std::to_string(counts.same)));
}

Response preview(const Import& import, const records::ImportReport& report,
                 const std::string& file_name, const sheets::Table& table) {
  const pages::Locale locale = import.visitor.locale;
  Dictionary page;
  if (report.fits()) {
    Dictionary& fits = page.add("FITS");
    fits.set("FILE", file_name);
    fits.set("CONTENT", as_csv(table));
    fill_counts(fits, locale, report.total());
    fits.show(import.page.kind->oversight == records::Oversight::four_eyes ? "TWO" : "ALONE");
    return show(import, page);
  }
  Dictionary& faults = page.add("FAULTS");
  faults.set("SAYING", text(locale, "office.import.faults"_key,
                            {grouped(locale, std::to_string(report.fault_count))}));
  for (const records::ImportFault& each : report.faults) {
    fill_fault(faults, each.line, column_of(table, each.line, each.column), each.field,
               each.reason.in(locale));
  }
  if (report.fault_count > report.faults.size()) {
    faults.set_in(
        "MORE", "SAYING",
        text(locale, "office.import.more_faults"_key, {std::to_string(report.faults.size())}));
  }
  return show(import, page);
}

Result<records::ImportReport> run(records::Writing& writing, const Import& import,
                                  const std::string& file_name, const sheets::Table& table) {
  return records::import_tables(writing, {{import.page.kind, file_name, table.rows}},
                                import.acting().reach);
}

/// Runs the import and takes it back.
Result<Response> try_out(const Import& import, const FormData& data) {
  const http::Part* file = data.file("file");
  if (file == nullptr || file->content.empty()) {
    return refuse(import, "office.import.no_file"_key);
  }
  const sheets::Table table = sheets::read_table(file->content);
  if (!table.faults.empty()) return unreadable(import, table);
  if (table.rows.empty()) return refuse(import, "office.import.empty"_key);
  TRY(const auto report,
      import.office.ground().records.try_out(import.visitor.login, [&](records::Writing& writing) {
        return run(writing, import, file->file_name, table);
      }));
  return preview(import, report, file->file_name, table);
}

Result<Response> propose(const Import& import, const std::string& file_name,
                         const std::string& content) {
  TRY(const auto proposed,
      records::propose(import.office.ground().records, *import.page.kind,
                       {.act = records::ProposedAct::import_rows,
                        .values = {{"file_name", file_name}, {"content", content}}},
                       import.acting()));
  if (!proposed.stored()) {
    return import.office.not_done(import.visitor, import.request, import.path(),
                                  "office.done.not"_key, {file_name});
  }
  return import.office.done(import.visitor, import.request, path_of(*import.page.kind),
                            "office.done.proposed"_key, {file_name});
}

/// Stores what the preview showed; what no longer fits is shown again.
Result<Response> store(const Import& import, const FormData& data) {
  const std::string file_name = data.get("file_name");
  const std::string content = data.get("content");
  if (import.page.kind->oversight == records::Oversight::four_eyes) {
    return propose(import, file_name, content);
  }
  const sheets::Table table = sheets::read_table(content);
  if (!table.faults.empty() || table.rows.empty()) return unreadable(import, table);
  std::optional<records::ImportReport> misfit;
  const auto report = import.office.ground().records.write(
      import.visitor.login, [&](records::Writing& writing) -> Result<records::ImportReport> {
        TRY(auto outcome, run(writing, import, file_name, table));
        if (outcome.fits()) return outcome;
        misfit = std::move(outcome);
        return Error{Code::failed_precondition, "rows do not fit", file_name};
      });
  if (misfit) return preview(import, *misfit, file_name, table);
  if (!report) return report.error();
  const auto counts = report->total();
  return import.office.done(
      import.visitor, import.request, path_of(*import.page.kind), "office.import.done"_key,
      {std::to_string(counts.added), std::to_string(counts.changed), std::to_string(counts.same)});
}

}  // namespace

void add_import_pages(Office& office, const RegisterPage& page) {
  const std::string path = path_of(*page.kind) + "/import";
  const Needs needs{page.kind->object, Act::enter};
  const http::RouteLimits limits{.body_bytes_max = limits::office_upload_bytes_max};
  office.add_page(http::Method::get, path, needs,
                  [&office, &page](const Visitor& visitor, const Request& request) {
                    Dictionary dictionary;
                    return show({office, page, visitor, request}, dictionary);
                  });
  const auto add = [&](const std::string& pattern,
                       Result<Response> (*answer)(const Import&, const FormData&)) {
    office.add_page(
        http::Method::post, pattern, needs,
        [&office, &page, answer](const Visitor& visitor, const Request& request) {
          const auto data = read_form_data(request);
          if (!data) return office.failed(visitor, request, data.error());
          auto response = answer({office, page, visitor, request}, *data);
          return response ? std::move(*response)
                          : office.failed(visitor, request, response.error());
        },
        limits);
  };
  add(path, try_out);
  add(path + "/store", store);
}

}  // namespace ocop::office
