#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>
#include <span>

#include "base/random.h"
#include "messages/deliveries.h"
#include "messages/limits.h"

namespace ocop::messages {
namespace {

struct FateWords {
  std::string_view name;
  pages::Key label;
};
constexpr std::array<FateWords, 5> fates{{{"waiting", "messages.fate_waiting"_key},
                                          {"sending", "messages.fate_sending"_key},
                                          {"sent", "messages.fate_sent"_key},
                                          {"refused", "messages.fate_refused"_key},
                                          {"unclear", "messages.fate_unclear"_key}}};

Fate fate_from(std::string_view name) {
  const auto* at = std::ranges::find(fates, name, &FateWords::name);
  return at == fates.end() ? Fate::unclear : static_cast<Fate>(at - fates.begin());
}

}  // namespace

std::string_view name_of(Way way) { return way == Way::email ? "email" : "sms"; }
std::string_view name_of(Fate fate) { return fates[static_cast<std::size_t>(fate)].name; }
pages::Key label_of(Fate fate) { return fates[static_cast<std::size_t>(fate)].label; }

std::vector<std::string> addresses_of(soci::session& session, const std::string& audience_id,
                                      Way way) {
  const std::string column = way == Way::email ? "email" : "phone";
  std::vector<std::string> found;
  std::string address;
  soci::statement rows =
      (session.prepare << "select " + column +
                              " from message_readers "
                              "where audience_id = :audience and removed_at is null and " +
                              column + " <> '' order by id",
       soci::into(address), soci::use(audience_id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    found.push_back(address);
  }
  return found;
}

void put_delivery(soci::session& session, const Delivery& d) {
  const std::string way(name_of(d.way)), state(name_of(d.fate));
  const long long made = d.made_at.micros, next = d.next_at.micros, done = d.done_at.micros;
  session << "insert into message_deliveries (id, message_id, way, address, state, attempts, "
             "made_at, next_at, done_at, fault, reply_code) values (:id, :message, :way, :address, "
             ":state, :attempts, :made, :next, :done, :fault, :code) "
             "on conflict (message_id, way, address) do nothing",
      soci::use(d.id), soci::use(d.message_id), soci::use(way), soci::use(d.address),
      soci::use(state), soci::use(d.attempts), soci::use(made), soci::use(next), soci::use(done),
      soci::use(d.fault), soci::use(d.reply_code);
}

void update_delivery(soci::session& session, const Delivery& d) {
  const std::string state(name_of(d.fate));
  const long long next = d.next_at.micros, done = d.done_at.micros;
  session << "update message_deliveries set state = :state, attempts = :attempts, "
             "next_at = :next, done_at = :done, fault = :fault where id = :id",
      soci::use(state), soci::use(d.attempts), soci::use(next), soci::use(done), soci::use(d.fault),
      soci::use(d.id);
}

std::vector<Delivery> deliveries_due(soci::session& session, Way way, Timestamp now,
                                     Timestamp not_before) {
  std::vector<Delivery> found;
  Delivery d;
  const std::string name(name_of(way)), state(name_of(Fate::waiting));
  const long long turn = now.micros, oldest = not_before.micros;
  long long made = 0, next = 0;
  soci::statement rows =
      (session.prepare << "select id, message_id, address, attempts, made_at, next_at, reply_code "
                          "from message_deliveries where state = :state and next_at <= :turn "
                          "and way = :way and made_at >= :oldest order by next_at, id limit " +
                              std::to_string(limits::deliveries_in_turn_max),
       soci::into(d.id), soci::into(d.message_id), soci::into(d.address), soci::into(d.attempts),
       soci::into(made), soci::into(next), soci::into(d.reply_code), soci::use(state),
       soci::use(turn), soci::use(name), soci::use(oldest));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    d.way = way;
    d.made_at = {made};
    d.next_at = {next};
    found.push_back(d);
  }
  return found;
}

void give_up_unclear(soci::session& session) {
  const std::string was(name_of(Fate::sending)), is(name_of(Fate::unclear));
  session << "update message_deliveries set state = :next where state = :was", soci::use(is),
      soci::use(was);
}

std::map<Fate, long long> count_deliveries(soci::session& session, const std::string& message_id,
                                           Way way) {
  std::map<Fate, long long> counts;
  const std::string name(name_of(way));
  std::string state;
  long long count = 0;
  soci::statement rows =
      (session.prepare << "select state, count(*) from message_deliveries "
                          "where message_id = :message and way = :way group by state",
       soci::into(state), soci::into(count), soci::use(message_id), soci::use(name));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    counts[fate_from(state)] = count;
  }
  return counts;
}

std::optional<std::string> message_with_reply(soci::session& session, const std::string& address,
                                              const std::string& code, Timestamp oldest) {
  const std::string way(name_of(Way::sms));
  const long long since = oldest.micros;
  std::string message_id;
  session << "select message_id from message_deliveries where address = :address and "
             "reply_code = :code and way = :way and made_at >= :since "
             "order by made_at desc, id desc limit 1",
      soci::use(address), soci::use(code), soci::use(way), soci::use(since), soci::into(message_id);
  if (!session.got_data()) return std::nullopt;
  return message_id;
}

std::string new_reply_code(soci::session& session, const std::string& address, Timestamp oldest) {
  constexpr std::uint64_t codes = 10'000;
  constexpr int attempts_max = 50;
  SystemRandom random;
  std::string code;
  for (int i = 0; i < attempts_max; ++i) {
    std::uint64_t chance = 0;
    random.fill(std::as_writable_bytes(std::span(&chance, 1)));
    code = fmt::format("{:04}", chance % codes);
    if (!message_with_reply(session, address, code, oldest)) break;
  }
  return code;
}

std::vector<TextReader> readers_with_phone(soci::session& session, const std::string& message_id,
                                           const std::string& phone) {
  std::vector<TextReader> found;
  TextReader one;
  soci::statement rows =
      (session.prepare << "select c.id, r.name, r.login from message_recipients c "
                          "join message_readers r on r.audience_id = c.audience_id "
                          "where c.message_id = :message and r.phone = :phone and "
                          "r.removed_at is null and c.audience_id <> '' order by c.id, r.id",
       soci::into(one.recipient_id), soci::into(one.name), soci::into(one.login),
       soci::use(message_id), soci::use(phone));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) found.push_back(one);
  return found;
}

std::optional<Timestamp> next_attempt(long long attempts, Timestamp now) {
  constexpr std::array<std::int64_t, 7> seconds{5, 30, 180, 900, 3'600, 21'600, 86'400};
  if (attempts < 1 || attempts > static_cast<long long>(seconds.size())) return std::nullopt;
  const auto wait = seconds[static_cast<std::size_t>(attempts - 1)];
  return Timestamp{now.micros + wait * micros_per_second};
}

}  // namespace ocop::messages
