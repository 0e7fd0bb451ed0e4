#include "pages/error_pages.h"

#include <initializer_list>
#include <utility>

#include "base/log.h"
#include "pages/dictionary.h"
#include "pages/page.h"

namespace ocop::pages {
namespace {

struct Words {
  Key word;
  Key answer;
  std::string saying;
  std::initializer_list<Key> advice;
};

std::function<bool()>& demonstration_check() {
  static std::function<bool()> check = [] { return false; };
  return check;
}

void fill(Dictionary& page, Locale locale, const Words& words) {
  // The same box stands on both sides of the language switch, so that leads to the home pages.
  if (demonstration_check()()) page.show("DEMONSTRATION");
  page.set("PATH_VI", "/");
  page.set("PATH_EN", "/en/");
  const auto answer = std::string(text(locale, words.answer));
  page.set("TITLE", answer);
  page.set("ANSWER", answer);
  page.set("WORD", std::string(text(locale, words.word)));
  page.set("SAYING", words.saying);
  for (const Key advice : words.advice) {
    page.add("DO").set("TEXT", text(locale, advice, {text(locale, "contact.phone"_key)}));
  }
}

}  // namespace

void set_demonstration_check(std::function<bool()> is_demonstration) {
  demonstration_check() = std::move(is_demonstration);
}

http::Response not_found_page(Locale locale, std::string_view path) {
  Dictionary page;
  fill(page, locale,
       {"error.not_found.word"_key,
        "error.not_found.answer"_key,
        text(locale, "error.not_found.saying"_key, {path}),
        {"error.not_found.do_1"_key, "error.not_found.do_2"_key, "error.not_found.do_3"_key}});
  return respond(404, locale, "error.html", page);
}

http::Response bad_key_page(Locale locale, const Error& error, std::string_view typed) {
  Dictionary page;
  fill(page, locale,
       {"error.bad_key.word"_key,
        "error.bad_key.answer"_key,
        std::string(text(locale, "error.bad_key.saying"_key)),
        {"error.bad_key.do_1"_key, "error.bad_key.do_2"_key, "error.bad_key.do_3"_key}});
  page.set("TYPED", std::string(typed));
  if (!error.detail.empty()) page.set_in("WHY", "REASON", error.detail);
  return respond(400, locale, "error.html", page);
}

http::Response failed_page(Locale locale) {
  Dictionary page;
  fill(page, locale,
       {"error.failed.word"_key,
        "error.failed.answer"_key,
        std::string(text(locale, "error.failed.saying"_key)),
        {"error.failed.do_1"_key, "error.failed.do_2"_key}});
  return respond(500, locale, "error.html", page);
}

http::Response busy_page(Locale locale) {
  Dictionary page;
  fill(page, locale,
       {"error.busy.word"_key,
        "error.busy.answer"_key,
        std::string(text(locale, "error.busy.saying"_key)),
        {"error.busy.do_1"_key, "error.busy.do_2"_key}});
  http::Response response = respond(503, locale, "error.html", page);
  response.headers.add("Retry-After", "60");
  return response;
}

http::Response page_or_reason(Result<http::Response> answer, Locale locale, std::string_view path) {
  if (answer) return std::move(*answer);
  const Error& error = answer.error();
  const int status = http_status(error.code);
  if (status == 404) return not_found_page(locale, path);
  if (status == 503) return busy_page(locale);
  if (status < 500) return http::problem(error);
  log::error("{} failed: {}", path, to_string(error));
  return failed_page(locale);
}

http::Response too_many_page(Locale locale) {
  Dictionary page;
  fill(page, locale,
       {"error.too_many.word"_key,
        "error.too_many.answer"_key,
        std::string(text(locale, "error.too_many.saying"_key)),
        {"error.too_many.do_1"_key, "error.too_many.do_2"_key}});
  http::Response response = respond(429, locale, "error.html", page);
  response.headers.add("Retry-After", "60");
  return response;
}

}  // namespace ocop::pages
