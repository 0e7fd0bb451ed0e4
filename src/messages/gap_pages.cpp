#include <algorithm>

#include "messages/gaps.h"
#include "messages/limits.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::messages {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;

constexpr std::size_t weeks_shown = 6;

Result<std::vector<Goal>> all_goals(Reading& reading) {
  TRY(const auto rows, reading.all(reading.kinds().get("message_goal")));
  std::vector<Goal> goals;
  for (const auto& row : rows) {
    if (!row.removed_at) goals.push_back(goal_of(row));
  }
  return goals;
}

}  // namespace

Result<std::vector<WardWeeks>> overseen_wards(Reading& reading, const Onlooker& onlooker,
                                              const std::vector<Date>& weeks) {
  const Visitor& visitor = onlooker.visitor;
  TRY(const auto goals, all_goals(reading));
  const Date since = date_from_days(days_from_date(visitor.today) - limits::gap_days_read);
  std::map<std::string, std::vector<Date>> sent;
  for (const auto& [code, day] : days_sent(reading.session(), since)) {
    sent[unit_today(onlooker.tree, code, day, visitor.today)].push_back(day);
  }
  auto wards = ward_weeks(onlooker.tree, goals, sent, weeks, visitor.today);
  const auto reach = oversight(visitor);
  std::erase_if(wards, [&](const WardWeeks& each) { return !reach.covers(each.unit_code); });
  std::ranges::stable_sort(
      wards, [](const WardWeeks& a, const WardWeeks& b) { return a.is_red && !b.is_red; });
  return wards;
}

namespace {

void fill_ward(Dictionary& row, const Visitor& visitor, const WardWeeks& ward,
               const std::vector<Date>& weeks) {
  row.set("NAME", ward.name);
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    Dictionary& cell = row.add("WEEK");
    cell.set("LABEL", pages::format_day(weeks[i]).substr(0, 5));
    cell.set("COUNT", std::to_string(ward.counts[i]));
  }
  row.set("LAST",
          ward.last ? pages::format_day(*ward.last) : words(visitor, "messages.gap_never"_key));
  row.set("TONE", ward.is_red ? "stop" : "good");
  row.set("STATE", words(visitor, ward.is_red ? "messages.gap_red"_key : "messages.gap_good"_key,
                         {std::to_string(ward.days)}));
}

Result<Response> gap_page(const Office& office, const Ground& ground, const Visitor& visitor,
                          const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    if (oversight(visitor).nothing()) return Error{Code::not_found, "oversees nothing", ""};
    const auto weeks = weeks_until(visitor.today, weeks_shown);
    TRY(const auto wards, overseen_wards(reading, onlooker, weeks));
    const auto red = std::ranges::count_if(wards, &WardWeeks::is_red);
    Dictionary page;
    page.set("SAYING", words(visitor, "messages.gap_saying"_key,
                             {std::to_string(red), std::to_string(wards.size())}));
    page.set("GOALS", Office::href(visitor, "/office/message-goals"));
    if (wards.empty()) page.show("NOTHING");
    Dictionary* table = wards.empty() ? nullptr : &page.add("TABLE");
    for (const Date week : weeks) {
      if (table == nullptr) break;
      table->set_in("HEAD", "NAME", pages::format_day(week).substr(0, 5));
    }
    for (const WardWeeks& each : wards) fill_ward(table->add("ROW"), visitor, each, weeks);
    return office.respond(
        visitor, request, "message_gaps.html", page,
        {words(visitor, "messages.gaps"_key),
         {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)}}});
  });
}

}  // namespace

Result<std::optional<office::WorkItem>> gap_work(Reading& reading, const Onlooker& onlooker) {
  const Visitor& visitor = onlooker.visitor;
  std::optional<office::WorkItem> item;
  if (sender_units(visitor, onlooker.tree).empty()) return item;
  TRY(const auto wards, overseen_wards(reading, onlooker, {}));
  const auto red = std::ranges::count_if(wards, &WardWeeks::is_red);
  if (red == 0) return item;
  item = {.title = words(visitor, "messages.work_gap"_key, {std::to_string(red)}),
          .href = Office::href(visitor, std::string(root_path) + "/gaps"),
          .tone = office::Tone::stop,
          .chip = words(visitor, "messages.gap_chip"_key)};
  return item;
}

void add_gap_page(Office& office, const Ground& ground) {
  office.add_register({.kind = &office.ground().records.kinds().get("message_goal")});
  add_page(office, http::Method::get, std::string(root_path) + "/gaps", Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return gap_page(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
