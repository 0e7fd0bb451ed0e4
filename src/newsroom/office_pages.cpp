#include "newsroom/office_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "http/forms.h"
#include "newsroom/acts.h"
#include "newsroom/article_kind.h"
#include "newsroom/article_picture_kind.h"
#include "newsroom/article_view.h"
#include "newsroom/byline.h"
#include "newsroom/releases.h"
#include "newsroom/text_difference.h"
#include "newsroom/wall_time.h"
#include "office/account_pages.h"
#include "office/person_name.h"

namespace ocop::newsroom {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::size_t waiting_max = 50;

std::string path_of(std::string_view id, std::string_view verb = "") {
  return fmt::format("/office/articles/{}{}", id, verb);
}

bool reaches(const Visitor& visitor, const Record& article, Act act) {
  const auto reach = visitor.rights.reach(Object::article, act);
  return reach.everything || std::ranges::count(reach.units, article["unit_code"]) > 0;
}

void offer(Panel& panel, const Visitor& visitor, const Refusal& refusal, office::Action action) {
  if (refusal) {
    panel.alerts.push_back({Tone::plain, refusal->in(visitor.locale)});
  } else {
    panel.actions.push_back(std::move(action));
  }
}

void offer_next(Panel& panel, const Visitor& visitor, const Record& row) {
  const auto href = [&](std::string_view verb) {
    return Office::href(visitor, path_of(row.id, verb));
  };
  if (state_of(row) == State::draft && reaches(visitor, row, Act::enter)) {
    offer(panel, visitor, why_not_submit(row, visitor.now),
          {.label = words(visitor, "news.submit"_key),
           .href = href("/submit"),
           .step = Step::post,
           .tone = Tone::good});
  }
  if (state_of(row) == State::review && reaches(visitor, row, Act::decide)) {
    offer(panel, visitor, why_not_approve(row, visitor.login),
          {.label = words(visitor, "news.approve"_key),
           .href = href("/approve"),
           .step = Step::confirm,
           .warning = words(visitor, "news.approve_warning"_key),
           .tone = Tone::good});
    panel.actions.push_back({.label = words(visitor, "news.send_back"_key),
                             .href = href("/send-back"),
                             .step = Step::confirm,
                             .warning = words(visitor, "news.send_back_warning"_key),
                             .note = words(visitor, "news.note"_key)});
  }
}

/// What the working text says otherwise than the public one.
office::Fold difference(const Visitor& visitor, const Record& row, const Release& last) {
  office::Fold fold{.title = words(visitor, "news.difference"_key)};
  for (const std::string_view field : content_fields()) {
    if (last[field] == row[field]) continue;
    const std::string label(pages::text(visitor.locale, row.kind->field(field)->label));
    for (const ChangedLine& line : changed_lines(last[field], row[field])) {
      const bool is_gone = line.side == ChangedLine::Side::was;
      fold.rows.push_back({.title = label,
                           .detail = line.text,
                           .tone = is_gone ? Tone::stop : Tone::good,
                           .chip = words(visitor, is_gone ? "news.was"_key : "news.is"_key)});
    }
  }
  return fold;
}

Result<void> tell_releases(Panel& panel, const Visitor& visitor, Reading& reading,
                           const std::vector<Release>& releases) {
  for (const Release& release : releases) {
    TRY(const std::string who, office::person_name(reading, visitor.locale, release.approved_by));
    panel.rows.push_back(
        {.title = words(visitor, "news.version"_key, {std::to_string(release.version)}),
         .detail = wall_text(release.released_at) + " · " + who,
         .tone = release.is_withdrawn ? Tone::stop : Tone::good,
         .chip = words(visitor,
                       release.is_withdrawn ? "news.withdrawn"_key : "news.state_released"_key)});
  }
  return ok();
}

Result<std::optional<Panel>> release_panel(const Visitor& visitor, Reading& reading,
                                           const Record& row) {
  Panel panel{.title = words(visitor, "news.release"_key)};
  panel.facts = {{words(visitor, "news.state"_key), words(visitor, label_of(state_of(row)))}};
  if (!row["published_on"].empty()) {
    panel.facts.push_back(
        {words(visitor, "news.published_on"_key), row["published_on"],
         public_path(row["language"] == "en" ? pages::Locale::english : pages::Locale::vietnamese,
                     row["code"])});
  }
  const auto releases = releases_of(reading.session(), row.id);
  TRY_VOID(tell_releases(panel, visitor, reading, releases));
  if (!releases.empty()) {
    auto fold = difference(visitor, row, releases.front());
    if (!fold.rows.empty()) panel.folds.push_back(std::move(fold));
  }
  panel.actions.push_back({.label = words(visitor, "news.preview"_key),
                           .href = Office::href(visitor, path_of(row.id, "/preview"))});
  if (!row.removed_at) offer_next(panel, visitor, row);
  return std::optional(std::move(panel));
}

/// The lines that show its pictures in the text, to be copied into it.
Result<std::optional<Panel>> pictures_panel(const Visitor& visitor, Reading& reading,
                                            const Record& row) {
  TRY(const auto pictures,
      reading.where(reading.kinds().get("article_picture"), "article_id", row.id));
  Panel panel{.title = words(visitor, "news.body_pictures"_key)};
  for (const Record& picture : pictures) {
    if (!picture.removed_at) {
      panel.rows.push_back({.title = picture["alt"], .detail = picture_line(picture)});
    }
  }
  if (panel.rows.empty()) return std::optional<Panel>();
  panel.alerts.push_back({Tone::plain, words(visitor, "news.body_pictures_note"_key)});
  return std::optional(std::move(panel));
}

/// Where the public reads what the author signed, by each of the names.
Result<std::optional<Panel>> signed_panel(const Visitor& visitor, Reading&, const Record& row) {
  Panel panel{.title = words(visitor, "news.author_pages"_key)};
  for (const std::string_view slug : split(row["slugs"], ' ')) {
    const std::string path = author_path(visitor.locale, slug);
    panel.rows.push_back({.title = path, .href = path});
  }
  return std::optional(std::move(panel));
}

/// Gives why the act did not come about; `done` is what is said when it did.
using Work = std::function<Result<Refusal>(const Visitor&, const Request&, const std::string& id,
                                           records::Reason& done)>;

void add_act(Office& office, std::string_view verb, Act act, pages::Key done, Work work) {
  office.add_page(
      http::Method::post, path_of("{id}", verb), Needs{Object::article, act},
      [&office, done, work = std::move(work)](const Visitor& visitor, const Request& request) {
        const std::string id(request.parameter("id").value_or(""));
        records::Reason said{done, {}};
        const auto refusal = work(visitor, request, id, said);
        return office.acted(visitor, request, path_of(id), refusal, said.key, said.arguments);
      });
}

/// What waits for this person's approval.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::article, Act::decide);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        const records::Query query{.filters = {{"state", std::string(name_of(State::review))}},
                                   .page_rows = waiting_max};
        TRY(const auto listing, reading.list(reading.kinds().get("article"), query, reach));
        for (const Record& row : listing.rows) {
          if (why_not_approve(row, visitor.login)) continue;
          items.push_back({.title = words(visitor, "news.work"_key, {row.title()}),
                           .detail = row["release_on"],
                           .href = office.href(visitor, row),
                           .tone = Tone::caution});
        }
        return items;
      });
}

}  // namespace

void add_pages(Office& office, const LinkDesk& links) {
  office.add_register({.kind = &office.ground().records.kinds().get("article"),
                       .icon = "file",
                       .group = "news.group"_key,
                       .panels = {release_panel, links_panel, pictures_panel}});
  office.add_register(
      {.kind = &office.ground().records.kinds().get("article_picture"), .icon = "file"});
  office.add_register({.kind = &office.ground().records.kinds().get("author"),
                       .icon = "pen",
                       .group = "news.group"_key,
                       .panels = {signed_panel}});
  records::RecordStore& store = office.ground().records;
  add_act(office, "/submit", Act::enter, "news.submitted"_key,
          [&store, &links](const Visitor& visitor, const Request&, const std::string& id,
                           records::Reason& done) -> Result<Refusal> {
            const auto acting = visitor.acting(Object::article, Act::enter);
            TRY(auto refusal, submit(store, acting, id));
            if (refusal) return refusal;
            TRY(const LinkCheck check, links.look(acting, id));
            if (!check.broken.empty()) {
              done = {"news.submitted_broken"_key, {std::to_string(check.broken.size())}};
            }
            return Refusal();
          });
  add_act(office, "/approve", Act::decide, "news.approved"_key,
          [&store, &links](const Visitor& visitor, const Request&, const std::string& id,
                           records::Reason&) -> Result<Refusal> {
            // Nobody approves what became wrong since the reviewer saw the list.
            const auto acting = visitor.acting(Object::article, Act::decide);
            TRY(const std::size_t unseen, links.look_for_new(acting, id));
            if (unseen > 0) {
              return Refusal(records::Reason{"news.links_new"_key, {std::to_string(unseen)}});
            }
            return approve(store, acting, id);
          });
  add_act(office, "/send-back", Act::decide, "news.sent_back"_key,
          [&store](const Visitor& visitor, const Request& request, const std::string& id,
                   records::Reason&) -> Result<Refusal> {
            TRY(const auto form, http::read_form(request));
            return send_back(store, visitor.acting(Object::article, Act::decide), id,
                             std::string(form.get("note").value_or("")));
          });
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
  add_link_pages(office, links);
}

}  // namespace ocop::newsroom
