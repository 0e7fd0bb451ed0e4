#include "culture/route_kinds.h"

#include "culture/kind_fields.h"
#include "culture/limits.h"
#include "culture/route_geometry.h"

namespace ocop::culture {
namespace {

using records::Checked;
using records::Faults;
using records::Kind;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

Checked way_rule(std::string_view text) {
  if (parse_points(text)) return std::string(text);
  return Reason{"culture.fault_way"_key, {std::to_string(limits::route_points_max)}};
}

Result<Faults> guard_stop(Writing& writing, const Record* before, const Record& after) {
  return guard_count(writing, before, after, "route_id", limits::route_stops_max);
}

}  // namespace

Kind route_kind() {
  return reviewed_by_two(
      {.name = "culture_route",
       .table = "culture_routes",
       .path = "culture-routes",
       .one = "culture.route"_key,
       .many = "culture.routes"_key,
       .add = "culture.add_route"_key,
       .fields = {code_field(),
                  line("title", "culture.title"_key,
                       use::list | use::search | use::sort | use::required),
                  line("title_en", "culture.title_en"_key, use::search | use::required),
                  text_field("lead", "culture.lead"_key, use::required),
                  text_field("lead_en", "culture.lead_en"_key, use::required), unit_field(),
                  demonstration_field()},
       .title = "title",
       .key = {"code"},
       .unit = "unit_code"});
}

Kind stop_kind() {
  return reviewed_by_two({.name = "culture_stop",
                          .table = "culture_stops",
                          .path = "culture-stops",
                          .one = "culture.stop"_key,
                          .many = "culture.stops"_key,
                          .add = "culture.add_stop"_key,
                          .fields = {{.name = "route_id",
                                      .label = "culture.route"_key,
                                      .type = Type::reference,
                                      .uses = use::required | use::fixed | use::filter,
                                      .of = "culture_route",
                                      .import_name = "route"},
                                     {.name = "position",
                                      .label = "culture.position"_key,
                                      .type = Type::whole,
                                      .uses = use::list | use::sort | use::required},
                                     place_reference(use::list),
                                     {.name = "way",
                                      .label = "culture.way"_key,
                                      .type = Type::text,
                                      .rule = way_rule,
                                      .hint = "culture.way_hint"_key},
                                     text_field("note", "culture.note"_key),
                                     text_field("note_en", "culture.note_en"_key)},
                          .title = "place_id",
                          .key = {"route_id", "position"},
                          .owner = "route_id",
                          .sort = "position",
                          .guard = guard_stop});
}

}  // namespace ocop::culture
