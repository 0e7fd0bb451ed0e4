#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "application/bench_report.h"
#include "application/data_directory.h"
#include "application/site.h"
#include "base/clock.h"
#include "base/random.h"
#include "epcis/document.h"
#include "http/server.h"
#include "pages/page.h"

namespace ocop::application {

/// The whole site over a data folder, served from this process as `ocop serve` does it.
class BenchSite {
 public:
  explicit BenchSite(const std::filesystem::path& folder)
      : data_(expect(DataDirectory::open(folder, clock_, random_))) {}
  ~BenchSite() { stop(); }
  BenchSite(const BenchSite&) = delete;
  BenchSite& operator=(const BenchSite&) = delete;

  DataDirectory& data() { return *data_; }
  std::size_t events() { return data_->events().view()->last(); }

  /// Serves in threads of its own; `more` is added to the routes.
  std::uint16_t serve(std::vector<http::Route> more = {}) {
    expect(pages::load(""));
    site_ = expect(Site::open(*data_, clock_, random_));
    http::Router router = site_->router();
    for (auto& route : more) router.add(std::move(route));
    http::ServerOptions options;
    options.port = 0;
    options.connection_threads = std::max(2U, std::thread::hardware_concurrency());
    server_ = expect(http::Server::open(options, std::move(router)));
    site_->set_base_url("http://127.0.0.1:" + std::to_string(server_->port()));
    site_->set_ready();
    serving_ = std::thread([this] { server_->run(); });
    return server_->port();
  }

  /// From any thread but that of the server; `wait` then returns.
  void stop_serving() {
    if (server_) server_->stop();
  }
  void wait() {
    if (serving_.joinable()) serving_.join();
  }
  void stop() {
    stop_serving();
    wait();
  }

 private:
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<DataDirectory> data_;
  std::unique_ptr<Site> site_;
  std::unique_ptr<http::Server> server_;
  std::thread serving_;
};

/// Stores a document without HTTP: for filling a store before anything is measured. Everything in
/// it must be right.
inline void store_directly(event_store::EventStore& store, const std::string& document) {
  const epcis::Decoded decoded = epcis::decode(document);
  if (decoded.fault_count > 0) {
    give_up(decoded.faults.front().pointer + ": " + decoded.faults.front().reason);
  }
  expect(store.append(decoded.events));
}

}  // namespace ocop::application
