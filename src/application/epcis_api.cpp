#include "application/epcis_api.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "accounts/access.h"
#include "application/capture.h"
#include "application/epcis_query_parameters.h"
#include "base/id.h"
#include "base/text.h"
#include "epcis/document.h"
#include "epcis/encode.h"
#include "http/percent.h"

namespace ocop::application {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::string_view job_note_prefix = "capture_job/";
constexpr http::RouteLimits document_limits{.body_bytes_max = limits::epcis_document_bytes_max};

// Problem types of EPCIS 2.0 REST, "epcisException:…".
std::string_view problem_type(Code code) {
  switch (code) {
    case Code::invalid_argument:
      return "epcisException:ValidationException";
    case Code::unauthenticated:
    case Code::permission_denied:
      return "epcisException:SecurityException";
    case Code::not_found:
      return "epcisException:NoSuchResourceException";
    case Code::not_acceptable:
      return "epcisException:NotAcceptableException";
    case Code::already_exists:
      return "epcisException:ResourceAlreadyExistsException";
    case Code::payload_too_large:
      return "epcisException:CaptureLimitExceededException";
    case Code::uri_too_long:
      return "epcisException:URITooLongException";
    case Code::unsupported_media_type:
      return "epcisException:UnsupportedMediaTypeException";
    default:
      return "epcisException:ImplementationException";
  }
}

Response with_versions(Response response) {
  response.headers.set("GS1-EPCIS-Version", "2.0.0");
  response.headers.set("GS1-CBV-Version", "2.0.0");
  return response;
}

Response refuse(const Error& error) {
  return with_versions(http::problem(error, problem_type(error.code)));
}

json::array faults_json(const std::vector<Error>& refusals) {
  json::array faults;
  for (const auto& refusal : refusals) {
    faults.push_back({{"type", problem_type(refusal.code)},
                      {"title", name_of(refusal.code)},
                      {"status", http_status(refusal.code)},
                      {"pointer", refusal.pointer},
                      {"detail", refusal.detail}});
  }
  return faults;
}

// One problem for the document, with every named fault of it.
Response refuse(const CaptureReport& report) {
  const Error& first = report.refusals.front();
  const std::string detail = report.refusal_count == 1
                                 ? first.detail
                                 : fmt::format("{} faults, nothing was stored; the first: {}",
                                               report.refusal_count, first.detail);
  json::object body{{"type", problem_type(first.code)},
                    {"title", name_of(first.code)},
                    {"status", http_status(first.code)},
                    {"detail", detail},
                    {"pointer", first.pointer},
                    {"errorCount", report.refusal_count},
                    {"errors", faults_json(report.refusals)}};
  return with_versions(
      http::respond(http_status(first.code), "application/problem+json", json::serialize(body)));
}

Result<void> require_json(const Request& request) {
  const std::string_view type = request.headers.get("Content-Type");
  const std::string_view bare = trim(type.substr(0, type.find(';')));
  if (equals_ignoring_case(bare, "application/json") ||
      equals_ignoring_case(bare, "application/ld+json")) {
    return ok();
  }
  return Error{Code::unsupported_media_type,
               "send the document as Content-Type: application/json or application/ld+json",
               "Content-Type"};
}

Result<ErrorBehaviour> requested_behaviour(const Request& request) {
  const std::string_view value = request.headers.get("GS1-Capture-Error-Behaviour");
  if (value.empty() || value == "rollback") return ErrorBehaviour::rollback;
  if (value == "proceed") return ErrorBehaviour::proceed;
  return Error{Code::invalid_argument, "write rollback or proceed", "GS1-Capture-Error-Behaviour"};
}

class Handlers {
 public:
  explicit Handlers(const EpcisApi& api) : api_(api) {}

  std::optional<Response> guard(const Request& request) const {
    if (request.method == http::Method::options) return std::nullopt;
    const auto scope =
        request.method == http::Method::post ? accounts::Scope::capture : accounts::Scope::query;
    const auto token =
        api_.tokens.check_header(request.headers.get("Authorization"), scope, api_.clock.now());
    if (token) return std::nullopt;
    Response response = refuse(token.error());
    if (token.error().code == Code::unauthenticated) {
      response.headers.set("WWW-Authenticate", "Bearer realm=\"epcis\"");
    }
    return response;
  }

  Response capture_document(const Request& request) const {
    if (const auto right = require_json(request); !right) return refuse(right.error());
    const auto behaviour = requested_behaviour(request);
    if (!behaviour) return refuse(behaviour.error());
    const Timestamp created = api_.clock.now();
    const auto report = capture(api_.store, request.body, *behaviour);
    if (!report) return refuse(report.error());
    if (!report->whole() && *behaviour == ErrorBehaviour::rollback) return refuse(*report);
    return accept(*report, *behaviour, created);
  }

  Response job(const Request& request) const {
    const auto note = api_.store.note(std::string(job_note_prefix) + request.parameters.at("id"));
    if (!note) return refuse(note.error());
    if (!*note) return refuse({Code::not_found, "there is no capture job of that name", ""});
    return with_versions(http::respond(200, "application/json", **note));
  }

  Response capture_event(const Request& request) const {
    if (const auto right = require_json(request); !right) return refuse(right.error());
    const auto report = capture(api_.store, request.body, ErrorBehaviour::rollback);
    if (!report) return refuse(report.error());
    if (!report->whole()) return refuse(*report);
    if (report->appended.size() != 1) {
      return refuse({Code::invalid_argument,
                     "this address takes one event; send documents to /epcis/capture", ""});
    }
    const auto stored = api_.store.view()->event(report->appended.front().sequence);
    if (!stored) return refuse(stored.error());
    Response response = http::respond(201, "application/json", "");
    response.headers.set("Location",
                         "/epcis/events/" + http::percent_encode(stored->facts.event_id));
    return with_versions(std::move(response));
  }

  Response event(const Request& request) const {
    const auto id = http::percent_decode(request.parameters.at("id"));
    if (!id) return refuse(id.error());
    const auto view = api_.store.view();
    const auto found = view->find_by_event_id(*id);
    if (!found) return refuse(found.error());
    if (found->empty()) return refuse({Code::not_found, "there is no event of that name", ""});
    std::vector<event_store::StoredEvent> events;
    for (const auto sequence : *found) {
      auto stored = view->event(sequence);
      if (!stored) return refuse(stored.error());
      events.push_back(std::move(*stored));
    }
    return answer(events);
  }

  Response events(const Request& request) const {
    const auto parsed = parse_query_parameters(request.query);
    if (!parsed) {
      return with_versions(http::problem(parsed.error(), "epcisException:QueryParameterException"));
    }
    const auto page =
        event_store::run(*api_.store.view(), parsed->query, parsed->after, parsed->per_page);
    if (!page) return refuse(page.error());
    Response response = answer(page->events);
    if (page->next_after) {
      response.headers.set(
          "Link", fmt::format("<{}>; rel=\"next\"", next_address(request, *page->next_after)));
    }
    return response;
  }

  static Response root(const Request&) {
    return with_versions(
        http::respond(200, "application/json",
                      R"({"@context":"https://ref.gs1.org/standards/epcis/epcis-context.jsonld",)"
                      R"("type":"Collection","member":["capture","events"]})"));
  }

 private:
  Response accept(const CaptureReport& report, ErrorBehaviour behaviour, Timestamp created) const {
    const std::string id = new_sortable_id(api_.clock, api_.random);
    json::object job{
        {"captureID", id},
        {"createdAt", format_utc(created)},
        {"finishedAt", format_utc(api_.clock.now())},
        {"running", false},
        {"success", report.whole()},
        {"captureErrorBehaviour", behaviour == ErrorBehaviour::rollback ? "rollback" : "proceed"},
        {"errors", faults_json(report.refusals)},
        {"captured", report.captured},
        {"alreadyStored", report.already_stored},
        {"refused", report.refusal_count}};
    const std::string text = json::serialize(job);
    const auto stored = api_.store.put_note(std::string(job_note_prefix) + id, text);
    if (!stored) return refuse(stored.error());
    Response response = http::respond(202, "application/json", text);
    response.headers.set("Location", "/epcis/capture/" + id);
    return with_versions(std::move(response));
  }

  static std::string next_address(const Request& request, event_store::Sequence after) {
    std::string kept;
    for (const auto pair : split(request.query, '&')) {
      if (!pair.empty() && !pair.starts_with("nextPageToken=")) {
        kept += std::string(pair) + "&";
      }
    }
    return fmt::format("{}?{}nextPageToken={}", request.path, kept, after);
  }

  // EPCISQueryDocument with the stored bytes of each event (EPCIS 2.0 section 10.2).
  Response answer(const std::vector<event_store::StoredEvent>& events) const {
    std::string body =
        R"({"@context":["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],)"
        R"("type":"EPCISQueryDocument","schemaVersion":"2.0","creationDate":")" +
        format_utc(api_.clock.now()) +
        R"(","epcisBody":{"queryResults":{"queryName":"SimpleEventQuery","resultsBody":{"eventList":[)";
    bool first = true;
    for (const auto& event : events) {
      if (!first) body += ',';
      first = false;
      body +=
          epcis::with_record(event.json, event.facts.event_id, event.record_time, event.context);
    }
    body += "]}}}}";
    return with_versions(http::respond(200, "application/json", std::move(body)));
  }

  const EpcisApi& api_;
};

}  // namespace

void add_epcis_routes(http::Router& router, const EpcisApi& api) {
  using http::Method;
  const auto handlers = std::make_shared<const Handlers>(api);  // shared by the handlers below
  const auto bind = [&](Response (Handlers::*member)(const Request&) const) -> http::Handler {
    return [handlers, member](const Request& request) { return (*handlers.*member)(request); };
  };
  router.guard("/epcis", [handlers](const Request& request) { return handlers->guard(request); });
  router.add({{Method::get}, "/epcis", &Handlers::root});
  router.add({.methods = {Method::post},
              .pattern = "/epcis/capture",
              .handler = bind(&Handlers::capture_document),
              .limits = document_limits});
  router.add({{Method::get}, "/epcis/capture/{id}", bind(&Handlers::job)});
  router.add({{Method::get}, "/epcis/events", bind(&Handlers::events)});
  router.add({.methods = {Method::post},
              .pattern = "/epcis/events",
              .handler = bind(&Handlers::capture_event),
              .limits = {.body_bytes_max = limits::epcis_event_bytes_max}});
  router.add({{Method::get}, "/epcis/events/{id}", bind(&Handlers::event)});
}

}  // namespace ocop::application
