#include "codes/case_pages.h"

#include <algorithm>
#include <iterator>

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
    panel.rows.push_back({.title = std::move(told->piece),
                          .detail = std::move(told->why),
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

/// Cases within the reach that are not closed; of that product when one is named.
Result<std::vector<Record>> unclosed_cases(Reading& reading, const accounts::Reach& reach,
                                           const std::string& product = {}) {
  std::vector<Record> open;
  for (const std::string_view state : {"new", "open"}) {
    records::Query query{.filters = {{"state", std::string(state)}},
                         .page_rows = limits::record_page_rows_max};
    if (!product.empty()) query.filters.push_back({"product_id", product});
    TRY(auto cases, reading.list(reading.kinds().get("code_case"), query, reach));
    std::ranges::move(cases.rows, std::back_inserter(open));
  }
  return open;
}

Result<std::string> product_name(Reading& reading, const Record& row) {
  TRY(const auto product, reading.get(reading.kinds().get("product"), row["product_id"]));
  return product ? product->title() : std::string();
}

/// Cases that somebody has to come to an end with.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::consumer_report, Act::enter)) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        TRY(const auto cases,
            unclosed_cases(reading, visitor.rights.reach(Object::consumer_report, Act::enter)));
        for (const Record& row : cases) {
          TRY(const std::string product, product_name(reading, row));
          items.push_back({.title = words(visitor, "case.work"_key, {product}),
                           .detail = row["number"],
                           .href = office.href(visitor, row),
                           .due = row.day("due_on")});
        }
        return items;
      });
}

}  // namespace

Result<office::Block> open_cases_block(const Office& office, const Visitor& visitor,
                                       Reading& reading, const std::set<std::string>& products) {
  office::Block block{.title = words(visitor, "case.open_ones"_key)};
  if (!visitor.may(Object::consumer_report, Act::see)) return block;
  const auto reach = visitor.rights.reach(Object::consumer_report, Act::see);
  for (const std::string& product : products) {
    TRY(const auto cases, unclosed_cases(reading, reach, product));
    for (const Record& row : cases) {
      TRY(const std::string name, product_name(reading, row));
      const bool is_new = row["state"] == "new";
      block.items.push_back(
          {.title = name,
           .detail = row["number"],
           .href = office.href(visitor, row),
           .tone = is_new ? office::Tone::caution : office::Tone::plain,
           .chip = words(visitor, is_new ? "case.state_new"_key : "case.state_open"_key)});
    }
  }
  return block;
}

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
