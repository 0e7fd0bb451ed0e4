#include "outreach/idea_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "outreach/idea_kinds.h"
#include "outreach/sensory.h"
#include "pages/format.h"
#include "registry/similarity.h"

namespace ocop::outreach {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using records::Record;

constexpr std::size_t shown_max = 3;  ///< lookalikes side by side

std::string words(const Visitor& visitor, pages::Key key,
                  std::initializer_list<std::string_view> arguments = {}) {
  return pages::text(visitor.locale, key, arguments);
}

/// What an idea is held against, and the idea itself.
struct Described {
  std::string id;
  std::string title, maker;
  std::string description, materials;
};

Described described(const registry::Catalogue& catalogue, const Record& idea) {
  const auto* subject = catalogue.subject(registry::SubjectId(idea["subject_id"]));
  return {idea.id, idea["title"], subject != nullptr ? subject->name : idea["maker"],
          idea["description"], idea["materials"]};
}

Described described(const registry::Catalogue& catalogue, const registry::Product& product) {
  const auto* subject = catalogue.subject(product.subject);
  return {product.id.text(), product.name_vi, subject != nullptr ? subject->name : "",
          product.description_vi, ""};
}

bool is_within(const Record& idea, const accounts::Reach& reach) {
  return reach.covers(idea["unit_code"], idea["subject_id"]);
}

/// Everything an idea is held against: the products, which are public, and the other ideas that the
/// visitor may see.
Result<std::vector<Described>> known_things(const Visitor& visitor, records::Reading& reading,
                                            const registry::Catalogue& catalogue) {
  const auto reach = visitor.acting(Object::idea, Act::see).reach;
  std::vector<Described> known;
  for (const registry::Product& product : catalogue.products()) {
    known.push_back(described(catalogue, product));
  }
  TRY(const auto ideas, reading.all(reading.kinds().get("idea")));
  for (const Record& idea : ideas) {
    if (is_within(idea, reach)) known.push_back(described(catalogue, idea));
  }
  return known;
}

struct Lookalike {
  const Described* other = nullptr;
  registry::NearDuplicate near;
};

registry::ProductWords words_of(const Described& one) {
  return {one.id, fold(one.maker), one.title, one.description + ' ' + one.materials};
}

/// Things of other makers that the idea is near to, the same content first.
std::vector<Lookalike> lookalikes(const Described& one, const std::vector<Described>& known) {
  std::vector<registry::ProductWords> others;
  for (const Described& other : known) others.push_back(words_of(other));
  std::vector<Lookalike> found;
  for (auto& near : registry::near_duplicates(words_of(one), others, shown_max)) {
    const auto at = std::ranges::find(known, near.id, &Described::id);
    found.push_back({&*at, std::move(near)});
  }
  return found;
}

std::string percents(const Visitor& visitor, const Lookalike& each) {
  return words(visitor, "outreach.likeness"_key,
               {each.other->maker, std::to_string(each.near.name_percent),
                std::to_string(each.near.content_percent)});
}

pages::Key hint_of(const Record& idea, IdeaStage gate) {
  return *idea.kind->field(day_field_of(gate))->hint;
}

std::string means_text(const Visitor& visitor, const std::vector<const Record*>& scores) {
  const char mark = visitor.locale == pages::Locale::vietnamese ? ',' : '.';
  std::string text;
  for (const std::string_view property : {"appearance", "aroma", "taste", "texture"}) {
    std::vector<long long> points;
    for (const Record* score : scores) points.push_back(score->whole(property).value_or(0));
    if (!text.empty()) text += "; ";
    text += words(visitor, scores.front()->kind->field(property)->label) + ' ' +
            mean_of(points)->rounded(mark);
  }
  return text;
}

void fill_thing(pages::Dictionary& page, const Described& one) {
  page.add("TITLES").set("TEXT", one.title);
  page.add("MAKERS").set("TEXT", one.maker);
  page.add("DESCRIPTIONS").set("TEXT", one.description);
  page.add("MATERIALS").set("TEXT", one.materials.empty() ? "–" : one.materials);
}

Response comparison(const Office& office, const Visitor& visitor, const Request& request,
                    const Record& idea, const registry::Catalogue& catalogue,
                    const std::vector<Described>& known) {
  pages::Dictionary page;
  const Described own = described(catalogue, idea);
  const auto found = lookalikes(own, known);
  fill_thing(page, own);
  page.add("FINDINGS").set("TEXT", words(visitor, "outreach.this_idea"_key));
  for (const Lookalike& each : found) {
    fill_thing(page, *each.other);
    auto& finding = page.add("FINDINGS");
    finding.set("TEXT", percents(visitor, each));
    if (each.near.is_same_content) finding.show("ONLY_NAME");
  }
  if (found.empty()) page.show("NOTHING_ALIKE");
  return office.respond(
      visitor, request, "idea_comparison.html", page,
      {words(visitor, "outreach.comparison"_key),
       {{words(visitor, "outreach.ideas"_key), Office::href(visitor, "/office/ideas")},
        {idea.title(), office.href(visitor, idea)}}});
}

}  // namespace

Result<std::optional<Panel>> gates_panel(const Visitor& visitor, records::Reading&,
                                         const Record& idea) {
  Panel panel{words(visitor, "outreach.gates"_key)};
  for (std::size_t i = 1; i < idea_stages; ++i) {
    const auto gate = static_cast<IdeaStage>(i);
    const auto day = idea.day(day_field_of(gate));
    const std::string detail = day ? words(visitor, "outreach.passed"_key,
                                           {pages::format_day(*day), idea[person_field_of(gate)]})
                                   : words(visitor, hint_of(idea, gate));
    panel.rows.push_back(
        {words(visitor, label_of(gate)), detail, "", day ? Tone::good : Tone::plain,
         words(visitor, day ? "outreach.gate_passed"_key : "outreach.step_ahead"_key)});
  }
  if (idea["novelty"] == "only_name") {
    panel.alerts.push_back({Tone::stop, words(visitor, "outreach.fault_only_name"_key)});
  }
  return std::optional(std::move(panel));
}

office::PanelSource likeness_panel(Catalogues catalogues) {
  return [catalogues](const Visitor& visitor, records::Reading& reading,
                      const Record& idea) -> Result<std::optional<Panel>> {
    const auto catalogue = catalogues();
    TRY(const auto known, known_things(visitor, reading, *catalogue));
    Panel panel{words(visitor, "outreach.comparison"_key)};
    const auto found = lookalikes(described(*catalogue, idea), known);
    for (const Lookalike& each : found) {
      const bool is_copy = each.near.is_same_content;
      panel.rows.push_back(
          {each.other->title, percents(visitor, each), "", is_copy ? Tone::stop : Tone::caution,
           words(visitor, is_copy ? "outreach.novelty_only_name"_key : "outreach.alike"_key)});
    }
    panel.empty = words(visitor, "outreach.nothing_alike"_key);
    if (!found.empty()) {
      panel.actions.push_back({words(visitor, "outreach.side_by_side"_key),
                               Office::href(visitor, "/office/ideas/" + idea.id + "/compare")});
    }
    return std::optional(std::move(panel));
  };
}

Result<std::optional<Panel>> tasting_panel(const Visitor& visitor, records::Reading& reading,
                                           const Record& idea) {
  TRY(const auto scores, reading.where(reading.kinds().get("sensory_score"), "idea_id", idea.id));
  if (scores.empty()) return std::optional<Panel>();
  std::map<std::string, std::vector<const Record*>> panels;
  for (const Record& score : scores) panels[score["tasted_on"]].push_back(&score);
  Panel panel{words(visitor, "outreach.tastings"_key)};
  for (const auto& [day, of_day] : panels) {
    const bool is_panel = of_day.size() >= panel_tasters_min;
    panel.rows.push_back({pages::format_day(*of_day.front()->day("tasted_on")),
                          means_text(visitor, of_day), "", is_panel ? Tone::good : Tone::caution,
                          words(visitor, "outreach.tasters"_key, {std::to_string(of_day.size())})});
  }
  return std::optional(std::move(panel));
}

bool may_fill_idea(const Visitor& visitor, const records::Field& field) {
  return !is_judgement(field.name) || visitor.may(Object::idea, Act::decide);
}

void add_comparison_page(Office& office, Catalogues catalogues) {
  office.add_page(
      http::Method::get, "/office/ideas/{id}/compare", office::Needs{Object::idea, Act::see},
      [&office, catalogues](const Visitor& visitor, const Request& request) {
        const auto catalogue = catalogues();
        const auto reach = visitor.acting(Object::idea, Act::see).reach;
        const auto answer =
            office.ground().records.read([&](records::Reading& reading) -> Result<Response> {
              TRY(const Record idea, reading.find(reading.kinds().get("idea"),
                                                  request.parameter("id").value_or(""), reach));
              TRY(const auto known, known_things(visitor, reading, *catalogue));
              return comparison(office, visitor, request, idea, *catalogue, known);
            });
        return answer ? *answer : office.failed(visitor, request, answer.error());
      });
}

}  // namespace ocop::outreach
