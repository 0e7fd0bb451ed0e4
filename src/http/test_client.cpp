#include "http/test_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"

namespace ocop::http {
namespace {

Response parse_head(std::string_view head) {
  Response response;
  const auto lines = split(head, '\n');
  const std::string status(lines[0].substr(std::min<std::size_t>(9, lines[0].size()), 3));
  response.status = std::atoi(status.c_str());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    if (colon == std::string_view::npos) continue;
    response.headers.add(std::string(lines[i].substr(0, colon)),
                         std::string(trim(lines[i].substr(colon + 1))));
  }
  return response;
}

}  // namespace

TestClient::TestClient(std::uint16_t port) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return;
  const timeval patience{patience_ms / 1000, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) close();
}

TestClient::~TestClient() { close(); }

TestClient::TestClient(TestClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

void TestClient::close() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TestClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool TestClient::read_more() {
  std::array<char, 16384> piece;
  const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
  if (got <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(got));
  return true;
}

std::optional<Response> TestClient::receive(Method of) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  Response response = parse_head(std::string_view(buffer_).substr(0, end));
  buffer_.erase(0, end + 4);
  if (of == Method::head || response.status == 304) return response;
  const std::string length(response.headers.get("Content-Length"));
  const auto wanted = static_cast<std::size_t>(std::strtoull(length.c_str(), nullptr, 10));
  while (buffer_.size() < wanted) {
    if (!read_more()) return std::nullopt;
  }
  response.body = buffer_.substr(0, wanted);
  buffer_.erase(0, wanted);
  return response;
}

std::optional<Response> TestClient::request(Method method, std::string_view target,
                                            std::string_view headers, std::string_view body) {
  std::string bytes(name_of(method));
  bytes.append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers);
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  bytes.append("\r\n").append(body);
  if (!send(bytes)) return std::nullopt;
  return receive(method);
}

bool TestClient::at_end() {
  if (!buffer_.empty()) return false;
  if (!readable_within(patience_ms)) return false;
  return !read_more();
}

bool TestClient::readable_within(int time_ms) {
  pollfd wanted{socket_, POLLIN, 0};
  return ::poll(&wanted, 1, time_ms) > 0;
}

}  // namespace ocop::http
