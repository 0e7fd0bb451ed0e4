#include "messages/replies.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "accounts/sign_in_name.h"
#include "base/text.h"
#include "messages/deliveries.h"
#include "messages/limits.h"
#include "office/person_name.h"

namespace ocop::messages {
namespace {

using records::Reading;
using records::Writing;

/// In front of the name of a reader without an account.
constexpr std::string_view by_text = "sms:";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string confirmer_of(const TextReader& reader) {
  return reader.login.empty() ? std::string(by_text) + reader.name : reader.login;
}

}  // namespace

std::string reply_line(std::string_view code) { return "Da nhan: tra loi OK " + std::string(code); }

std::optional<std::string> reply_code_in(std::string_view text) {
  const std::string folded = fold(text);
  std::string_view rest = trim(folded);
  if (!rest.starts_with("ok")) return std::nullopt;
  std::string code;
  for (const char c : rest.substr(2)) {
    if (is_digit(c)) {
      code += c;
    } else if (std::string_view(" .,:;-\n!").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (code.size() != limits::reply_code_digits) return std::nullopt;
  return code;
}

std::optional<std::string> sender_in(std::string_view from) {
  std::string typed(trim(from));
  const bool is_bare_international = typed.starts_with("84") && typed.size() >= 11;
  if (is_bare_international) typed.insert(0, "+");
  const auto parsed = accounts::parse_phone(typed);
  if (!parsed) return std::nullopt;
  return *parsed;
}

Result<Replied> confirm_by_text(const Ground& ground, const std::string& sender,
                                const std::string& code) {
  return ground.records.write("sms", [&](Writing& writing) -> Result<Replied> {
    const Timestamp oldest{writing.now().micros - limits::reply_days_max * micros_per_day};
    const auto message_id = message_with_reply(writing.session(), sender, code, oldest);
    if (!message_id) return Replied{};
    const auto message = find_message(writing.session(), *message_id);
    if (!message || !message->is_sent()) return Replied{};
    Replied replied{Came::unknown, message->title};
    for (const TextReader& reader : readers_with_phone(writing.session(), *message_id, sender)) {
      const bool is_first = confirm_recipient(writing.session(), reader.recipient_id,
                                              confirmer_of(reader), writing.now());
      if (is_first) {
        writing.audit("message.confirm", fmt::format("message {}", message->code), "",
                      boost::json::serialize(boost::json::object{
                          {"copy", reader.recipient_id}, {"reader", reader.name}, {"by", "sms"}}));
        replied.came = Came::confirmed;
      } else if (replied.came == Came::unknown) {
        replied.came = Came::already;
      }
    }
    return replied;
  });
}

Result<std::string> confirmer_name(Reading& reading, pages::Locale locale,
                                   std::string_view confirmed_by) {
  if (!confirmed_by.starts_with(by_text)) {
    return office::person_name(reading, locale, confirmed_by);
  }
  return pages::text(locale, "messages.by_text"_key,
                     {std::string(confirmed_by.substr(by_text.size()))});
}

}  // namespace ocop::messages
