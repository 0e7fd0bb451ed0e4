#include "outreach/household_kinds.h"

#include <algorithm>

#include "office/person_name.h"
#include "outreach/contact_week.h"
#include "pages/format.h"
#include "records/record_store.h"

namespace ocop::outreach {
namespace {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option stages[] = {{"discovered", "outreach.stage_discovered"_key},
                             {"visited", "outreach.stage_visited"_key},
                             {"interested", "outreach.stage_interested"_key},
                             {"registered", "outreach.stage_registered"_key},
                             {"filed", "outreach.stage_filed"_key},
                             {"recognised", "outreach.stage_recognised"_key},
                             {"refused", "outreach.stage_refused"_key},
                             {"dormant", "outreach.stage_dormant"_key}};

constexpr Option ways_of_finding[] = {{"survey", "outreach.found_survey"_key},
                                      {"group_head", "outreach.found_group_head"_key},
                                      {"association", "outreach.found_association"_key},
                                      {"fair", "outreach.found_fair"_key},
                                      {"press", "outreach.found_press"_key},
                                      {"came", "outreach.found_came"_key},
                                      {"other", "outreach.found_other"_key}};

constexpr Option refusals[] = {{"no_time", "outreach.refusal_no_time"_key},
                               {"no_people", "outreach.refusal_no_people"_key},
                               {"paperwork", "outreach.refusal_paperwork"_key},
                               {"cost", "outreach.refusal_cost"_key},
                               {"small_scale", "outreach.refusal_small_scale"_key},
                               {"no_benefit", "outreach.refusal_no_benefit"_key},
                               {"recipe", "outreach.refusal_recipe"_key},
                               {"closing", "outreach.refusal_closing"_key},
                               {"other", "outreach.refusal_other"_key}};

constexpr Option contact_ways[] = {{"visit", "outreach.by_visit"_key},
                                   {"phone", "outreach.by_phone"_key},
                                   {"message", "outreach.by_message"_key}};

/// The days of the ladder, in its order.
constexpr std::string_view step_fields[] = {"discovered_on", "visited_on", "interested_on",
                                            "registered_on", "filed_on",   "recognised_on"};

constexpr Date last_of_days{9999, 12, 31};

Fault fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

void fill_household(const Writing& writing, const Record*, Record& after) {
  if (after["discovered_on"].empty()) after["discovered_on"] = format_iso(date_of(writing.now()));
  after["stage"] = name_of(*stage_on(way_of(after), last_of_days));
}

void check_household(const Record& row, Faults& faults) {
  const Way way = way_of(row);
  const auto wrong = out_of_order(way);
  // A certificate may be older than our first visit; its day is not the officer's to mend.
  if (wrong && wrong->second != Stage::recognised) {
    const std::string_view later = step_fields[static_cast<std::size_t>(wrong->second)];
    const Date earlier = *way.step(wrong->first);
    faults.push_back(fault(later, "outreach.fault_order"_key, {pages::format_day(earlier)}));
  }
  if (way.step(Stage::registered) && row["subject_id"].empty()) {
    faults.push_back(fault("subject_id", "outreach.fault_no_subject"_key));
  }
  if (way.step(Stage::filed) && !way.step(Stage::registered)) {
    faults.push_back(fault("registered_on", "outreach.fault_not_registered"_key));
  }
  if (way.refused.has_value() == row["refusal_reason"].empty()) {
    faults.push_back(way.refused ? fault("refusal_reason", "outreach.fault_no_reason"_key)
                                 : fault("refused_on", "outreach.fault_no_refusal"_key));
  }
}

Result<Faults> guard_household(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  const Date today = date_of(writing.now());
  for (const Field& field : after.kind->fields) {
    if (field.type != Type::day) continue;
    const auto day = after.day(field.name);
    if (day && *day > today) faults.push_back(fault(field.name, "outreach.fault_future"_key));
  }
  return faults;
}

void fill_visit(const Writing& writing, const Record* before, Record& after) {
  if (before == nullptr) after["officer"] = writing.person();
}

void check_visit(const Record& row, Faults& faults) {
  if (row["next_step"].empty() != row["next_on"].empty()) {
    faults.push_back(row["next_on"].empty() ? fault("next_on", "outreach.fault_no_next_on"_key)
                                            : fault("next_step", "outreach.fault_no_next"_key));
  }
  if (!row["next_on"].empty() && *row.day("next_on") < *row.day("held_on")) {
    faults.push_back(fault("next_on", "outreach.fault_next_before"_key));
  }
}

/// The first visit on the spot is a step of the household's way.
Result<void> note_first_visit(Writing& writing, const Record& visit) {
  if (visit["way"] != "visit") return ok();
  TRY(auto household, writing.get(writing.kinds().get("household"), visit["household_id"]));
  const bool is_first = household && household->day("visited_on") == std::nullopt &&
                        *household->day("discovered_on") <= *visit.day("held_on") &&
                        !way_of(*household).reached(Stage::visited);
  if (!is_first) return ok();
  (*household)["visited_on"] = visit["held_on"];
  TRY(*household, writing.put(*household));
  return ok();
}

Result<Faults> guard_visit(Writing& writing, const Record*, const Record& after) {
  if (*after.day("held_on") > date_of(writing.now())) {
    return Faults{fault("held_on", "outreach.fault_future"_key)};
  }
  TRY(const auto others, writing.where(*after.kind, "household_id", after["household_id"]));
  std::vector<Contact> made;
  for (const Record& other : others) {
    if (other.id != after.id) made.push_back({other["officer"], *other.day("held_on")});
  }
  const Contact planned{after["officer"], *after.day("held_on")};
  if (const auto other = contact_in_the_way(made, planned)) {
    TRY(std::string name, office::person_name(writing, pages::Locale::vietnamese, other->officer));
    return Faults{fault("held_on", "outreach.fault_contacted"_key,
                        {std::move(name), pages::format_day(other->day)})};
  }
  TRY_VOID(note_first_visit(writing, after));
  return Faults{};
}

std::vector<Field> household_fields() {
  return {
      {.name = "name",
       .label = "outreach.name"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "address", .label = "outreach.address"_key, .uses = use::search | use::required},
      {.name = "street",
       .label = "outreach.street"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .hint = "outreach.street_hint"_key},
      {.name = "unit_code",
       .label = "outreach.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "phone",
       .label = "outreach.phone"_key,
       .uses = use::search,
       .hint = "outreach.phone_hint"_key},
      {.name = "product_idea",
       .label = "outreach.product_idea"_key,
       .uses = use::list | use::search,
       .hint = "outreach.product_idea_hint"_key},
      {.name = "found_how",
       .label = "outreach.found_how"_key,
       .type = Type::choice,
       .uses = use::filter | use::required,
       .options = ways_of_finding},
      {.name = "stage",
       .label = "outreach.stage"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = stages,
       .fallback = "discovered"},
      {.name = "discovered_on",
       .label = "outreach.discovered_on"_key,
       .type = Type::day,
       .uses = use::sort,
       .hint = "outreach.discovered_on_hint"_key},
      {.name = "visited_on", .label = "outreach.visited_on"_key, .type = Type::day},
      {.name = "interested_on", .label = "outreach.interested_on"_key, .type = Type::day},
      {.name = "registered_on", .label = "outreach.registered_on"_key, .type = Type::day},
      {.name = "subject_id",
       .label = "outreach.subject"_key,
       .type = Type::reference,
       .uses = use::search,
       .of = "subject",
       .hint = "outreach.subject_hint"_key,
       .import_name = "subject_code"},
      {.name = "filed_on", .label = "outreach.filed_on"_key, .type = Type::day},
      {.name = "recognised_on",
       .label = "outreach.recognised_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "refused_on", .label = "outreach.refused_on"_key, .type = Type::day},
      {.name = "refusal_reason",
       .label = "outreach.refusal_reason"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = refusals},
      {.name = "dormant_on",
       .label = "outreach.dormant_on"_key,
       .type = Type::day,
       .hint = "outreach.dormant_on_hint"_key},
      {.name = "note", .label = "outreach.note"_key, .type = Type::text},
      {.name = "demonstration",
       .label = "outreach.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

std::vector<Field> visit_fields() {
  return {
      {.name = "household_id",
       .label = "outreach.household"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "household",
       .import_name = "household"},
      {.name = "held_on",
       .label = "outreach.held_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "officer",
       .label = "outreach.officer"_key,
       .uses = use::list | use::search | use::hidden | use::person},
      {.name = "way",
       .label = "outreach.contact_way"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = contact_ways},
      {.name = "summary",
       .label = "outreach.summary"_key,
       .uses = use::list | use::search | use::required},
      {.name = "note", .label = "outreach.note"_key, .type = Type::text},
      {.name = "next_step", .label = "outreach.next_step"_key, .uses = use::search},
      {.name = "next_on",
       .label = "outreach.next_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
  };
}

}  // namespace

Kind household_kind() {
  return {.name = "household",
          .table = "households",
          .path = "households",
          .object = accounts::Object::outreach,
          .one = "outreach.household"_key,
          .many = "outreach.households"_key,
          .add = "outreach.add_household"_key,
          .fields = household_fields(),
          .title = "name",
          .key = {"name", "address"},
          .unit = "unit_code",
          .form = {{"outreach.part_steps"_key,
                    {"discovered_on", "visited_on", "interested_on", "registered_on", "subject_id",
                     "filed_on"}},
                   {"outreach.part_stopped"_key, {"refused_on", "refusal_reason", "dormant_on"}},
                   {"outreach.part_other"_key, {"note", "demonstration"}}},
          .fill = fill_household,
          .check = check_household,
          .guard = guard_household};
}

Kind visit_kind() {
  return {.name = "visit",
          .table = "visits",
          .path = "visits",
          .object = accounts::Object::outreach,
          .one = "outreach.visit"_key,
          .many = "outreach.visits"_key,
          .add = "outreach.add_visit"_key,
          .fields = visit_fields(),
          .title = "summary",
          .key = {"household_id", "held_on", "summary"},
          .owner = "household_id",
          .sort = "held_on",
          .fill = fill_visit,
          .check = check_visit,
          .guard = guard_visit};
}

Way way_of(const Record& household) {
  Way way;
  for (std::size_t i = 0; i < ladder_steps; ++i) way.steps[i] = household.day(step_fields[i]);
  way.refused = household.day("refused_on");
  way.dormant = household.day("dormant_on");
  way.refusal_reason = household["refusal_reason"];
  way.ward = household["unit_code"];
  way.street = household["street"];
  return way;
}

pages::Key label_of(Stage stage) { return stages[static_cast<std::size_t>(stage)].label; }

std::optional<pages::Key> refusal_label(std::string_view reason) {
  const auto* at = std::ranges::find(refusals, reason, &Option::value);
  return at == std::end(refusals) ? std::nullopt : std::optional(at->label);
}

}  // namespace ocop::outreach
