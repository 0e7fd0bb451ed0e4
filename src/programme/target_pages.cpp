#include "programme/target_pages.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "pages/format.h"
#include "programme/read_report.h"
#include "programme/report_view.h"

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using outreach::Catalogues;
using records::Record;

constexpr office::Needs needs{Object::target, Act::see};
constexpr std::string_view path = "/office/reports/targets";

/// The last day counted: that of "?to=", else today.
Date last_day(const Visitor& visitor, const Request& request) {
  const auto asked = parse_date(request.query_value("to").value_or(""));
  return asked ? *asked : visitor.today;
}

Response overview(const Office& office, const registry::Catalogue& catalogue,
                  const outreach::UnitName& unit_name, const Visitor& visitor,
                  const Request& request, const std::vector<Target>& targets) {
  std::set<int, std::greater<>> years;
  for (const Target& target : targets) years.insert(target.year);
  int year = visitor.today.year;
  const std::string asked = request.query_value("year").value_or("");
  std::from_chars(asked.data(), asked.data() + asked.size(), year);
  std::vector<TargetLine> lines;
  for (const Target& target : targets) {
    if (target.year != year) continue;
    lines.push_back(target_line(catalogue, target, last_day(visitor, request)));
  }
  pages::Dictionary page;
  for (const int each : years) {
    auto& tab = page.add("YEARS");
    tab.set("NUMBER", std::to_string(each));
    tab.set("HREF", Office::href(visitor, std::string(path) + "?year=" + std::to_string(each)));
    if (each == year) tab.show("CURRENT");
  }
  fill_targets(page, visitor.locale, lines, unit_name);
  return office.respond(visitor, request, "targets.html", page,
                        {std::string(pages::text(visitor.locale, "programme.targets_actual"_key))});
}

Response counted(const Office& office, const registry::Catalogue& catalogue,
                 const outreach::UnitName& unit_name, const Visitor& visitor,
                 const Request& request, const Target& target) {
  const TargetLine line = target_line(catalogue, target, last_day(visitor, request));
  const auto found = achieved(catalogue, target.measure, target.scope, line.counted);
  office::Panel panel{describe(target, visitor.locale, unit_name)};
  panel.facts = {{std::string(pages::text(visitor.locale, "programme.measure"_key)),
                  std::string(pages::text(visitor.locale, label_of(target.measure)))},
                 {std::string(pages::text(visitor.locale, "programme.counted_to"_key)),
                  pages::format_day(line.counted.to)},
                 {std::string(pages::text(visitor.locale, "programme.target_number"_key)),
                  std::to_string(target.number)}};
  for (const Achieved& each : found.value_or(std::vector<Achieved>())) {
    const auto* subject = catalogue.subject(each.product->subject);
    panel.rows.push_back(
        {each.product->name_vi,
         pages::text(visitor.locale, "programme.counted_by"_key,
                     {subject != nullptr ? subject->name : "", each.certificate->number,
                      pages::format_day(each.certificate->valid_from)}),
         Office::href(visitor, "/office/products/" + each.product->id.text()), office::Tone::good,
         pages::text(visitor.locale, "programme.of_stars"_key,
                     {std::to_string(*each.certificate->stars)})});
  }
  if (panel.rows.empty()) {
    const pages::Key key = found ? "programme.nothing_counted"_key : "programme.cannot_tell"_key;
    panel.alerts.push_back({office::Tone::plain, std::string(pages::text(visitor.locale, key))});
  }
  return office.respond(visitor, request,
                        {std::string(pages::text(visitor.locale, "programme.products_counted"_key)),
                         {{std::string(pages::text(visitor.locale, "programme.targets_actual"_key)),
                           Office::href(visitor, path)}}},
                        {panel});
}

}  // namespace

void add_target_pages(Office& office, Catalogues catalogues) {
  office.add_section({.path = std::string(path),
                      .label = "programme.targets_actual"_key,
                      .icon = "chart",
                      .group = "programme.group"_key,
                      .needs = needs});
  office.add_page(
      http::Method::get, std::string(path), needs,
      [&office, catalogues](const Visitor& visitor, const Request& request) {
        const auto catalogue = catalogues();
        const auto targets = office.ground().records.read(
            [&](records::Reading& reading) { return read_targets(reading, visitor, ""); });
        if (!targets) return office.failed(visitor, request, targets.error());
        return overview(office, *catalogue, outreach::unit_names(catalogue, visitor.locale),
                        visitor, request, *targets);
      });
  office.add_page(http::Method::get, std::string(path) + "/{id}", needs,
                  [&office, catalogues](const Visitor& visitor, const Request& request) {
                    const auto catalogue = catalogues();
                    const auto& store = office.ground().records;
                    const auto target = office.ground().records.find(
                        store.kinds().get("target"), request.parameter("id").value_or(""),
                        visitor.acting(Object::target, Act::see).reach);
                    if (!target) return office.failed(visitor, request, target.error());
                    return counted(office, *catalogue,
                                   outreach::unit_names(catalogue, visitor.locale), visitor,
                                   request, target_of(*target));
                  });
}

}  // namespace ocop::programme
