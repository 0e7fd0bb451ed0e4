#include "http/connection.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "http/finish.h"
#include "http/response_head.h"

// GCC 12: inside a co_await statement stands no capturing lambda, no ?: and no structured binding.
namespace ocop::http {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

namespace {

iovec part(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

/// In one write, as far as the socket takes it. Gives what `sendmsg` gives.
ssize_t send_gathered(int socket, std::string_view head, const Response& response) {
  const std::string_view body = response.body;
  const auto& inset = response.inset;
  std::array parts{part(head), part(body.substr(0, inset.at)), part(inset.bytes),
                   part(body.substr(inset.at))};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = parts.size();
  return ::sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

}  // namespace

LoopThread::LoopThread(Surroundings& around) : surroundings(around) {
  SystemRandom random;
  id_prefix = random_hex(random, 4);
}

std::string LoopThread::next_request_id() {
  constexpr char digits[] = "0123456789abcdef";
  std::string id = id_prefix;
  const std::uint32_t number = requests++;
  for (int shift = 28; shift >= 0; shift -= 4) id += digits[(number >> shift) & 15];
  return id;
}

std::string_view LoopThread::date_now() {
  if (const std::time_t second = std::time(nullptr); second != date_second) {
    date_second = second;
    date = http_date(second);
  }
  return date;
}

Connection::Connection(LoopThread& thread, tcp::socket socket, std::string peer)
    : thread_(thread), socket_(std::move(socket)), peer_(std::move(peer)), buffer_(thread.blocks) {}

Connection::~Connection() {
  release_body();
  if (linked_) thread_.connections.erase(place_);
  thread_.surroundings.connections.fetch_sub(1);
}

awaitable<void> Connection::serve() {
  place_ = thread_.connections.insert(thread_.connections.end(), this);
  linked_ = true;
  for (;;) {
    const bool arrived = co_await read_head();
    if (!arrived) co_return;
    co_await exchange();
    if (!open_) co_return;
    if (close_after_) break;
  }
  if (unread_) co_await linger();
}

void Connection::expire_if_late(std::int64_t now) {
  if (now >= deadline_ms_) expire();
}

void Connection::expire_if_idle() {
  if (phase_ == Phase::idle || phase_ == Phase::lingering) expire();
}

void Connection::enter(Phase phase, std::int64_t time_ms) {
  phase_ = phase;
  expired_ = false;
  deadline_ms_ = time_ms == never_ms ? never_ms : now_ms() + time_ms;
}

void Connection::expire() {
  expired_ = true;
  socket_.cancel();
}

Connection::Received Connection::receive() {
  const std::span<char> space = buffer_.space();
  const auto got = ::recv(socket_.native_handle(), space.data(), space.size(), MSG_DONTWAIT);
  if (got > 0) {
    buffer_.commit(static_cast<std::size_t>(got));
    return Received::some;
  }
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return Received::nothing_yet;
  return Received::ended;
}

awaitable<bool> Connection::fill() {
  for (;;) {
    error_code error;
    co_await socket_.async_wait(tcp::socket::wait_read, asio::redirect_error(use_awaitable, error));
    if (error || expired_) co_return false;
    const Received received = receive();
    if (received == Received::some) co_return true;
    if (received == Received::ended) co_return false;
  }
}

awaitable<bool> Connection::read_head() {
  release_body();
  request_ = Request{};
  response_.reset();
  match_ = {};
  if (buffer_.empty()) {
    if (thread_.draining) co_return false;
    buffer_.give_back();
    enter(Phase::idle, options().idle_time_ms_max);
    const bool some = co_await fill();
    if (!some) co_return false;
  }
  enter(Phase::head, options().header_time_ms_max);
  reader_.begin(request_);
  for (;;) {
    const std::size_t used = reader_.feed(buffer_.view());
    buffer_.consume(used);
    if (reader_.fault() || reader_.head_done()) co_return true;
    if (used > 0 && !buffer_.empty()) continue;
    const bool more = co_await fill();
    if (more) continue;
    if (!expired_) co_return false;
    refuse(408, "the head of the request took too long; send it in one go");
    co_return true;
  }
}

awaitable<void> Connection::exchange() {
  const std::int64_t started_ms = now_ms();
  request_.request_id = thread_.next_request_id();
  if (!response_ && reader_.fault()) refuse(*reader_.fault());
  if (!response_) {
    describe_client();
    match_ = thread_.surroundings.router.match(request_.method, request_.path, request_.parameters);
    if (reader_.has_body()) {
      co_await take_body();
      if (!open_) co_return;
      if (!response_) co_await perform(Step::handler);
    } else {
      co_await perform(Step::both);
    }
  }
  const std::size_t left = send_now();
  if (left > 0) co_await send_rest(left);
  note(now_ms() - started_ms);
}

void Connection::describe_client() {
  request_.remote_address = peer_;
  request_.secure = options().behind_tls;
  if (!options().behind_tls) return;
  // The proxy adds the address it saw at the end; what stands before it anybody may have said.
  const std::string_view forwarded = request_.headers.get("X-Forwarded-For");
  const auto comma = forwarded.rfind(',');
  const std::string_view last =
      trim(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
  if (!last.empty()) request_.remote_address = last;
}

void Connection::refuse(int status, std::string_view detail) {
  response_ = problem(status, detail);
  finish_answer();
  close_after_ = unread_ = true;
}

void Connection::finish_answer() {
  try {
    finish(request_, *response_);
  } catch (const std::exception& exception) {
    log::error("request {}: finishing the answer: {}", request_.request_id, exception.what());
    response_ = problem(Error{Code::internal, "the answer could not be put together", ""});
  }
}

awaitable<void> Connection::take_body() {
  if (match_.route) {
    const std::size_t bytes_max = match_.route->limits.body_bytes_max;
    reader_.accept_body(bytes_max);
    if (reader_.content_length().value_or(0) > bytes_max) {
      refuse(413, "the body is larger than the " + std::to_string(bytes_max) +
                      " bytes that this address takes");
      co_return;
    }
    co_await perform(Step::guards);
    if (!response_) {
      co_await read_body();
      co_return;
    }
  } else {
    co_await perform(Step::handler);
  }
  close_after_ = unread_ = true;
}

awaitable<void> Connection::read_body() {
  if (reader_.expects_continue() && buffer_.empty()) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    open_ = ::send(socket_.native_handle(), go_on.data(), go_on.size(),
                   MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(go_on.size());
    if (!open_) co_return;
  }
  enter(Phase::body, match_.route->limits.body_time_ms_max);
  for (;;) {
    const std::size_t used = reader_.feed(buffer_.view());
    buffer_.consume(used);
    if (!count_body()) co_return;
    if (reader_.fault()) co_return refuse(*reader_.fault());
    if (reader_.done()) co_return;
    if (used > 0 && !buffer_.empty()) continue;
    const bool more = co_await fill();
    if (more) continue;
    if (expired_) co_return refuse(408, "the body took too long; send it faster or in parts");
    open_ = false;
    co_return;
  }
}

bool Connection::count_body() {
  const std::size_t growth = request_.body.size() - counted_bytes_;
  if (growth == 0) return true;
  counted_bytes_ += growth;
  auto& sum = thread_.surroundings.bodies_bytes;
  if (sum.fetch_add(growth) + growth <= limits::http_bodies_bytes_max) return true;
  refuse(503, "the server holds too many uploads at once; try again in a moment");
  response_->headers.set("Retry-After", "5");
  return false;
}

void Connection::release_body() {
  thread_.surroundings.bodies_bytes.fetch_sub(counted_bytes_);
  counted_bytes_ = 0;
}

awaitable<void> Connection::perform(Step step) {
  if (!match_.route || match_.route->work_for(request_) == Work::quick) {
    run(step);
  } else {
    enter(Phase::working, never_ms);
    const bool taken = co_await hand_over(step);
    if (!taken) {
      refuse(503, "the server is busy; try again in a moment");
      response_->headers.set("Retry-After", "1");
      co_return;
    }
  }
  if (response_ && response_->hold) co_await wait_out(std::exchange(response_->hold, {}));
}

awaitable<void> Connection::wait_out(Hold hold) {
  enter(Phase::working, never_ms);
  const bool is_good = co_await held(std::move(hold));
  if (is_good) co_return;
  refuse(503, "this could not be written down; try again in a moment");
  response_->headers.set("Retry-After", "1");
}

awaitable<bool> Connection::held(Hold hold) {
  return asio::async_initiate<const asio::use_awaitable_t<>&, void(bool)>(
      [this, hold = std::move(hold)](auto handler) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        asio::io_context& context = thread_.context;
        const auto holds = thread_.holds;
        holds->fetch_add(1);
        hold([kept = std::move(kept), &context, holds](bool is_good) mutable {
          // From here on only the context has the handler: nothing is left to this thread.
          asio::post(context, [kept = std::move(kept), is_good] { std::move (*kept)(is_good); });
          if (holds->fetch_sub(1) == 1) holds->notify_all();
        });
      },
      use_awaitable);
}

awaitable<bool> Connection::hand_over(Step step) {
  return asio::async_initiate<const asio::use_awaitable_t<>&, void(bool)>(
      [this, step](auto handler) {
        // Shared, since a std::function can be copied and the handler cannot.
        auto held = std::make_shared<decltype(handler)>(std::move(handler));
        asio::io_context& context = thread_.context;
        const bool taken = thread_.surroundings.workers->submit([this, step, held, &context] {
          run(step);
          asio::post(context, [held] { std::move (*held)(true); });
        });
        if (!taken) asio::post(context, [held] { std::move (*held)(false); });
      },
      use_awaitable);
}

void Connection::run(Step step) {
  const Router& router = thread_.surroundings.router;
  if (step != Step::handler && match_.route) response_ = router.check(request_);
  if (!response_ && step != Step::guards) {
    response_ = router.handle(match_.route, match_, request_);
  }
  if (response_) finish_answer();
}

std::size_t Connection::send_now() {
  enter(Phase::writing, limits::http_write_time_ms_max);
  if (thread_.surroundings.stopping || !keeps_alive()) close_after_ = true;
  Envelope envelope{request_.method, request_.request_id, thread_.date_now(),
                    Persistence::keep_alive, options().behind_tls};
  if (close_after_) {
    envelope.persistence = Persistence::close;
  } else if (reader_.version() < 11) {
    envelope.persistence = Persistence::keep_alive_said;
  }
  std::string& head = thread_.head;
  head.clear();
  append_head(head, *response_, envelope);
  if (!sends_body(*response_, request_.method)) response_->clear_body();
  const std::size_t whole = head.size() + response_->body_bytes();
  const auto sent = send_gathered(socket_.native_handle(), head, *response_);
  if (sent < 0 && errno != EAGAIN && errno != EINTR) {
    open_ = false;
    return 0;
  }
  const auto done = sent < 0 ? 0 : static_cast<std::size_t>(sent);
  if (done == whole) return 0;
  response_->join_inset();
  if (done >= head.size()) return whole - done;
  response_->body.insert(0, head, done);
  return response_->body.size();
}

awaitable<void> Connection::send_rest(std::size_t left) {
  const std::string& body = response_->body;
  while (left > 0) {
    error_code error;
    co_await socket_.async_wait(tcp::socket::wait_write,
                                asio::redirect_error(use_awaitable, error));
    open_ = !error && !expired_;
    if (!open_) co_return;
    const auto sent = ::send(socket_.native_handle(), body.data() + (body.size() - left), left,
                             MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      left -= static_cast<std::size_t>(sent);
      enter(Phase::writing, limits::http_write_time_ms_max);
    } else if (errno != EAGAIN && errno != EINTR) {
      open_ = false;
      co_return;
    }
  }
}

void Connection::note(std::int64_t took_ms) {
  const int status = response_->status;
  if (status < 500 && took_ms < limits::http_slow_request_ms) return;
  // Overload is told once a second: a log must not become a second load.
  if (status == 503 &&
      std::exchange(thread_.busy_second, thread_.date_second) == thread_.date_second) {
    return;
  }
  // The pattern, not the path: addresses may hold what must not be in a log.
  log::warn("request {}: {} {} answered {} after {} ms", request_.request_id,
            name_of(request_.method), match_.route ? match_.route->pattern : "(no route)", status,
            took_ms);
}

awaitable<void> Connection::linger() {
  constexpr std::chrono::milliseconds pause{5};
  error_code error;
  socket_.shutdown(tcp::socket::shutdown_send, error);
  if (error) co_return;
  enter(Phase::lingering, limits::http_linger_time_ms_max);
  asio::steady_timer timer(thread_.context);
  std::size_t thrown_away = buffer_.view().size();
  while (thrown_away < limits::http_linger_bytes_max) {
    buffer_.give_back();
    const bool more = co_await fill();
    if (!more) co_return;
    thrown_away += buffer_.view().size();
    timer.expires_after(pause);
    co_await timer.async_wait(asio::redirect_error(use_awaitable, error));
    if (expired_) co_return;  // nobody waited at the socket when it was told
  }
}

}  // namespace ocop::http
