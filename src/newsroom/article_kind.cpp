#include "newsroom/article_kind.h"

#include <algorithm>

#include "base/text.h"
#include "newsroom/wall_time.h"
#include "pictures/picture_kind.h"
#include "portal/addresses.h"
#include "records/codes.h"
#include "records/record_store.h"
#include "records/written_text.h"

namespace ocop::newsroom {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"draft", "news.state_draft"_key},
                             {"review", "news.state_review"_key},
                             {"released", "news.state_released"_key}};
constexpr Option desks[] = {{"news", "news.desk_news"_key},
                            {"notice", "news.desk_notice"_key},
                            {"topic", "news.desk_topic"_key},
                            {"story", "news.desk_story"_key},
                            {"case", "news.desk_case"_key}};
constexpr Option languages[] = {{"vi", "news.vietnamese"_key}, {"en", "news.english"_key}};

constexpr std::string_view content[] = {"title",
                                        "lead",
                                        "body",
                                        "byline",
                                        "agency",
                                        "category",
                                        "series",
                                        "tags",
                                        "unit_code",
                                        "product_id",
                                        "library_picture_id",
                                        "picture",
                                        "picture_alt",
                                        "picture_rights"};

Checked moment_rule(std::string_view text) {
  if (const auto moment = parse_wall(text)) return wall_text(*moment);
  return Reason{"news.fault_moment"_key, {}};
}

void fill_article(const Writing& writing, const Record* before, Record& after) {
  if (after["code"].empty()) {
    const std::string slug = portal::slug_of(after["title"]);
    after["code"] =
        slug + (slug.empty() ? "" : "-") + to_lower_ascii(records::chance_of(after.id, 6));
  }
  const bool is_changed = records::differ(before, after, content) ||
                          (*before)["release_on"] != after["release_on"] ||
                          (*before)["translates"] != after["translates"];
  if (!is_changed) return;
  records::note_writer(after, writing.person());
  after["state"] = name_of(State::draft);
}

void check_article(const Record& row, Faults& faults) {
  if (row["picture"].empty()) return;
  if (!row["library_picture_id"].empty()) {
    faults.push_back({"library_picture_id", {"news.fault_two_pictures"_key, {}}});
  }
  if (row["picture_alt"].empty()) {
    faults.push_back({"picture_alt", {"news.fault_no_alt"_key, {}}});
  }
  if (row["picture_rights"].empty()) {
    faults.push_back({"picture_rights", {"news.fault_no_rights"_key, {}}});
  }
}

/// A picture that is chosen now may be shown today; one that was chosen before may have ended.
Result<Faults> guard_library_picture(Writing& writing, const Record* before, const Record& after) {
  const std::string& id = after["library_picture_id"];
  if (id.empty() || (before != nullptr && (*before)["library_picture_id"] == id)) return Faults{};
  TRY(const auto picture, writing.get(writing.kinds().get("library_picture"), id));
  const Date today = date_of(writing.now());
  if (picture && pictures::standing_of(*picture, today) == pictures::Standing::shown) {
    return Faults{};
  }
  return Faults{{"library_picture_id", {"news.fault_picture_over"_key, {}}}};
}

Result<Faults> guard_article(Writing& writing, const Record* before, const Record& after) {
  TRY(auto faults, guard_library_picture(writing, before, after));
  if (!faults.empty()) return faults;
  if (after["translates"].empty()) return Faults{};
  TRY(const auto original, writing.get(*after.kind, after["translates"]));
  if (original && (*original)["language"] != after["language"]) return Faults{};
  return Faults{{"translates", {"news.fault_language"_key, {}}}};
}

std::vector<Field> article_fields() {
  return {
      {.name = "code", .label = "news.code"_key, .uses = use::search | use::hidden | use::fixed},
      {.name = "language",
       .label = "news.language"_key,
       .type = Type::choice,
       .uses = use::filter | use::required | use::fixed,
       .options = languages,
       .fallback = "vi"},
      {.name = "title",
       .label = "news.title"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "lead", .label = "news.lead"_key, .type = Type::text, .uses = use::search},
      {.name = "body",
       .label = "news.body"_key,
       .type = Type::text,
       .uses = use::search,
       .hint = "news.body_hint"_key},
      {.name = "byline", .label = "news.byline"_key, .uses = use::list | use::search},
      {.name = "agency", .label = "news.agency"_key, .hint = "news.agency_hint"_key},
      {.name = "category",
       .label = "news.category"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = desks,
       .fallback = "news"},
      {.name = "series", .label = "news.series"_key, .uses = use::search},
      {.name = "tags", .label = "news.tags"_key, .uses = use::search, .hint = "news.tags_hint"_key},
      {.name = "unit_code",
       .label = "news.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .of = "product",
       .import_name = "gtin"},
      {.name = "translates",
       .label = "news.translates"_key,
       .type = Type::reference,
       .of = "article",
       .hint = "news.translates_hint"_key},
      {.name = "library_picture_id",
       .label = "news.library_picture"_key,
       .type = Type::reference,
       .of = "library_picture",
       .hint = "news.library_picture_hint"_key,
       .import_name = "library_picture"},
      {.name = "picture", .label = "news.picture"_key, .type = Type::file},
      {.name = "picture_alt", .label = "news.picture_alt"_key, .hint = "news.picture_alt_hint"_key},
      {.name = "picture_rights",
       .label = "news.picture_rights"_key,
       .hint = "news.picture_rights_hint"_key},
      {.name = "release_on",
       .label = "news.release_on"_key,
       .rule = moment_rule,
       .hint = "news.release_on_hint"_key},
      {.name = "state",
       .label = "news.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = states,
       .fallback = "draft"},
      {.name = "writers", .label = "news.writers"_key, .uses = use::hidden},
      {.name = "submitted_by", .label = "news.submitted_by"_key, .uses = use::hidden | use::person},
      {.name = "approved_by", .label = "news.approved_by"_key, .uses = use::hidden | use::person},
      {.name = "published_on", .label = "news.published_on"_key, .uses = use::list | use::hidden},
  };
}

}  // namespace

State state_of(const Record& article) {
  const auto at = std::ranges::find(states, article["state"], &Option::value);
  return at == std::end(states) ? State::draft : static_cast<State>(at - std::begin(states));
}
std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].value; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }

std::span<const Option> categories() { return desks; }
pages::Key category_label(std::string_view category) {
  const auto at = std::ranges::find(desks, category, &Option::value);
  return at == std::end(desks) ? desks[0].label : at->label;
}

std::span<const std::string_view> content_fields() { return content; }

Kind article_kind() {
  return {.name = "article",
          .table = "articles",
          .path = "articles",
          .object = accounts::Object::article,
          .one = "news.article"_key,
          .many = "news.articles"_key,
          .add = "news.add_article"_key,
          .fields = article_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code",
          .sort = "title",
          .fill = fill_article,
          .check = check_article,
          .guard = guard_article};
}

}  // namespace ocop::newsroom
