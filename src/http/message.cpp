#include "http/message.h"

#include <algorithm>
#include <array>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.h"
#include "http/cookies.h"
#include "http/percent.h"

namespace ocop::http {
namespace {

constexpr std::array<std::string_view, 8> method_names{"GET",   "HEAD",   "POST",    "PUT",
                                                       "PATCH", "DELETE", "OPTIONS", "OTHER"};

Response problem_document(int status, std::string_view detail, std::string_view pointer,
                          std::string_view type) {
  boost::json::object document;
  document["type"] = type.empty() ? "about:blank" : type;
  document["title"] = reason_phrase(status);
  document["status"] = status;
  document["detail"] = detail;
  if (!pointer.empty()) document["pointer"] = pointer;
  return respond(status, "application/problem+json", boost::json::serialize(document));
}

}  // namespace

std::string_view name_of(Method method) { return method_names[static_cast<std::size_t>(method)]; }

Method method_from(std::string_view name) {
  const auto* const end = method_names.end() - 1;
  const auto* const at = std::find(method_names.begin(), end, name);
  return static_cast<Method>(at - method_names.begin());
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 300:
      return "Multiple Choices";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

void Headers::set(std::string name, std::string value) {
  remove(name);
  add(std::move(name), std::move(value));
}

void Headers::add(std::string name, std::string value) {
  if (all_.empty()) all_.reserve(12);  // few requests and answers have more
  all_.emplace_back(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
  std::erase_if(all_, [&](const auto& header) { return equals_ignoring_case(header.first, name); });
}

std::string_view Headers::get(std::string_view name) const {
  for (const auto& [key, value] : all_) {
    if (equals_ignoring_case(key, name)) return value;
  }
  return {};
}

bool Headers::has(std::string_view name) const { return count(name) > 0; }

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      all_, [&](const auto& header) { return equals_ignoring_case(header.first, name); }));
}

std::optional<std::string> Request::query_value(std::string_view name) const {
  for (const std::string_view pair : split(query, '&')) {
    const auto equals = pair.find('=');
    auto key = form_decode(pair.substr(0, equals));
    if (!key || *key != name) continue;
    auto value = form_decode(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
    if (!value) return std::nullopt;
    return std::move(*value);
  }
  return std::nullopt;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  const auto at = parameters.find(name);
  if (at == parameters.end()) return std::nullopt;
  auto value = percent_decode(at->second);
  if (!value) return std::nullopt;
  return std::move(*value);
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers.all()) {
    if (!equals_ignoring_case(key, "Cookie")) continue;
    if (auto found = find_cookie(value, name)) return found;
  }
  return std::nullopt;
}

void Response::join_inset() {
  body.insert(inset.at, inset.bytes);
  inset = {};
}

void Response::clear_body() {
  body.clear();
  inset = {};
}

Response respond(int status, std::string_view content_type, std::string body) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", std::string(content_type));
  response.body = std::move(body);
  return response;
}

Response redirect(int status, std::string_view location) {
  Response response;
  response.status = status;
  response.headers.add("Location", std::string(location));
  return response;
}

Response problem(const Error& error, std::string_view type) {
  return problem_document(http_status(error.code), error.detail, error.pointer, type);
}

Response problem(int status, std::string_view detail) {
  return problem_document(status, detail, {}, {});
}

}  // namespace ocop::http
