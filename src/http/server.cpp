#include "http/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <ctime>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/log.h"
#include "http/connection_loop.h"
#include "http/response_head.h"

namespace ocop::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// Files that the rest of the process (stores, log, libraries) may have open besides connections.
constexpr rlim_t other_files = 1024;

/// As many files as the connections may need, or as many as this process may have.
void raise_file_limit(std::size_t connections_max) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections_max + other_files);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

Error cannot_listen(const ServerOptions& options, const error_code& error) {
  return {Code::unavailable,
          "cannot listen on " + options.host + ":" + std::to_string(options.port) + ": " +
              error.message() + "; choose another address or port",
          "--listen"};
}

/// One connection too many is told so, as far as its socket takes it without waiting.
void turn_away(tcp::socket& socket) {
  Response response = problem(503, "the server has too many connections; try again in a moment");
  response.headers.set("Retry-After", "5");
  Envelope envelope;
  envelope.persistence = Persistence::close;
  const std::string date = http_date(std::time(nullptr));
  envelope.date = date;
  envelope.request_id = "none";
  std::string bytes;
  append_head(bytes, response, envelope);
  bytes += response.body;
  ::send(socket.native_handle(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  error_code ignored;
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Router router)
      : surroundings_{std::move(options), std::move(router), nullptr},
        acceptor_(context_),
        drain_timer_(context_),
        retry_timer_(context_) {
    const ServerOptions& own = surroundings_.options;
    surroundings_.workers =
        std::make_unique<WorkerPool>(std::max(1U, own.worker_threads), own.worker_queue_max);
    for (unsigned i = 0; i < std::max(1U, surroundings_.options.connection_threads); ++i) {
      loops_.push_back(std::make_unique<ConnectionLoop>(surroundings_));
    }
  }

  ~Impl() { surroundings_.workers.reset(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Result<void> listen() {
    const ServerOptions& options = surroundings_.options;
    error_code error;
    const auto address = asio::ip::make_address(options.host, error);
    if (error) return cannot_listen(options, error);
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(tcp::acceptor::max_listen_connections, error);
    if (error) return cannot_listen(options, error);
    port_ = acceptor_.local_endpoint(error).port();
    raise_file_limit(options.connections_max);
    accept();
    return ok();
  }

  void run() {
    std::vector<std::thread> threads;
    threads.reserve(loops_.size());
    for (const auto& loop : loops_) {
      threads.emplace_back([this, &loop] {
        loop->run();
        asio::post(context_, [this] { loop_ended(); });
      });
    }
    context_.run();
    for (std::thread& thread : threads) thread.join();
  }

  void stop() {
    asio::post(context_, [this] { drain(); });
  }

  std::uint16_t port() const { return port_; }

 private:
  void accept() {
    acceptor_.async_accept(peer_, [this](const error_code& error, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
          error == asio::error::no_memory) {
        return accept_later();
      }
      if (!error) take(std::move(socket));
      accept();
    });
  }

  /// Out of files or memory: the waiting client stays in the kernel's queue.
  void accept_later() {
    log::warn("cannot take more connections: the process has too many files open");
    retry_timer_.expires_after(std::chrono::milliseconds(100));
    retry_timer_.async_wait([this](const error_code& error) {
      if (!error && acceptor_.is_open()) accept();
    });
  }

  void take(tcp::socket socket) {
    if (surroundings_.connections.fetch_add(1) >= surroundings_.options.connections_max) {
      surroundings_.connections.fetch_sub(1);
      return turn_away(socket);
    }
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const int handle = socket.release(ignored);
    loops_[next_++ % loops_.size()]->adopt(handle, peer_.address().to_string());
  }

  void drain() {
    if (!acceptor_.is_open()) return;
    surroundings_.stopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    retry_timer_.cancel();
    for (const auto& loop : loops_) loop->drain();
    drain_timer_.expires_after(std::chrono::milliseconds(surroundings_.options.drain_time_ms_max));
    drain_timer_.async_wait([this](const error_code& error) {
      if (error) return;
      log::warn("stopping with {} connections still open: the time to drain is over",
                surroundings_.connections.load());
      for (const auto& loop : loops_) loop->abort();
    });
  }

  void loop_ended() {
    if (++ended_ == loops_.size()) drain_timer_.cancel();
  }

  Surroundings surroundings_;
  std::vector<std::unique_ptr<ConnectionLoop>> loops_;
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  tcp::endpoint peer_;
  asio::steady_timer drain_timer_;
  asio::steady_timer retry_timer_;
  std::uint16_t port_ = 0;
  std::size_t next_ = 0;
  std::size_t ended_ = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(ServerOptions options, Router router) {
  auto impl = std::make_unique<Impl>(std::move(options), std::move(router));
  TRY_VOID(impl->listen());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return impl_->port(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

}  // namespace ocop::http
