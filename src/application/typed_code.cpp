#include "application/typed_code.h"

#include <algorithm>

#include "application/burst_page.h"
#include "application/consumer_words.h"
#include "application/text_answer.h"
#include "authenticity/typed_code.h"
#include "base/log.h"
#include "base/text.h"
#include "http/forms.h"
#include "http/percent.h"
#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/frame.h"

namespace ocop::application {
namespace {

using authenticity::CodeNumber;
using authenticity::Verdict;
using http::Request;
using http::Response;
using pages::Locale;
using pages::text;

std::string words(Locale locale, pages::Key key) { return std::string(text(locale, key)); }

enum class Refusal : std::uint8_t { none, no_code, not_ours };

Response form_page(const TypedCodes& codes, Locale locale, std::string_view typed,
                   Refusal refusal) {
  pages::Dictionary page;
  page.set("TITLE", words(locale, "typed.title"_key));
  page.set("PATH_VI", words(Locale::vietnamese, "typed.path"_key));
  page.set("PATH_EN", words(Locale::english, "typed.path"_key));
  page.set("ACTION", words(locale, "typed.path"_key));
  page.set("TYPED", std::string(typed));
  if (portal::is_demonstration(*codes.resolver.catalogue())) page.show("DEMONSTRATION");
  if (refusal == Refusal::no_code) page.show("NO_CODE");
  if (refusal == Refusal::not_ours) {
    const VerdictWords& said = words_of(Verdict::not_ours);
    pages::Dictionary& answer = page.add("NOT_OURS");
    answer.set("WORD", words(locale, said.word));
    answer.set("ANSWER", words(locale, said.answer));
    answer.set("ADVICE", advice_of(locale, Verdict::not_ours));
  }
  const int status = refusal == Refusal::none ? 200 : refusal == Refusal::no_code ? 400 : 404;
  return pages::respond(status, locale, "typed_code.html", page);
}

/// What the search of the catalogue understands: digits under a bar code, an address.
bool is_for_the_catalogue(std::string_view typed) {
  return typed.find('/') != std::string_view::npos || typed.starts_with('(') ||
         std::ranges::all_of(typed, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
}

std::string path_of(const CodeNumber& code, const std::string& serial) {
  return "/01/" + authenticity::gtin_text(code.gtin) + "/21/" + serial;
}

Response check(const TypedCodes& codes, Locale locale, const Request& request) {
  const std::string typed(trim(request.query_value("code").value_or("")));
  if (typed.empty()) return form_page(codes, locale, typed, Refusal::none);
  if (is_for_the_catalogue(typed)) {
    return http::redirect(303,
                          words(locale, "page.scan"_key) + "?code=" + http::percent_encode(typed));
  }
  const auto code = authenticity::read_typed_code(typed);
  if (!code) return form_page(codes, locale, typed, Refusal::no_code);
  const Timestamp now = codes.resolver.clock.now();
  CodeWitness& witness = *codes.resolver.witness;
  const Viewer viewer = witness.viewer_of(request, now);
  if (!witness.may_look(viewer, now)) return pages::too_many_page(locale);
  const std::string passage_for = "typed " + code->serial;
  const bool has_passage = is_admitted(witness, viewer, now, request, passage_for);
  const auto found = witness.find(code->serial, viewer, now, has_passage);
  if (!found && found.error().pointer == passage_field) {
    return burst_page(
        witness, viewer, now,
        {locale, words(locale, "typed.path"_key), words(Locale::vietnamese, "typed.path"_key),
         words(Locale::english, "typed.path"_key), passage_for, typed});
  }
  if (!found) return pages::too_many_page(locale);
  if (!*found) return form_page(codes, locale, typed, Refusal::not_ours);
  return http::redirect(303, pages::localized(locale, path_of(**found, code->serial)));
}

// Text messages.

struct TextMessage {
  std::string from, text;
  Locale locale = Locale::vietnamese;
  TextAlphabet alphabet = TextAlphabet::gsm7;
};

Result<TextMessage> read_message(const Request& request) {
  TRY(const http::Form form, http::read_form(request));
  TextMessage message;
  message.from = trim(form.get("from").value_or(""));
  message.text = form.get("text").value_or("");
  if (message.from.empty()) return Error{Code::invalid_argument, "is missing", "from"};
  if (form.get("language").value_or("vi") == "en") message.locale = Locale::english;
  if (form.get("alphabet").value_or("gsm7") == "ucs2") message.alphabet = TextAlphabet::ucs2;
  return message;
}

/// Until the look is on the disk.
Result<void> wait_for(const Result<Scan>& seen) {
  if (!seen) return seen.error();
  return seen->code ? seen->code->receipt.wait() : ok();
}

std::string reply(const TypedCodes& codes, const TextMessage& message) {
  const auto say = [&](pages::Key key) {
    return one_message(message.alphabet, {words(message.locale, key)});
  };
  const Timestamp now = codes.resolver.clock.now();
  if (const auto said = codes.confirm(message.from, message.text, message.locale, now)) {
    return one_message(message.alphabet, {*said});
  }
  const auto typed = authenticity::read_typed_code(message.text);
  if (!typed) return say("text.no_code"_key);
  CodeWitness& witness = *codes.resolver.witness;
  const Viewer viewer = witness.viewer_of_text(message.from, now);
  if (!witness.may_look(viewer, now)) return say("text.too_many"_key);
  const auto found = witness.find(typed->serial, viewer, now);
  if (!found) return say("text.too_many"_key);
  if (!*found) {
    const VerdictWords& said = words_of(Verdict::not_ours);
    return one_message(message.alphabet,
                       {words(message.locale, said.answer), words(message.locale, said.advice[0])});
  }
  const std::string path = path_of(**found, typed->serial);
  const auto item = gs1::Identifier::parse("https://id.gs1.org" + path);
  if (!item) return say("text.busy"_key);
  const auto catalogue = codes.resolver.catalogue();
  const auto view = codes.resolver.store.view();
  const ConsumerLook look{witness, viewer, typed->hidden};
  ConsumerRequest asked{*catalogue, *view, *codes.resolver.recalls, *codes.resolver.parts,
                        *item,      path,  message.locale,          now};
  asked.look = &look;
  const auto seen = scan(asked);
  if (!seen && seen.error().code == Code::resource_exhausted) return say("text.too_many"_key);
  const Result<void> kept = wait_for(seen);
  if (kept) return text_answer(message.alphabet, asked, *seen);
  log::error("text message about {}: {}", path, to_string(kept.error()));
  return say("text.busy"_key);
}

bool is_gateway(const TypedCodes& codes, const Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view given = request.headers.get("Authorization");
  return given.starts_with(scheme) &&
         crypto::equal_in_constant_time(crypto::view(given.substr(scheme.size())),
                                        crypto::view(codes.text_token));
}

Response answer_text(const TypedCodes& codes, const Request& request) {
  if (!is_gateway(codes, request)) {
    return http::problem({Code::unauthenticated, "send the token of the text gateway", ""});
  }
  const auto message = read_message(request);
  if (!message) return http::problem(message.error());
  Response response = http::respond(200, "text/plain; charset=utf-8", reply(codes, *message));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_typed_code_routes(http::Router& router, const TypedCodes& codes) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    router.add({.methods = {http::Method::get},
                .pattern = words(locale, "typed.path"_key),
                .handler = [&codes, locale](const Request& request) {
                  return check(codes, locale, request);
                }});
  }
  if (codes.text_token.empty()) return;
  router.add({.methods = {http::Method::post},
              .pattern = "/api/text",
              .handler = [&codes](const Request& request) { return answer_text(codes, request); }});
}

}  // namespace ocop::application
