#include "application/remote_checkpoint.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "application/data_database.h"
#include "application/remote_capture.h"
#include "http/test_client.h"

namespace ocop::application {
namespace {

constexpr std::string_view actor = "command line";
constexpr std::string_view address = "/operations/checkpoint";

Result<void> make(const event_store::RocksDbEventStore& events, const scans::ScanStore& scans,
                  const std::filesystem::path& directory) {
  const std::filesystem::path folder = directory / checkpoint_name;
  std::error_code failed;
  std::filesystem::remove_all(folder, failed);
  std::filesystem::create_directory(folder, failed);
  if (failed) {
    return Error{Code::unavailable, "the folder cannot be made: " + failed.message(),
                 folder.string()};
  }
  TRY_VOID(events.checkpoint(folder / "events"));
  return scans.copy_to(folder / "scans");
}

Result<void> ask(std::uint16_t port, const std::filesystem::path& directory, const Clock& clock,
                 Random& random) {
  TRY(const auto database, open_database(directory));
  TRY(const auto tokens, accounts::TokenStore::open(*database, clock, random));
  TRY(const accounts::CreatedToken token,
      tokens->create({std::string(actor), {accounts::Scope::backup}, 1}, actor));
  http::TestClient client(port);
  const auto answer = client.request(http::Method::post, address,
                                     fmt::format("Authorization: Bearer {}\r\n", token.secret), "");
  TRY_VOID(tokens->revoke(token.info.id, actor));
  if (answer && answer->status == 204) return ok();
  return Error{Code::unavailable, "the running server did not prepare the events; see its log", ""};
}

}  // namespace

StoreCheckpoint::StoreCheckpoint(std::filesystem::path directory)
    : directory_(std::move(directory)) {}

Result<std::unique_ptr<StoreCheckpoint>> StoreCheckpoint::take(
    const std::filesystem::path& directory, const Clock& clock, Random& random) {
  std::unique_ptr<StoreCheckpoint> checkpoint(new StoreCheckpoint(directory));
  const int lock = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0 || ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (lock >= 0) ::close(lock);
    return Error{Code::failed_precondition, "another backup of this folder is running",
                 directory.string()};
  }
  checkpoint->lock_ = lock;
  if (const std::uint16_t port = serving_port(directory); port != 0) {
    TRY_VOID(ask(port, directory, clock, random));
    return checkpoint;
  }
  TRY(const auto events,
      event_store::RocksDbEventStore::open(directory / "events", {clock, random}));
  TRY(const auto scans, scans::ScanStore::open(directory / "scans", clock));
  TRY_VOID(make(*events, *scans, directory));
  return checkpoint;
}

StoreCheckpoint::~StoreCheckpoint() {
  if (lock_ < 0) return;
  std::error_code ignored;
  std::filesystem::remove_all(directory_ / checkpoint_name, ignored);
  ::close(lock_);
}

void remove_stale_checkpoint(const std::filesystem::path& directory) {
  const int lock = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0) return;
  std::error_code ignored;
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) {
    std::filesystem::remove_all(directory / checkpoint_name, ignored);
  }
  ::close(lock);
}

void add_checkpoint_route(http::Router& router, const event_store::RocksDbEventStore& events,
                          const scans::ScanStore& scans, accounts::TokenStore& tokens,
                          const Clock& clock, const std::filesystem::path& directory) {
  router.add(
      {.methods = {http::Method::post},
       .pattern = std::string(address),
       .handler = [&events, &scans, &tokens, &clock, directory](const http::Request& request) {
         const auto token = tokens.check_header(request.headers.get("Authorization"),
                                                accounts::Scope::backup, clock.now());
         if (!token) return http::problem(token.error());
         const auto made = make(events, scans, directory);
         return made ? http::respond(204, "text/plain", "") : http::problem(made.error());
       }});
}

}  // namespace ocop::application
