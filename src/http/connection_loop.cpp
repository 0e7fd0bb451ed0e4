#include "http/connection_loop.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/log.h"
#include "http/connection.h"

namespace ocop::http {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;

class ConnectionLoop::Impl {
 public:
  explicit Impl(Surroundings& surroundings)
      : thread_(surroundings),
        work_(asio::make_work_guard(thread_.context)),
        sweep_timer_(thread_.context) {
    const auto shortest =
        std::min(surroundings.options.header_time_ms_max, surroundings.options.idle_time_ms_max);
    sweep_every_ = std::chrono::milliseconds(std::clamp<std::int64_t>(shortest / 8, 1, 250));
    sweep_later();
  }

  ~Impl() {
    while (const std::size_t left = thread_.holds->load()) thread_.holds->wait(left);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void run() { thread_.context.run(); }

  void adopt(int socket, std::string peer) {
    const auto protocol = peer.find(':') == std::string::npos ? tcp::v4() : tcp::v6();
    auto connection = std::make_unique<Connection>(
        thread_, tcp::socket(thread_.context, protocol, socket), std::move(peer));
    asio::co_spawn(thread_.context, serve(std::move(connection)), asio::detached);
  }

  void drain() {
    asio::post(thread_.context, [this] {
      thread_.draining = true;
      for (Connection* connection : thread_.connections) connection->expire_if_idle();
      leave_when_empty();
    });
  }

  void abort() { thread_.context.stop(); }

 private:
  awaitable<void> serve(std::unique_ptr<Connection> connection) {
    try {
      co_await connection->serve();
    } catch (const std::exception& exception) {
      log::error("a connection was dropped: {}", exception.what());
    }
    connection.reset();
    leave_when_empty();
  }

  void leave_when_empty() {
    if (!thread_.draining || !thread_.connections.empty()) return;
    work_.reset();
    sweep_timer_.cancel();
  }

  /// One timer for all connections: the times are limits against abuse, not appointments.
  void sweep_later() {
    sweep_timer_.expires_after(sweep_every_);
    sweep_timer_.async_wait([this](const error_code& error) {
      if (error) return;
      const std::int64_t now = now_ms();
      for (Connection* connection : thread_.connections) connection->expire_if_late(now);
      if (!thread_.draining || !thread_.connections.empty()) sweep_later();
    });
  }

  LoopThread thread_;
  asio::executor_work_guard<asio::io_context::executor_type> work_;
  asio::steady_timer sweep_timer_;
  std::chrono::milliseconds sweep_every_{};
};

ConnectionLoop::ConnectionLoop(Surroundings& surroundings)
    : impl_(std::make_unique<Impl>(surroundings)) {}
ConnectionLoop::~ConnectionLoop() = default;
void ConnectionLoop::run() { impl_->run(); }
void ConnectionLoop::adopt(int socket, std::string peer) { impl_->adopt(socket, std::move(peer)); }
void ConnectionLoop::drain() { impl_->drain(); }
void ConnectionLoop::abort() { impl_->abort(); }

}  // namespace ocop::http
