#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "campaigns/calendar_kinds.h"
#include "campaigns/limits.h"
#include "campaigns/office_pages.h"
#include "http/forms.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::campaigns {
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

constexpr pages::Key weekday_names[] = {"calendar.monday"_key,    "calendar.tuesday"_key,
                                        "calendar.wednesday"_key, "calendar.thursday"_key,
                                        "calendar.friday"_key,    "calendar.saturday"_key,
                                        "calendar.sunday"_key};

struct Month {
  Date first, last;
};

Month month_of(Date day) {
  const Date first{day.year, day.month, 1};
  const Date next = day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
  return {first, date_from_days(days_from_date(next) - 1)};
}

/// "2027-02"; this month when it is none.
Month month_asked(const Request& request, Date today) {
  const auto day = parse_date(request.query_value("month").value_or("") + "-01");
  return month_of(day ? *day : today);
}

std::string month_path(Date day) {
  return fmt::format("{}?month={:04}-{:02}", calendar_path, day.year, day.month);
}

struct Look {
  const Office& office;
  const Ground& ground;
  const Visitor& visitor;
  Reading& reading;

  bool may_enter(const Entry& entry) const {
    return visitor.rights.reach(Object::campaign, Act::enter).covers(entry.unit_code);
  }
};

/// How an entry stands: a tone with its word.
std::pair<std::string_view, std::string> standing(const Look& look, const Entry& entry) {
  const Visitor& visitor = look.visitor;
  if (entry.is_left_out) return {"plain", words(visitor, "calendar.item_left_out"_key)};
  if (entry.is_out()) {
    const bool waits = *entry.publication->day > visitor.today;
    return {"good", words(visitor, waits ? "calendar.scheduled"_key : "calendar.out"_key)};
  }
  if (entry.is_late(visitor.today)) return {"stop", words(visitor, "calendar.late"_key)};
  if (entry.publication) return {"caution", words(visitor, "calendar.under_way"_key)};
  if (!entry.owner.empty()) return {"caution", words(visitor, "calendar.taken"_key)};
  return {"plain", words(visitor, "calendar.free"_key)};
}

Result<void> fill_entry(Dictionary& at, const Look& look, const Entry& entry) {
  at.set("NAME", entry.title);
  at.set("HOUR", entry.hour);
  at.set("SORT", words(look.visitor, label_of_sort(entry.what)));
  at.set("UNIT", look.office.ground().units.name(entry.unit_code));
  at.set("HREF", Office::href(look.visitor, entry.key.empty()
                                                ? entry.publication->path
                                                : fmt::format("{}/{}", calendar_path, entry.key)));
  const auto [tone, state] = standing(look, entry);
  at.set("TONE", tone);
  at.set("STATE", state);
  if (!entry.owner.empty()) {
    TRY(const std::string name,
        office::person_name(look.reading, look.visitor.locale, entry.owner));
    at.set_in("OWNER", "PERSON", name);
  }
  const bool moves = !entry.key.empty() && !entry.is_out() && !entry.is_left_out;
  if (moves && look.may_enter(entry)) {
    Dictionary& drag = at.add("DRAG");
    drag.set("KEY", entry.key);
    drag.set("VERSION", std::to_string(entry.version));
  }
  return ok();
}

Result<void> fill_days(Dictionary& page, const Look& look, const Month& month) {
  const auto reach = look.visitor.rights.reach(Object::campaign, Act::see);
  TRY(const auto entries,
      entries_between(look.reading, look.ground.worked, reach, month.first, month.last));
  if (entries.empty()) page.show("EMPTY");
  for (Date day = month.first; day <= month.last; day = date_from_days(days_from_date(day) + 1)) {
    Dictionary& one = page.add("DAY");
    const auto weekday = static_cast<std::size_t>(weekday_of(day));
    one.set("DATE", format_iso(day));
    one.set("WEEKDAY", std::to_string(weekday + 1));
    one.set("WEEKDAY_NAME", words(look.visitor, weekday_names[weekday]));
    one.set("NUMBER", std::to_string(day.day));
    one.set("DAY_NAME", pages::format_day(day));
    if (day == look.visitor.today) one.show("TODAY");
    if (look.ground.worked.is_off(day)) one.show("HOLIDAY");
    bool has_any = false;
    for (const Entry& entry : entries) {
      if (entry.day != day) continue;
      has_any = true;
      TRY_VOID(fill_entry(one.add("ENTRY"), look, entry));
    }
    if (!has_any) one.show("NONE");
  }
  return ok();
}

/// The wards that have heard nothing for too long (`messages/gaps.h`).
Result<void> fill_gaps(Dictionary& page, const Look& look) {
  if (!look.visitor.may(Object::message, Act::see)) return ok();
  const auto catalogue = look.ground.catalogues();
  const auto onlooker = messages::onlooker_of(look.reading, look.visitor, catalogue->unit_tree());
  TRY(const auto wards, messages::overseen_wards(look.reading, onlooker, {}));
  const std::string href = Office::href(look.visitor, std::string(messages::root_path) + "/gaps");
  const auto red = std::ranges::count_if(wards, &messages::WardWeeks::is_red);
  if (wards.empty()) {
    page.set_in("NO_GOAL", "HREF", href);
    return ok();
  }
  if (red == 0) {
    Dictionary& good = page.add("NO_GAP");
    good.set("SAYING", words(look.visitor, "calendar.no_gap"_key, {std::to_string(wards.size())}));
    good.set("HREF", href);
    return ok();
  }
  Dictionary& gaps = page.add("GAPS");
  gaps.set("SAYING", words(look.visitor, "calendar.gaps"_key,
                           {std::to_string(red), std::to_string(wards.size())}));
  gaps.set("HREF", href);
  for (const auto& ward : wards) {
    if (!ward.is_red) continue;
    Dictionary& one = gaps.add("WARD");
    one.set("NAME", ward.name);
    one.set("STATE", ward.last ? words(look.visitor, "calendar.silent_days"_key,
                                       {std::to_string(days_from_date(look.visitor.today) -
                                                       days_from_date(*ward.last)),
                                        pages::format_day(*ward.last)})
                               : words(look.visitor, "messages.gap_never"_key));
  }
  return ok();
}

Result<Response> month_page(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const Look look{office, ground, visitor, reading};
    const Month month = month_asked(request, visitor.today);
    const auto href = [&](std::int64_t days, Date from) {
      return Office::href(visitor, month_path(date_from_days(days_from_date(from) + days)));
    };
    Dictionary page;
    page.set("MONTH", words(visitor, "calendar.month_name"_key,
                            {std::to_string(month.first.month), std::to_string(month.first.year)}));
    page.set("BEFORE", href(-1, month.first));
    page.set("AFTER", href(1, month.last));
    page.set("NOW", Office::href(visitor, month_path(visitor.today)) + "#today");
    for (const pages::Key name : weekday_names) page.set_in("HEAD", "NAME", words(visitor, name));
    if (visitor.may(Object::campaign, Act::enter)) {
      Dictionary& acts = page.add("ACTS");
      acts.set("ADD", Office::href(visitor, "/office/calendar-items/new"));
      acts.set("RULES", Office::href(visitor, "/office/calendar-rules"));
      Dictionary& shift = page.add("SHIFT");
      shift.set("SHIFT_PATH", Office::href(visitor, fmt::format("{}/shift", calendar_path)));
      shift.set("ROOT", Office::href(visitor, calendar_path));
    }
    TRY_VOID(fill_gaps(page, look));
    TRY_VOID(fill_days(page, look, month));
    return office.respond(visitor, request, "calendar.html", page,
                          {words(visitor, "calendar.name"_key)});
  });
}

Result<Response> shift(const Office& office, const Ground& ground, const Visitor& visitor,
                       const Request& request) {
  TRY(const auto form, http::read_form(request));
  const auto typed = [&](std::string_view name) {
    return office::day_of(form.get(name).value_or(""), name);
  };
  const auto from = typed("from"), to = typed("to");
  if (!from || !to || !*from || !*to || **from == **to) {
    return office.not_done(visitor, request, calendar_path, "calendar.fault_shift"_key);
  }
  TRY(const Shift done, shift_day({ground.records, ground.worked}, visitor, **from, **to));
  return office.done(visitor, request, month_path(**to), "calendar.shifted"_key,
                     {std::to_string(done.moved), pages::format_day(**from),
                      pages::format_day(**to), std::to_string(done.left)});
}

/// What its owner has to bring out within two days, or has not.
Result<std::vector<office::WorkItem>> work(const Ground& ground, const Visitor& visitor) {
  constexpr std::int64_t days_before = 2, days_behind = 30;
  const auto reach = visitor.rights.reach(Object::campaign, Act::enter);
  std::vector<office::WorkItem> items;
  if (reach.nothing()) return items;
  const auto day = [&](std::int64_t later) {
    return date_from_days(days_from_date(visitor.today) + later);
  };
  return ground.records.read([&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
    TRY(const auto entries,
        entries_between(reading, ground.worked, reach, day(-days_behind), day(days_before)));
    for (const Entry& entry : entries) {
      if (entry.owner != visitor.login || entry.is_left_out || entry.is_out()) continue;
      items.push_back(
          {.title = words(visitor, "calendar.work"_key, {entry.title}),
           .detail = words(visitor, label_of_sort(entry.what)),
           .href = Office::href(visitor, fmt::format("{}/{}", calendar_path, entry.key)),
           .tone = office::Tone::caution,
           .due = entry.day});
    }
    return std::move(items);
  });
}

/// An item of a rule, or one that is fulfilled, is left out rather than put aside.
Result<office::Offers> item_offers(Reading&, const records::Record& row) {
  const bool is_free = row["fulfilled_by"].empty() && row["rule_id"].empty();
  return office::Offers{.changing = true, .adding_parts = true, .setting_aside = is_free};
}

std::vector<office::Action> item_actions(const Visitor& visitor, const records::Record& row) {
  return {{.label = words(visitor, "calendar.open_item"_key),
           .href = Office::href(visitor, fmt::format("{}/i-{}", calendar_path, row.id))}};
}

}  // namespace

void add_calendar_page(Office& office, const Ground& ground) {
  const auto& kinds = office.ground().records.kinds();
  office.add_section({.path = std::string(calendar_path),
                      .label = "calendar.name"_key,
                      .icon = "calendar",
                      .group = "messages.group"_key,
                      .needs = office::Needs{Object::campaign}});
  office.add_register({.kind = &kinds.get("calendar_item"),
                       .icon = "calendar",
                       .actions = {item_actions},
                       .offers = item_offers});
  office.add_register({.kind = &kinds.get("calendar_rule"), .icon = "reload"});
  add_page(office, http::Method::get, std::string(calendar_path), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return month_page(office, ground, visitor, request);
           });
  add_page(office, http::Method::post, std::string(calendar_path) + "/shift", Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return shift(office, ground, visitor, request);
           });
  office.add_work([ground](const Visitor& visitor) { return work(ground, visitor); });
}

}  // namespace ocop::campaigns
