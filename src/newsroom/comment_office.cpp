#include "newsroom/comment_office.h"

#include <fmt/format.h>

#include <algorithm>

#include "http/forms.h"
#include "newsroom/article_view.h"
#include "newsroom/comment_acts.h"
#include "newsroom/comment_kind.h"
#include "newsroom/limits.h"
#include "office/account_pages.h"

namespace ocop::newsroom {
namespace {

using accounts::Act;
using accounts::Object;
using http::Method;
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

constexpr std::string_view desk_path = "/office/moderation";

std::string path_of(std::string_view id, std::string_view verb = "") {
  return fmt::format("/office/comments/{}{}", id, verb);
}

bool reaches(const Visitor& visitor, const Record& comment) {
  const auto reach = visitor.rights.reach(Object::comment, Act::enter);
  return reach.everything || std::ranges::count(reach.units, comment["unit_code"]) > 0;
}

Tone tone_of(CommentState state) {
  switch (state) {
    case CommentState::waiting:
      return Tone::caution;
    case CommentState::shown:
      return Tone::good;
    case CommentState::refused:
    case CommentState::hidden:
    case CommentState::withdrawn:
      return Tone::stop;
  }
  return Tone::plain;
}

void offer_decisions(Panel& panel, const Visitor& visitor, const Record& row) {
  const auto href = [&](std::string_view verb) {
    return Office::href(visitor, path_of(row.id, verb));
  };
  const CommentState state = comment_state_of(row);
  if (state != CommentState::shown && state != CommentState::withdrawn) {
    panel.actions.push_back({.label = words(visitor, "news.comment_show"_key),
                             .href = href("/show"),
                             .step = Step::post,
                             .tone = Tone::good});
  }
  const bool has_reports = row.whole("abuse_reports").value_or(0) > 0;
  if (state == CommentState::shown && has_reports) {
    panel.actions.push_back({.label = words(visitor, "news.comment_keep"_key),
                             .href = href("/keep"),
                             .step = Step::post});
  }
  if (state == CommentState::waiting || state == CommentState::shown) {
    panel.actions.push_back(
        {.label = words(visitor, state == CommentState::waiting ? "news.comment_refuse"_key
                                                                : "news.comment_hide"_key),
         .href = href("/refuse"),
         .step = Step::confirm,
         .warning = words(visitor, "news.comment_refuse_warning"_key),
         .note = words(visitor, "news.note"_key),
         .tone = Tone::stop});
  }
  panel.actions.push_back({.label = words(visitor, "news.comment_reply"_key),
                           .href = href("/reply"),
                           .step = Step::confirm,
                           .warning = words(visitor, "news.comment_reply_warning"_key),
                           .note = words(visitor, "news.comment_reply"_key)});
}

void offer_phone(Panel& panel, const Visitor& visitor, const Record& row) {
  panel.alerts.push_back({Tone::plain, words(visitor, "news.comment_phone_note"_key,
                                             {std::to_string(limits::comment_phone_days)})});
  panel.actions.push_back({.label = words(visitor, "news.comment_phone_read"_key),
                           .href = Office::href(visitor, path_of(row.id, "/phone")),
                           .step = Step::post});
  panel.actions.push_back({.label = words(visitor, "news.comment_phone_erase"_key),
                           .href = Office::href(visitor, path_of(row.id, "/erase-phone")),
                           .step = Step::confirm,
                           .warning = words(visitor, "news.comment_phone_erase_warning"_key),
                           .tone = Tone::stop});
}

/// On the page of the comment.
Result<std::optional<Panel>> decision_panel(const Visitor& visitor, Reading& reading,
                                            const Record& row) {
  const CommentState state = comment_state_of(row);
  Panel panel{.title = words(visitor, "news.comment_decision"_key)};
  panel.alerts.push_back({tone_of(state), words(visitor, label_of(state))});
  const auto reports = row.whole("abuse_reports").value_or(0);
  if (reports > 0) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "news.comment_reported"_key, {std::to_string(reports)})});
  }
  if (row.removed_at || !reaches(visitor, row)) return std::optional(std::move(panel));
  offer_decisions(panel, visitor, row);
  const auto secret = secret_of(reading.session(), row.id);
  if (secret && !secret->sealed_phone.empty()) offer_phone(panel, visitor, row);
  return std::optional(std::move(panel));
}

/// One comment on the page where they are decided on.
Result<Panel> panel_of(const Visitor& visitor, Reading& reading, const Record& row) {
  Panel panel{.title = row["title"]};
  TRY(const auto article, reading.get(reading.kinds().get("article"), row["article_id"]));
  const auto due = row.day("due_on");
  const bool is_late =
      due && *due < visitor.today && comment_state_of(row) == CommentState::waiting;
  if (is_late) panel.alerts.push_back({Tone::stop, words(visitor, "news.comment_late"_key)});
  const auto reports = row.whole("abuse_reports").value_or(0);
  if (reports > 0) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "news.comment_reported"_key, {std::to_string(reports)})});
  }
  panel.facts = {{words(visitor, "news.comment_name"_key), row["name"]},
                 {words(visitor, "news.comment_sent_on"_key), row["sent_on"]},
                 {words(visitor, "news.article"_key), article ? (*article)["title"] : "",
                  Office::href(visitor, "/office/articles/" + row["article_id"])}};
  if (!row["answers"].empty()) {
    TRY(const auto above, reading.get(reading.kinds().get("comment"), row["answers"]));
    if (above) {
      panel.facts.push_back({words(visitor, "news.comment_answers"_key), (*above)["title"],
                             Office::href(visitor, path_of(above->id))});
    }
  }
  panel.rows.push_back({.title = row["body"],
                        .href = Office::href(visitor, path_of(row.id)),
                        .tone = tone_of(comment_state_of(row)),
                        .chip = words(visitor, label_of(comment_state_of(row)))});
  offer_decisions(panel, visitor, row);
  return panel;
}

/// "45 phút", "5 giờ", "2 ngày".
std::string span_words(const Visitor& visitor, std::int64_t minutes) {
  if (minutes < 120) return words(visitor, "news.minutes"_key, {std::to_string(minutes)});
  if (minutes < 48 * 60) return words(visitor, "news.hours"_key, {std::to_string(minutes / 60)});
  return words(visitor, "news.days"_key, {std::to_string(minutes / 1440)});
}

Panel times_panel(const Visitor& visitor, const std::vector<Record>& comments) {
  const AnswerTimes times = answer_times(comments, visitor.today);
  Panel panel{.title = words(visitor, "news.comment_times"_key)};
  panel.facts = {{words(visitor, "news.comment_waiting"_key), std::to_string(times.waiting)},
                 {words(visitor, "news.comment_late_count"_key), std::to_string(times.late)},
                 {words(visitor, "news.comment_decided"_key), std::to_string(times.decided)}};
  if (times.median_minutes) {
    panel.facts.push_back(
        {words(visitor, "news.comment_median"_key), span_words(visitor, *times.median_minutes)});
    panel.facts.push_back(
        {words(visitor, "news.comment_longest"_key), span_words(visitor, *times.longest_minutes)});
  }
  return panel;
}

Result<std::vector<Panel>> desk_panels(const Visitor& visitor, Reading& reading) {
  constexpr std::size_t shown = 20, counted = 100;
  const auto& kind = reading.kinds().get("comment");
  const auto reach = visitor.rights.reach(Object::comment, Act::enter);
  std::vector<Panel> panels;
  TRY(const auto last,
      reading.list(kind,
                   {.sort = "sent_day", .order = records::Order::descending, .page_rows = counted},
                   reach));
  panels.push_back(times_panel(visitor, last.rows));
  TRY(const auto waiting,
      reading.list(kind,
                   {.filters = {{"state", std::string(name_of(CommentState::waiting))}},
                    .sort = "sent_day",
                    .page_rows = shown},
                   reach));
  for (const std::string& id : reported_comments(reading.session())) {
    const auto row = reading.find(kind, id, reach);
    if (!row) continue;  // of another unit
    TRY(panels.emplace_back(), panel_of(visitor, reading, *row));
  }
  for (const Record& row : waiting.rows) {
    TRY(panels.emplace_back(), panel_of(visitor, reading, row));
  }
  if (panels.size() == 1) {
    panels.push_back({.title = words(visitor, "news.comment_waiting"_key),
                      .empty = words(visitor, "news.comment_none_waiting"_key)});
  }
  return panels;
}

Response desk_page(const Office& office, const Visitor& visitor, const Request& request) {
  const auto panels =
      office.ground().records.read([&](Reading& reading) { return desk_panels(visitor, reading); });
  if (!panels) return office.failed(visitor, request, panels.error());
  return office.respond(visitor, request, {words(visitor, "news.moderation"_key)}, *panels);
}

using Work = std::function<Result<Refusal>(const records::Acting&, const Visitor&,
                                           const std::string& id, const std::string& note)>;

void add_act(Office& office, std::string_view verb, pages::Key done, Work work) {
  office.add_page(
      Method::post, path_of("{id}", verb), Needs{Object::comment, Act::enter},
      [&office, done, work = std::move(work)](const Visitor& visitor, const Request& request) {
        const auto form = http::read_form(request);
        if (!form) return office.failed(visitor, request, form.error());
        const std::string id(request.parameter("id").value_or(""));
        const auto refusal = work(visitor.acting(Object::comment, Act::enter), visitor, id,
                                  std::string(form->get("note").value_or("")));
        if (!refusal) return office.failed(visitor, request, refusal.error());
        if (!*refusal) return office.done(visitor, request, desk_path, done);
        return office.not_done(visitor, request, path_of(id), (*refusal)->key,
                               (*refusal)->arguments);
      });
}

void add_acts(Office& office) {
  records::RecordStore& store = office.ground().records;
  add_act(office, "/show", "news.comment_show_done"_key,
          [&store](const records::Acting& acting, const Visitor&, const std::string& id,
                   const std::string&) { return show_comment(store, acting, id); });
  add_act(office, "/keep", "news.comment_keep_done"_key,
          [&store](const records::Acting& acting, const Visitor&, const std::string& id,
                   const std::string&) { return keep_comment(store, acting, id); });
  add_act(office, "/refuse", "news.comment_refuse_done"_key,
          [&store](const records::Acting& acting, const Visitor&, const std::string& id,
                   const std::string& note) { return refuse_comment(store, acting, id, note); });
  add_act(office, "/reply", "news.comment_reply_done"_key,
          [&store](const records::Acting& acting, const Visitor& visitor, const std::string& id,
                   const std::string& note) {
            return reply_to_comment(store, acting, id, visitor.name, note);
          });
}

void add_phone_pages(Office& office, Comments& comments) {
  const Needs needs{Object::comment, Act::enter};
  office.add_page(
      Method::post, path_of("{id}", "/phone"), needs,
      [&office, &comments](const Visitor& visitor, const Request& request) {
        const std::string id(request.parameter("id").value_or(""));
        const auto phone = comments.read_phone(visitor.acting(Object::comment, Act::enter), id);
        if (!phone) return office.failed(visitor, request, phone.error());
        const std::vector<Panel> panels{
            {.title = words(visitor, "news.comment_phone"_key),
             .facts = {{words(visitor, "news.comment_phone"_key), *phone}},
             .actions = {{.label = words(visitor, "news.comment_back"_key),
                          .href = Office::href(visitor, path_of(id))}}}};
        return office.respond(visitor, request, {words(visitor, "news.comment_phone"_key)}, panels);
      });
  office.add_page(
      Method::post, path_of("{id}", "/erase-phone"), needs,
      [&office, &comments](const Visitor& visitor, const Request& request) {
        const std::string id(request.parameter("id").value_or(""));
        const auto done = comments.erase_phone_of(visitor.acting(Object::comment, Act::enter), id);
        if (!done) return office.failed(visitor, request, done.error());
        return office.done(visitor, request, path_of(id), "news.comment_phone_erased"_key);
      });
}

/// What waits for this person: one line, with the day of the oldest.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::comment, Act::enter);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        TRY(const auto listing,
            reading.list(reading.kinds().get("comment"),
                         {.filters = {{"state", std::string(name_of(CommentState::waiting))}},
                          .sort = "sent_day",
                          .page_rows = 1},
                         reach));
        if (listing.count == 0) return items;
        items.push_back(
            {.title = words(visitor, "news.comment_work"_key, {std::to_string(listing.count)}),
             .detail = listing.rows.front()["title"],
             .href = Office::href(visitor, desk_path),
             .tone = Tone::caution,
             .due = listing.rows.front().day("due_on")});
        return items;
      });
}

}  // namespace

void add_comment_pages(Office& office, Comments& comments) {
  office.add_section({.path = std::string(desk_path),
                      .label = "news.moderation"_key,
                      .icon = "mail",
                      .group = "news.group"_key,
                      .needs = Needs{Object::comment, Act::enter}});
  office.add_register({.kind = &office.ground().records.kinds().get("comment"),
                       .icon = "mail",
                       .group = "news.group"_key,
                       .panels = {decision_panel},
                       .offers = [](Reading&, const Record&) -> Result<office::Offers> {
                         return office::Offers{
                             .changing = false, .adding_parts = false, .setting_aside = false};
                       }});
  office.add_page(Method::get, std::string(desk_path), Needs{Object::comment, Act::enter},
                  [&office](const Visitor& visitor, const Request& request) {
                    return desk_page(office, visitor, request);
                  });
  add_acts(office);
  add_phone_pages(office, comments);
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::newsroom
