#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "http/read_buffer.h"
#include "http/request_reader.h"
#include "http/surroundings.h"

namespace ocop::http {

class Connection;

/// What the connections of one thread share.
struct LoopThread {
  explicit LoopThread(Surroundings& around);

  std::string next_request_id();
  /// As the header Date writes it.
  std::string_view date_now();

  Surroundings& surroundings;
  BlockPool blocks;
  std::list<Connection*> connections;
  bool draining = false;
  std::string id_prefix;
  std::uint32_t requests = 0;
  std::time_t date_second = 0;
  std::time_t busy_second = 0;  ///< of the last line in the log about a 503
  std::string date;
  std::string head;  ///< scratch, between two suspensions only
  /// Answers that wait for something; shared with those who will let them go.
  std::shared_ptr<std::atomic<std::size_t>> holds = std::make_shared<std::atomic<std::size_t>>(0);
  boost::asio::io_context context{1};  // last: its destructor destroys the connections
};

/// Of the clock by which a connection is late.
std::int64_t now_ms();

/// One client: reads its requests, has them answered, writes the answers. Everything happens on
/// its thread, but for a handler that a worker runs meanwhile.
class Connection {
 public:
  /// Of an accepted socket, already counted in `Surroundings::connections`.
  Connection(LoopThread& thread, boost::asio::ip::tcp::socket socket, std::string peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Request after request, until one side has enough.
  boost::asio::awaitable<void> serve();

  /// Ends the wait of a connection whose time is over.
  void expire_if_late(std::int64_t now);
  void expire_if_idle();

 private:
  /// What a connection waits for; each has its own time.
  enum class Phase : std::uint8_t { idle, head, body, working, writing, lingering };
  /// Which part of the router's answer to run.
  enum class Step : std::uint8_t { guards, handler, both };
  enum class Received : std::uint8_t { some, nothing_yet, ended };
  static constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();
  template <class T>
  using awaitable = boost::asio::awaitable<T>;

  const ServerOptions& options() const { return thread_.surroundings.options; }

  void enter(Phase phase, std::int64_t time_ms);
  void expire();
  Received receive();
  /// False when the client is gone or its time is over (`expired_`).
  awaitable<bool> fill();
  /// False when there is nothing to answer: the client is gone, or said nothing for too long.
  awaitable<bool> read_head();

  /// From the head of a request to the last byte of its answer.
  awaitable<void> exchange();
  void describe_client();
  void refuse(const Fault& fault) { refuse(fault.status, fault.detail); }
  void refuse(int status, std::string_view detail);
  void finish_answer();

  /// The body, if anybody wants it. Afterwards either `request_.body` is whole, or there is a
  /// refusal in `response_`, or the client is gone (`open_` is false).
  awaitable<void> take_body();
  awaitable<void> read_body();
  /// Keeps the sum of all held bodies within its limit.
  bool count_body();
  void release_body();

  /// Fills `response_`; after `Step::guards` it may stay empty.
  awaitable<void> perform(Step step);

  /// Until the answer may go out, or an error in its place.
  awaitable<void> wait_out(Hold hold);
  awaitable<bool> held(Hold hold);
  /// To the worker pool and back to this thread; false when the queue was full.
  awaitable<bool> hand_over(Step step);
  /// On this thread, or on a worker while this thread keeps its hands off the connection.
  void run(Step step);

  /// Writes what the socket takes at once, which nearly always is all. Returns how many bytes at
  /// the end of the body are left.
  std::size_t send_now();
  bool keeps_alive() const { return !close_after_ && reader_.keep_alive(); }
  awaitable<void> send_rest(std::size_t left);
  void note(std::int64_t took_ms);

  /// Closing at once with unread bytes would reset the connection, and the client would lose the
  /// answer. So it is read on for a little, and thrown away: slowly, for some clients look for an
  /// answer only when they cannot send on.
  awaitable<void> linger();

  LoopThread& thread_;
  boost::asio::ip::tcp::socket socket_;
  std::string peer_;
  ReadBuffer buffer_;
  RequestReader reader_;
  Request request_;
  Router::Match match_;
  std::optional<Response> response_;
  std::list<Connection*>::iterator place_;
  std::int64_t deadline_ms_ = never_ms;
  std::size_t counted_bytes_ = 0;
  Phase phase_ = Phase::idle;
  bool linked_ = false;
  bool expired_ = false;
  bool open_ = true;
  bool close_after_ = false;
  bool unread_ = false;  ///< the client may still be sending what nobody reads
};

}  // namespace ocop::http
