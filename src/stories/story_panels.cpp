#include "stories/story_panels.h"

#include <fmt/format.h>

#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "stories/acts.h"
#include "stories/likeness.h"
#include "stories/limits.h"
#include "stories/story_level.h"

namespace ocop::stories {
namespace {

using accounts::Act;
using accounts::Object;
using office::Action;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;
using Shown = Result<std::optional<Panel>>;

/// Whether the row lies within what the visitor may do to stories.
bool reaches(const Visitor& visitor, Reading& reading, const Record& story, Act act) {
  const auto found = reading.find(*story.kind, story.id, visitor.rights.reach(Object::story, act));
  return static_cast<bool>(found);
}

Action act_of(const Visitor& visitor, const Record& story, std::string_view verb, pages::Key label,
              pages::Key warning) {
  return {.label = words(visitor, label),
          .href = Office::href(visitor, story_path(story.id, verb)),
          .step = Step::confirm,
          .warning = words(visitor, warning),
          .tone = Tone::good};
}

void offer(Panel& panel, const Visitor& visitor, const Refusal& refusal, Action action) {
  if (!refusal) {
    panel.actions.push_back(std::move(action));
  } else {
    panel.alerts.push_back({Tone::plain, refusal->in(visitor.locale)});
  }
}

void offer_return(Panel& panel, const Visitor& visitor, const Record& story) {
  Action action =
      act_of(visitor, story, "/return", "stories.return"_key, "stories.return_warning"_key);
  action.note = words(visitor, "stories.note"_key);
  action.tone = Tone::plain;
  panel.actions.push_back(std::move(action));
}

void tell_lacks(Panel& panel, const Visitor& visitor, const Content& content) {
  for (const records::Reason& reason : lacks(content)) {
    panel.alerts.push_back({Tone::caution, reason.in(visitor.locale)});
  }
}

Result<void> tell_slogans(Panel& panel, const Visitor& visitor, Reading& reading) {
  office::Fold fold{.title = words(visitor, "stories.slogans_of_today"_key)};
  TRY(const auto slogans, reading.all(reading.kinds().get("slogan")));
  for (const Record& row : slogans) {
    if (!is_shown(row, visitor.today)) continue;
    fold.facts.push_back({row["code"], row["words"]});
  }
  if (!fold.facts.empty()) panel.folds.push_back(std::move(fold));
  return ok();
}

Result<void> offer_next(Panel& panel, const Visitor& visitor, Reading& reading, const Record& story,
                        const Content& content) {
  const bool enters = reaches(visitor, reading, story, Act::enter);
  switch (state_of(story)) {
    case State::draft:
      if (!enters) return ok();
      tell_lacks(panel, visitor, content);
      if (content["slogan_code"].empty()) TRY_VOID(tell_slogans(panel, visitor, reading));
      if (!lacks(content).empty()) return ok();
      panel.actions.push_back(
          act_of(visitor, story, "/submit", "stories.submit"_key, "stories.submit_warning"_key));
      return ok();
    case State::submitted: {
      if (!enters) return ok();
      const auto refusal = why_not_review(story, visitor.acting(Object::story, Act::enter));
      offer(panel, visitor, refusal,
            act_of(visitor, story, "/review", "stories.review"_key, "stories.review_warning"_key));
      if (!refusal) offer_return(panel, visitor, story);
      return ok();
    }
    case State::reviewed:
      if (!reaches(visitor, reading, story, Act::decide)) return ok();
      offer(
          panel, visitor, why_not_publish(story, visitor.login),
          act_of(visitor, story, "/publish", "stories.publish"_key, "stories.publish_warning"_key));
      if (enters) offer_return(panel, visitor, story);
      return ok();
    case State::published:
      return ok();
  }
  return ok();
}

Shown state(const Visitor& visitor, Reading& reading, const Record& story) {
  TRY(const Content content, read_content(reading, story));
  Panel panel{.title = words(visitor, "stories.way"_key)};
  panel.facts.push_back(
      {words(visitor, "stories.state"_key), words(visitor, label_of(state_of(story)))});
  std::optional<Version> standing;
  for (Version& each : versions_of(reading.session(), story.id)) {
    if (each.stands_on(visitor.today)) standing = std::move(each);
  }
  TRY(const Level level, level_on(reading, standing));
  panel.facts.push_back(
      {words(visitor, "stories.level"_key),
       words(visitor, "stories.level_points"_key,
             {words(visitor, label_of(level)), std::to_string(points_of(level))})});
  if (!story["note"].empty() && state_of(story) == State::draft) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "stories.sent_back"_key, {story["note"]})});
  }
  if (story.removed_at) return std::optional(std::move(panel));
  TRY_VOID(offer_next(panel, visitor, reading, story, content));
  if (standing && reaches(visitor, reading, story, Act::enter)) {
    Action action = act_of(visitor, story, "/take-down", "stories.take_down"_key,
                           "stories.take_down_warning"_key);
    action.tone = Tone::stop;
    panel.actions.push_back(std::move(action));
  }
  return std::optional(std::move(panel));
}

Shown likeness(const Catalogues& catalogues, KnownRuns& known, const Visitor& visitor,
               Reading& reading, const Record& story) {
  TRY(const Content content, read_content(reading, story));
  const auto standing = standing_versions(reading.session(), visitor.today);
  auto like = likenesses(content, story.id, standing, known);
  if (like.size() > limits::story_likes_shown_max) like.resize(limits::story_likes_shown_max);
  Panel panel{.title = words(visitor, "stories.likeness"_key),
              .empty = words(visitor, "stories.likeness_none"_key, {std::to_string(near_percent)})};
  const auto catalogue = catalogues();
  for (const Likeness& each : like) {
    const auto* product = catalogue->product(registry::ProductId(each.product_id));
    const bool is_copy = each.percent >= copy_percent;
    panel.rows.push_back(
        {.title = product == nullptr ? each.product_id : product->name_vi,
         .detail = words(visitor, "stories.likeness_detail"_key),
         .href = Office::href(visitor, compare_path(story.id, each.version_id)),
         .tone = is_copy ? Tone::stop : Tone::caution,
         .chip = words(visitor, "stories.percent_shared"_key, {std::to_string(each.percent)})});
    if (is_copy && panel.alerts.empty()) {
      panel.alerts.push_back(
          {Tone::stop, words(visitor, "stories.is_copy"_key, {std::to_string(each.percent)})});
    }
  }
  return std::optional(std::move(panel));
}

Shown versions(const Visitor& visitor, Reading& reading, const Record& story) {
  const auto all = versions_of(reading.session(), story.id);
  if (all.empty()) return std::optional<Panel>();
  Panel panel{.title = words(visitor, "stories.versions"_key)};
  for (const Version& each : all) {
    TRY(const std::string who, office::person_name(reading, visitor.locale, each.published_by));
    panel.rows.push_back(
        {.title = words(visitor, "stories.version_title"_key,
                        {std::to_string(each.number), pages::format_day(each.published_on)}),
         .detail = who + " · SHA-256 " + each.sha256.substr(0, 12) + "…",
         .href = Office::href(visitor, version_path(each.id)),
         .tone = each.ended_on ? Tone::plain : Tone::good,
         .chip = each.ended_on ? words(visitor, "stories.version_ended"_key,
                                       {pages::format_day(*each.ended_on)})
                               : words(visitor, "stories.version_stands"_key)});
  }
  return std::optional(std::move(panel));
}

}  // namespace

std::string story_path(std::string_view id, std::string_view rest) {
  return fmt::format("/office/stories/{}{}", id, rest);
}

office::PanelSource state_panel() { return state; }
office::PanelSource versions_panel() { return versions; }

office::PanelSource likeness_panel(Catalogues catalogues) {
  return [catalogues = std::move(catalogues), known = std::make_shared<KnownRuns>()](
             const Visitor& visitor, Reading& reading, const Record& story) {
    return likeness(catalogues, *known, visitor, reading, story);
  };
}

}  // namespace ocop::stories
