#include "application/text_reply.h"

#include "base/log.h"

namespace ocop::application {
namespace {

using messages::Came;
using pages::text;

constexpr std::int64_t minute_micros = 60LL * 1'000'000;
constexpr scans::RateLimit::Rule guess_rule{.interval_micros = 20 * minute_micros, .burst = 5};
constexpr std::size_t senders_max = 20'000;

}  // namespace

TextReplies::TextReplies(const messages::Ground& ground)
    : ground_(ground), guesses_(guess_rule, senders_max) {}

std::optional<std::string> TextReplies::answer(const std::string& from, const std::string& typed,
                                               pages::Locale locale, Timestamp now) {
  const auto code = messages::reply_code_in(typed);
  if (!code) return std::nullopt;
  const auto say = [&](pages::Key key) { return std::string(text(locale, key)); };
  const auto sender = messages::sender_in(from);
  if (!sender) return say("text.reply_unknown"_key);
  if (!guesses_.has_room(*sender, now)) return say("text.too_many"_key);
  const auto replied = messages::confirm_by_text(ground_, *sender, *code);
  if (!replied) {
    log::error("an answer by text message: {}", to_string(replied.error()));
    return say("text.busy"_key);
  }
  switch (replied->came) {
    case Came::confirmed:
      return text(locale, "text.reply_confirmed"_key, {replied->title});
    case Came::already:
      return text(locale, "text.reply_already"_key, {replied->title});
    case Came::unknown:
      break;
  }
  guesses_.take(*sender, now);
  return say("text.reply_unknown"_key);
}

}  // namespace ocop::application
