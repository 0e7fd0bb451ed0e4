#include <algorithm>
#include <map>

#include "messages/limits.h"
#include "messages/message_view.h"
#include "messages/office_pages.h"
#include "messages/replies.h"
#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::messages {
namespace {

using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Reading;

/// The tabs, and the button to write.
void fill_head(Dictionary& page, const Onlooker& onlooker, std::string_view at) {
  const Visitor& visitor = onlooker.visitor;
  page.set("INBOX", Office::href(visitor, root_path));
  const bool has_others =
      visitor.may(accounts::Object::message, accounts::Act::decide) ||
      visitor.rights.reach(accounts::Object::message, accounts::Act::see).everything;
  if (has_others) {
    Dictionary& tabs = page.add("TABS");
    tabs.set("SENT", Office::href(visitor, std::string(root_path) + "/sent"));
    tabs.set("GAPS", Office::href(visitor, std::string(root_path) + "/gaps"));
  }
  page.show(at);
  if (sender_units(visitor, onlooker.tree).empty()) return;
  page.set_in("WRITE", "HREF", Office::href(visitor, std::string(root_path) + "/new"));
}

Result<void> fill_copy(Dictionary& part, Reading& reading, const Visitor& visitor,
                       const Message& message, const Recipient& copy) {
  part.set("TITLE", message.title);
  part.set("HREF", Office::href(visitor, message_path(message.id)));
  TRY(const std::string sender, office::person_name(reading, visitor.locale, copy.sent_by));
  part.set("DETAIL", words(visitor, "messages.copy_detail"_key,
                           {copy.place.name, sender, pages::format_day(copy.sent_on)}));
  if (message.is_restricted) part.show("RESTRICTED");
  if (!copy.note.empty()) part.set_in("NOTE", "TEXT", copy.note);
  if (copy.is_confirmed()) {
    TRY(const std::string who, confirmer_name(reading, visitor.locale, copy.confirmed_by));
    part.set("CONFIRMED",
             words(visitor, "messages.confirmed_by"_key, {who, office::moment(copy.confirmed_at)}));
    return ok();
  }
  fill_paragraphs(part, message.body);
  part.set("CONFIRM", Office::href(visitor, message_path(message.id, "/confirm")));
  part.set("COPY", copy.id);
  if (copy.is_late(visitor.today)) part.show("LATE");
  return ok();
}

Result<Response> inbox_page(const Office& office, const Ground& ground, const Visitor& visitor,
                            const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    Dictionary page;
    fill_head(page, onlooker, "AT_INBOX");
    const auto copies = copies_at(reading.session(), onlooker);
    Dictionary *waiting = nullptr, *confirmed = nullptr;
    for (const Recipient& copy : copies) {
      const auto message = find_message(reading.session(), copy.message_id);
      if (!message) continue;
      Dictionary*& list = copy.is_confirmed() ? confirmed : waiting;
      if (list == nullptr) {
        list = &page.add(copy.is_confirmed() ? "CONFIRMED_ONES" : "WAITING_ONES");
      }
      TRY_VOID(fill_copy(list->add("ONE"), reading, visitor, *message, copy));
    }
    if (waiting == nullptr) page.show("NOTHING");
    return office.respond(visitor, request, "messages_inbox.html", page,
                          {words(visitor, "messages.name"_key)});
  });
}

void fill_message(Dictionary& row, const Visitor& visitor, const Message& message,
                  const Sight& sight) {
  const auto confirmed = std::ranges::count_if(sight.seen, &Recipient::is_confirmed);
  const auto late = std::ranges::count_if(
      sight.seen, [&](const Recipient& each) { return each.is_late(visitor.today); });
  row.set("TITLE", message.title);
  row.set("HREF", Office::href(visitor, message_path(message.id)));
  row.set("CODE", message.code);
  row.set("DAY", pages::format_day(message.sent_on.value_or(message.send_on)));
  row.set("STATE", words(visitor, label_of(message.state)));
  if (message.is_restricted) row.show("RESTRICTED");
  if (!message.is_sent()) return;
  Dictionary& count = row.add("COUNT");
  count.set("TEXT", words(visitor, "messages.confirmed_of"_key,
                          {std::to_string(confirmed), std::to_string(sight.seen.size())}));
  const bool is_complete = static_cast<std::size_t>(confirmed) == sight.seen.size();
  count.set("TONE", is_complete ? "good" : late > 0 ? "stop" : "caution");
}

Result<Response> sent_page(const Office& office, const Ground& ground, const Visitor& visitor,
                           const Request& request) {
  return look(ground, visitor, [&](Reading& reading, const Onlooker& onlooker) -> Result<Response> {
    Dictionary page;
    fill_head(page, onlooker, "AT_SENT");
    Dictionary* table = nullptr;
    for (const State state : {State::draft, State::waiting, State::released, State::sent}) {
      for (const Message& message : messages_in(reading.session(), state)) {
        const Sight sight =
            sight_of(onlooker, message, recipients_of(reading.session(), message.id));
        if (!sight.is_author && !sight.oversees && !sight.may_decide) continue;
        if (table == nullptr) table = &page.add("TABLE");
        fill_message(table->add("ROW"), visitor, message, sight);
      }
    }
    if (table == nullptr) page.show("NOTHING");
    return office.respond(visitor, request, "messages_sent.html", page,
                          {words(visitor, "messages.name"_key)});
  });
}

}  // namespace

void add_inbox_pages(Office& office, const Ground& ground) {
  add_page(office, http::Method::get, std::string(root_path), accounts::Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return inbox_page(office, ground, visitor, request);
           });
  add_page(office, http::Method::get, std::string(root_path) + "/sent", accounts::Act::see,
           [&office, ground](const Visitor& visitor, const Request& request) {
             return sent_page(office, ground, visitor, request);
           });
}

}  // namespace ocop::messages
