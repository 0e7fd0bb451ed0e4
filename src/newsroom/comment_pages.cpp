#include "newsroom/comment_pages.h"

#include <algorithm>

#include "accounts/secret.h"
#include "base/log.h"
#include "base/text.h"
#include "http/forms.h"
#include "newsroom/article_view.h"
#include "newsroom/comment_form.h"
#include "newsroom/comment_kind.h"
#include "newsroom/comment_picture.h"
#include "newsroom/limits.h"
#include "newsroom/wall_time.h"
#include "office/account_ground.h"
#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/frame.h"

namespace ocop::newsroom {
namespace {

using http::Method;
using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using portal::Visit;

std::string home(Locale locale) { return std::string(text(locale, "page.news"_key)); }

std::string comments_path(const Article& article) {
  return public_path(article.locale, article["code"]) + "/comments";
}

/// "Trả lời: …", as long as a title may be.
std::string answer_title(Locale locale, const std::string& title) {
  std::string made = text(locale, "news.comment_answer_title"_key, {title});
  while (utf16_units(made) > limits::comment_title_units_max) {
    do {
      made.pop_back();
    } while (!made.empty() && !is_utf8(made));
  }
  return made;
}

/// One request about comments. `Found` is the article it is about, which the moment keeps.
class CommentDesk {
 public:
  explicit CommentDesk(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Response form(const Request& request, Locale locale) const;
  Response sent(const Request& request, Locale locale) const;
  Response receipt(const Request& request, Locale locale) const;
  Response receipt_act(const Request& request, Locale locale) const;
  Response report(const Request& request, Locale locale) const;
  Response reported(const Request& request, Locale locale) const;
  Response picture(const Request& request) const;
  Response sound(const Request& request) const;
  Response fresh_code(const Request& request) const;

 private:
  struct Found {
    std::shared_ptr<const NewsMoment> news;
    const Article* article;
  };
  Timestamp now() const { return publication_.clock.now(); }
  Comments& comments() const { return publication_.comments; }
  std::optional<Found> find(const Request& request, Locale locale) const;
  /// The comment of that article that readers may answer; null when there is none.
  std::optional<ShownComment> answerable(const Article& article, const std::string& id) const;
  /// A page of this desk: its frame, filled further by `fill`.
  template <class Fill>
  Response page(int status, const Request& request, Locale locale, std::string_view template_name,
                const std::string& title, const std::string& path_vi, const std::string& path_en,
                Fill&& fill) const;
  Response form_page(int status, const Request& request, Locale locale, const Article& article,
                     CommentForm form) const;
  std::optional<CommentFault> code_fault(const Request& request, const http::Form& form,
                                         const office::Visitor* visitor) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

std::optional<CommentDesk::Found> CommentDesk::find(const Request& request, Locale locale) const {
  Found found{publication_.news.moment(), nullptr};
  found.article = found.news->find(request.parameter("one").value_or(""), now());
  if (found.article == nullptr || found.article->locale != locale) return std::nullopt;
  return found;
}

std::optional<ShownComment> CommentDesk::answerable(const Article& article,
                                                    const std::string& id) const {
  const auto shown = comments().shown(article.id());
  const auto at = std::ranges::find(*shown, id, &ShownComment::id);
  if (at == shown->end() || !at->answers.empty()) return std::nullopt;
  return *at;
}

template <class Fill>
Response CommentDesk::page(int status, const Request& request, Locale locale,
                           std::string_view template_name, const std::string& title,
                           const std::string& path_vi, const std::string& path_en,
                           Fill&& fill) const {
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(date_of(now())), base_url};
  Dictionary page;
  portal::fill_frame(page, visit,
                     {.title = title,
                      .description = "",
                      .path_vi = path_vi,
                      .path_en = path_en,
                      .is_listed = false},
                     "AT_NEWS");
  std::forward<Fill>(fill)(page);
  Response response = pages::respond(status, locale, template_name, page);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Response CommentDesk::form_page(int status, const Request& request, Locale locale,
                                const Article& article, CommentForm form) const {
  const std::string own = comments_path(article);
  const std::string others = home(pages::other(locale));
  const bool is_vietnamese = locale == Locale::vietnamese;
  form.action = own;
  const auto above = answerable(article, form.text.answers);
  if (!above) form.text.answers.clear();
  const auto title = above ? "news.comment_answer"_key : "news.comment_write"_key;
  if (form.token.empty()) form.token = comments().codes().new_token(CodeSort::picture, now());
  return page(status, request, locale, "comment.html", std::string(text(locale, title)),
              is_vietnamese ? own : others, is_vietnamese ? others : own, [&](Dictionary& page) {
                page.set("TITLE_OF_FORM", text(locale, title));
                if (above) {
                  Dictionary& part = page.add("ABOVE");
                  part.set("SUBJECT", above->title);
                  part.set("NAME", above->name);
                  part.set("TEXT", above->body);
                }
                page.set("ARTICLE", article["title"]);
                page.set("ARTICLE_HREF", public_path(locale, article["code"]));
                fill_comment_form(page, locale, form, comments().codes(), now());
              });
}

Response CommentDesk::form(const Request& request, Locale locale) const {
  const auto found = find(request, locale);
  if (!found) return pages::not_found_page(locale, request.path);
  const auto visitor = publication_.visitor(request, locale);
  CommentForm form{.action = "", .visitor = visitor ? &*visitor : nullptr};
  if (const auto above = answerable(*found->article, request.query_value("to").value_or(""))) {
    form.text.answers = above->id;
    form.text.title = answer_title(locale, above->title);
  }
  return form_page(200, request, locale, *found->article, std::move(form));
}

/// What is wrong with the proof that a person sends it. The code is spent by asking.
std::optional<CommentFault> CommentDesk::code_fault(const Request& request, const http::Form& form,
                                                    const office::Visitor* visitor) const {
  if (visitor != nullptr) {
    const bool is_own =
        office::is_same_origin(request) &&
        accounts::equals_in_constant_time(form.get("form_token").value_or(""), visitor->form_token);
    if (is_own) return std::nullopt;
    return CommentFault{"", "news.comment_strange_form"_key};
  }
  if (!comments().may_try(request.remote_address)) {
    return CommentFault{"", "news.comment_too_many"_key};
  }
  const auto answer =
      comments().codes().take(form.get("token").value_or(""), form.get("code").value_or(""), now());
  if (answer == CommentCodes::Answer::right) return std::nullopt;
  return CommentFault{"code", answer == CommentCodes::Answer::wrong
                                  ? "news.comment_wrong_code"_key
                                  : "news.comment_spent_code"_key};
}

Response CommentDesk::sent(const Request& request, Locale locale) const {
  const auto found = find(request, locale);
  if (!found) return pages::not_found_page(locale, request.path);
  const auto form = http::read_form(request);
  if (!form) return http::problem(form.error());
  auto typed = comment_text_of(*form);
  if (!typed) return http::problem(typed.error());
  if (!form->get("website").value_or("").empty()) {  // what no person sees was filled in
    return http::redirect(303, public_path(locale, (*found->article)["code"]));
  }
  const auto visitor = publication_.visitor(request, locale);
  CommentForm shown{.action = "", .text = *typed, .visitor = visitor ? &*visitor : nullptr};
  const std::string asked_for(form->get("do").value_or("send"));
  if (asked_for == "reload" || asked_for == "question") {
    shown.token = comments().codes().new_token(
        asked_for == "question" ? CodeSort::question : CodeSort::picture, now());
    return form_page(200, request, locale, *found->article, std::move(shown));
  }
  shown.faults = faults_of(*typed);
  if (!shown.faults.empty()) {  // the code stays good: it was not looked at
    const std::string token(form->get("token").value_or(""));
    if (comments().codes().asked(token, now())) shown.token = token;
    return form_page(400, request, locale, *found->article, std::move(shown));
  }
  if (const auto fault = code_fault(request, *form, shown.visitor)) {
    shown.faults = {*fault};
    const bool is_flood = fault->reason == "news.comment_too_many"_key;
    return form_page(is_flood ? 429 : 400, request, locale, *found->article, std::move(shown));
  }
  const auto kept = comments().send(*found->article, *typed, request.remote_address);
  if (!kept) {
    log::error("a comment was not kept: {}", to_string(kept.error()));
    shown.faults = {{"", "news.comment_not_kept"_key}};
    return form_page(503, request, locale, *found->article, std::move(shown));
  }
  if (kept->sent == Comments::Sent::too_many) {
    shown.faults = {{"", "news.comment_too_many"_key}};
    return form_page(429, request, locale, *found->article, std::move(shown));
  }
  if (kept->sent == Comments::Sent::gone) {
    shown.faults = {{"", "news.comment_answer_gone"_key}};
    return form_page(409, request, locale, *found->article, std::move(shown));
  }
  return http::redirect(303, home(locale) + "/receipts/" + kept->receipt + "?sent=1");
}

Response CommentDesk::receipt(const Request& request, Locale locale) const {
  const std::string receipt = request.parameter("receipt").value_or("");
  const auto own = comments().find_own(receipt);
  if (!own) return pages::not_found_page(locale, request.path);
  const records::Record& comment = own->comment;
  const auto news = publication_.news.moment();
  const Article* article = news->by_id(comment["article_id"], now());
  const std::string path = "/receipts/" + receipt;
  return page(200, request, locale, "comment_receipt.html",
              std::string(text(locale, "news.comment_receipt"_key)),
              home(Locale::vietnamese) + path, home(Locale::english) + path, [&](Dictionary& page) {
                if (request.query_value("sent")) page.show("JUST_SENT");
                page.set("NAME", comment["name"]);
                page.set("SUBJECT", comment["title"]);
                page.set("TEXT", comment["body"]);
                page.set("TIME", comment["sent_on"]);
                page.set("STATE", text(locale, label_of(comment_state_of(comment))));
                page.set("ACTION", home(locale) + path);
                if (!comment["reason"].empty()) page.set_in("REASON", "TEXT", comment["reason"]);
                if (own->has_phone) page.show("PHONE");
                if (comment_state_of(comment) == CommentState::waiting ||
                    comment_state_of(comment) == CommentState::shown) {
                  page.show("OPEN");
                }
                if (article != nullptr) {
                  Dictionary& about = page.add("ABOUT");
                  about.set("TITLE", (*article)["title"]);
                  about.set("HREF", public_path(article->locale, (*article)["code"]));
                }
              });
}

Response CommentDesk::receipt_act(const Request& request, Locale locale) const {
  const std::string receipt = request.parameter("receipt").value_or("");
  const auto form = http::read_form(request);
  if (!form) return http::problem(form.error());
  const std::string act(form->get("do").value_or(""));
  const auto done =
      act == "withdraw" ? comments().withdraw(receipt) : comments().erase_own_phone(receipt);
  if (!done) return pages::not_found_page(locale, request.path);
  return http::redirect(303, home(locale) + "/receipts/" + receipt);
}

Response CommentDesk::report(const Request& request, Locale locale) const {
  const auto found = find(request, locale);
  if (!found) return pages::not_found_page(locale, request.path);
  const std::string id = request.parameter("id").value_or("");
  const auto shown = comments().shown(found->article->id());
  const auto at = std::ranges::find(*shown, id, &ShownComment::id);
  if (at == shown->end()) return pages::not_found_page(locale, request.path);
  const std::string own = comments_path(*found->article) + '/' + id + "/report";
  const std::string others = home(pages::other(locale));
  const bool is_vietnamese = locale == Locale::vietnamese;
  return page(200, request, locale, "comment_report.html",
              std::string(text(locale, "news.comment_report"_key)), is_vietnamese ? own : others,
              is_vietnamese ? others : own, [&](Dictionary& page) {
                if (request.query_value("sent")) page.show("JUST_SENT");
                if (request.query_value("late")) page.show("TOO_MANY");
                page.set("NAME", at->name);
                page.set("SUBJECT", at->title);
                page.set("TEXT", at->body);
                page.set("ACTION", own);
                page.set("ARTICLE_HREF", public_path(locale, (*found->article)["code"]));
              });
}

Response CommentDesk::reported(const Request& request, Locale locale) const {
  const auto found = find(request, locale);
  if (!found || !office::is_same_origin(request)) {
    return pages::not_found_page(locale, request.path);
  }
  const std::string id = request.parameter("id").value_or("");
  const auto done = comments().report_abuse(*found->article, id, request.remote_address);
  if (!done) return pages::not_found_page(locale, request.path);
  return http::redirect(
      303, comments_path(*found->article) + '/' + id + "/report" + (*done ? "?sent=1" : "?late=1"));
}

Response of_code(std::string_view type, std::string bytes) {
  Response response = http::respond(200, type, std::move(bytes));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Response CommentDesk::picture(const Request& request) const {
  if (!comments().may_look(request.remote_address)) {
    return http::problem(429, "too many pictures; wait a minute");
  }
  const auto asked = comments().codes().asked(request.parameter("token").value_or(""), now());
  if (!asked || asked->sort != CodeSort::picture) {
    return http::problem({Code::not_found, "the code is too old", ""});
  }
  return of_code("image/png", picture_of(*asked));
}

Response CommentDesk::sound(const Request& request) const {
  if (!comments().may_look(request.remote_address)) {
    return http::problem(429, "too many sounds; wait a minute");
  }
  const auto asked = comments().codes().asked(request.parameter("token").value_or(""), now());
  if (!asked || asked->sort != CodeSort::picture) {
    return http::problem({Code::not_found, "the code is too old", ""});
  }
  const bool in_english = request.query_value("lang").value_or("") == "en";
  return of_code("audio/wav", sound_of(*asked, in_english ? Locale::english : Locale::vietnamese));
}

/// For the script of the form: a token alone.
Response CommentDesk::fresh_code(const Request& request) const {
  if (!comments().may_look(request.remote_address)) {
    return http::problem(429, "too many codes; wait a minute");
  }
  return of_code("text/plain; charset=utf-8",
                 comments().codes().new_token(CodeSort::picture, now()));
}

}  // namespace

namespace {

void fill_comment(Dictionary& item, const Article& article, const ShownComment& comment) {
  item.set("ID", comment.id);
  item.set("NAME", comment.name);
  item.set("SUBJECT", comment.title);
  item.set("TEXT", comment.body);
  item.set("TIME", comment.sent_on);
  const auto sent = parse_wall(comment.sent_on);
  if (sent) item.set("MACHINE_TIME", machine_time(*sent));
  item.set("REPORT", comments_path(article) + '/' + comment.id + "/report");
  if (comment.reply.empty()) return;
  Dictionary& reply = item.add("REPLY");
  reply.set("WHO", comment.reply_name);
  reply.set("TEXT", comment.reply);
  reply.set("TIME", comment.replied_on);
  if (const auto at = parse_wall(comment.replied_on)) reply.set("MACHINE_TIME", machine_time(*at));
}

}  // namespace

void fill_comments(Dictionary& page, const Article& article,
                   const std::vector<ShownComment>& comments) {
  std::size_t count = 0;
  for (const ShownComment& comment : comments) {
    if (!comment.answers.empty()) continue;
    Dictionary& item = page.add("COMMENT");
    fill_comment(item, article, comment);
    item.set("ANSWER_IT", comments_path(article) + "?to=" + comment.id);
    ++count;
    Dictionary* answers = nullptr;
    for (const ShownComment& answer : comments) {
      if (answer.answers != comment.id) continue;
      if (answers == nullptr) answers = &item.add("ANSWERS");
      fill_comment(answers->add("ANSWER"), article, answer);
      ++count;
    }
  }
  page.set("COMMENT_COUNT", std::to_string(count));
  if (count == 0) page.show("NO_COMMENTS");
}

void add_comment_routes(http::Router& router, const Publication& publication) {
  const auto desk = std::make_shared<const CommentDesk>(publication);  // shared by the handlers
  const auto add = [&](Method method, std::string pattern, http::Handler handler) {
    http::Route route{
        .methods = {method}, .pattern = std::move(pattern), .handler = std::move(handler)};
    if (method == Method::post) route.limits.body_bytes_max = limits::comment_form_bytes_max;
    router.add(std::move(route));
  };
  using Work = Response (CommentDesk::*)(const Request&, Locale) const;
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path = home(locale);
    const auto page = [&](Method method, const std::string& pattern, Work work) {
      add(method, path + pattern, [desk, locale, work](const Request& request) {
        return (desk.get()->*work)(request, locale);
      });
    };
    page(Method::get, "/{one}/comments", &CommentDesk::form);
    page(Method::post, "/{one}/comments", &CommentDesk::sent);
    page(Method::get, "/{one}/comments/{id}/report", &CommentDesk::report);
    page(Method::post, "/{one}/comments/{id}/report", &CommentDesk::reported);
    page(Method::get, "/receipts/{receipt}", &CommentDesk::receipt);
    page(Method::post, "/receipts/{receipt}", &CommentDesk::receipt_act);
  }
  add(Method::get, "/media/comment-code/{token}",
      [desk](const Request& request) { return desk->picture(request); });
  add(Method::get, "/media/comment-code/{token}/sound",
      [desk](const Request& request) { return desk->sound(request); });
  add(Method::get, "/media/comment-code",
      [desk](const Request& request) { return desk->fresh_code(request); });
}

}  // namespace ocop::newsroom
