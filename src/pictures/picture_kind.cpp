#include "pictures/picture_kind.h"

#include <algorithm>

#include "base/characters.h"
#include "media/file_type.h"
#include "pictures/crop_store.h"
#include "pictures/limits.h"
#include "records/codes.h"

namespace ocop::pictures {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option people_shown[] = {{"nobody", "pictures.people_nobody"_key},
                                   {"crowd", "pictures.people_crowd"_key},
                                   {"consented", "pictures.people_consented"_key}};

Fault fault(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

Checked alt_rule(std::string_view text) {
  const std::size_t characters = characters_in(text);
  if (characters <= limits::picture_alt_characters_max) return std::string(text);
  return Reason{"pictures.fault_alt"_key,
                {std::to_string(limits::picture_alt_characters_max), std::to_string(characters)}};
}

/// A place in words: "21.0330, 105.8500" and "21°02′" would lead to somebody's door.
Checked place_rule(std::string_view text) {
  bool is_point = text.find("°") != text.npos;
  for (std::size_t at = 0; at < text.size() && !is_point; ++at) {
    if (text[at] != '.' && text[at] != ',') continue;
    const auto end = text.find_first_not_of("0123456789", at + 1);
    const std::size_t decimals = (end == text.npos ? text.size() : end) - at - 1;
    const bool is_after_digit = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
    is_point = is_after_digit && decimals >= 4;
  }
  if (!is_point) return std::string(text);
  return Reason{"pictures.fault_place"_key, {}};
}

void fill(const Writing&, const Record* before, Record& after) {
  if (after["code"].empty()) after["code"] = "ANH-" + records::chance_of(after.id);
  // Another picture has another point that counts.
  if (before != nullptr && (*before)["file"] != after["file"]) {
    after["focus_x"] = after["focus_y"] = "50";
  }
}

void check(const Record& row, Faults& faults) {
  const bool has_paper = !row["consent_paper"].empty() || !row["consent_file"].empty();
  if (row["people_shown"] == "consented" && !has_paper) {
    faults.push_back(fault("consent_paper", "pictures.fault_no_paper"_key));
  }
}

Result<Faults> guard(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr && (*before)["file"] == after["file"]) return Faults{};
  if (is_picture_file(writing.session(), after["file"])) return Faults{};
  return Faults{fault("file", "pictures.fault_file"_key)};
}

Field hidden(std::string_view name, pages::Key label, Type type, std::string_view fallback = {}) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden, .fallback = fallback};
}

std::vector<Field> rights_fields() {
  return {{.name = "author",
           .label = "pictures.author"_key,
           .uses = use::list | use::search | use::required},
          {.name = "holder",
           .label = "pictures.holder"_key,
           .uses = use::search | use::required,
           .hint = "pictures.holder_hint"_key},
          {.name = "licence",
           .label = "pictures.licence"_key,
           .uses = use::required,
           .hint = "pictures.licence_hint"_key},
          {.name = "rights_until",
           .label = "pictures.rights_until"_key,
           .type = Type::day,
           .uses = use::list,
           .hint = "pictures.rights_until_hint"_key},
          {.name = "people_shown",
           .label = "pictures.people_shown"_key,
           .type = Type::choice,
           .uses = use::filter | use::required,
           .options = people_shown,
           .hint = "pictures.people_shown_hint"_key},
          {.name = "consent_paper",
           .label = "pictures.consent_paper"_key,
           .hint = "pictures.consent_paper_hint"_key},
          {.name = "consent_file", .label = "pictures.consent_file"_key, .type = Type::file},
          {.name = "consent_until",
           .label = "pictures.consent_until"_key,
           .type = Type::day,
           .hint = "pictures.consent_until_hint"_key},
          hidden("consent_withdrawn_on", "pictures.consent_withdrawn_on"_key, Type::day),
          hidden("withdrawn_why", "pictures.withdrawn_why"_key, Type::line)};
}

std::vector<Field> fields() {
  std::vector<Field> all{{.name = "code",
                          .label = "pictures.code"_key,
                          .uses = use::list | use::search,
                          .rule = records::capital_code<40>,
                          .hint = "pictures.code_hint"_key},
                         {.name = "title",
                          .label = "pictures.title"_key,
                          .uses = use::list | use::search | use::sort | use::required,
                          .hint = "pictures.title_hint"_key},
                         {.name = "file",
                          .label = "pictures.file"_key,
                          .type = Type::file,
                          .uses = use::required,
                          .hint = "pictures.file_hint"_key},
                         {.name = "alt",
                          .label = "pictures.alt"_key,
                          .uses = use::search | use::required,
                          .rule = alt_rule,
                          .hint = "pictures.alt_hint"_key},
                         {.name = "alt_en",
                          .label = "pictures.alt_en"_key,
                          .uses = use::search | use::required,
                          .rule = alt_rule}};
  for (Field& each : rights_fields()) all.push_back(std::move(each));
  const std::vector<Field> rest{
      {.name = "place",
       .label = "pictures.place"_key,
       .uses = use::search,
       .rule = place_rule,
       .hint = "pictures.place_hint"_key},
      {.name = "taken_on", .label = "pictures.taken_on"_key, .type = Type::day, .uses = use::list},
      {.name = "tags",
       .label = "pictures.tags"_key,
       .uses = use::search,
       .hint = "pictures.tags_hint"_key},
      {.name = "unit_code",
       .label = "pictures.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      hidden("focus_x", "pictures.focus_x"_key, Type::whole, "50"),
      hidden("focus_y", "pictures.focus_y"_key, Type::whole, "50"),
      {.name = "demonstration",
       .label = "pictures.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter}};
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

}  // namespace

records::Kind picture_kind() {
  return {
      .name = "library_picture",
      .table = "library_pictures",
      .path = "picture-library",
      .object = accounts::Object::picture,
      .one = "pictures.one"_key,
      .many = "pictures.many"_key,
      .add = "pictures.add"_key,
      .fields = fields(),
      .title = "title",
      .key = {"code"},
      .unit = "unit_code",
      .oversight = records::Oversight::four_eyes,
      .form = {{"pictures.part_people"_key, {"consent_paper", "consent_file", "consent_until"}},
               {"pictures.part_about"_key, {"place", "taken_on", "tags", "code", "demonstration"}}},
      .fill = fill,
      .check = check,
      .guard = guard};
}

Standing standing_of(const Record& picture, Date day) {
  if (picture.removed_at) return Standing::set_aside;
  if (const auto on = picture.day("consent_withdrawn_on"); on && *on <= day) {
    return Standing::consent_withdrawn;
  }
  const auto is_over = [&](std::string_view field) {
    const auto last = picture.day(field);
    return last && *last < day;
  };
  if (is_over("rights_until")) return Standing::rights_over;
  if (is_over("consent_until")) return Standing::consent_over;
  return Standing::shown;
}

pages::Key label_of(Standing standing) {
  constexpr pages::Key labels[] = {"pictures.standing_shown"_key, "pictures.standing_aside"_key,
                                   "pictures.standing_rights"_key, "pictures.standing_consent"_key,
                                   "pictures.standing_withdrawn"_key};
  return labels[static_cast<std::size_t>(standing)];
}

std::optional<Date> last_day_of(const Record& picture) {
  const auto rights = picture.day("rights_until"), consent = picture.day("consent_until");
  if (!rights || !consent) return rights ? rights : consent;
  return std::min(*rights, *consent);
}

Focus focus_of(const Record& picture) {
  return {static_cast<int>(picture.whole("focus_x").value_or(50)),
          static_cast<int>(picture.whole("focus_y").value_or(50))};
}

std::string rights_line(const Record& picture) {
  std::string line = picture["author"];
  if (picture["holder"] != picture["author"]) line += ". © " + picture["holder"];
  return line + ", " + picture["licence"];
}

}  // namespace ocop::pictures
