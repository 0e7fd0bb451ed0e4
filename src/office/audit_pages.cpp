#include "http/percent.h"
#include "office/audit_words.h"
#include "pages/format.h"

namespace ocop::office {
namespace {

using accounts::AuditEntry;
using accounts::AuditPage;
using accounts::AuditQuery;
using http::Request;
using http::Response;
using pages::Dictionary;

constexpr std::string_view path = "/office/audit";
constexpr std::size_t page_entries = 25;

std::string value(const Request& request, std::string_view name) {
  return request.query_value(name).value_or("");
}

/// A login, or what finds exactly one person: "thanh ha".
std::string login_of(const AccountGround& ground, const std::string& typed) {
  const accounts::PeopleStore& people = ground.accounts.people();
  if (typed.empty()) return typed;
  const auto named = people.find_by_sign_in_name(typed);
  if (named && *named) return (*named)->login;
  const auto found = people.list(typed);
  return found && found->people.size() == 1 ? found->people.front().login : typed;
}

Result<AuditQuery> query_of(const AccountGround& ground, const Request& request) {
  AuditQuery query{.actor = login_of(ground, value(request, "who")),
                   .act = value(request, "act"),
                   .object = value(request, "object"),
                   .words = value(request, "q"),
                   .before = value(request, "before"),
                   .entries_max = page_entries};
  TRY(query.from, day_of(value(request, "from"), "from"));
  TRY(query.to, day_of(value(request, "to"), "to"));
  return query;
}

std::string address_of(const Visitor& visitor, const Request& request, std::string_view before) {
  std::string address = Office::href(visitor, path);
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view typed) {
    if (typed.empty()) return;
    address += mark + std::string(name) + "=" + http::percent_encode(typed);
    mark = '&';
  };
  for (const char* name : {"q", "who", "act", "object", "from", "to"}) {
    add(name, value(request, name));
  }
  add("before", before);
  return address;
}

void fill_search(Dictionary& page, const Office& office, const Visitor& visitor,
                 const Request& request, const Result<AuditQuery>& query) {
  page.set("PATH", Office::href(visitor, path));
  page.set("WORDS", value(request, "q"));
  page.set("BY", value(request, "who"));
  page.set("FROM", value(request, "from"));
  page.set("TO", value(request, "to"));
  for (const Choice& each : audit_sorts(office, visitor, value(request, "act"))) {
    Dictionary& option = page.add("OPTION");
    option.set("VALUE", each.value);
    option.set("LABEL", each.label);
    if (each.chosen) option.show("CHOSEN");
  }
  if (!query) page.show(query.error().pointer == "from" ? "WRONG_FROM" : "WRONG_TO");
}

void fill_line(Dictionary& part, const Visitor& visitor, const AuditEntry& entry,
               const AuditLine& line) {
  const LocalTime at{entry.at, vietnam_offset_minutes};
  part.set("TIME", pages::format_machine_time(at));
  part.set("HOUR", format_hour(at));
  part.set("WHO", line.who);
  part.set("ACT", line.act);
  if (!line.sort.empty() || !line.object.empty()) {
    Dictionary& object = part.add("OBJECT");
    object.set("SORT", line.sort);
    if (!line.object.empty()) {
      Dictionary& named = object.add(line.href.empty() ? "PLAIN" : "LINKED");
      named.set("NAME", line.object);
      named.set("HREF", line.href);
    }
  }
  Dictionary& more = part.add("MORE");
  more.set("ALL", Office::href(visitor, path) + "?object=" + http::percent_encode(entry.object));
  if (line.is_closed) more.show("CLOSED");
  for (const AuditChange& each : line.changes) {
    Dictionary& change = more.add("CHANGE");
    change.set("FIELD", each.field);
    if (!each.was.empty()) change.set_in("WAS", "TEXT", each.was);
    change.set("NOW", each.is.empty() ? words(visitor, "office.history.empty"_key) : each.is);
  }
}

/// The entries by their days, the newest first.
Result<void> fill_entries(Dictionary& page, const Office& office, const AccountGround& ground,
                          const Visitor& visitor, const AuditPage& found) {
  const AuditNames names = names_in(ground, found.entries);
  return office.ground().records.read([&](records::Reading& reading) -> Result<void> {
    Dictionary* day = nullptr;
    std::optional<Date> shown;
    for (const AuditEntry& entry : found.entries) {
      const Date date = date_of(entry.at);
      if (shown != date) {
        shown = date;
        day = &page.add("DAY");
        day->set("DATE", pages::format_day(date));
      }
      TRY(const AuditLine line, audit_line(office, ground, names, visitor, reading, entry));
      fill_line(day->add("ENTRY"), visitor, entry, line);
    }
    return ok();
  });
}

/// What is shown, when it is not everything.
Result<void> fill_object(Dictionary& page, const Office& office, const AccountGround& ground,
                         const Visitor& visitor, const AuditPage& found, const Request& request) {
  const std::string object = value(request, "object");
  if (object.empty()) return ok();
  std::string name = object;
  if (!found.entries.empty()) {
    const AuditNames names = names_in(ground, {found.entries.front()});
    TRY(const AuditLine line, office.ground().records.read([&](records::Reading& reading) {
      return audit_line(office, ground, names, visitor, reading, found.entries.front());
    }));
    if (!line.object.empty() || !line.sort.empty()) name = line.sort + " " + line.object;
    if (line.object.empty() && line.sort.empty()) name = line.who;
  }
  Dictionary& only = page.add("ONLY");
  only.set("OBJECT_ID", object);
  only.set("NAME", name);
  return ok();
}

/// What follows: older entries, or the rest of what words were not yet looked for in.
void fill_end(Dictionary& page, const Visitor& visitor, const Request& request,
              const AuditPage& found) {
  if (found.searched_to) {
    const std::string day = pages::format_day(date_of(*found.searched_to));
    Dictionary& further = page.add("FURTHER");
    further.set("SAYING", pages::text(visitor.locale, "audit.searched_to"_key, {day}));
    further.set("HREF", address_of(visitor, request, found.next));
  } else if (found.entries.empty()) {
    page.show("NONE");
  } else if (!found.next.empty()) {
    page.set_in("OLDER", "HREF", address_of(visitor, request, found.next));
  }
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  Dictionary page;
  const auto query = query_of(ground, request);
  fill_search(page, office, visitor, request, query);
  if (query) {
    const auto found = ground.accounts.search_audit(*query);
    if (!found) return office.failed(visitor, request, found.error());
    auto filled = fill_object(page, office, ground, visitor, *found, request);
    if (filled) filled = fill_entries(page, office, ground, visitor, *found);
    if (!filled) return office.failed(visitor, request, filled.error());
    fill_end(page, visitor, request, *found);
    if (!query->before.empty()) page.set_in("NEWEST", "HREF", address_of(visitor, request, ""));
  }
  return office.respond(visitor, request, "office_audit.html", page,
                        {words(visitor, "audit.title"_key)}, query ? 200 : 400);
}

}  // namespace

void add_audit_pages(Office& office, const AccountGround& ground) {
  office.add_section({.path = std::string(path),
                      .label = "audit.title"_key,
                      .icon = "clock",
                      .group = "people.group"_key,
                      .needs = Needs{accounts::Object::audit}});
  office.add_page(http::Method::get, std::string(path), Needs{accounts::Object::audit},
                  [&](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request);
                  });
}

}  // namespace ocop::office
