#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>

#include "messages/limits.h"
#include "messages/messages.h"

namespace ocop::messages {
namespace {

struct StateWords {
  std::string_view name;
  pages::Key label;
};
constexpr std::array<StateWords, 4> states{{{"draft", "messages.state_draft"_key},
                                            {"waiting", "messages.state_waiting"_key},
                                            {"released", "messages.state_released"_key},
                                            {"sent", "messages.state_sent"_key}}};

State state_from(std::string_view name) {
  const auto* at = std::ranges::find(states, name, &StateWords::name);
  return at == states.end() ? State::draft : static_cast<State>(at - states.begin());
}

std::string iso(const std::optional<Date>& day) { return day ? format_iso(*day) : ""; }
std::optional<Date> day_in(const std::string& text) {
  const auto day = parse_date(text);
  return day ? std::optional(*day) : std::nullopt;
}

std::string names_of(const std::vector<AudienceKind>& kinds) {
  std::vector<std::string> names;
  for (const AudienceKind kind : kinds) names.emplace_back(name_of(kind));
  return joined(names);
}

std::vector<AudienceKind> kinds_in(std::string_view names) {
  std::vector<AudienceKind> kinds;
  for (const std::string& name : parted(names)) {
    if (const auto kind = audience_kind_from(name)) kinds.push_back(*kind);
  }
  return kinds;
}

std::string names_of(const std::vector<ChannelKind>& channels) {
  std::vector<std::string> names;
  for (const ChannelKind channel : channels) names.emplace_back(name_of(channel));
  return joined(names);
}

std::vector<ChannelKind> channels_in(std::string_view names) {
  std::vector<ChannelKind> channels;
  for (const std::string& name : parted(names)) {
    if (const auto channel = channel_kind_from(name)) channels.push_back(*channel);
  }
  return channels;
}

/// A message as its columns.
struct MessageRow {
  Message message;
  int restricted = 0;
  long long changed_at = 0, decided_at = 0, sent_at = 0;
  std::string units, kinds, channels, send_on, state, sent_on;

  MessageRow() = default;
  explicit MessageRow(const Message& from)
      : message(from),
        restricted(from.is_restricted ? 1 : 0),
        changed_at(from.changed_at.micros),
        decided_at(from.decided_at.micros),
        sent_at(from.sent_at.micros),
        units(joined(from.to.units)),
        kinds(names_of(from.to.kinds)),
        channels(names_of(from.channels)),
        send_on(format_iso(from.send_on)),
        state(name_of(from.state)),
        sent_on(iso(from.sent_on)) {}

  Message whole() const {
    Message all = message;
    all.is_restricted = restricted == 1;
    all.changed_at = {changed_at};
    all.decided_at = {decided_at};
    all.sent_at = {sent_at};
    all.to = {parted(units), kinds_in(kinds)};
    all.channels = channels_in(channels);
    all.send_on = day_in(send_on).value_or(Date{});
    all.state = state_from(state);
    all.sent_on = day_in(sent_on);
    return all;
  }
};

constexpr std::string_view message_columns =
    "id, version, code, title, body, unit_code, restricted, units, kinds, channels, approver, "
    "send_on, state, author, changed_at, decided_by, decided_at, note, sent_on, sent_at";

/// The messages of "select … from messages" with `rest` behind it.
template <class... Uses>
std::vector<Message> select_messages(soci::session& session, std::string_view rest,
                                     const Uses&... uses) {
  std::vector<Message> found;
  MessageRow row;
  Message& m = row.message;
  soci::statement statement(session);
  const auto into = [&](auto& value) { statement.exchange(soci::into(value)); };
  into(m.id), into(m.version), into(m.code), into(m.title), into(m.body), into(m.unit_code);
  into(row.restricted), into(row.units), into(row.kinds), into(row.channels), into(m.approver);
  into(row.send_on), into(row.state), into(m.author), into(row.changed_at), into(m.decided_by),
      into(row.decided_at);
  into(m.note), into(row.sent_on), into(row.sent_at);
  (statement.exchange(soci::use(uses)), ...);
  statement.alloc();
  statement.prepare("select " + std::string(message_columns) + " from messages " +
                    std::string(rest));
  statement.define_and_bind();
  for (bool is_there = statement.execute(true); is_there; is_there = statement.fetch()) {
    found.push_back(row.whole());
  }
  return found;
}

std::optional<Message> first_of(std::vector<Message> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

constexpr std::string_view recipient_columns =
    "r.id, r.message_id, r.parent_id, r.unit_code, r.audience_id, r.kind, r.name, r.note, "
    "r.sent_by, r.sent_on, r.sent_at, r.confirmed_by, r.confirmed_at";

template <class... Uses>
std::vector<Recipient> select_recipients(soci::session& session, std::string_view rest,
                                         const Uses&... uses) {
  std::vector<Recipient> found;
  Recipient r;
  std::string kind, sent_on;
  long long sent_at = 0, confirmed_at = 0;
  soci::statement statement(session);
  const auto into = [&](auto& value) { statement.exchange(soci::into(value)); };
  into(r.id), into(r.message_id), into(r.parent_id), into(r.place.unit_code);
  into(r.place.audience_id), into(kind), into(r.place.name), into(r.note), into(r.sent_by);
  into(sent_on), into(sent_at), into(r.confirmed_by), into(confirmed_at);
  (statement.exchange(soci::use(uses)), ...);
  statement.alloc();
  statement.prepare("select " + std::string(recipient_columns) + " from message_recipients r " +
                    std::string(rest));
  statement.define_and_bind();
  for (bool is_there = statement.execute(true); is_there; is_there = statement.fetch()) {
    r.place.kind = audience_kind_from(kind).value_or(AudienceKind::other);
    r.sent_on = day_in(sent_on).value_or(Date{});
    r.sent_at = {sent_at};
    r.confirmed_at = {confirmed_at};
    found.push_back(r);
  }
  return found;
}

std::string limited(std::string_view statement) {
  return std::string(statement) + " limit " + std::to_string(limits::messages_shown_max);
}

/// Bound to the state and `portal_sql`.
constexpr std::string_view is_public_sql =
    "state = :state and restricted = 0 and ' ' || channels || ' ' like :portal";
std::string portal_sql() { return "% " + std::string(name_of(ChannelKind::portal)) + " %"; }

void insert_message(soci::session& session, const MessageRow& row) {
  const Message& m = row.message;
  session << "insert into messages (id, version, code, title, body, unit_code, restricted, units, "
             "kinds, channels, approver, send_on, state, author, changed_at, decided_by, "
             "decided_at, note, "
             "sent_on, sent_at) values (:id, :version, :code, :title, :body, :unit, :restricted, "
             ":units, :kinds, :channels, :approver, :send_on, :state, :author, :changed_at, "
             ":decided_by, "
             ":decided_at, :note, :sent_on, :sent_at)",
      soci::use(m.id), soci::use(m.version), soci::use(m.code), soci::use(m.title),
      soci::use(m.body), soci::use(m.unit_code), soci::use(row.restricted), soci::use(row.units),
      soci::use(row.kinds), soci::use(row.channels), soci::use(m.approver), soci::use(row.send_on),
      soci::use(row.state), soci::use(m.author), soci::use(row.changed_at), soci::use(m.decided_by),
      soci::use(row.decided_at), soci::use(m.note), soci::use(row.sent_on), soci::use(row.sent_at);
}

bool update_message(soci::session& session, const MessageRow& row) {
  const Message& m = row.message;
  const long long before = m.version - 1;
  soci::statement update =
      (session.prepare
           << "update messages set version = :version, title = :title, body = :body, "
              "unit_code = :unit, restricted = :restricted, units = :units, kinds = :kinds, "
              "channels = :channels, approver = :approver, send_on = :send_on, state = :state, "
              "changed_at = :changed_at, decided_by = :decided_by, decided_at = :decided_at, "
              "note = :note, sent_on = :sent_on, sent_at = :sent_at "
              "where id = :id and version = :before",
       soci::use(m.version), soci::use(m.title), soci::use(m.body), soci::use(m.unit_code),
       soci::use(row.restricted), soci::use(row.units), soci::use(row.kinds),
       soci::use(row.channels), soci::use(m.approver), soci::use(row.send_on), soci::use(row.state),
       soci::use(row.changed_at), soci::use(m.decided_by), soci::use(row.decided_at),
       soci::use(m.note), soci::use(row.sent_on), soci::use(row.sent_at), soci::use(m.id),
       soci::use(before));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

}  // namespace

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].name; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }

bool Recipient::is_late(Date today) const {
  return !is_confirmed() &&
         days_from_date(today) - days_from_date(sent_on) >= limits::message_confirm_days;
}

bool put_message(soci::session& session, const Message& message) {
  const MessageRow row(message);
  if (message.version > 1) return update_message(session, row);
  insert_message(session, row);
  return true;
}

std::optional<Message> find_message(soci::session& session, const std::string& id) {
  return first_of(select_messages(session, "where id = :id", id));
}

std::optional<Message> find_message_by_code(soci::session& session, const std::string& code) {
  return first_of(select_messages(session, "where code = :code", code));
}

std::vector<Message> messages_in(soci::session& session, State state) {
  const std::string name(name_of(state));
  return select_messages(session, limited("where state = :state order by changed_at desc, id desc"),
                         name);
}

std::vector<Message> messages_by(soci::session& session, State state, const std::string& author) {
  const std::string name(name_of(state));
  return select_messages(
      session,
      limited("where state = :state and author = :author order by changed_at desc, id desc"), name,
      author);
}

std::vector<Message> public_messages(soci::session& session) {
  const std::string state(name_of(State::sent));
  return select_messages(
      session, limited("where " + std::string(is_public_sql) + " order by sent_at desc, id desc"),
      state, portal_sql());
}

std::vector<Message> public_messages_before(soci::session& session, const Message& last) {
  const std::string state(name_of(State::sent));
  return select_messages(session,
                         limited("where " + std::string(is_public_sql) +
                                 " and (sent_at, id) < (:at, :id) order by sent_at desc, id desc"),
                         state, portal_sql(), last.sent_at.micros, last.id);
}

std::vector<PublicAddress> public_addresses(soci::session& session) {
  const std::string state(name_of(State::sent)), portal = portal_sql();
  const auto most = static_cast<long long>(limits::notices_sitemap_addresses_max);
  std::vector<PublicAddress> found;
  PublicAddress one;
  soci::statement statement =
      (session.prepare << "select code, sent_on from messages where " << is_public_sql
                       << " order by sent_at desc, id desc limit :most",
       soci::into(one.code), soci::into(one.sent_on), soci::use(state), soci::use(portal),
       soci::use(most));
  for (bool is_there = statement.execute(true); is_there; is_there = statement.fetch()) {
    found.push_back(one);
  }
  return found;
}

std::vector<Message> open_messages_sent(soci::session& session, Date first, Date last,
                                        std::size_t most) {
  const std::string state(name_of(State::sent)), from = format_iso(first), to = format_iso(last);
  return select_messages(
      session,
      fmt::format("where state = :state and restricted = 0 and sent_on >= :first "
                  "and sent_on <= :last order by sent_at, id limit {}",
                  most),
      state, from, to);
}

std::vector<Message> messages_due(soci::session& session, Date today) {
  const std::string day = format_iso(today), state(name_of(State::released));
  return select_messages(session, "where state = :state and send_on <= :day order by id", state,
                         day);
}

bool put_recipient(soci::session& session, const Recipient& r) {
  const std::string kind(name_of(r.place.kind)), sent_on = format_iso(r.sent_on);
  const auto sent_at = static_cast<long long>(r.sent_at.micros),
             confirmed_at = static_cast<long long>(r.confirmed_at.micros);
  soci::statement insert =
      (session.prepare
           << "insert into message_recipients (id, message_id, parent_id, unit_code, audience_id, "
              "kind, name, note, sent_by, sent_on, sent_at, confirmed_by, confirmed_at) values "
              "(:id, :message, :parent, :unit, :audience, :kind, :name, :note, :sent_by, :sent_on, "
              ":sent_at, :confirmed_by, :confirmed_at) "
              "on conflict (message_id, unit_code, audience_id) do nothing",
       soci::use(r.id), soci::use(r.message_id), soci::use(r.parent_id),
       soci::use(r.place.unit_code), soci::use(r.place.audience_id), soci::use(kind),
       soci::use(r.place.name), soci::use(r.note), soci::use(r.sent_by), soci::use(sent_on),
       soci::use(sent_at), soci::use(r.confirmed_by), soci::use(confirmed_at));
  insert.execute(true);
  return insert.get_affected_rows() == 1;
}

bool confirm_recipient(soci::session& session, const std::string& id, const std::string& login,
                       Timestamp now) {
  const auto at = static_cast<long long>(now.micros);
  soci::statement update =
      (session.prepare << "update message_recipients set confirmed_by = :login, confirmed_at = :at "
                          "where id = :id and confirmed_by = ''",
       soci::use(login), soci::use(at), soci::use(id));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

std::vector<Recipient> recipients_of(soci::session& session, const std::string& message_id) {
  return select_recipients(session,
                           "where r.message_id = :message "
                           "order by r.sent_at, r.unit_code, r.kind, r.name",
                           message_id);
}

std::vector<Recipient> recipients_at_units(soci::session& session,
                                           const std::vector<std::string>& units) {
  std::vector<Recipient> found;
  for (const std::string& unit : units) {
    auto here = select_recipients(
        session, limited("where r.unit_code = :unit and r.audience_id = '' order by r.id desc"),
        unit);
    std::ranges::move(here, std::back_inserter(found));
  }
  return found;
}

std::vector<Recipient> recipients_read_by(soci::session& session, const std::string& login) {
  return select_recipients(
      session,
      limited("where r.audience_id in (select audience_id from message_readers "
              "where login = :login and removed_at is null) order by r.id desc"),
      login);
}

std::vector<std::string> audiences_read_by(soci::session& session, const std::string& login) {
  std::vector<std::string> found;
  std::string id;
  soci::statement rows =
      (session.prepare << "select audience_id from message_readers where login = :login "
                          "and removed_at is null",
       soci::into(id), soci::use(login));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) found.push_back(id);
  return found;
}

}  // namespace ocop::messages
