#include "messages/acts.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "messages/deliveries.h"
#include "messages/limits.h"

namespace ocop::messages {
namespace {

using office::Visitor;
using records::Reading;
using records::Reason;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

void audit(Writing& writing, std::string_view verb, const Message& message,
           const boost::json::object& after = {}) {
  writing.audit(fmt::format("message.{}", verb), fmt::format("message {}", message.code), "",
                boost::json::serialize(after));
}

/// The next version; false: somebody was faster.
Result<void> put_next(Writing& writing, Message& message) {
  ++message.version;
  message.changed_at = writing.now();
  if (put_message(writing.session(), message)) return ok();
  return Error{Code::failed_precondition, "somebody changed it meanwhile; look again", message.id};
}

/// Puts the addresses of an audience into the queue of each way that is among the channels.
void queue(Writing& writing, const Message& message, const std::string& audience_id) {
  for (const auto& [channel, way] :
       {std::pair(ChannelKind::email, Way::email), std::pair(ChannelKind::sms, Way::sms)}) {
    if (std::ranges::find(message.channels, channel) == message.channels.end()) continue;
    for (const std::string& address : addresses_of(writing.session(), audience_id, way)) {
      Delivery delivery{.id = writing.new_id(),
                        .message_id = message.id,
                        .way = way,
                        .address = address,
                        .made_at = writing.now(),
                        .next_at = writing.now(),
                        .done_at = {}};
      if (way == Way::sms) {
        const Timestamp oldest{writing.now().micros - limits::reply_days_max * micros_per_day};
        delivery.reply_code = new_reply_code(writing.session(), address, oldest);
      }
      put_delivery(writing.session(), delivery);
    }
  }
}

Result<void> send(Writing& writing, const registry::UnitTree& tree, Message& message, Date day) {
  TRY(const auto audiences, all_audiences(writing));
  const auto places = places_reached(tree, audiences, message.to, day);
  if (places.size() > limits::message_recipients_max) {
    return Error{Code::payload_too_large, "it would reach too many places", message.code};
  }
  for (const Place& place : places) {
    put_recipient(writing.session(), {.id = writing.new_id(),
                                      .message_id = message.id,
                                      .place = place,
                                      .sent_by = message.author,
                                      .sent_on = day,
                                      .sent_at = writing.now()});
    if (!place.audience_id.empty()) queue(writing, message, place.audience_id);
  }
  message.state = State::sent;
  message.sent_on = day;
  message.sent_at = writing.now();
  audit(writing, "send", message, {{"places", places.size()}, {"day", format_iso(day)}});
  return ok();
}

/// Runs `work` on what the visitor sees.
template <class Work>
Result<Refusal> act_on(const Ground& ground, const Visitor& visitor, const std::string& id,
                       Work&& work) {
  const auto catalogue = ground.catalogues();
  return ground.records.write(visitor.login, [&](Writing& writing) -> Result<Refusal> {
    const Onlooker onlooker = onlooker_of(writing, visitor, catalogue->unit_tree());
    TRY(Seen seen, see(writing, onlooker, id));
    return work(writing, onlooker, seen);
  });
}

}  // namespace

Onlooker onlooker_of(Reading& reading, const Visitor& visitor, const registry::UnitTree& tree) {
  return {visitor, tree, audiences_read_by(reading.session(), visitor.login)};
}

Result<Seen> see(Reading& reading, const Onlooker& onlooker, const std::string& id) {
  const Error nothing{Code::not_found, "there is no such message", id};
  auto message = find_message(reading.session(), id);
  if (!message) return nothing;
  Sight sight = sight_of(onlooker, *message, recipients_of(reading.session(), id));
  if (!sight.anything()) return nothing;
  return Seen{*std::move(message), std::move(sight)};
}

Result<std::vector<Audience>> all_audiences(Reading& reading) {
  TRY(const auto rows, reading.all(reading.kinds().get("audience")));
  std::vector<Audience> audiences;
  for (const auto& row : rows) {
    if (!row.removed_at) audiences.push_back(audience_of(row));
  }
  return audiences;
}

Result<Refusal> submit(const Ground& ground, const Visitor& visitor, const std::string& id) {
  const auto catalogue = ground.catalogues();
  return act_on(
      ground, visitor, id, [&](Writing& writing, const Onlooker&, Seen& seen) -> Result<Refusal> {
        Message& message = seen.message;
        if (!seen.sight.is_author || message.state != State::draft) {
          return refused("messages.fault_state"_key);
        }
        if (message.send_on < visitor.today) return refused("messages.fault_past"_key);
        TRY(const auto audiences, all_audiences(writing));
        if (places_reached(catalogue->unit_tree(), audiences, message.to, message.send_on)
                .empty()) {
          return refused("messages.fault_nobody"_key);
        }
        put_forms(writing.session(), message,
                  forms_of(writing.session(), message, address_of(ground.base_url(), message)));
        message.state = State::waiting;
        message.note.clear();
        TRY_VOID(put_next(writing, message));
        audit(writing, "submit", message);
        return Refusal();
      });
}

Result<Refusal> release(const Ground& ground, const Visitor& visitor, const std::string& id) {
  const auto catalogue = ground.catalogues();
  return act_on(ground, visitor, id,
                [&](Writing& writing, const Onlooker&, Seen& seen) -> Result<Refusal> {
                  Message& message = seen.message;
                  if (seen.sight.is_author) return refused("messages.fault_same_person"_key);
                  if (!seen.sight.may_decide) return refused("messages.fault_state"_key);
                  message.state = State::released;
                  message.decided_by = visitor.login;
                  message.decided_at = writing.now();
                  audit(writing, "release", message);
                  if (message.send_on <= visitor.today) {
                    TRY_VOID(send(writing, catalogue->unit_tree(), message, visitor.today));
                  }
                  TRY_VOID(put_next(writing, message));
                  return Refusal();
                });
}

Result<Refusal> give_back(const Ground& ground, const Visitor& visitor, const std::string& id,
                          const std::string& note) {
  return act_on(ground, visitor, id,
                [&](Writing& writing, const Onlooker&, Seen& seen) -> Result<Refusal> {
                  if (!seen.sight.may_decide) return refused("messages.fault_state"_key);
                  Message& message = seen.message;
                  message.state = State::draft;
                  message.decided_by = visitor.login;
                  message.decided_at = writing.now();
                  message.note = note.substr(0, limits::message_note_bytes_max);
                  TRY_VOID(put_next(writing, message));
                  audit(writing, "give_back", message);
                  return Refusal();
                });
}

Result<std::size_t> send_due(const Ground& ground, Date today) {
  TRY(const auto due, ground.records.read([&](Reading& reading) -> Result<std::vector<Message>> {
    return messages_due(reading.session(), today);
  }));
  const auto catalogue = ground.catalogues();
  std::size_t sent = 0;
  for (const Message& each : due) {
    TRY(const bool was_sent, ground.records.write("system", [&](Writing& writing) -> Result<bool> {
      auto message = find_message(writing.session(), each.id);
      if (!message || message->state != State::released) return false;
      TRY_VOID(send(writing, catalogue->unit_tree(), *message, today));
      TRY_VOID(put_next(writing, *message));
      return true;
    }));
    if (was_sent) ++sent;
  }
  return sent;
}

Result<std::vector<Audience>> below(Reading& reading, const Onlooker& onlooker,
                                    const Message& message, const Recipient& copy) {
  std::vector<Audience> found;
  if (!copy.place.audience_id.empty()) return found;
  const Date today = onlooker.visitor.today;
  const std::string ward = unit_today(onlooker.tree, copy.place.unit_code, copy.sent_on, today);
  const auto codes = onlooker.tree.codes_under(ward, today);
  const auto recipients = recipients_of(reading.session(), message.id);
  TRY(auto audiences, all_audiences(reading));
  for (Audience& each : audiences) {
    const bool has_copy = std::ranges::any_of(
        recipients, [&](const Recipient& r) { return r.place.audience_id == each.id; });
    const bool may_have = !message.is_restricted || each.kind == AudienceKind::party_cell;
    const bool is_here = std::ranges::find(codes, each.unit_code) != codes.end();
    if (!has_copy && may_have && is_here && each.is_valid_on(today)) {
      found.push_back(std::move(each));
    }
  }
  return found;
}

Result<Refusal> forward(const Ground& ground, const Visitor& visitor, const std::string& id,
                        const std::string& recipient_id,
                        const std::vector<std::string>& audience_ids, const std::string& note) {
  return act_on(ground, visitor, id,
                [&](Writing& writing, const Onlooker& onlooker, Seen& seen) -> Result<Refusal> {
                  const Recipient* copy = seen.sight.own_copy(recipient_id);
                  if (copy == nullptr)
                    return Error{Code::not_found, "there is no such copy", recipient_id};
                  if (note.size() > limits::message_note_bytes_max) {
                    return refused("messages.fault_note_long"_key);
                  }
                  TRY(const auto audiences, below(writing, onlooker, seen.message, *copy));
                  std::size_t sent = 0;
                  for (const Audience& each : audiences) {
                    if (std::ranges::find(audience_ids, each.id) == audience_ids.end()) continue;
                    put_recipient(writing.session(),
                                  {.id = writing.new_id(),
                                   .message_id = id,
                                   .parent_id = copy->id,
                                   .place = {copy->place.unit_code, each.id, each.kind, each.name},
                                   .note = note,
                                   .sent_by = visitor.login,
                                   .sent_on = visitor.today,
                                   .sent_at = writing.now()});
                    queue(writing, seen.message, each.id);
                    ++sent;
                  }
                  if (sent == 0) return refused("messages.fault_choose"_key);
                  audit(writing, "forward", seen.message, {{"places", sent}});
                  return Refusal();
                });
}

Result<Refusal> confirm(const Ground& ground, const Visitor& visitor, const std::string& id,
                        const std::string& recipient_id) {
  return act_on(
      ground, visitor, id, [&](Writing& writing, const Onlooker&, Seen& seen) -> Result<Refusal> {
        const Recipient* copy = seen.sight.own_copy(recipient_id);
        if (copy == nullptr) {
          return Error{Code::not_found, "there is no such copy", recipient_id};
        }
        if (confirm_recipient(writing.session(), copy->id, visitor.login, writing.now())) {
          audit(writing, "confirm", seen.message, {{"copy", copy->id}});
        }
        return Refusal();
      });
}

}  // namespace ocop::messages
