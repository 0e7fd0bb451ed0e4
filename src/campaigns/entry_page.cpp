#include <fmt/format.h>

#include <charconv>

#include "campaigns/calendar_kinds.h"
#include "campaigns/office_pages.h"
#include "http/forms.h"
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

std::string entry_path(std::string_view key, std::string_view verb = "") {
  return fmt::format("{}/{}{}", calendar_path, key, verb);
}

void fill_facts(Dictionary& page, const Office& office, const Visitor& visitor, const Entry& entry,
                const std::string& owner) {
  const auto fact = [&](pages::Key term, const std::string& value, const std::string& href = "") {
    if (value.empty()) return;
    Dictionary& one = page.add("FACT");
    one.set("TERM", words(visitor, term));
    Dictionary& said = one.add(href.empty() ? "PLAIN" : "LINKED");
    said.set("VALUE", value);
    said.set("HREF", href);
  };
  fact("calendar.what"_key, words(visitor, label_of_sort(entry.what)));
  fact("calendar.unit"_key, office.ground().units.name(entry.unit_code));
  fact("calendar.day"_key, pages::format_day(entry.day));
  fact("calendar.hour"_key, entry.hour);
  fact("calendar.owner"_key, owner.empty() ? words(visitor, "calendar.nobody"_key) : owner);
  fact("calendar.note"_key, entry.note);
  if (entry.rule_day && *entry.rule_day != entry.day) {
    fact("calendar.rule_day"_key, pages::format_day(*entry.rule_day));
  }
  if (entry.publication) {
    fact("calendar.fulfilled_by"_key, entry.publication->title,
         Office::href(visitor, entry.publication->path));
  }
}

void fill_forms(Dictionary& page, const Visitor& visitor, const Entry& entry,
                const std::vector<Piece>& choices) {
  const auto act = [&](std::string_view section, std::string_view verb) -> Dictionary& {
    Dictionary& one = page.add(section);
    one.set("ACTION", Office::href(visitor, entry_path(entry.key, verb)));
    return one;
  };
  page.set("VERSION", std::to_string(entry.version));
  if (entry.is_left_out) {
    act("BRING_BACK", "/bring-back");
    return;
  }
  if (!entry.is_out()) {
    act(entry.owner.empty() ? "TAKE" : "GIVE", entry.owner.empty() ? "/take-up" : "/give-up");
    act("MOVE", "/move").set("VALUE", format_vietnamese(entry.day));
    act("LEAVE_OUT", "/leave-out");
  }
  Dictionary& fulfil = act("FULFIL", "/fulfil");
  if (entry.publication) fulfil.set_in("NOW", "NAME", entry.publication->name);
  if (entry.publication) fulfil.set("NOW_TITLE", entry.publication->title);
  for (const Piece& each : choices) {
    Dictionary& option = fulfil.add("OPTION");
    option.set("NAME", each.name);
    option.set("LABEL", each.day ? each.title + " · " + pages::format_day(*each.day)
                                 : each.title + " · " + words(visitor, "calendar.not_out"_key));
  }
}

Result<Response> entry_page(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const std::string key(request.parameter("key").value_or(""));
    TRY(const Entry entry,
        entry_of(reading, ground.worked, visitor.rights.reach(Object::campaign, Act::see), key));
    Dictionary page;
    std::string owner;
    if (!entry.owner.empty()) {
      TRY(owner, office::person_name(reading, visitor.locale, entry.owner));
    }
    page.set("NAME", entry.title);
    fill_facts(page, office, visitor, entry, owner);
    if (entry.is_left_out) page.show("LEFT_OUT");
    if (entry.is_late(visitor.today)) page.show("LATE");
    const auto reach = visitor.rights.reach(Object::campaign, Act::enter);
    if (reach.covers(entry.unit_code)) {
      TRY(const auto choices, free_publications(reading, reach, entry.day));
      fill_forms(page, visitor, entry, choices);
      if (!entry.item_id.empty()) {
        page.set_in("RECORD", "HREF",
                    Office::href(visitor, "/office/calendar-items/" + entry.item_id));
      }
    }
    return office.respond(
        visitor, request, "calendar_entry.html", page,
        {entry.title,
         {{words(visitor, "calendar.name"_key), Office::href(visitor, calendar_path)}}});
  });
}

using Work = Result<Refusal> (*)(const Desk&, const Press&, const http::Form&);

std::string typed(const http::Form& form, std::string_view name) {
  return std::string(form.get(name).value_or(""));
}

/// Where the calendar shows what was done: the month of the item.
Result<std::string> month_of_entry(const Ground& ground, const Visitor& visitor,
                                   const std::string& key) {
  return ground.records.read([&](Reading& reading) -> Result<std::string> {
    TRY(const Entry entry,
        entry_of(reading, ground.worked, visitor.rights.reach(Object::campaign, Act::see), key));
    return fmt::format("{}?month={}", calendar_path, format_iso(entry.day).substr(0, 7));
  });
}

void add_act(Office& office, const Ground& ground, std::string_view verb, pages::Key done,
             Work work) {
  add_page(office, http::Method::post, entry_path("{key}", verb), Act::enter,
           [&office, ground, done, work](const Visitor& visitor,
                                         const Request& request) -> Result<Response> {
             TRY(const auto form, http::read_form(request));
             Press press{visitor, std::string(request.parameter("key").value_or(""))};
             const std::string version = typed(form, "version");
             std::from_chars(version.data(), version.data() + version.size(), press.version);
             TRY(const Refusal refusal, work({ground.records, ground.worked}, press, form));
             const bool from_month = typed(form, "back") == "month";
             std::string path = entry_path(press.key);
             if (from_month) {
               TRY(path, month_of_entry(ground, visitor, press.key));
             }
             return office.acted(visitor, request, path, refusal, done);
           });
}

}  // namespace

void add_entry_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, entry_path("{key}"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return entry_page(office, ground, visitor, request);
           });
  add_act(
      office, ground, "/take-up", "calendar.taken_up"_key,
      [](const Desk& desk, const Press& press, const http::Form&) { return take_up(desk, press); });
  add_act(
      office, ground, "/give-up", "calendar.given_up"_key,
      [](const Desk& desk, const Press& press, const http::Form&) { return give_up(desk, press); });
  add_act(office, ground, "/move", "calendar.moved"_key,
          [](const Desk& desk, const Press& press, const http::Form& form) {
            return move_to(desk, press, typed(form, "day"));
          });
  add_act(office, ground, "/leave-out", "calendar.left_out"_key,
          [](const Desk& desk, const Press& press, const http::Form&) {
            return leave_out(desk, press);
          });
  add_act(office, ground, "/bring-back", "calendar.brought_back"_key,
          [](const Desk& desk, const Press& press, const http::Form&) {
            return bring_back(desk, press);
          });
  add_act(office, ground, "/fulfil", "calendar.fulfilled"_key,
          [](const Desk& desk, const Press& press, const http::Form& form) {
            return fulfil(desk, press, typed(form, "publication"));
          });
}

void add_pages(Office& office, const Ground& ground) {
  add_calendar_page(office, ground);
  add_entry_pages(office, ground);
  add_campaign_pages(office, ground);
  add_report_pages(office, ground);
}

}  // namespace ocop::campaigns
