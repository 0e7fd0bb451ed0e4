#include "stories/story_kinds.h"

#include <algorithm>

#include "base/characters.h"
#include "base/text.h"
#include "records/codes.h"
#include "records/written_text.h"
#include "registry/field_rules.h"
#include "registry/product_rules.h"
#include "stories/limits.h"
#include "stories/versions.h"

namespace ocop::stories {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::FormPart;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"draft", "stories.state_draft"_key},
                             {"submitted", "stories.state_submitted"_key},
                             {"reviewed", "stories.state_reviewed"_key},
                             {"published", "stories.state_published"_key}};

constexpr Option languages[] = {{"en", "stories.language_en"_key},
                                {"fr", "stories.language_fr"_key},
                                {"zh", "stories.language_zh"_key},
                                {"ko", "stories.language_ko"_key},
                                {"ja", "stories.language_ja"_key}};

constexpr Option people_shown[] = {{"nobody", "stories.people_nobody"_key},
                                   {"consented", "stories.people_consented"_key}};

/// What a reader sees of a story: when one of these changes, it was not reviewed.
constexpr std::string_view told_fields[] = {
    "title",   "lead",    "origin", "material",     "people",     "skill",       "difference",
    "culture", "leaflet", "web",    "clip_address", "clip_about", "slogan_code", "no_slogan"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Checked no_longer_than(std::string_view text, std::size_t most) {
  if (characters_in(text) <= most) return std::string(text);
  return Reason{"stories.fault_long"_key,
                {std::to_string(most), std::to_string(characters_in(text))}};
}

Checked slogan_rule(std::string_view text) {
  return no_longer_than(text, limits::slogan_characters_max);
}
Checked lead_rule(std::string_view text) {
  return no_longer_than(text, limits::story_lead_characters_max);
}
Checked leaflet_rule(std::string_view text) {
  return no_longer_than(text, limits::story_leaflet_characters_max);
}

void withdraw_review(Record& story) {
  story["state"] = name_of(State::draft);
  for (const char* field : {"submitted_on", "submitted_by", "reviewed_on", "reviewed_by"}) {
    story[field].clear();
  }
}

void fill_story(const Writing& writing, const Record* before, Record& after) {
  if (after["code"].empty()) after["code"] = records::code_of_year("CC", writing.now(), after.id);
  if (before == nullptr || state_of(after) == State::draft) return;
  if (records::differ(before, after, told_fields)) withdraw_review(after);
}

Result<Faults> guard_story(Writing& writing, const Record* before, const Record& after) {
  Faults faults;
  const std::string& code = after["slogan_code"];
  if (before == nullptr) {
    TRY(const auto others, writing.where(*after.kind, "product_id", after["product_id"]));
    if (!others.empty()) faults.push_back(fault("product_id", "stories.fault_has_story"_key));
  }
  const bool is_new = before == nullptr || (*before)["slogan_code"] != code;
  if (code.empty() || !is_new) return faults;
  TRY(const auto slogan, writing.find_by_key(writing.kinds().get("slogan"), {code}));
  if (!slogan || slogan->removed_at) {
    faults.push_back(fault("slogan_code", "stories.fault_no_such_slogan"_key));
  } else if (!is_shown(*slogan, date_of(writing.now()))) {
    faults.push_back(fault("slogan_code", "stories.fault_slogan_over"_key));
  }
  return faults;
}

void fill_picture(const Writing&, const Record*, Record& after) {
  if (!after["file"].empty()) after["address"] = std::string(picture_root) + after["file"];
}

void check_picture(const Record& row, Faults& faults) {
  if (row["address"].empty()) faults.push_back(fault("file", "stories.fault_no_picture"_key));
}

Result<Faults> guard_part(Writing& writing, const Record* before, const Record& after,
                          std::size_t most) {
  if (before != nullptr) return Faults{};
  TRY(const auto others, writing.where(*after.kind, "story_id", after["story_id"]));
  if (others.size() < most) return Faults{};
  return Faults{{"story_id", {"stories.fault_too_many"_key, {std::to_string(most)}}}};
}

Result<Faults> guard_picture(Writing& writing, const Record* before, const Record& after) {
  return guard_part(writing, before, after, limits::story_pictures_max);
}

Result<Faults> guard_translation(Writing& writing, const Record* before, const Record& after) {
  return guard_part(writing, before, after, limits::story_translations_max);
}

void check_slogan(const Record& row, Faults& faults) {
  const auto from = row.day("valid_from"), to = row.day("valid_to");
  if (from && to && *to < *from) faults.push_back(fault("valid_to", "stories.fault_days"_key));
}

Field section(std::string_view name, pages::Key label, pages::Key hint) {
  return {.name = name, .label = label, .type = Type::text, .uses = use::search, .hint = hint};
}

Field hidden(std::string_view name, pages::Key label, Type type, unsigned uses = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden | uses};
}

std::vector<Field> story_fields() {
  return {
      {.name = "code",
       .label = "stories.code"_key,
       .uses = use::list | use::search,
       .rule = records::capital_code<40>,
       .hint = "stories.code_hint"_key},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "product",
       .import_name = "gtin"},
      {.name = "title",
       .label = "stories.title"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .hint = "stories.title_hint"_key},
      {.name = "lead",
       .label = "stories.lead"_key,
       .type = Type::text,
       .uses = use::search | use::required,
       .rule = lead_rule,
       .hint = "stories.lead_hint"_key},
      section("origin", "stories.origin"_key, "stories.origin_hint"_key),
      section("material", "stories.material"_key, "stories.material_hint"_key),
      section("people", "stories.people"_key, "stories.people_hint"_key),
      section("skill", "stories.skill"_key, "stories.skill_hint"_key),
      section("difference", "stories.difference"_key, "stories.difference_hint"_key),
      section("culture", "stories.culture"_key, "stories.culture_hint"_key),
      {.name = "leaflet",
       .label = "stories.leaflet"_key,
       .type = Type::text,
       .rule = leaflet_rule,
       .hint = "stories.leaflet_hint"_key},
      {.name = "web",
       .label = "stories.web"_key,
       .type = Type::text,
       .hint = "stories.web_hint"_key},
      {.name = "clip_address",
       .label = "stories.clip_address"_key,
       .rule = registry::field_rule::web_address,
       .hint = "stories.clip_address_hint"_key},
      {.name = "clip_about",
       .label = "stories.clip_about"_key,
       .type = Type::text,
       .hint = "stories.clip_about_hint"_key},
      {.name = "slogan_code",
       .label = "stories.slogan"_key,
       .rule = records::capital_code<40>,
       .hint = "stories.slogan_hint"_key},
      {.name = "no_slogan", .label = "stories.no_slogan"_key, .hint = "stories.no_slogan_hint"_key},
      {.name = "state",
       .label = "stories.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = states,
       .fallback = "draft"},
      hidden("submitted_on", "stories.submitted_on"_key, Type::day),
      hidden("submitted_by", "stories.submitted_by"_key, Type::line, use::person),
      hidden("reviewed_on", "stories.reviewed_on"_key, Type::day),
      hidden("reviewed_by", "stories.reviewed_by"_key, Type::line, use::person),
      hidden("note", "stories.note"_key, Type::text),
      {.name = "demonstration",
       .label = "outreach.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter}};
}

std::vector<FormPart> story_form() {
  return {{"stories.part_origin"_key, {"origin"}},
          {"stories.part_material"_key, {"material"}},
          {"stories.part_people"_key, {"people"}},
          {"stories.part_skill"_key, {"skill"}},
          {"stories.part_difference"_key, {"difference"}},
          {"stories.part_culture"_key, {"culture"}},
          {"stories.part_leaflet"_key, {"leaflet"}},
          {"stories.part_web"_key, {"web", "clip_address", "clip_about"}},
          {"stories.part_slogan"_key, {"slogan_code", "no_slogan"}},
          {"stories.part_other"_key, {"code", "demonstration"}}};
}

Field story_reference() {
  return {.name = "story_id",
          .label = "stories.story"_key,
          .type = Type::reference,
          .uses = use::required | use::fixed | use::filter,
          .of = "story",
          .import_name = "story"};
}

Kind part_of_story(Kind kind) {
  kind.object = accounts::Object::story;
  kind.owner = "story_id";
  return kind;
}

std::vector<Field> picture_fields() {
  return {
      story_reference(),
      {.name = "file", .label = "stories.picture_file"_key, .type = Type::file},
      {.name = "address",
       .label = "registry.picture_address"_key,
       .rule = registry::field_rule::picture_address,
       .hint = "registry.picture_address_hint"_key},
      {.name = "alt",
       .label = "stories.alt"_key,
       .uses = use::list | use::search | use::required,
       .hint = "stories.alt_hint"_key},
      {.name = "alt_en", .label = "stories.alt_en"_key},
      {.name = "author", .label = "stories.author"_key, .uses = use::list | use::required},
      {.name = "rights",
       .label = "stories.rights"_key,
       .uses = use::required,
       .hint = "stories.rights_hint"_key},
      {.name = "people_shown",
       .label = "stories.people_shown"_key,
       .type = Type::choice,
       .uses = use::required,
       .options = people_shown,
       .hint = "stories.people_shown_hint"_key},
      {.name = "place", .label = "stories.place"_key},
      {.name = "taken_on", .label = "stories.taken_on"_key, .type = Type::day},
      {.name = "position", .label = "stories.position"_key, .type = Type::whole, .fallback = "0"}};
}

std::vector<Field> translation_fields() {
  return {story_reference(),
          {.name = "language",
           .label = "stories.language"_key,
           .type = Type::choice,
           .uses = use::list | use::required | use::fixed,
           .options = languages},
          {.name = "title",
           .label = "stories.title"_key,
           .uses = use::list | use::search | use::required},
          {.name = "lead",
           .label = "stories.lead"_key,
           .type = Type::text,
           .uses = use::required,
           .rule = lead_rule},
          {.name = "body",
           .label = "stories.body"_key,
           .type = Type::text,
           .uses = use::required | use::search},
          {.name = "checked_by",
           .label = "stories.checked_by"_key,
           .uses = use::list | use::required,
           .hint = "stories.checked_by_hint"_key}};
}

std::vector<Field> slogan_fields() {
  return {{.name = "code",
           .label = "stories.slogan_code"_key,
           .uses = use::list | use::search | use::required,
           .rule = records::capital_code<40>,
           .hint = "stories.slogan_code_hint"_key},
          {.name = "words",
           .label = "stories.words"_key,
           .uses = use::list | use::search | use::required,
           .rule = slogan_rule,
           .hint = "stories.words_hint"_key},
          {.name = "words_en",
           .label = "stories.words_en"_key,
           .uses = use::search,
           .rule = slogan_rule},
          {.name = "campaign",
           .label = "stories.campaign"_key,
           .uses = use::list | use::search | use::required},
          {.name = "valid_from",
           .label = "stories.valid_from"_key,
           .type = Type::day,
           .uses = use::list | use::required},
          {.name = "valid_to",
           .label = "stories.valid_to"_key,
           .type = Type::day,
           .uses = use::list | use::sort | use::required,
           .hint = "stories.valid_to_hint"_key},
          {.name = "on_home",
           .label = "stories.on_home"_key,
           .type = Type::flag,
           .uses = use::filter,
           .hint = "stories.on_home_hint"_key},
          {.name = "demonstration",
           .label = "outreach.demonstration"_key,
           .type = Type::flag,
           .uses = use::filter}};
}

Result<void> reopen(Writing& writing, const Record& part) {
  TRY(auto story, writing.get(writing.kinds().get("story"), part["story_id"]));
  if (!story || state_of(*story) == State::draft) return ok();
  withdraw_review(*story);
  TRY_VOID(writing.put(*story));
  return ok();
}

}  // namespace

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].value; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }

State state_of(const Record& story) {
  const auto* at = std::ranges::find(states, story["state"], &Option::value);
  return at == std::end(states) ? State::draft : static_cast<State>(at - states);
}

Kind story_kind() {
  return {.name = "story",
          .table = "stories",
          .path = "stories",
          .object = accounts::Object::story,
          .one = "stories.story"_key,
          .many = "stories.stories"_key,
          .add = "stories.add_story"_key,
          .fields = story_fields(),
          .title = "title",
          .key = {"code"},
          .owner = "product_id",
          .form = story_form(),
          .fill = fill_story,
          .guard = guard_story};
}

Kind story_picture_kind() {
  return part_of_story({.name = "story_picture",
                        .table = "story_pictures",
                        .path = "story-pictures",
                        .one = "stories.picture"_key,
                        .many = "stories.pictures"_key,
                        .add = "stories.add_picture"_key,
                        .fields = picture_fields(),
                        .title = "alt",
                        .key = {"story_id", "address"},
                        .sort = "position",
                        .fill = fill_picture,
                        .check = check_picture,
                        .guard = guard_picture});
}

Kind story_translation_kind() {
  return part_of_story({.name = "story_translation",
                        .table = "story_translations",
                        .path = "story-translations",
                        .one = "stories.translation"_key,
                        .many = "stories.translations"_key,
                        .add = "stories.add_translation"_key,
                        .fields = translation_fields(),
                        .title = "title",
                        .key = {"story_id", "language"},
                        .guard = guard_translation});
}

Kind slogan_kind() {
  return {.name = "slogan",
          .table = "slogans",
          .path = "slogans",
          .object = accounts::Object::library,
          .one = "stories.slogan"_key,
          .many = "stories.slogans"_key,
          .add = "stories.add_slogan"_key,
          .fields = slogan_fields(),
          .title = "words",
          .key = {"code"},
          .sort = "valid_to",
          .oversight = records::Oversight::four_eyes,
          .check = check_slogan};
}

void keep_reviewed_stories(records::Kinds& kinds) {
  kinds.follow("story_picture", reopen);
  kinds.follow("story_translation", reopen);
  kinds.follow("story", [](Writing& writing, const Record& story) -> Result<void> {
    if (story.removed_at) end_version(writing.session(), story.id, date_of(writing.now()));
    return ok();
  });
}

const std::vector<Section>& sections() {
  static const std::vector<Section> all{
      {"origin", "stories.origin"_key},         {"material", "stories.material"_key},
      {"people", "stories.people"_key},         {"skill", "stories.skill"_key},
      {"difference", "stories.difference"_key}, {"culture", "stories.culture"_key}};
  return all;
}

pages::Key label_of_language(std::string_view code) {
  const auto* at = std::ranges::find(languages, code, &Option::value);
  return at == std::end(languages) ? "stories.language"_key : at->label;
}

bool is_shown(const Record& slogan, Date day) {
  const auto from = slogan.day("valid_from"), to = slogan.day("valid_to");
  return !slogan.removed_at && from && to && *from <= day && day <= *to;
}

}  // namespace ocop::stories
