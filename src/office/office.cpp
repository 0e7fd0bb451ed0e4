#include "office/office.h"

#include "accounts/secret.h"
#include "base/log.h"
#include "http/percent.h"
#include "office/drafts_api.h"
#include "office/file_pages.h"
#include "office/flash.h"
#include "office/form_data.h"
#include "office/home_page.h"
#include "office/office_state.h"
#include "office/proposal_pages.h"
#include "office/register_pages.h"
#include "office/search_page.h"
#include "office/suggest_api.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using http::Request;
using http::Response;

constexpr pages::Locale locales[] = {pages::Locale::vietnamese, pages::Locale::english};

bool reads(http::Method method) {
  return method == http::Method::get || method == http::Method::head;
}

/// The page to come back to: the one that was asked for, or the one whose form was sent.
std::string return_path(const Request& request) {
  if (reads(request.method)) return request.target;
  const std::string_view referer = request.headers.get("Referer");
  const auto host = referer.find("://");
  if (host == std::string_view::npos) return {};
  const auto path = referer.find('/', host + 3);
  if (path == std::string_view::npos) return {};
  // Only the path is taken, so that it stays on this site whatever the host was.
  return std::string(referer.substr(path));
}

Response to_sign_in(const Request& request, pages::Locale locale) {
  std::string address = pages::localized(locale, sign_in_path);
  const std::string back = return_path(request);
  if (is_office_path(back)) address += "?return=" + http::percent_encode(back);
  Response response = http::redirect(303, address);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

bool has_form_token(const Visitor& visitor, const Request& request) {
  if (visitor.form_token.empty()) return false;
  const std::string_view header = request.headers.get("X-Form-Token");
  if (!header.empty()) return accounts::equals_in_constant_time(header, visitor.form_token);
  const auto form = read_form_data(request);
  return form && accounts::equals_in_constant_time(form->get("form_token"), visitor.form_token);
}

}  // namespace

Office::Office(Ground ground) : state_(std::make_unique<State>(std::move(ground))) {
  add_section({.path = "/office", .label = "office.home.name"_key, .icon = "home"});
  add_home_page(*this, *state_);
  add_search_page(*this, *state_);
  add_proposal_pages(*this, *state_);
  add_file_pages(*this, *state_);
  add_drafts_api(*this);
  add_suggest_api(*this);
}
Office::~Office() = default;

const Ground& Office::ground() const { return state_->ground; }

void Office::add_section(Section section) { state_->sections.push_back(std::move(section)); }
void Office::add_quick_act(QuickAct act) { state_->quick_acts.push_back(std::move(act)); }
void Office::add_work(std::function<Result<std::vector<WorkItem>>(const Visitor&)> source) {
  state_->work.push_back(std::move(source));
}
void Office::add_figures(std::function<Result<std::vector<Figure>>(const Visitor&)> source) {
  state_->figures.push_back(std::move(source));
}

void Office::add_register(RegisterPage page) {
  if (page.group) {
    add_section({.path = path_of(*page.kind),
                 .label = page.kind->many,
                 .icon = page.icon,
                 .group = *page.group,
                 .needs = Needs{page.kind->object}});
  }
  const records::Kind* kind = page.kind;
  const auto& added = state_->registers.emplace(kind, std::move(page)).first->second;
  add_register_pages(*this, added);
}

void Office::add_page(http::Method method, std::string pattern, std::optional<Needs> needs,
                      PageHandler handler, http::RouteLimits limits) {
  for (const pages::Locale locale : locales) {
    state_->routes.push_back(
        {.methods = {method},
         .pattern = pages::localized(locale, pattern),
         .handler = [this, needs, handler, locale](const Request& request) -> Response {
           const auto visitor = state_->ground.visitor(request, locale);
           if (!visitor) return to_sign_in(request, locale);
           if (needs && !visitor->may(needs->object, needs->act)) {
             return not_found(*visitor, request);
           }
           if (!reads(request.method) && !has_form_token(*visitor, request)) {
             return failed(*visitor, request, {Code::permission_denied, "", "form_token"});
           }
           Response response = handler(*visitor, request);
           if (!response.headers.has("Cache-Control")) {
             response.headers.set("Cache-Control", "no-store");
           }
           return response;
         },
         .limits = limits});
  }
}

void Office::add_open_page(http::Method method, std::string pattern,
                           std::function<Response(const Request&, pages::Locale)> handler) {
  for (const pages::Locale locale : locales) {
    state_->open_paths.insert(pages::localized(locale, pattern));
    state_->routes.push_back({.methods = {method},
                              .pattern = pages::localized(locale, pattern),
                              .handler = [handler, locale](const Request& request) {
                                return handler(request, locale);
                              }});
  }
}

void Office::add_routes(http::Router& router) {
  for (http::Route& route : state_->routes) router.add(std::move(route));
  state_->routes.clear();
  // Who is not signed in cannot make us hold a body.
  const auto guard = [this](const Request& request) -> std::optional<Response> {
    if (reads(request.method) || state_->open_paths.contains(request.path)) return std::nullopt;
    const pages::Locale locale = locale_of(request.path);
    if (state_->ground.visitor(request, locale)) return std::nullopt;
    return to_sign_in(request, locale);
  };
  router.guard("/office", guard);
  router.guard("/en/office", guard);
}

Response Office::respond(const Visitor& visitor, const Request& request,
                         std::string_view template_name, pages::Dictionary& page,
                         const Heading& heading, int status) const {
  fill_frame(page, visitor, request.target, heading, state_->sections);
  if (state_->ground.is_demonstration()) page.show("DEMONSTRATION");
  const auto flash = read_flash(visitor, request);
  const auto key = flash ? pages::Key::find(flash->key) : std::nullopt;
  if (key) {
    pages::Dictionary& message = page.add("FLASH");
    message.set("TONE", name_of(flash->tone));
    message.set("ICON", flash->tone == Tone::good ? "check" : "alert");
    message.set("TEXT", pages::text(visitor.locale, *key, flash->arguments));
    if (!flash->undo.empty()) {
      message.set_in("UNDO", "HREF", pages::localized(visitor.locale, flash->undo));
    }
  }
  Response response = pages::respond(status, visitor.locale, template_name, page);
  if (flash) response.headers.add("Set-Cookie", end_flash_cookie(request.secure));
  return response;
}

Response Office::respond(const Visitor& visitor, const Request& request, const Heading& heading,
                         const std::vector<Panel>& panels) const {
  pages::Dictionary page;
  fill_panels(page, panels);
  return respond(visitor, request, "office_panels.html", page, heading);
}

Response Office::not_found(const Visitor& visitor, const Request& request) const {
  return failed(visitor, request, {Code::not_found, "", ""});
}

Response Office::failed(const Visitor& visitor, const Request& request, const Error& error) const {
  struct Words {
    pages::Key title, saying;
  };
  const auto words_of = [](Code code) -> Words {
    switch (code) {
      case Code::not_found:
        return {"office.error.not_found"_key, "office.error.not_found.saying"_key};
      case Code::permission_denied:
        return {"office.error.form"_key, "office.error.form.saying"_key};
      case Code::payload_too_large:
        return {"office.error.large"_key, "office.error.large.saying"_key};
      case Code::invalid_argument:
      case Code::unsupported_media_type:
        return {"office.error.input"_key, "office.error.input.saying"_key};
      case Code::failed_precondition:
      case Code::already_exists:
        return {"office.error.state"_key, "office.error.state.saying"_key};
      default:
        return {"office.error.ours"_key, "office.error.ours.saying"_key};
    }
  };
  const int status = http_status(error.code);
  if (status >= 500) log::error("{}: {}", request.path, to_string(error));
  const Words words = words_of(error.code);
  pages::Dictionary page;
  page.set("SAYING", pages::text(visitor.locale, words.saying));
  return respond(visitor, request, "office_error.html", page,
                 {std::string(pages::text(visitor.locale, words.title))}, status);
}

Response Office::done(const Visitor& visitor, const Request& request, std::string_view path,
                      pages::Key message, const std::vector<std::string>& arguments,
                      std::string_view undo) const {
  const Flash flash{Tone::good, std::string(message.name()), arguments, std::string(undo)};
  Response response = http::redirect(303, href(visitor, path));
  response.headers.add("Set-Cookie", flash_cookie(visitor, flash, request.secure));
  return response;
}

Response Office::not_done(const Visitor& visitor, const Request& request, std::string_view path,
                          pages::Key message, const std::vector<std::string>& arguments) const {
  const Flash flash{Tone::caution, std::string(message.name()), arguments, ""};
  Response response = http::redirect(303, href(visitor, path));
  response.headers.add("Set-Cookie", flash_cookie(visitor, flash, request.secure));
  return response;
}

Response Office::acted(const Visitor& visitor, const Request& request, std::string_view path,
                       const Result<std::optional<records::Reason>>& refusal,
                       pages::Key done_message, const std::vector<std::string>& arguments) const {
  if (!refusal) return failed(visitor, request, refusal.error());
  if (!*refusal) return done(visitor, request, path, done_message, arguments);
  return not_done(visitor, request, path, (*refusal)->key, (*refusal)->arguments);
}

std::string Office::href(const Visitor& visitor, const records::Record& row) const {
  if (!state_->registers.contains(row.kind)) return {};
  return href(visitor, path_of(*row.kind) + "/" + row.id);
}

std::string Office::href(const Visitor& visitor, std::string_view path) {
  return pages::localized(visitor.locale, path);
}

const RegisterPage* Office::register_of(const records::Kind& kind) const {
  const auto at = state_->registers.find(&kind);
  return at == state_->registers.end() ? nullptr : &at->second;
}

}  // namespace ocop::office
