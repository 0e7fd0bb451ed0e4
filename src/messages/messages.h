#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "messages/audiences.h"
#include "messages/channels.h"

namespace soci {
class session;
}

/// Messages and their copies, and how they stand in SQL. They are no register: a restricted
/// briefing must stand in no list, search, history or export that others have. The functions on a
/// session run inside a transaction of the caller, which writes the audit entry; each throws what
/// the SQL library throws.
namespace ocop::messages {

/// A message goes one way: written, laid before a second person (who may give it back), released,
/// sent on its day. From its release on nothing in it changes any more.
enum class State : std::uint8_t { draft, waiting, released, sent };

std::string_view name_of(State state);  ///< "waiting"
pages::Key label_of(State state);

struct Message {
  std::string id;
  long long version = 0;  ///< rises by one with each change
  std::string code;       ///< "TB-2026-7KQ4M9", in addresses and on paper
  std::string title;
  std::string body;       ///< paragraphs parted by an empty line
  std::string unit_code;  ///< of the sender
  bool is_restricted = false;
  Addressing to;
  std::vector<ChannelKind> channels;  ///< by which it is made known; a restricted one by none
  std::string approver;  ///< login; empty: anybody who may decide. A restricted one names one
  Date send_on;
  State state = State::draft;
  std::string author;  ///< login
  Timestamp changed_at;
  std::string decided_by;  ///< who released it, or gave it back
  Timestamp decided_at;
  std::string note;             ///< why it was given back
  std::optional<Date> sent_on;  ///< the day whose units it reached
  Timestamp sent_at;

  bool is_sent() const { return state == State::sent; }
};

struct Recipient {
  std::string id = {};
  std::string message_id = {};
  std::string parent_id = {};  ///< the copy that was forwarded; empty: from the sender
  Place place = {};
  std::string note = {};  ///< what the forwarder added
  std::string sent_by = {};
  Date sent_on = {};
  Timestamp sent_at = {};
  std::string confirmed_by = {};  ///< login; empty: nobody yet
  Timestamp confirmed_at = {};

  bool is_confirmed() const { return !confirmed_by.empty(); }
  /// Not confirmed though `limits::message_confirm_days` have passed since the day it came.
  bool is_late(Date today) const;
};

/// `put_message` stores a new one, or the next version in place of `version - 1`; false: somebody
/// else changed it meanwhile.
bool put_message(soci::session& session, const Message& message);
std::optional<Message> find_message(soci::session& session, const std::string& id);
std::optional<Message> find_message_by_code(soci::session& session, const std::string& code);
/// The newest first, at most `limits::messages_shown_max`.
std::vector<Message> messages_in(soci::session& session, State state);
/// Those that one person wrote.
std::vector<Message> messages_by(soci::session& session, State state, const std::string& author);
/// Sent ones for everybody (`is_public`), those sent last first.
std::vector<Message> public_messages(soci::session& session);
/// Those strictly older than that one, so that a page of the list stays as it is when new ones
/// come.
std::vector<Message> public_messages_before(soci::session& session, const Message& last);
/// Code and day of each, the newest first, at most `limits::notices_sitemap_addresses_max`.
struct PublicAddress {
  std::string code;
  std::string sent_on;  ///< "2026-09-18"
};
std::vector<PublicAddress> public_addresses(soci::session& session);
/// Sent ones that are not restricted, from one day to another, those sent first first; at most
/// `most`.
std::vector<Message> open_messages_sent(soci::session& session, Date first, Date last,
                                        std::size_t most);
/// Released ones whose day has come.
std::vector<Message> messages_due(soci::session& session, Date today);

/// False when that place has its copy already.
bool put_recipient(soci::session& session, const Recipient& recipient);
/// False when it was confirmed already.
bool confirm_recipient(soci::session& session, const std::string& id, const std::string& login,
                       Timestamp now);
/// In the order they were sent.
std::vector<Recipient> recipients_of(soci::session& session, const std::string& message_id);
/// Copies for the authorities of those units and for the audiences that this login reads for, the
/// newest first, at most `limits::messages_shown_max` of each.
std::vector<Recipient> recipients_at_units(soci::session& session,
                                           const std::vector<std::string>& units);
std::vector<Recipient> recipients_read_by(soci::session& session, const std::string& login);
/// The audiences that this login reads for.
std::vector<std::string> audiences_read_by(soci::session& session, const std::string& login);

}  // namespace ocop::messages
