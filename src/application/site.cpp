#include "application/site.h"

#include "application/components_page.h"
#include "application/demonstration_events.h"
#include "application/file_input.h"
#include "application/office_labels.h"
#include "application/public_pictures.h"
#include "authenticity/label_keys.h"
#include "base/limits.h"
#include "base/text.h"
#include "crypto/secret_file.h"
#include "http/static_files.h"
#include "messages/publication.h"
#include "portal/frame.h"

namespace ocop::application {
namespace {

using http::Request;
using http::Response;

http::Route health(std::string pattern, std::function<bool()> well) {
  return {.methods = {http::Method::get},
          .pattern = std::move(pattern),
          .handler =
              [well = std::move(well)](const Request&) {
                return well() ? http::respond(200, "text/plain; charset=utf-8", "ok\n")
                              : http::problem({Code::unavailable, "starting; try again", ""});
              },
          .work = http::Work::quick};
}

// The pictures of the demonstration stand where an uploaded one will: under /media.
const http::StaticFiles& demonstration_pictures() {
  static constexpr std::string_view folder = "pictures/";
  static const std::vector<EmbeddedFile> pictures = [] {
    std::vector<EmbeddedFile> found;
    for (const auto& file : embedded::demonstration_files()) {
      if (file.name.starts_with(folder)) {
        found.push_back({file.name.substr(folder.size()), file.content});
      }
    }
    return found;
  }();
  static const http::StaticFiles files("/media/demo", pictures);
  return files;
}

/// What the operator knows of networks; nothing without the file.
Result<scans::Networks> read_networks(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return scans::Networks();
  TRY(const std::string csv, read_file(file.string(), limits::csv_file_bytes_max));
  return scans::Networks::parse(csv);
}

/// What the gateway for text messages shows; empty without the file, and then there is none.
Result<std::string> read_text_token(const std::filesystem::path& file) {
  constexpr std::size_t symbols_min = 32;
  if (!std::filesystem::exists(file)) return std::string();
  TRY(const std::string text, crypto::read_secret_file(file));
  const std::string_view token = trim(text);
  if (token.size() >= symbols_min) return std::string(token);
  return Error{Code::invalid_argument, "the token of the text gateway has at least 32 symbols",
               file.string()};
}

}  // namespace

Site::Site(DataDirectory& data, const Clock& clock, Random& random)
    : epcis_{data.events(), data.tokens(), clock, random},
      resolver_{
          [&data] { return data.registry().catalogue(); }, data.events(), clock, "", nullptr, {}},
      portal_{[&data] { return data.registry().catalogue(); }, clock, ""},
      typed_codes_{.resolver = resolver_, .text_token = ""} {}

Result<std::unique_ptr<Site>> Site::open(DataDirectory& data, const Clock& clock, Random& random) {
  std::unique_ptr<Site> site(new Site(data, clock, random));
  TRY(site->back_office_,
      BackOffice::open(data, clock, random, [&site = *site] { return site.base_url(); }));
  site->back_office_->publication().news.moment();  // read before the first request
  site->back_office_->set_path_probe(
      [&site = *site](std::string_view path) { return site.status_at(path); });
  site->portal_.news = newsroom::news_source(site->back_office_->publication());
  site->portal_.news.notices = [&back = *site->back_office_] {
    return messages::notice_addresses(back.messages());
  };
  site->portal_.stories = stories::story_source(site->back_office_->stories());
  site->resolver_.stories = site->portal_.stories;
  site->portal_.stories.addresses = [stories = site->portal_.stories.addresses,
                                     &culture = site->back_office_->culture()] {
    auto all = stories();
    for (auto& each : culture::addresses(culture)) all.push_back(std::move(each));
    return all;
  };
  TRY(auto networks, read_networks(data.path() / "networks.csv"));
  site->witness_ =
      std::make_unique<CodeWitness>(site->code_desk(), data.scans(), std::move(networks), random);
  site->resolver_.witness = site->witness_.get();
  site->resolver_.who = [&office = *site->back_office_](const Request& request,
                                                        std::string_view subject) {
    return office.who_looks(request, subject);
  };
  TRY(site->typed_codes_.text_token, read_text_token(data.path() / "text-gateway.token"));
  site->text_replies_ = std::make_unique<TextReplies>(site->back_office_->messages());
  site->typed_codes_.confirm = [&replies = *site->text_replies_](
                                   const std::string& from, const std::string& text,
                                   pages::Locale locale, Timestamp now) {
    return replies.answer(from, text, locale, now);
  };
  const codes::CodeDesk& desk = site->code_desk();
  site->offline_check_ = {
      [&desk, &clock] {
        return authenticity::published_key_list(*desk.keys(), desk.voided_epochs(), clock.now());
      },
      authenticity::key_list_keeper(*desk.keys()).public_key(),
      [&data] { return portal::is_demonstration(*data.registry().catalogue()); }};
  return site;
}

int Site::status_at(std::string_view target) {
  constexpr int redirects_max = 5, too_many = 508;
  std::call_once(asked_once_, [this] { asked_ = router(); });
  http::Request request;
  request.method = http::Method::head;  // not one more view, not one more scan
  request.remote_address = "127.0.0.1";
  request.target = target;
  for (int i = 0; i < redirects_max; ++i) {
    const auto mark = request.target.find('?');
    request.path = request.target.substr(0, mark);
    request.query = mark == std::string::npos ? "" : request.target.substr(mark + 1);
    request.parameters.clear();
    const auto match = asked_.match(request.method, request.path, request.parameters);
    // The page of a code always answers, and a look at it is kept as evidence.
    const bool is_code =
        request.path.size() > 1 && request.path[1] >= '0' && request.path[1] <= '9';
    if (is_code) return match.route == nullptr ? 404 : 200;
    const Response answer = asked_.answer(match.route, match, request);
    const std::string_view location = answer.headers.get("Location");
    if (answer.status / 100 != 3 || location.empty()) return answer.status;
    if (location.starts_with("/office") || location.starts_with("/en/office")) return 401;
    if (!location.starts_with('/')) return 200;  // to another host
    request.target = location.substr(0, location.find('#'));
  }
  return too_many;
}

void Site::set_base_url(std::string base_url) {
  portal_.base_url = base_url;
  resolver_.base_url = std::move(base_url);
}

http::Router Site::router() {
  http::Router router;
  add_epcis_routes(router, epcis_);
  add_resolver_routes(router, resolver_);
  add_label_routes(router);
  back_office_->add_routes(router);
  add_offline_check_routes(router, offline_check_);
  add_typed_code_routes(router, typed_codes_);
  portal::add_portal_routes(router, portal_);
  portal::add_search_routes(router, portal_, back_office_->search_sources());
  add_component_routes(router, portal_);
  router.add(demonstration_pictures().route());
  add_public_picture_route(router, back_office_->files(), portal_.catalogue);
  router.add(health("/healthz", [] { return true; }));
  router.add(health("/readyz", [this] { return ready_.load(); }));
  return router;
}

}  // namespace ocop::application
