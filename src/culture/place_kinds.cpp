#include "culture/place_kinds.h"

#include <algorithm>
#include <array>

#include "culture/kind_fields.h"
#include "records/record_store.h"
#include "registry/product_rules.h"

namespace ocop::culture {
namespace {

using records::Checked;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option kinds_of_places[] = {{"street", "culture.kind_street"_key},
                                      {"workshop", "culture.kind_workshop"_key},
                                      {"festival", "culture.kind_festival"_key},
                                      {"sight", "culture.kind_sight"_key}};

constexpr Option languages[] = {{"en", "culture.language_en"_key},
                                {"fr", "culture.language_fr"_key},
                                {"zh", "culture.language_zh"_key},
                                {"ko", "culture.language_ko"_key},
                                {"ja", "culture.language_ja"_key}};

constexpr Option people_shown[] = {{"nobody", "culture.people_nobody"_key},
                                   {"consented", "culture.people_consented"_key}};

struct Weekday {
  std::string_view field;
  pages::Key label;
};
constexpr std::array weekdays{
    Weekday{"hours_1", "culture.monday"_key},    Weekday{"hours_2", "culture.tuesday"_key},
    Weekday{"hours_3", "culture.wednesday"_key}, Weekday{"hours_4", "culture.thursday"_key},
    Weekday{"hours_5", "culture.friday"_key},    Weekday{"hours_6", "culture.saturday"_key},
    Weekday{"hours_7", "culture.sunday"_key}};

Checked degrees_rule(std::string_view text, double most) {
  if (!parse_degrees(text, most)) return Reason{"culture.fault_degrees"_key, {}};
  std::string plain(text);
  std::ranges::replace(plain, ',', '.');
  return plain;
}
Checked latitude_rule(std::string_view text) { return degrees_rule(text, 90); }
Checked longitude_rule(std::string_view text) { return degrees_rule(text, 180); }

Checked hours_rule(std::string_view text) {
  const auto spans = parse_spans(text);
  if (spans) return format_spans(*spans);
  return Reason{"culture.fault_hours"_key, {}};
}

void fill_picture(const Writing&, const Record*, Record& after) {
  if (!after["file"].empty()) after["address"] = std::string(picture_root) + after["file"];
}

void check_picture(const Record& row, Faults& faults) {
  if (row["address"].empty()) faults.push_back(fault("file", "culture.fault_no_picture"_key));
  const bool shows_nobody = row["people_shown"] == "nobody";
  if (shows_nobody && !row["person_id"].empty()) {
    faults.push_back(fault("people_shown", "culture.fault_shows_person"_key));
  }
}

/// Words that were changed after their review were not reviewed, unless a new review comes along.
void fill_text(const Writing&, const Record* before, Record& after) {
  if (before == nullptr) return;
  const bool has_changed =
      std::ranges::any_of(std::array{"name", "lead", "body"},
                          [&](const char* field) { return (*before)[field] != after[field]; });
  const bool is_same_review = (*before)["reviewed_on"] == after["reviewed_on"] &&
                              (*before)["reviewer"] == after["reviewer"];
  if (!has_changed || !is_same_review) return;
  after["reviewer"].clear();
  after["reviewed_on"].clear();
}

void check_text(const Record& row, Faults& faults) {
  const bool has_reviewer = !row["reviewer"].empty(), has_day = !row["reviewed_on"].empty();
  if (has_reviewer && !has_day) {
    faults.push_back(fault("reviewed_on", "culture.fault_half_review"_key));
  }
  if (has_day && !has_reviewer) {
    faults.push_back(fault("reviewer", "culture.fault_half_review"_key));
  }
}

/// The person of a picture is one of the same place.
Result<Faults> guard_picture(Writing& writing, const Record* before, const Record& after) {
  TRY(Faults faults, guard_part(writing, before, after));
  if (after["person_id"].empty()) return faults;
  TRY(const auto person, writing.get(writing.kinds().get("culture_person"), after["person_id"]));
  const bool is_of_place = person && (*person)["place_id"] == after["place_id"];
  if (!is_of_place) faults.push_back(fault("person_id", "culture.fault_other_place"_key));
  return faults;
}

std::vector<Field> place_fields() {
  std::vector<Field> fields{
      code_field(),
      {.name = "kind",
       .label = "culture.kind"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = kinds_of_places},
      line("name", "culture.name"_key, use::list | use::search | use::sort | use::required),
      text_field("lead", "culture.lead"_key, use::required | use::search),
      text_field("body", "culture.body"_key, use::required | use::search),
      line("address", "culture.address"_key, use::list | use::search | use::required),
      unit_field(),
      {.name = "latitude",
       .label = "culture.latitude"_key,
       .uses = use::required,
       .rule = latitude_rule,
       .hint = "culture.degrees_hint"_key},
      {.name = "longitude",
       .label = "culture.longitude"_key,
       .uses = use::required,
       .rule = longitude_rule},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .of = "product",
       .hint = "culture.product_hint"_key,
       .import_name = "gtin"},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .of = "subject",
       .import_name = "subject_code"}};
  for (const Weekday& each : weekdays) {
    fields.push_back({.name = each.field, .label = each.label, .rule = hours_rule});
    if (&each == &weekdays.front()) fields.back().hint = "culture.hours_hint"_key;
  }
  fields.push_back({.name = "source",
                    .label = "culture.source"_key,
                    .type = Type::text,
                    .hint = "culture.source_hint"_key});
  fields.push_back(demonstration_field());
  return fields;
}

}  // namespace

Kind place_kind() {
  return reviewed_by_two(
      {.name = "culture_place",
       .table = "culture_places",
       .path = "culture-places",
       .one = "culture.place"_key,
       .many = "culture.places"_key,
       .add = "culture.add_place"_key,
       .fields = place_fields(),
       .title = "name",
       .key = {"code"},
       .unit = "unit_code",
       .form = {{"culture.part_hours"_key,
                 {"hours_1", "hours_2", "hours_3", "hours_4", "hours_5", "hours_6", "hours_7"}},
                {"culture.part_links"_key, {"product_id", "subject_id"}},
                {"culture.part_other"_key, {"source", "demonstration"}}}});
}

Kind day_kind() {
  return part_of_place({.name = "culture_day",
                        .table = "culture_days",
                        .path = "culture-days",
                        .one = "culture.day"_key,
                        .many = "culture.days"_key,
                        .add = "culture.add_day"_key,
                        .fields = {place_reference(use::fixed),
                                   {.name = "day",
                                    .label = "culture.which_day"_key,
                                    .type = Type::day,
                                    .uses = use::list | use::sort | use::required},
                                   {.name = "hours",
                                    .label = "culture.hours"_key,
                                    .uses = use::list,
                                    .rule = hours_rule,
                                    .hint = "culture.day_hours_hint"_key},
                                   line("why", "culture.why"_key, use::list | use::required),
                                   line("why_en", "culture.why_en"_key)},
                        .title = "why",
                        .key = {"place_id", "day"},
                        .sort = "day",
                        .guard = guard_part});
}

Kind picture_kind() {
  return part_of_place(
      {.name = "culture_picture",
       .table = "culture_pictures",
       .path = "culture-pictures",
       .one = "culture.picture"_key,
       .many = "culture.pictures"_key,
       .add = "culture.add_picture"_key,
       .fields = {place_reference(use::fixed),
                  {.name = "file", .label = "culture.picture_file"_key, .type = Type::file},
                  {.name = "address",
                   .label = "registry.picture_address"_key,
                   .rule = registry::field_rule::picture_address,
                   .hint = "registry.picture_address_hint"_key},
                  {.name = "alt",
                   .label = "culture.alt"_key,
                   .uses = use::list | use::search | use::required,
                   .hint = "culture.alt_hint"_key},
                  line("alt_en", "culture.alt_en"_key),
                  line("author", "culture.author"_key, use::list | use::required),
                  line("rights", "culture.rights"_key, use::required),
                  {.name = "people_shown",
                   .label = "culture.people_shown"_key,
                   .type = Type::choice,
                   .uses = use::required,
                   .options = people_shown},
                  {.name = "person_id",
                   .label = "culture.person"_key,
                   .type = Type::reference,
                   .of = "culture_person",
                   .hint = "culture.picture_person_hint"_key,
                   .import_name = "person"},
                  {.name = "position",
                   .label = "culture.position"_key,
                   .type = Type::whole,
                   .fallback = "0"}},
       .title = "alt",
       .key = {"place_id", "address"},
       .sort = "position",
       .fill = fill_picture,
       .check = check_picture,
       .guard = guard_picture});
}

Kind text_kind() {
  return part_of_place(
      {.name = "culture_text",
       .table = "culture_texts",
       .path = "culture-texts",
       .one = "culture.text"_key,
       .many = "culture.texts"_key,
       .add = "culture.add_text"_key,
       .fields = {place_reference(use::fixed),
                  {.name = "language",
                   .label = "culture.language"_key,
                   .type = Type::choice,
                   .uses = use::list | use::filter | use::required | use::fixed,
                   .options = languages},
                  line("name", "culture.name"_key, use::list | use::search | use::required),
                  text_field("lead", "culture.lead"_key, use::required),
                  text_field("body", "culture.body"_key, use::required | use::search),
                  {.name = "reviewer",
                   .label = "culture.reviewer"_key,
                   .uses = use::list,
                   .hint = "culture.reviewer_hint"_key},
                  {.name = "reviewed_on",
                   .label = "culture.reviewed_on"_key,
                   .type = Type::day,
                   .uses = use::list}},
       .title = "name",
       .key = {"place_id", "language"},
       .fill = fill_text,
       .check = check_text,
       .guard = guard_part});
}

bool is_reviewed(const Record& text, Date day) {
  const auto reviewed = text.day("reviewed_on");
  return !text.removed_at && !text["reviewer"].empty() && reviewed && *reviewed <= day;
}

OpeningHours hours_of(const Record& place, const std::vector<Record>& days) {
  OpeningHours hours;
  const auto spans = [](const std::string& stored) {
    auto read = parse_spans(stored);
    return read ? *std::move(read) : Spans{};
  };
  for (std::size_t i = 0; i < weekdays.size(); ++i) {
    hours.week[i] = spans(place[weekdays[i].field]);
  }
  for (const Record& each : days) {
    const auto day = each.day("day");
    if (day && each["place_id"] == place.id) hours.exceptions[*day] = spans(each["hours"]);
  }
  return hours;
}

Point point_of(const Record& place) {
  return {parse_degrees(place["latitude"], 90).value_or(0),
          parse_degrees(place["longitude"], 180).value_or(0)};
}

pages::Key label_of_kind(std::string_view kind) {
  const auto* at = std::ranges::find(kinds_of_places, kind, &Option::value);
  return at == std::end(kinds_of_places) ? "culture.place"_key : at->label;
}

pages::Key label_of_language(std::string_view code) {
  const auto* at = std::ranges::find(languages, code, &Option::value);
  return at == std::end(languages) ? "culture.language"_key : at->label;
}

pages::Key label_of_weekday(int weekday) {
  return weekdays[static_cast<std::size_t>(weekday) % weekdays.size()].label;
}

}  // namespace ocop::culture
