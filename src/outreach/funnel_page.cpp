#include "outreach/funnel_page.h"

#include <algorithm>

#include "office/download.h"
#include "outreach/funnel_view.h"
#include "outreach/household_kinds.h"
#include "outreach/period_query.h"
#include "outreach/recognition.h"

namespace ocop::outreach {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;

constexpr office::Needs needs{Object::outreach, Act::see};

Result<FunnelView> view_for(const Office& office, const Catalogues& catalogues,
                            const Visitor& visitor, const Request& request) {
  const Period period = period_in(request, {{visitor.today.year, 1, 1}, visitor.today});
  const auto grouping = request.query_value("by") == "street" ? Grouping::street : Grouping::ward;
  const auto reach = visitor.acting(Object::outreach, Act::see).reach;
  const auto catalogue = catalogues();
  TRY(const auto ways, office.ground().records.read([&](records::Reading& reading) {
    return read_ways(reading, reach, *catalogue, visitor.today);
  }));
  return funnel_view(ways, period, grouping, unit_names(catalogue, visitor.locale));
}

Response funnel_page(const Office& office, const Visitor& visitor, const Request& request,
                     const FunnelView& view) {
  pages::Dictionary page;
  fill_funnel(page, visitor.locale, view);
  fill_period_inputs(page, view.period);
  const bool is_by_street = view.grouping == Grouping::street;
  page.show(is_by_street ? "BY_STREET" : "BY_WARD");
  const std::string query = query_of(view.period) + (is_by_street ? "&by=street" : "&by=ward");
  page.set("CSV", Office::href(visitor, "/office/funnel.csv?" + query));
  page.set("XLSX", Office::href(visitor, "/office/funnel.xlsx?" + query));
  page.set("FORM_PATH", Office::href(visitor, "/office/funnel"));
  return office.respond(visitor, request, "funnel.html", page,
                        {std::string(pages::text(visitor.locale, "outreach.funnel"_key))});
}

}  // namespace

void add_funnel_pages(Office& office, Catalogues catalogues) {
  office.add_section({.path = "/office/funnel",
                      .label = "outreach.funnel"_key,
                      .icon = "chart",
                      .group = "outreach.group"_key,
                      .needs = needs});
  office.add_page(http::Method::get, "/office/funnel", needs,
                  [&office, catalogues](const Visitor& visitor, const Request& request) {
                    const auto view = view_for(office, catalogues, visitor, request);
                    if (!view) return office.failed(visitor, request, view.error());
                    return funnel_page(office, visitor, request, *view);
                  });
  office.add_page(http::Method::get, "/office/funnel.csv", needs,
                  [&office, catalogues](const Visitor& visitor, const Request& request) {
                    const auto view = view_for(office, catalogues, visitor, request);
                    if (!view) return office.failed(visitor, request, view.error());
                    return office::csv_download("tiep-can.csv", sheet_of(*view, visitor.locale));
                  });
  office.add_page(http::Method::get, "/office/funnel.xlsx", needs,
                  [&office, catalogues](const Visitor& visitor, const Request& request) {
                    const auto view = view_for(office, catalogues, visitor, request);
                    if (!view) return office.failed(visitor, request, view.error());
                    auto file =
                        office::xlsx_download("tiep-can.xlsx", {sheet_of(*view, visitor.locale)});
                    return file ? *std::move(file) : office.failed(visitor, request, file.error());
                  });
}

std::vector<Way> ways_of(const std::vector<records::Record>& households,
                         const accounts::Reach& reach, const registry::Catalogue& catalogue,
                         Date today) {
  std::vector<Way> ways;
  for (const records::Record& household : households) {
    if (!reach.covers(household["unit_code"])) continue;
    Way& way = ways.emplace_back(way_of(household));
    way.step(Stage::recognised) = recognised_on(catalogue, household["subject_id"], today);
  }
  return ways;
}

Result<std::vector<Way>> read_ways(records::Reading& reading, const accounts::Reach& reach,
                                   const registry::Catalogue& catalogue, Date today) {
  TRY(const auto households, reading.all(reading.kinds().get("household")));
  return ways_of(households, reach, catalogue, today);
}

}  // namespace ocop::outreach
