#include <algorithm>

#include "messages/limits.h"
#include "messages/office_pages.h"
#include "office/account_pages.h"

namespace ocop::messages {
namespace {

using office::Office;
using office::Tone;
using office::Visitor;
using office::words;
using office::WorkItem;

/// Copies that came to the visitor and wait for one tap: one line for all of them.
void add_to_confirm(std::vector<WorkItem>& items, const Visitor& visitor,
                    const std::vector<Recipient>& waiting) {
  if (waiting.empty()) return;
  const Date first = std::ranges::min(waiting, {}, &Recipient::sent_on).sent_on;
  items.push_back(
      {.title = words(visitor, "messages.work_confirm"_key, {std::to_string(waiting.size())}),
       .detail = words(visitor, "messages.work_confirm_detail"_key),
       .href = Office::href(visitor, root_path),
       .tone = Tone::caution,
       .due = date_from_days(days_from_date(first) + limits::message_confirm_days)});
}

void add_to_decide(std::vector<WorkItem>& items, const Onlooker& onlooker,
                   const std::vector<Message>& waiting) {
  for (const Message& message : waiting) {
    if (!sight_of(onlooker, message, {}).may_decide) continue;
    const Visitor& visitor = onlooker.visitor;
    items.push_back({.title = words(visitor, "messages.work_release"_key, {message.title}),
                     .href = Office::href(visitor, message_path(message.id)),
                     .tone = Tone::caution,
                     .due = message.send_on});
  }
}

void add_given_back(std::vector<WorkItem>& items, const Visitor& visitor,
                    const std::vector<Message>& drafts) {
  for (const Message& message : drafts) {
    if (message.note.empty()) continue;
    items.push_back({.title = words(visitor, "messages.work_given_back"_key, {message.title}),
                     .detail = message.note,
                     .href = Office::href(visitor, message_path(message.id)),
                     .tone = Tone::caution});
  }
}

/// What the visitor wrote and some have not confirmed in time.
void add_late(std::vector<WorkItem>& items, records::Reading& reading, const Visitor& visitor,
              const std::vector<Message>& sent) {
  for (const Message& message : sent) {
    const auto late =
        std::ranges::count_if(recipients_of(reading.session(), message.id),
                              [&](const Recipient& each) { return each.is_late(visitor.today); });
    if (late == 0) continue;
    items.push_back(
        {.title = words(visitor, "messages.work_late"_key, {std::to_string(late), message.title}),
         .href = Office::href(visitor, message_path(message.id)),
         .tone = Tone::stop});
  }
}

}  // namespace

Result<std::vector<WorkItem>> work(const Ground& ground, const Visitor& visitor) {
  std::vector<WorkItem> items;
  if (!visitor.may(accounts::Object::message, accounts::Act::see)) return items;
  return look(
      ground, visitor,
      [&](records::Reading& reading, const Onlooker& onlooker) -> Result<std::vector<WorkItem>> {
        auto copies = copies_at(reading.session(), onlooker);
        std::erase_if(copies, &Recipient::is_confirmed);
        add_to_confirm(items, visitor, copies);
        add_to_decide(items, onlooker, messages_in(reading.session(), State::waiting));
        add_given_back(items, visitor, messages_by(reading.session(), State::draft, visitor.login));
        add_late(items, reading, visitor,
                 messages_by(reading.session(), State::sent, visitor.login));
        TRY(auto gap, gap_work(reading, onlooker));
        if (gap) items.push_back(*std::move(gap));
        return items;
      });
}

}  // namespace ocop::messages
