#include "http/percent.h"
#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::AuditQuery;
using http::Request;
using http::Response;

constexpr std::string_view path = "/office/audit";

std::string value(const Request& request, std::string_view name) {
  return request.query_value(name).value_or("");
}

Result<AuditQuery> query_of(const Request& request) {
  AuditQuery query{.actor = value(request, "who"),
                   .act = value(request, "act"),
                   .object = value(request, "object"),
                   .words = value(request, "q"),
                   .before = value(request, "before")};
  TRY(query.from, day_of(value(request, "from"), "from"));
  TRY(query.to, day_of(value(request, "to"), "to"));
  return query;
}

AccountForm search_form(const Visitor& visitor, const Request& request) {
  const auto input = [&](const char* name, pages::Key label, const char* type) {
    return Input{.name = name,
                 .label = words(visitor, label),
                 .type = type,
                 .value = value(request, name),
                 .optional = true};
  };
  return {
      .action = Office::href(visitor, path),
      .button = words(visitor, "people.search"_key),
      .inputs = {input("q", "audit.words"_key, "search"), input("who", "audit.who"_key, "text"),
                 input("act", "audit.act"_key, "text"), input("object", "audit.object"_key, "text"),
                 input("from", "audit.from"_key, "text"), input("to", "audit.to"_key, "text")},
      .method = "get"};
}

std::string address_of(const Visitor& visitor, const Request& request, std::string_view before) {
  std::string address = Office::href(visitor, path) + "?before=" + http::percent_encode(before);
  for (const char* name : {"q", "who", "act", "object", "from", "to"}) {
    const std::string typed = value(request, name);
    if (!typed.empty()) address += std::string("&") + name + "=" + http::percent_encode(typed);
  }
  return address;
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  AccountForm form = search_form(visitor, request);
  const auto query = query_of(request);
  Block found{.title = words(visitor, "audit.found"_key),
              .empty = words(visitor, "audit.none"_key)};
  if (!query) {
    form = with_fault(std::move(form), visitor.locale, query.error());
    form.fault = words(visitor, "account.fault.day"_key);
  } else {
    const auto page = ground.accounts.search_audit(*query);
    if (!page) return office.failed(visitor, request, page.error());
    for (const accounts::AuditEntry& entry : page->entries) {
      std::string detail = moment(entry.at) + " · " + entry.object;
      if (!entry.before.empty()) detail += " · " + entry.before;
      if (!entry.after.empty()) detail += " → " + entry.after;
      found.items.push_back(
          {.title = entry.actor + ": " + entry.act,
           .detail = detail,
           .href = Office::href(visitor, path) + "?object=" + http::percent_encode(entry.object)});
    }
    if (!page->next.empty()) {
      found.links = {{words(visitor, "audit.older"_key), address_of(visitor, request, page->next)}};
    }
  }
  return respond_blocks(
      office, visitor, request, {words(visitor, "audit.title"_key)},
      {{.title = "", .saying = words(visitor, "audit.saying"_key), .forms = {form}},
       std::move(found)});
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
