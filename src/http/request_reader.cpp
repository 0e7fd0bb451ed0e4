#include "http/request_reader.h"

// An assertion of Boost 1.81 does not hold for a last chunk that arrives byte by byte, which any
// client may send; the code behind it is right.
#define BOOST_DISABLE_ASSERTS
#include <algorithm>

#include <boost/beast/http/basic_parser.hpp>

#include "base/limits.h"
#include "base/text.h"
#include "http/request_target.h"

namespace ocop::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using beast::error_code;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
}

constexpr std::string_view end_of_head = "\r\n\r\n";
/// "OPTIONS", two spaces and "HTTP/1.1" around the target.
constexpr std::size_t request_line_rest_bytes = 32;

const Fault target_too_long{414, "the address is too long; shorten it or send the data in a body"};
const Fault head_too_large{431, "the headers of the request are too large; send fewer or shorter"};

Fault fault_of(const error_code& error) {
  if (error == bhttp::error::bad_version) return {505, "this server speaks HTTP/1.1 and HTTP/1.0"};
  return {400, "the request is not well-formed HTTP: " + error.message()};
}

}  // namespace

class RequestReader::Parser final : public bhttp::basic_parser<true> {
 public:
  explicit Parser(Request& request) : request_(request) {
    body_limit(boost::none);  // counted in append(), by the route
    header_limit(static_cast<std::uint32_t>(2 * limits::http_header_bytes_max));
  }

  std::size_t feed(std::string_view bytes) {
    if (fault_ || bytes.empty() || is_done()) return 0;
    return is_header_done() ? feed_body(bytes) : feed_head(bytes);
  }

  Request& request_;
  std::optional<Fault> fault_;
  std::size_t body_bytes_max_ = 0;
  int version_ = 11;
  bool expects_continue_ = false;

 private:
  std::size_t feed_head(std::string_view bytes) {
    if (!skipped_line_end_ && bytes.starts_with("\r\n")) {  // RFC 9112 section 2.2
      skipped_line_end_ = true;
      return 2;
    }
    // A TLS hello or a stray binary is answered at once, not after the time for a head.
    if (bytes[0] != '\r' && (bytes[0] < 'A' || bytes[0] > 'Z')) {
      fault_ = Fault{400, "this is not an HTTP request; a request begins with its method"};
      return 0;
    }
    const std::size_t from = scanned_ < end_of_head.size() ? 0 : scanned_ - end_of_head.size();
    const std::size_t end = bytes.find(end_of_head, from);
    scanned_ = bytes.size();
    if (end == std::string_view::npos) {
      refuse_endless(bytes);
      return 0;
    }
    const std::string_view head = bytes.substr(0, end + end_of_head.size());
    if (head.size() > limits::http_header_bytes_max) {
      refuse_endless(head);
    } else if (head.find("\n ") != std::string_view::npos ||
               head.find("\n\t") != std::string_view::npos) {
      fault_ = Fault{400, "a header goes on over a second line; put it on one (RFC 9112, 5.2)"};
    } else {
      parse_head(head);
    }
    return fault_ ? 0 : head.size();
  }

  void refuse_endless(std::string_view bytes) {
    const std::size_t line = std::min(bytes.find("\r\n"), bytes.size());
    if (line > limits::http_target_bytes_max + request_line_rest_bytes) {
      fault_ = target_too_long;
    } else if (bytes.size() >= limits::http_header_bytes_max) {
      fault_ = head_too_large;
    }
  }

  void parse_head(std::string_view head) {
    error_code error;
    eager(false);
    const std::size_t used = put({head.data(), head.size()}, error);
    if (error && !fault_) fault_ = fault_of(error);
    if (!fault_ && (!is_header_done() || used != head.size())) {
      fault_ = Fault{400, "the request is not well-formed HTTP"};
    }
    if (!fault_) check_head();
  }

  void check_head() {
    const std::size_t hosts = request_.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && version_ >= 11)) {
      fault_ = Fault{400, "a request names exactly one Host"};
      return;
    }
    if (hosts == 1 && !is_host(request_.headers.get("Host"))) {
      fault_ = Fault{400, "the Host header is no host name"};
      return;
    }
    if (auto wrong = split_target(request_)) fault_ = Fault{400, *std::move(wrong)};
  }

  std::size_t feed_body(std::string_view bytes) {
    error_code error;
    eager(true);
    const std::size_t used = put({bytes.data(), bytes.size()}, error);
    if (fault_) return used;
    if (error && error != bhttp::error::need_more) {
      fault_ = fault_of(error);
    } else if (used == 0 && bytes.size() >= limits::http_header_bytes_max) {
      fault_ = Fault{400, "the line before a chunk or the trailer is too long"};
    }
    return used;
  }

  std::size_t append(beast::string_view piece, error_code& error) {
    if (piece.size() > body_bytes_max_ - std::min(body_bytes_max_, request_.body.size())) {
      refuse_body(error);
      return 0;
    }
    request_.body.append(piece.data(), piece.size());
    return piece.size();
  }

  void refuse_body(error_code& error) {
    fault_ = Fault{413, "the body is larger than the " + std::to_string(body_bytes_max_) +
                            " bytes that this address takes"};
    error = bhttp::error::body_limit;
  }

  void refuse(error_code& error, int status, std::string_view detail) {
    fault_ = Fault{status, std::string(detail)};
    error = bhttp::error::bad_value;
  }

  void on_request_impl(bhttp::verb, beast::string_view method, beast::string_view target,
                       int version, error_code& error) override {
    if (target.size() > limits::http_target_bytes_max) {
      fault_ = target_too_long;
      error = bhttp::error::bad_target;
      return;
    }
    request_.method = method_from(view(method));
    request_.target = view(target);
    version_ = version;
  }

  void on_field_impl(bhttp::field field, beast::string_view name, beast::string_view value,
                     error_code& error) override {
    if (is_header_done()) return;  // a trailer: nothing of ours reads one
    if (request_.headers.all().size() >= limits::http_headers_max) {
      fault_ = head_too_large;
      error = bhttp::error::header_limit;
      return;
    }
    if (std::ranges::any_of(value, is_control) || !is_utf8(view(value))) {
      return refuse(error, 400, "a header holds a byte that no header may hold");
    }
    if (field == bhttp::field::content_length) {
      if (request_.headers.has("Content-Length") || value.find(',') != beast::string_view::npos) {
        return refuse(error, 400, "a request has one Content-Length");
      }
    } else if (field == bhttp::field::transfer_encoding) {
      if (request_.headers.has("Transfer-Encoding") || version_ < 11) {
        return refuse(error, 400, "a request has one Transfer-Encoding, and in HTTP/1.1 only");
      }
      if (!equals_ignoring_case(view(value), "chunked")) {
        return refuse(error, 501, "the only transfer coding taken is \"chunked\"");
      }
    } else if (field == bhttp::field::expect) {
      if (!equals_ignoring_case(view(value), "100-continue")) {
        return refuse(error, 417, "the only expectation met is \"100-continue\"");
      }
      expects_continue_ = version_ >= 11;
    }
    request_.headers.add(std::string(view(name)), std::string(view(value)));
  }

  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_finish_impl(error_code&) override {}

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& error) override {
    if (!length) return;
    if (*length > body_bytes_max_) return refuse_body(error);
    // What is only announced takes no memory yet.
    request_.body.reserve(
        static_cast<std::size_t>(std::min<std::uint64_t>(*length, limits::http_header_bytes_max)));
  }

  std::size_t on_body_impl(beast::string_view piece, error_code& error) override {
    return append(piece, error);
  }

  void on_chunk_header_impl(std::uint64_t size, beast::string_view, error_code& error) override {
    if (size > body_bytes_max_ - std::min(body_bytes_max_, request_.body.size())) {
      refuse_body(error);
    }
  }

  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece,
                                 error_code& error) override {
    return append(piece, error);
  }

  std::size_t scanned_ = 0;  ///< bytes of the head in which no end was found
  bool skipped_line_end_ = false;
};

RequestReader::RequestReader() = default;
RequestReader::~RequestReader() = default;

void RequestReader::begin(Request& request) { parser_ = std::make_unique<Parser>(request); }
std::size_t RequestReader::feed(std::string_view bytes) { return parser_->feed(bytes); }
void RequestReader::accept_body(std::size_t bytes_max) { parser_->body_bytes_max_ = bytes_max; }

bool RequestReader::head_done() const { return !fault() && parser_->is_header_done(); }
bool RequestReader::done() const { return !fault() && parser_->is_done(); }
const std::optional<Fault>& RequestReader::fault() const { return parser_->fault_; }

bool RequestReader::has_body() const { return !parser_->is_done(); }
bool RequestReader::keep_alive() const { return parser_->keep_alive(); }
bool RequestReader::expects_continue() const { return parser_->expects_continue_; }
int RequestReader::version() const { return parser_->version_; }

std::optional<std::uint64_t> RequestReader::content_length() const {
  if (const auto length = parser_->content_length()) return *length;
  return std::nullopt;
}

}  // namespace ocop::http
