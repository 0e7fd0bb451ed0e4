#include "application/remote_capture.h"

#include <fmt/format.h>

#include <fstream>

#include <boost/json.hpp>

#include "application/data_database.h"
#include "http/test_client.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

constexpr std::string_view actor = "command line";
constexpr int token_days = 1;

std::filesystem::path announcement(const std::filesystem::path& directory) {
  return directory / "serving";
}

Error unexpected(std::string_view what) {
  return {Code::unavailable, fmt::format("the running server {}; try again", what), ""};
}

std::size_t number(const json::object& body, std::string_view name) {
  const auto* value = body.if_contains(name);
  return value == nullptr ? 0 : value->to_number<std::size_t>();
}

std::string text(const json::object& body, std::string_view name) {
  const auto* value = body.if_contains(name);
  return value != nullptr && value->is_string() ? json::value_to<std::string>(*value) : "";
}

Error refusal_of(const json::object& fault) {
  const Code code =
      number(fault, "status") == static_cast<std::size_t>(http_status(Code::already_exists))
          ? Code::already_exists
          : Code::invalid_argument;
  return {code, text(fault, "detail"), text(fault, "pointer")};
}

// A job (202) or a problem: both name the faults in "errors", in the same form.
CaptureReport report_of(const json::object& body) {
  CaptureReport report;
  report.captured = number(body, "captured");
  report.already_stored = number(body, "alreadyStored");
  if (const auto* errors = body.if_contains("errors"); errors != nullptr && errors->is_array()) {
    for (const auto& fault : errors->get_array()) {
      report.refusals.push_back(refusal_of(fault.as_object()));
    }
  }
  report.refusal_count =
      std::max({number(body, "refused"), number(body, "errorCount"), report.refusals.size()});
  return report;
}

}  // namespace

Result<void> announce_server(const std::filesystem::path& directory, std::uint16_t port) {
  std::ofstream out(announcement(directory));
  out << port << '\n';
  out.close();
  if (out) return ok();
  return Error{Code::permission_denied, "cannot be written", announcement(directory).string()};
}

void withdraw_server(const std::filesystem::path& directory) {
  std::error_code ignored;
  std::filesystem::remove(announcement(directory), ignored);
}

std::uint16_t serving_port(const std::filesystem::path& directory) {
  std::uint16_t port = 0;
  std::ifstream(announcement(directory)) >> port;
  return port != 0 && http::TestClient(port).connected() ? port : 0;
}

Result<std::unique_ptr<RemoteCapture>> RemoteCapture::open(const std::filesystem::path& directory,
                                                           const Clock& clock, Random& random) {
  std::unique_ptr<RemoteCapture> remote(new RemoteCapture);
  remote->port_ = serving_port(directory);
  if (remote->port_ == 0) {
    return Error{Code::not_found, "no server of this folder answers", directory.string()};
  }
  TRY(remote->database_, open_database(directory));
  TRY(remote->tokens_, accounts::TokenStore::open(*remote->database_, clock, random));
  TRY(remote->token_,
      remote->tokens_->create({std::string(actor), {accounts::Scope::capture}, token_days}, actor));
  return remote;
}

RemoteCapture::~RemoteCapture() {
  // It ends by itself within a day when this fails.
  if (tokens_ && !token_.secret.empty()) (void)tokens_->revoke(token_.info.id, actor);
}

Result<CaptureReport> RemoteCapture::capture(std::string_view document, ErrorBehaviour behaviour) {
  const std::string headers = fmt::format(
      "Content-Type: application/ld+json\r\nAuthorization: Bearer {}\r\n"
      "GS1-Capture-Error-Behaviour: {}\r\n",
      token_.secret, behaviour == ErrorBehaviour::rollback ? "rollback" : "proceed");
  http::TestClient client(port_);
  const auto answer = client.request(http::Method::post, "/epcis/capture", headers, document);
  if (!answer) return unexpected("did not answer");
  boost::system::error_code failed;
  const json::value body = json::parse(answer->body, failed);
  if (failed || !body.is_object()) return unexpected("gave an answer that is no JSON");
  if (answer->status == 202 || body.get_object().contains("errors")) {
    return report_of(body.get_object());
  }
  return Error{Code::unavailable, text(body.get_object(), "detail"), ""};
}

}  // namespace ocop::application
