#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "http/test_server.h"

namespace ocop::http {
namespace {

constexpr int idle_connections = 10'000;

/// A process of its own, since the two ends of 10,000 connections are more files than one process
/// commonly may have. Connects when it reads a port, says so, and leaves when the pipe closes.
class IdleClients {
 public:
  /// Before any thread is there.
  IdleClients() {
    if (::pipe(to_child_) != 0 || ::pipe(from_child_) != 0) std::abort();
    child_ = ::fork();
    if (child_ != 0) {
      ::close(to_child_[0]);
      ::close(from_child_[1]);
      return;
    }
    ::close(to_child_[1]);
    ::close(from_child_[0]);
    std::uint16_t port = 0;
    if (::read(to_child_[0], &port, sizeof port) != sizeof port) ::_exit(1);
    const int connected = connect_all(port);
    if (::write(from_child_[1], &connected, sizeof connected) != sizeof connected) ::_exit(1);
    char end = 0;
    ::_exit(::read(to_child_[0], &end, 1) == 0 ? 0 : 1);
  }
  ~IdleClients() {
    ::close(to_child_[1]);
    ::close(from_child_[0]);
    int status = 0;
    ::waitpid(child_, &status, 0);
  }
  IdleClients(const IdleClients&) = delete;
  IdleClients& operator=(const IdleClients&) = delete;

  /// How many connections stand.
  int connect(std::uint16_t port) {
    int connected = 0;
    if (::write(to_child_[1], &port, sizeof port) != sizeof port) return 0;
    if (::read(from_child_[0], &connected, sizeof connected) != sizeof connected) return 0;
    return connected;
  }

 private:
  static int connect_all(std::uint16_t port) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connected = 0;
    for (; connected < idle_connections; ++connected) {
      const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
      const linger at_once{1, 0};  // leaves no port behind in TIME_WAIT
      ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
      if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) break;
    }
    return connected;
  }

  int to_child_[2] = {-1, -1};
  int from_child_[2] = {-1, -1};
  pid_t child_ = -1;
};

TEST(Connections, ten_thousand_idle_ones_do_not_keep_a_new_one_from_its_answer) {
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  if (limit.rlim_max < idle_connections + 200) {
    GTEST_SKIP() << "this process may open only " << limit.rlim_max << " files";
  }
  IdleClients clients;
  Router router;
  router.add({{Method::get}, "/", [](const Request&) { return Response{}; }, Work::quick});
  ServerOptions options;
  options.connections_max = idle_connections + 2;
  TestServer server(std::move(router), options);
  ASSERT_EQ(clients.connect(server.port()), idle_connections);

  TestClient client = server.connect();
  for (int i = 0; i < 100; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = client.request(Method::get, "/");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  }
  TestClient last = server.connect();
  ASSERT_TRUE(last.request(Method::get, "/"));
  const auto beyond = server.connect().receive();
  ASSERT_TRUE(beyond);
  EXPECT_EQ(beyond->status, 503);
}

}  // namespace
}  // namespace ocop::http
