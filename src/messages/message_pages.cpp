#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "messages/deliveries.h"
#include "messages/limits.h"
#include "messages/message_view.h"
#include "messages/office_pages.h"
#include "messages/replies.h"
#include "office/account_pages.h"
#include "office/download.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::messages {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;

std::string id_of(const Request& request) { return request.parameter("id").value_or(""); }

std::string units_text(const Onlooker& onlooker, const Message& message) {
  return typed_of(message, onlooker.tree).units;
}

std::string kinds_text(const Visitor& visitor, const Message& message) {
  std::string text;
  for (const AudienceKind kind : message.to.kinds) {
    text += (text.empty() ? "" : ", ") + words(visitor, label_of(kind));
  }
  return text;
}

Result<Panel> about_panel(Reading& reading, const Onlooker& onlooker, const Seen& seen) {
  const Visitor& visitor = onlooker.visitor;
  const Message& message = seen.message;
  Panel panel{.title = words(visitor, "messages.about"_key)};
  TRY(const std::string author, office::person_name(reading, visitor.locale, message.author));
  const auto* unit = onlooker.tree.latest(message.unit_code);
  panel.facts = {{words(visitor, "messages.code"_key), message.code},
                 {words(visitor, "messages.sender"_key),
                  author + (unit == nullptr ? "" : ", " + full_name(*unit))},
                 {words(visitor, "messages.state"_key), words(visitor, label_of(message.state))},
                 {words(visitor, "messages.to_units"_key), units_text(onlooker, message)},
                 {words(visitor, "messages.to_kinds"_key), kinds_text(visitor, message)},
                 {words(visitor, "messages.send_on"_key), pages::format_day(message.send_on)}};
  if (!message.channels.empty()) {
    std::string names;
    for (const ChannelKind kind : message.channels) {
      names += (names.empty() ? "" : ", ") + words(visitor, label_of(kind));
    }
    panel.facts.push_back({words(visitor, "messages.channels"_key), names});
  }
  if (!message.approver.empty()) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, message.approver));
    panel.facts.push_back({words(visitor, "messages.approver"_key), name});
  }
  if (message.state == State::released || message.is_sent()) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, message.decided_by));
    panel.facts.push_back({words(visitor, "messages.released_by"_key),
                           name + ", " + office::moment(message.decided_at)});
  }
  if (message.is_restricted) {
    panel.alerts.push_back({Tone::caution, words(visitor, "messages.restricted_saying"_key)});
  }
  if (message.state == State::draft && !message.note.empty()) {
    panel.alerts.push_back(
        {Tone::caution, words(visitor, "messages.given_back_saying"_key, {message.note})});
  }
  return panel;
}

void offer_author(Panel& panel, const Visitor& visitor, const Message& message) {
  if (message.state != State::draft) return;
  panel.actions = {{words(visitor, "messages.edit"_key),
                    Office::href(visitor, message_path(message.id, "/edit"))},
                   {.label = words(visitor, "messages.submit"_key),
                    .href = Office::href(visitor, message_path(message.id, "/submit")),
                    .step = Step::confirm,
                    .warning = words(visitor, "messages.submit_warning"_key),
                    .tone = Tone::good}};
}

void offer_decision(Panel& panel, const Visitor& visitor, const Message& message) {
  panel.actions = {{.label = words(visitor, "messages.release"_key),
                    .href = Office::href(visitor, message_path(message.id, "/release")),
                    .step = Step::confirm,
                    .warning = words(visitor, "messages.release_warning"_key),
                    .tone = Tone::good},
                   {.label = words(visitor, "messages.give_back"_key),
                    .href = Office::href(visitor, message_path(message.id, "/give-back")),
                    .step = Step::confirm,
                    .warning = words(visitor, "messages.give_back_warning"_key),
                    .note = words(visitor, "messages.give_back_note"_key)}};
}

/// Whom it would reach on its day, before it is sent.
Result<std::optional<Panel>> plan_panel(Reading& reading, const Onlooker& onlooker,
                                        const Message& message) {
  if (message.is_sent()) return std::optional<Panel>();
  TRY(const auto audiences, all_audiences(reading));
  const auto places = places_reached(onlooker.tree, audiences, message.to, message.send_on);
  Panel panel{.title = words(onlooker.visitor, "messages.will_reach"_key,
                             {std::to_string(places.size()), pages::format_day(message.send_on)}),
              .empty = words(onlooker.visitor, "messages.reaches_nobody"_key)};
  office::Fold fold{.title = words(onlooker.visitor, "messages.see_places"_key)};
  for (const Place& place : places) {
    fold.rows.push_back(
        {.title = place.name, .detail = words(onlooker.visitor, label_of(place.kind))});
  }
  if (!places.empty()) panel.folds.push_back(std::move(fold));
  return std::optional(std::move(panel));
}

Result<office::Row> row_of(Reading& reading, const Visitor& visitor, const Recipient& each,
                           const std::map<std::string, std::string>& names) {
  office::Row row{.title = each.place.name};
  const auto parent = names.find(each.parent_id);
  row.detail = parent == names.end()
                   ? words(visitor, "messages.since"_key, {pages::format_day(each.sent_on)})
                   : words(visitor, "messages.forwarded_by"_key,
                           {parent->second, pages::format_day(each.sent_on)});
  if (each.is_confirmed()) {
    TRY(const std::string who, confirmer_name(reading, visitor.locale, each.confirmed_by));
    row.detail += " · " + words(visitor, "messages.confirmed_by"_key,
                                {who, office::moment(each.confirmed_at)});
    row.tone = Tone::good;
    row.chip = words(visitor, "messages.confirmed"_key);
    return row;
  }
  const bool is_late = each.is_late(visitor.today);
  row.tone = is_late ? Tone::stop : Tone::caution;
  row.chip = words(visitor, is_late ? "messages.late"_key : "messages.not_confirmed"_key);
  return row;
}

/// The copies that the visitor sees: late ones first, then those that wait, then the others.
Result<Panel> copies_panel(Reading& reading, const Visitor& visitor, const Seen& seen) {
  const auto& copies = seen.sight.seen;
  const auto confirmed = std::ranges::count_if(copies, &Recipient::is_confirmed);
  const auto late = std::ranges::count_if(
      copies, [&](const Recipient& each) { return each.is_late(visitor.today); });
  Panel panel{.title = words(visitor, "messages.copies"_key),
              .empty = words(visitor, "messages.reaches_nobody"_key)};
  if (copies.empty()) return panel;
  panel.alerts.push_back(
      {late > 0 ? Tone::stop : Tone::plain,
       words(visitor, "messages.copies_saying"_key,
             {std::to_string(confirmed), std::to_string(copies.size()), std::to_string(late)})});
  std::map<std::string, std::string> names;
  for (const Recipient& each : copies) names.emplace(each.id, each.place.name);
  auto sorted = copies;
  std::ranges::stable_sort(sorted, {}, [&](const Recipient& each) {
    return each.is_confirmed() ? 2 : each.is_late(visitor.today) ? 0 : 1;
  });
  for (const Recipient& each : sorted) {
    TRY(panel.rows.emplace_back(), row_of(reading, visitor, each, names));
  }
  panel.actions.push_back(
      {words(visitor, "messages.export_missing"_key),
       Office::href(visitor, message_path(seen.message.id, "/unconfirmed.csv"))});
  return panel;
}

Panel forms_panel(const Visitor& visitor, const Message& message) {
  Panel panel{.title = words(visitor, "messages.forms"_key)};
  panel.alerts = {{Tone::plain, words(visitor, "messages.forms_saying"_key)}};
  panel.actions = {{words(visitor, "messages.see_forms"_key),
                    Office::href(visitor, message_path(message.id, "/forms"))},
                   {words(visitor, "messages.notice_pdf"_key),
                    Office::href(visitor, message_path(message.id, "/notice.pdf"))}};
  if (is_public(message)) {
    panel.actions.push_back(
        {words(visitor, "messages.public_page"_key), public_path(visitor.locale, message)});
  }
  return panel;
}

/// "2 đã gửi, 1 chờ gửi".
std::string fates_text(const Visitor& visitor, const std::map<Fate, long long>& counts) {
  std::string text;
  for (const auto& [fate, count] : counts) {
    text +=
        (text.empty() ? "" : ", ") + std::to_string(count) + " " + words(visitor, label_of(fate));
  }
  return text;
}

/// What became of mail and text messages.
std::optional<Panel> deliveries_panel(Reading& reading, const Visitor& visitor,
                                      const Message& message) {
  Panel panel{.title = words(visitor, "messages.deliveries"_key)};
  for (const auto& [way, label] : {std::pair(Way::email, "messages.channel_email"_key),
                                   std::pair(Way::sms, "messages.channel_sms"_key)}) {
    const auto counts = count_deliveries(reading.session(), message.id, way);
    if (counts.empty()) continue;
    const bool is_ill = counts.contains(Fate::refused) || counts.contains(Fate::unclear);
    panel.alerts.push_back({is_ill ? Tone::caution : Tone::plain,
                            words(visitor, label) + ": " + fates_text(visitor, counts)});
  }
  if (panel.alerts.empty()) return std::nullopt;
  return panel;
}

/// How far the channels have come, and the way to their matrix.
Result<std::optional<Panel>> channels_panel(Reading& reading, const Onlooker& onlooker,
                                            const Seen& seen) {
  TRY(const Plan plan, plan_of(reading, onlooker, seen));
  if (plan.matrix.planned() == 0) return std::optional<Panel>();
  const Visitor& visitor = onlooker.visitor;
  const bool is_done = plan.matrix.done() == plan.matrix.planned();
  Panel panel{.title = words(visitor, "messages.matrix"_key)};
  panel.alerts = {
      {is_done ? Tone::good : Tone::caution,
       words(visitor, "messages.matrix_saying"_key,
             {std::to_string(plan.matrix.done()), std::to_string(plan.matrix.planned())})}};
  panel.actions = {{words(visitor, "messages.see_matrix"_key),
                    Office::href(visitor, message_path(seen.message.id, "/channels"))}};
  return std::optional(std::move(panel));
}

Result<void> fill_own(Dictionary& page, Reading& reading, const Onlooker& onlooker,
                      const Seen& seen) {
  const Visitor& visitor = onlooker.visitor;
  for (const Recipient& copy : seen.sight.own) {
    Dictionary& part = page.add("OWN");
    part.set("PLACE", copy.place.name);
    if (!copy.note.empty()) part.set_in("NOTE", "TEXT", copy.note);
    if (copy.is_confirmed()) {
      TRY(const std::string who, confirmer_name(reading, visitor.locale, copy.confirmed_by));
      part.set_in(
          "CONFIRMED", "TEXT",
          words(visitor, "messages.confirmed_by"_key, {who, office::moment(copy.confirmed_at)}));
    } else if (visitor.may(accounts::Object::message, Act::enter)) {
      Dictionary& form = part.add("CONFIRM");
      form.set("HREF", Office::href(visitor, message_path(seen.message.id, "/confirm")));
      form.set("COPY", copy.id);
    }
    TRY(const auto audiences, below(reading, onlooker, seen.message, copy));
    if (audiences.empty()) continue;
    part.set_in("FORWARD", "HREF",
                Office::href(visitor, message_path(seen.message.id, "/forward/" + copy.id)));
  }
  return ok();
}

Result<Response> message_page(const Office& office, const Ground& ground, const Visitor& visitor,
                              const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    const Message& message = seen.message;
    Dictionary page;
    fill_paragraphs(page, message.body);
    TRY_VOID(fill_own(page, reading, onlooker, seen));
    TRY(Panel about, about_panel(reading, onlooker, seen));
    if (seen.sight.is_author) offer_author(about, visitor, message);
    if (seen.sight.may_decide) offer_decision(about, visitor, message);
    std::vector<Panel> panels{std::move(about), forms_panel(visitor, message)};
    if (message.is_sent()) {
      const bool sees_others = seen.sight.seen.size() > seen.sight.own.size() ||
                               seen.sight.is_author || seen.sight.oversees;
      if (sees_others) {
        TRY(panels.emplace_back(), copies_panel(reading, visitor, seen));
      }
      TRY(auto channels, channels_panel(reading, onlooker, seen));
      if (channels) panels.push_back(*std::move(channels));
      auto deliveries = deliveries_panel(reading, visitor, message);
      if (sees_others && deliveries) panels.push_back(*std::move(deliveries));
    } else {
      TRY(auto plan, plan_panel(reading, onlooker, message));
      if (plan) panels.push_back(*std::move(plan));
    }
    office::fill_panels(page, panels);
    return office.respond(
        visitor, request, "message.html", page,
        {message.title, {{words(visitor, "messages.name"_key), Office::href(visitor, root_path)}}});
  });
}

/// Who has not confirmed, for the minutes of the next meeting.
Result<Response> missing_csv(const Ground& ground, const Visitor& visitor, const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    TRY(const Seen seen, see(reading, onlooker, id_of(request)));
    const auto title = [&](pages::Key key) { return words(visitor, key); };
    sheets::Sheet sheet{seen.message.code,
                        {{title("messages.place"_key)},
                         {title("messages.kind"_key)},
                         {title("messages.sent_on"_key)},
                         {title("messages.days_waiting"_key)},
                         {title("messages.late"_key)}},
                        {}};
    for (const Recipient& each : seen.sight.seen) {
      if (each.is_confirmed()) continue;
      const auto days = days_from_date(visitor.today) - days_from_date(each.sent_on);
      sheet.rows.push_back(
          {each.place.name, words(visitor, label_of(each.place.kind)),
           pages::format_day(each.sent_on), std::to_string(days),
           words(visitor, each.is_late(visitor.today) ? "messages.yes"_key : "messages.no"_key)});
    }
    return office::csv_download("chua-xac-nhan-" + seen.message.code + ".csv", sheet);
  });
}

using PlainAct = Result<Refusal> (*)(const Ground&, const Visitor&, const std::string&);

void add_act(Office& office, const Ground& ground, std::string_view verb, Act act,
             PlainAct carry_out, pages::Key done) {
  add_page(office, http::Method::post, message_path("{id}", verb), act,
           [&office, ground, carry_out, done](const Visitor& visitor,
                                              const Request& request) -> Result<Response> {
             const std::string id = id_of(request);
             return office.acted(visitor, request, message_path(id), carry_out(ground, visitor, id),
                                 done);
           });
}

}  // namespace

void add_message_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, message_path("{id}"), Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return message_page(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, message_path("{id}", "/unconfirmed.csv"), Act::see,
           [ground](const Visitor& visitor, const Request& request) {
             return missing_csv(ground, visitor, request);
           });
  add_act(office, ground, "/submit", Act::enter, submit, "messages.submitted"_key);
  add_act(office, ground, "/release", Act::decide, release, "messages.released"_key);
  add_page(office, http::Method::post, message_path("{id}", "/give-back"), Act::decide,
           [&office, ground](const Visitor& visitor, const Request& request) -> Result<Response> {
             TRY(const auto form, office::read_form_data(request));
             const std::string id = id_of(request);
             return office.acted(visitor, request, message_path(id),
                                 give_back(ground, visitor, id, form.get("note")),
                                 "messages.given_back"_key);
           });
  add_page(office, http::Method::post, message_path("{id}", "/confirm"), Act::enter,
           [&office, ground](const Visitor& visitor, const Request& request) -> Result<Response> {
             TRY(const auto form, office::read_form_data(request));
             const std::string id = id_of(request);
             TRY(const Refusal refusal, confirm(ground, visitor, id, form.get("copy")));
             return office.acted(visitor, request, refusal ? message_path(id) : root_path, refusal,
                                 "messages.confirm_done"_key);
           });
}

}  // namespace ocop::messages
