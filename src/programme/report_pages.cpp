#include "programme/report_pages.h"

#include <fmt/format.h>

#include "office/download.h"
#include "outreach/period_query.h"
#include "pages/format.h"
#include "programme/read_report.h"
#include "programme/report_paper.h"
#include "programme/report_view.h"

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using records::Record;

constexpr office::Needs needs{Object::task, Act::see};
constexpr std::string_view path = "/office/reports/period";

struct Choice {
  PeriodReport report;
  std::string plan_id;
  std::vector<Record> plans;  ///< that can be chosen
};

Result<Choice> choose(const Office& office, records::KeptRows& kept,
                      const registry::Catalogue& catalogue, const Visitor& visitor,
                      const Request& request) {
  const Period period = outreach::period_in(request, last_reported_period(visitor.today));
  const std::string plan = request.query_value("plan").value_or("");
  return office.ground().records.read([&](records::Reading& reading) -> Result<Choice> {
    TRY(const auto inputs, read_report_inputs(kept, reading, visitor, catalogue, plan));
    TRY(auto documents, reading.all(reading.kinds().get("programme_document")));
    std::erase_if(documents, [](const Record& row) { return row["sort"] != "plan"; });
    return Choice{period_report(inputs, period), plan, std::move(documents)};
  });
}

/// The half-years and years that can be had in one click: the last two of each.
void fill_shortcuts(pages::Dictionary& page, const Visitor& visitor, const std::string& plan) {
  const Period last = last_reported_period(visitor.today);
  const bool is_half = last.to.month == 6;
  const int year = last.to.year;
  const Period before =
      is_half ? Period{{year - 1, 1, 1}, {year - 1, 12, 31}} : Period{{year, 1, 1}, {year, 6, 30}};
  for (const Period period : {last, before}) {
    auto& shortcut = page.add("SHORTCUT");
    shortcut.set("LABEL", pages::text(visitor.locale, "programme.report_at"_key,
                                      {pages::format_day(period.to)}));
    shortcut.set("HREF", Office::href(visitor, fmt::format("{}?{}&plan={}", path,
                                                           outreach::query_of(period), plan)));
  }
}

void fill_choice(pages::Dictionary& page, const Visitor& visitor, const Choice& choice) {
  outreach::fill_period_inputs(page, choice.report.period);
  page.set("FORM_PATH", Office::href(visitor, path));
  for (const Record& plan : choice.plans) {
    auto& option = page.add("PLAN");
    option.set("ID", plan.id);
    option.set("NAME", plan["heading"]);
    if (plan.id == choice.plan_id) option.show("CHOSEN");
  }
  const std::string query = outreach::query_of(choice.report.period) + "&plan=" + choice.plan_id;
  page.set("XLSX", Office::href(visitor, fmt::format("{}.xlsx?{}", path, query)));
  page.set("PDF", Office::href(visitor, fmt::format("{}.pdf?{}", path, query)));
  fill_shortcuts(page, visitor, choice.plan_id);
}

Response paper(const Office& office, const std::shared_ptr<const registry::Catalogue>& catalogue,
               const Visitor& visitor, const Request& request, const Choice& choice) {
  const auto unit_name = outreach::unit_names(catalogue, pages::Locale::vietnamese);
  PaperHead head{"", "", visitor.now};
  for (const Record& plan : choice.plans) {
    if (plan.id == choice.plan_id) head.plan = plan["heading"];
  }
  for (const auto& appointment : visitor.rights.appointments()) {
    if (!appointment.unit_code.empty())
      head.issuer = unit_name(appointment.unit_code, visitor.today);
  }
  auto bytes = report_pdf(choice.report, head, unit_name);
  if (!bytes) return office.failed(visitor, request, bytes.error());
  return office::download("bao-cao-" + format_iso(choice.report.period.to) + ".pdf",
                          "application/pdf", *std::move(bytes));
}

}  // namespace

void add_report_pages(Office& office, outreach::Catalogues catalogues) {
  const auto kept = std::make_shared<records::KeptRows>();
  office.add_section({.path = std::string(path),
                      .label = "programme.report"_key,
                      .icon = "print",
                      .group = "programme.group"_key,
                      .needs = needs});
  office.add_page(http::Method::get, std::string(path), needs,
                  [&office, catalogues, kept](const Visitor& visitor, const Request& request) {
                    const auto catalogue = catalogues();
                    const auto choice = choose(office, *kept, *catalogue, visitor, request);
                    if (!choice) return office.failed(visitor, request, choice.error());
                    pages::Dictionary page;
                    fill_choice(page, visitor, *choice);
                    fill_report(page, visitor.locale, choice->report,
                                outreach::unit_names(catalogue, visitor.locale));
                    return office.respond(
                        visitor, request, "report.html", page,
                        {std::string(pages::text(visitor.locale, "programme.report"_key))});
                  });
  office.add_page(http::Method::get, std::string(path) + ".pdf", needs,
                  [&office, catalogues, kept](const Visitor& visitor, const Request& request) {
                    const auto catalogue = catalogues();
                    const auto choice = choose(office, *kept, *catalogue, visitor, request);
                    if (!choice) return office.failed(visitor, request, choice.error());
                    return paper(office, catalogue, visitor, request, *choice);
                  });
  office.add_page(http::Method::get, std::string(path) + ".xlsx", needs,
                  [&office, catalogues, kept](const Visitor& visitor, const Request& request) {
                    const auto catalogue = catalogues();
                    const auto choice = choose(office, *kept, *catalogue, visitor, request);
                    if (!choice) return office.failed(visitor, request, choice.error());
                    auto file = office::xlsx_download(
                        "bao-cao-" + format_iso(choice->report.period.to) + ".xlsx",
                        sheets_of(choice->report, visitor.locale,
                                  outreach::unit_names(catalogue, visitor.locale)));
                    return file ? *std::move(file) : office.failed(visitor, request, file.error());
                  });
}

}  // namespace ocop::programme
