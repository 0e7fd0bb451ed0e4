#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"

namespace soci {
class session;
}

/// The queue of mail and text messages, in SQL. A delivery waits, is being sent, then sent, refused
/// or, when the program ended in between, unclear: that one is never sent again by itself, so that
/// nobody gets a message twice.
namespace ocop::messages {

enum class Way : std::uint8_t { email, sms };
enum class Fate : std::uint8_t { waiting, sending, sent, refused, unclear };

std::string_view name_of(Way way);
std::string_view name_of(Fate fate);
pages::Key label_of(Fate fate);

struct Delivery {
  std::string id;
  std::string message_id;
  Way way = Way::email;
  std::string address;
  Fate fate = Fate::waiting;
  long long attempts = 0;
  Timestamp made_at, next_at, done_at;
  std::string fault = {};       ///< of the last attempt
  std::string reply_code = {};  ///< that an answer to a text message names; empty for mail
};

// Inside a transaction of the caller; each throws what the SQL library throws.

/// The addresses of the people of an audience.
std::vector<std::string> addresses_of(soci::session& session, const std::string& audience_id,
                                      Way way);
/// Nothing when the message goes to that address already.
void put_delivery(soci::session& session, const Delivery& delivery);
void update_delivery(soci::session& session, const Delivery& delivery);
/// Whose turn it is, the oldest first; at most `limits::deliveries_in_turn_max`. Those made before
/// `not_before` are left: nobody wants the news of last month.
std::vector<Delivery> deliveries_due(soci::session& session, Way way, Timestamp now,
                                     Timestamp not_before);
/// What the program was sending when it ended becomes unclear.
void give_up_unclear(soci::session& session);
std::map<Fate, long long> count_deliveries(soci::session& session, const std::string& message_id,
                                           Way way);

/// Four digits by chance that no other text message to that address has since `oldest`.
std::string new_reply_code(soci::session& session, const std::string& address, Timestamp oldest);
/// The message that went to that address with that code since `oldest`.
std::optional<std::string> message_with_reply(soci::session& session, const std::string& address,
                                              const std::string& code, Timestamp oldest);
/// A person at a copy whose telephone number it is.
struct TextReader {
  std::string recipient_id, name, login;
};
std::vector<TextReader> readers_with_phone(soci::session& session, const std::string& message_id,
                                           const std::string& phone);

/// When to try again after so many attempts in vain; nothing: not again. Pure.
std::optional<Timestamp> next_attempt(long long attempts, Timestamp now);

}  // namespace ocop::messages
