#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "base/log.h"
#include "base/text.h"

namespace ocop::http {
namespace {

/// The headers of ours that a handler may set itself.
struct Default {
  std::string_view name;
  std::string_view line;
};

constexpr std::array defaults{
    Default{"Content-Security-Policy",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
            "form-action 'self'; img-src 'self' data:; style-src 'self'\r\n"},
    Default{"X-Content-Type-Options", "X-Content-Type-Options: nosniff\r\n"},
    Default{"Referrer-Policy", "Referrer-Policy: same-origin\r\n"},
    Default{"Permissions-Policy",
            "Permissions-Policy: camera=(self), geolocation=(), microphone=()\r\n"},
};
static_assert(defaults[0].line.find(default_content_security_policy) != std::string_view::npos);

constexpr std::array owned{"connection", "content-length", "transfer-encoding", "date",
                           "x-request-id"};

void append_number(std::string& out, std::size_t number) {
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  out.append(digits, end);
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
}

/// Whether one of eight characters may be below ' ' or is DEL.
bool may_have_control(const char* eight) {
  constexpr std::uint64_t ones = ~std::uint64_t{0} / 255, high = ones * 0x80;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const std::uint64_t zero_for_delete = word ^ ones * 0x7F;
  const std::uint64_t below_space = (word - ones * ' ') & ~word;
  return ((below_space | ((zero_for_delete - ones) & ~zero_for_delete)) & high) != 0;
}

/// Nearly every text is clean, and some are long, so eight characters are looked at together.
bool is_clean(std::string_view text) {
  while (text.size() >= 8 && !may_have_control(text.data())) text.remove_prefix(8);
  return std::ranges::none_of(text, is_control);
}

bool is_owned(std::string_view name) {
  return std::ranges::any_of(
      owned, [&](std::string_view ours) { return equals_ignoring_case(ours, name); });
}

/// The handler's headers; returns which of `defaults` it has set, one bit each.
unsigned append_own(std::string& out, const Response& response) {
  unsigned seen = 0;
  for (const auto& [name, value] : response.headers.all()) {
    if (is_owned(name)) continue;
    if (name.empty() || !is_clean(name) || !is_clean(value)) {
      log::error("an answer had a header with a control character; it was left out");
      continue;
    }
    for (unsigned i = 0; i < defaults.size(); ++i) {
      if (equals_ignoring_case(defaults[i].name, name)) seen |= 1U << i;
    }
    out.append(name).append(": ").append(value).append("\r\n");
  }
  return seen;
}

bool has_length(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

void append_head(std::string& out, const Response& response, const Envelope& envelope) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason_phrase(response.status)).append("\r\n");
  const unsigned seen = append_own(out, response);
  for (unsigned i = 0; i < defaults.size(); ++i) {
    if ((seen & (1U << i)) == 0) out += defaults[i].line;
  }
  if (envelope.behind_tls) {
    out += "Strict-Transport-Security: max-age=31536000\r\n";
  }
  if (has_length(response.status)) {
    out += "Content-Length: ";
    append_number(out, response.body_bytes());
    out += "\r\n";
  }
  if (envelope.persistence == Persistence::close) out += "Connection: close\r\n";
  if (envelope.persistence == Persistence::keep_alive_said) out += "Connection: keep-alive\r\n";
  out.append("Date: ").append(envelope.date);
  out.append("\r\nX-Request-Id: ").append(envelope.request_id).append("\r\n\r\n");
}

bool sends_body(const Response& response, Method method) {
  return method != Method::head && has_length(response.status) && response.body_bytes() > 0;
}

std::string http_date(std::int64_t seconds) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t instant = seconds;
  std::tm parts{};
  gmtime_r(&instant, &parts);
  char text[64];
  const int length = std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                                   months[static_cast<std::size_t>(parts.tm_mon)],
                                   parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace ocop::http
