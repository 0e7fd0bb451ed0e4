#include "messages/mail.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "accounts/sign_in_name.h"
#include "base/characters.h"

namespace ocop::messages {
namespace {

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// Lines of 76 (RFC 2045 section 6.8).
std::string in_lines(std::string_view text) {
  constexpr std::size_t width = 76;
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += width) {
    out += std::string(text.substr(at, width)) + "\r\n";
  }
  return out;
}

/// Encoded words of whole letters, at most 75 symbols each (RFC 2047 section 2).
std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_max = 42;
  std::string out;
  while (!text.empty()) {
    const std::string_view part = beginning_of(text, bytes_max);
    out += (out.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base64(part));
    text.remove_prefix(part.size());
  }
  return out;
}

/// "Thu, 26 Nov 2026 10:21:05 +0700".
std::string date_line(Timestamp at) {
  constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = date_of(at);
  const std::int64_t seconds = (at.micros - start_of(date).micros) / micros_per_second;
  const auto weekday = static_cast<std::size_t>((days_from_date(date) % 7 + 7) % 7);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0700", days[weekday], date.day,
                     months[static_cast<std::size_t>(date.month - 1)], date.year, seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

std::string part(std::string_view type, std::string_view boundary, std::string_view text) {
  return fmt::format(
      "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      boundary, type, in_lines(base64(text)));
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> schemes) {
  return std::ranges::any_of(schemes, [&](std::string_view one) { return text.starts_with(one); });
}

}  // namespace

std::string mime_of(const Mail& mail) {
  const std::string boundary = "ocop-" + mail.id;  // base64 holds no hyphen
  const std::string host = mail.from.substr(mail.from.find('@') + 1);
  return fmt::format(
             "From: <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n"
             "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
             "Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n",
             mail.from, mail.to, encoded_words(mail.subject), date_line(mail.at), mail.id, host,
             boundary) +
         part("text/plain", boundary, mail.plain) + part("text/html", boundary, mail.html) +
         fmt::format("--{}--\r\n", boundary);
}

Result<void> check(const PostOptions& options) {
  if (!options.smtp.empty() && !begins_with_any(options.smtp, {"smtp://", "smtps://"})) {
    return Error{Code::invalid_argument, "write smtp://HOST:PORT or smtps://HOST:PORT", "--smtp"};
  }
  const bool has_from = accounts::parse_email(options.from).operator bool();
  if (options.smtp.empty() ? !options.from.empty() : !has_from) {
    return Error{Code::invalid_argument, "--smtp and --mail-from ADDRESS go together",
                 "--mail-from"};
  }
  if (!options.text_gateway.empty() &&
      !begins_with_any(options.text_gateway, {"http://", "https://"})) {
    return Error{Code::invalid_argument, "write an address of http:// or https://",
                 "--text-gateway"};
  }
  return ok();
}

}  // namespace ocop::messages
