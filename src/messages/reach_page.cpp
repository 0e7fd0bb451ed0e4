#include "messages/office_pages.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::messages {
namespace {

using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Visitor;
using office::words;
using pages::Dictionary;

/// Whom a message to a unit reaches on a day: asked before it is written.
Result<Response> reach_page(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  const std::string typed = request.query_value("unit").value_or("");
  const std::string typed_day = request.query_value("on").value_or("");
  return look(ground, visitor, [&](auto& reading, const Onlooker& onlooker) -> Result<Response> {
    if (sender_units(visitor, onlooker.tree).empty()) {
      return Error{Code::not_found, "nothing to write here", ""};
    }
    Dictionary page;
    const auto day = office::day_of(typed_day, "on");
    const Date on = day ? day->value_or(visitor.today) : visitor.today;
    page.set("PATH", Office::href(visitor, std::string(root_path) + "/reach"));
    page.set("UNIT", typed);
    page.set("ON", format_vietnamese(on));
    std::vector<Panel> panels;
    if (!typed.empty()) {
      const auto code = unit_in(onlooker.tree, typed, on);
      std::vector<Place> wards, groups;
      if (code) {
        TRY(const auto audiences, all_audiences(reading));
        wards = places_reached(onlooker.tree, audiences, {{*code}, {AudienceKind::authority}}, on);
        groups = places_reached(
            onlooker.tree, audiences,
            {{*code},
             {AudienceKind::residential_group, AudienceKind::party_cell, AudienceKind::other}},
            on);
      }
      for (const auto& [places, title] : {std::pair(&wards, "messages.reach_wards"_key),
                                          std::pair(&groups, "messages.reach_audiences"_key)}) {
        Panel panel{
            .title = words(visitor, title, {std::to_string(places->size()), pages::format_day(on)}),
            .empty = words(visitor, "messages.reaches_nobody"_key)};
        for (const Place& place : *places) {
          panel.rows.push_back({.title = place.name, .detail = place.unit_code});
        }
        panels.push_back(std::move(panel));
      }
    }
    office::fill_panels(page, panels);
    return office.respond(
        visitor, request, "message_reach.html", page,
        {words(visitor, "messages.reach_title"_key),
         {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)}}});
  });
}

}  // namespace

void add_reach_page(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, std::string(root_path) + "/reach", accounts::Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return reach_page(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
