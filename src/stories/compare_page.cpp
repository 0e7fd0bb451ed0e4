#include "stories/compare_page.h"

#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "stories/likeness.h"
#include "stories/story_kinds.h"
#include "stories/story_level.h"
#include "stories/story_panels.h"

namespace ocop::stories {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;
using records::Record;

pages::Key label_of_field(const Record& story, std::string_view field) {
  return story.kind->field(field)->label;
}

/// The text in pieces, those that stand in the other story marked.
void fill_pieces(Dictionary& at, const std::string& text, const Runs& other) {
  std::size_t begin = 0;
  const auto piece = [&](const char* section, std::size_t from, std::size_t to) {
    if (from < to) at.add("PIECE").set_in(section, "TEXT", text.substr(from, to - from));
  };
  for (const Span& each : other.passages_in(text)) {
    piece("OWN", begin, each.begin);
    piece("SHARED", each.begin, each.end);
    begin = each.end;
  }
  piece("OWN", begin, text.size());
}

Runs runs_of(const Content& content) {
  Runs runs;
  for (const auto& [field, text] : compared_texts(content)) runs.add(text);
  return runs;
}

void fill_side(Dictionary& side, const Visitor& visitor, const Record& story,
               const Content& content, const Runs& other) {
  side.set("NAME", content["title"]);
  for (const auto& [field, text] : compared_texts(content)) {
    Dictionary& part = side.add("PART");
    part.set("LABEL", words(visitor, label_of_field(story, field)));
    fill_pieces(part, text, other);
  }
}

std::string product_name(const Catalogues& catalogues, const std::string& id) {
  const auto catalogue = catalogues();
  const auto* product = catalogue->product(registry::ProductId(id));
  return product == nullptr ? id : product->name_vi;
}

/// Two stories side by side.
struct Pair {
  std::string own_product, other_product;
  Date other_day;
  Content own, other;
};

Response respond(const Office& office, const Catalogues& catalogues, const Visitor& visitor,
                 const Request& request, const Record& labels, const Pair& pair,
                 const std::vector<office::Link>& crumbs) {
  const Runs own_runs = runs_of(pair.own), other_runs = runs_of(pair.other);
  Dictionary page;
  page.set("SHARED_OWN", words(visitor, "stories.shared_own"_key,
                               {std::to_string(own_runs.percent_in(other_runs))}));
  page.set("SHARED_OTHER", words(visitor, "stories.shared_other"_key,
                                 {std::to_string(other_runs.percent_in(own_runs))}));
  Dictionary& left = page.add("SIDE");
  left.set("WHAT",
           words(visitor, "stories.this_story"_key, {product_name(catalogues, pair.own_product)}));
  fill_side(left, visitor, labels, pair.own, other_runs);
  Dictionary& right = page.add("SIDE");
  right.set("WHAT", words(visitor, "stories.other_story"_key,
                          {product_name(catalogues, pair.other_product),
                           pages::format_day(pair.other_day)}));
  fill_side(right, visitor, labels, pair.other, own_runs);
  return office.respond(visitor, request, "story_compare.html", page,
                        {words(visitor, "stories.compare"_key), crumbs});
}

Result<Response> compare(const Office& office, const Catalogues& catalogues, const Visitor& visitor,
                         const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record story,
        reading.find(reading.kinds().get("story"), request.parameter("id").value_or(""),
                     visitor.rights.reach(Object::story, Act::see)));
    const auto version =
        version_of(reading.session(), std::string(request.parameter("version").value_or("")));
    if (!version || version->story_id == story.id) {
      return Error{Code::not_found, "there is no such version", ""};
    }
    TRY(Content own, read_content(reading, story));
    const Pair pair{story["product_id"], version->product_id, version->published_on, std::move(own),
                    content_from(version->json)};
    return respond(
        office, catalogues, visitor, request, story, pair,
        {{words(visitor, "stories.stories"_key), Office::href(visitor, "/office/stories")},
         {story.title(), office.href(visitor, story)}});
  });
}

/// Who scores or visits sees every version; others those of the products within their reach.
bool sees(const Visitor& visitor, Reading& reading, const Version& version) {
  for (const Object object : {Object::score_sheet, Object::council, Object::site_visit}) {
    if (visitor.may(object, Act::see)) return true;
  }
  const auto product = reading.find(reading.kinds().get("product"), version.product_id,
                                    visitor.rights.reach(Object::story, Act::see));
  return static_cast<bool>(product);
}

/// The version of the address's {version}, when the visitor sees it.
Result<Version> seen_version(const Visitor& visitor, Reading& reading, const Request& request,
                             std::string_view parameter) {
  const Error nothing{Code::not_found, "there is no such version", ""};
  auto version =
      version_of(reading.session(), std::string(request.parameter(parameter).value_or("")));
  if (!version || !sees(visitor, reading, *version)) return nothing;
  return std::move(*version);
}

/// For who scores: two published versions, which share passages.
Result<Response> compare_versions(const Office& office, const Catalogues& catalogues,
                                  const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Version own, seen_version(visitor, reading, request, "version"));
    const auto other =
        version_of(reading.session(), std::string(request.parameter("other").value_or("")));
    if (!other || other->story_id == own.story_id) {
      return Error{Code::not_found, "there is no such version", ""};
    }
    TRY(const auto labels, reading.get(reading.kinds().get("story"), own.story_id));
    const Pair pair{own.product_id, other->product_id, other->published_on, content_from(own.json),
                    content_from(other->json)};
    return respond(
        office, catalogues, visitor, request, *labels, pair,
        {{words(visitor, "stories.frozen"_key), Office::href(visitor, version_path(own.id))}});
  });
}

/// What the version shares with those that were published before it and stand.
Panel likeness_panel_of(const Catalogues& catalogues, const Visitor& visitor, Reading& reading,
                        const Version& version) {
  Panel panel{.title = words(visitor, "stories.likeness"_key),
              .empty = words(visitor, "stories.likeness_none"_key, {std::to_string(near_percent)})};
  auto earlier = standing_versions(reading.session(), visitor.today);
  std::erase_if(earlier,
                [&](const Version& each) { return each.published_at >= version.published_at; });
  KnownRuns known;
  for (const Likeness& each :
       likenesses(content_from(version.json), version.story_id, earlier, known)) {
    panel.rows.push_back(
        {.title = product_name(catalogues, each.product_id),
         .detail = words(visitor, "stories.likeness_detail"_key),
         .href = Office::href(visitor, version_path(version.id) + "/compare/" + each.version_id),
         .tone = each.percent >= copy_percent ? office::Tone::stop : office::Tone::caution,
         .chip = words(visitor, "stories.percent_shared"_key, {std::to_string(each.percent)})});
  }
  return panel;
}

/// A version as a council sees it: every text, each picture, and the hash of it all.
Result<Response> version(const Office& office, const Catalogues& catalogues, const Visitor& visitor,
                         const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Version frozen, seen_version(visitor, reading, request, "version"));
    const Content content = content_from(frozen.json);
    TRY(const std::string who, office::person_name(reading, visitor.locale, frozen.published_by));
    Panel about{.title = words(visitor, "stories.frozen"_key)};
    about.facts = {
        {words(visitor, "registry.product"_key), product_name(catalogues, frozen.product_id)},
        {words(visitor, "stories.number"_key), std::to_string(frozen.number)},
        {words(visitor, "stories.published_on"_key), pages::format_day(frozen.published_on)},
        {words(visitor, "stories.published_by"_key), who},
        {"SHA-256", frozen.sha256}};
    Panel told{.title = content["title"]};
    const records::Kind& kind = reading.kinds().get("story");
    for (const auto& [field, text] : compared_texts(content)) {
      told.facts.push_back({words(visitor, kind.field(field)->label), text});
    }
    for (const Translation& each : content.translations) {
      told.folds.push_back(
          {.title = words(visitor, label_of_language(each.language)),
           .facts = {{each.title, each.body},
                     {words(visitor, "stories.checked_by"_key), each.checked_by}}});
    }
    for (const Picture& each : content.pictures) {
      told.rows.push_back(
          {.title = each.alt, .detail = each.author + " · " + each.rights, .href = each.address});
    }
    return office.respond(
        visitor, request,
        {words(visitor, "stories.version_title"_key,
               {std::to_string(frozen.number), pages::format_day(frozen.published_on)})},
        {std::move(about), likeness_panel_of(catalogues, visitor, reading, frozen),
         std::move(told)});
  });
}

using Page = Result<Response> (*)(const Office&, const Catalogues&, const Visitor&, const Request&);

void add(Office& office, std::string pattern, std::optional<Needs> needs, Page page,
         Catalogues catalogues) {
  office.add_page(http::Method::get, std::move(pattern), needs,
                  [&office, page, catalogues = std::move(catalogues)](const Visitor& visitor,
                                                                      const Request& request) {
                    auto answer = page(office, catalogues, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace

void add_compare_pages(Office& office, Catalogues catalogues) {
  add(office, story_path("{id}", "/compare/{version}"), Needs{Object::story}, compare, catalogues);
  add(office, version_path("{version}"), std::nullopt, version, catalogues);
  add(office, version_path("{version}") + "/compare/{other}", std::nullopt, compare_versions,
      std::move(catalogues));
}

}  // namespace ocop::stories
