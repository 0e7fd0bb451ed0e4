#include "codes/case_pages.h"

#include "base/limits.h"
#include "codes/limits.h"
#include "codes/suspect_code.h"
#include "office/account_pages.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

/// The codes of the product that have an alarm, newest first.
Result<std::optional<Panel>> codes_panel(const Office& office, const OrderGround& ground,
                                         const Visitor& visitor, Reading& reading,
                                         const Record& row) {
  Panel panel{.title = words(visitor, "case.codes"_key), .empty = words(visitor, "alarm.none"_key)};
  TRY(const auto product, reading.get(reading.kinds().get("product"), row["product_id"]));
  const auto gtin = product ? authenticity::gtin_number((*product)["code"]) : std::nullopt;
  if (!gtin) return std::optional(std::move(panel));
  TRY(const auto alarms, ground.scans.alarms({&*gtin, 1}, limits::case_codes_max));
  for (const scans::Alarm& alarm : alarms) {
    TRY(auto told, told_of(office, reading, ground, visitor, alarm.code));
    if (!told) continue;
    panel.rows.push_back({.title = std::move(told->detail),
                          .href = std::move(told->href),
                          .tone = told->tone,
                          .chip = std::move(told->chip)});
  }
  return std::optional(std::move(panel));
}

/// What consumers report of the same product, for whoever looks into a case.
Result<std::optional<Panel>> reports_panel(const Office& office, const Visitor& visitor,
                                           Reading& reading, const Record& row) {
  records::Query query{.filters = {{"product_id", row["product_id"]}},
                       .sort = "received_on",
                       .order = records::Order::descending};
  TRY(const auto reports, reading.list(reading.kinds().get("consumer_report"), query,
                                       visitor.rights.reach(Object::consumer_report, Act::see)));
  Panel panel{.title = words(visitor, "codes.reports"_key),
              .empty = words(visitor, "case.no_reports"_key)};
  for (const Record& report : reports.rows) {
    panel.rows.push_back(
        {.title = report.title(), .detail = report["story"], .href = office.href(visitor, report)});
  }
  return std::optional(std::move(panel));
}

/// Cases that somebody has to come to an end with.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::consumer_report, Act::enter)) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        for (const std::string_view state : {"new", "open"}) {
          const records::Query query{.filters = {{"state", std::string(state)}},
                                     .page_rows = limits::record_page_rows_max};
          TRY(const auto cases,
              reading.list(reading.kinds().get("code_case"), query,
                           visitor.rights.reach(Object::consumer_report, Act::enter)));
          for (const Record& row : cases.rows) {
            TRY(const auto product, reading.get(reading.kinds().get("product"), row["product_id"]));
            items.push_back({.title = words(visitor, "case.work"_key,
                                            {product ? product->title() : std::string()}),
                             .detail = row["number"],
                             .href = office.href(visitor, row),
                             .due = row.day("due_on")});
          }
        }
        return items;
      });
}

}  // namespace

void add_case_pages(Office& office, const OrderGround& ground) {
  office.add_register(
      {.kind = &office.ground().records.kinds().get("code_case"),
       .icon = "alert",
       .group = "codes.group"_key,
       .panels = {[&office, &ground](const Visitor& visitor, Reading& reading, const Record& row) {
                    return codes_panel(office, ground, visitor, reading, row);
                  },
                  [&office](const Visitor& visitor, Reading& reading, const Record& row) {
                    return reports_panel(office, visitor, reading, row);
                  }},
       .offers = [](Reading&, const Record& row) -> Result<office::Offers> {
         return office::Offers{.changing = row["state"] != "closed", .setting_aside = false};
       }});
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::codes
