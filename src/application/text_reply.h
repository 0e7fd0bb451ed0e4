#pragma once

#include <optional>
#include <string>

#include "messages/replies.h"
#include "scans/rate_limit.h"

namespace ocop::application {

/// Answers by text message that confirm what the office sent. Safe to use from several threads;
/// `ground` outlives it.
class TextReplies {
 public:
  explicit TextReplies(const messages::Ground& ground);

  /// What is answered to "OK 4821"; nothing for a text that is no such answer. Codes that were not
  /// sent to that number count as guesses: a few for each sender, then none is looked at for a
  /// while.
  std::optional<std::string> answer(const std::string& from, const std::string& text,
                                    pages::Locale locale, Timestamp now);

 private:
  const messages::Ground& ground_;
  scans::RateLimit guesses_;
};

}  // namespace ocop::application
