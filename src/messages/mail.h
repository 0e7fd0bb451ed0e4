#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

/// How mail and text messages leave the house.
namespace ocop::messages {

struct Mail {
  std::string id;  ///< the same for each attempt: a reader that gets it twice can tell
  std::string from, to;
  std::string subject;
  std::string plain, html;
  Timestamp at;
};

/// The mail as RFC 5322 and 2045 have it: multipart/alternative of plain text and HTML, both
/// base64, the subject encoded (RFC 2047). No line of what was typed becomes a header. Pure.
std::string mime_of(const Mail& mail);

/// Where mail goes, as the operator says; empty: nowhere.
struct PostOptions {
  std::string smtp;  ///< "smtp://host:25" or "smtps://host:465"; user:password@ may stand in it
  std::string from;  ///< "ocop@phuong.example"
  std::string text_gateway;    ///< takes a POST of {"id", "to", "text"} as JSON; 2xx is sent
  bool takes_replies = false;  ///< the gateway hands on answers, so that texts may ask for one
};

/// `invalid_argument` (pointer: the option) when they are not what a server can be asked by.
Result<void> check(const PostOptions& options);

/// One attempt, at most `limits::post_time_max` long, or until `is_over` says so. `unavailable`:
/// try again later; `deadline_exceeded`: all went out and no answer came, so that it may have been
/// taken; `invalid_argument`: the server refused it for good.
Result<void> send_mail(const PostOptions& options, const Mail& mail,
                       const std::function<bool()>& is_over);
struct TextMessage {
  std::string id, to, text;
};
Result<void> send_text(const PostOptions& options, const TextMessage& message,
                       const std::function<bool()>& is_over);

}  // namespace ocop::messages
