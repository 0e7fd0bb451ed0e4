#include "newsroom/outside_links.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "newsroom/article_view.h"
#include "newsroom/links.h"
#include "newsroom/markup.h"
#include "newsroom/releases.h"

namespace ocop::newsroom {
namespace {

constexpr long redirects_max = 5;

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, Free>;

bool is_public(std::uint32_t address) {
  struct Network {
    std::uint32_t begin;
    int bits;
  };
  static constexpr Network closed[] = {
      {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
      {0xAC100000, 12}, {0xC0000000, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xE0000000, 3}};
  for (const auto& [begin, bits] : closed) {
    if ((address ^ begin) >> (32 - bits) == 0) return false;
  }
  return true;
}

bool is_public(const in6_addr& address) {
  const std::uint8_t* bytes = address.s6_addr;
  const bool is_mapped = IN6_IS_ADDR_V4MAPPED(&address) != 0;
  if (is_mapped) {
    std::uint32_t last = 0;
    std::memcpy(&last, bytes + 12, sizeof last);
    return is_public(ntohl(last));
  }
  return (bytes[0] & 0xE0) == 0x20;  // 2000::/3, all that is given out for the public internet
}

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return is_public(six.sin6_addr);
}

/// What one question came upon.
struct Course {
  bool private_networks = false;
  bool met_closed = false;
};

curl_socket_t open_socket(void* at, curlsocktype, curl_sockaddr* address) {
  auto& course = *static_cast<Course*>(at);
  if (!course.private_networks && !is_public(address->addr)) {
    course.met_closed = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Ends the transfer: the head has said what we came for.
std::size_t refuse_body(char*, std::size_t, std::size_t, void*) { return 0; }

struct Outcome {
  CURLcode code;
  long status = 0;
  bool met_closed = false;
};

enum class Verb : std::uint8_t { head, get };

Outcome question(const std::string& address, const AskOptions& options, Verb verb) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const Handle handle(curl_easy_init());
  CURL* const curl = handle.get();
  Course course{.private_networks = options.private_networks};
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, redirects_max);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options.time_max.count()));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "ocop-links/1");
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &course);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, refuse_body);
  if (verb == Verb::head) curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  Outcome outcome{.code = curl_easy_perform(curl)};
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &outcome.status);
  outcome.met_closed = course.met_closed;
  const bool only_the_body = outcome.code == CURLE_WRITE_ERROR && outcome.status > 0;
  if (only_the_body) outcome.code = CURLE_OK;
  return outcome;
}

bool is_head_unknown(const Outcome& outcome) {
  return outcome.code == CURLE_OK && outcome.status >= 400 && outcome.status != 404 &&
         outcome.status != 410;
}

}  // namespace

std::string_view name_of(Answered answered) {
  static constexpr std::string_view names[] = {"good", "refused", "broken", "no answer", "closed"};
  return names[static_cast<std::size_t>(answered)];
}

std::vector<OutsideLink> outside_links(soci::session& session) {
  std::map<std::string, Release> last;  // by article
  for (Release& release : releases_after(session, 0)) {
    std::string id = release.article_id;
    last[std::move(id)] = std::move(release);
  }
  std::vector<OutsideLink> links;
  std::set<std::string> known;
  for (const auto& [id, release] : last) {
    if (release.is_withdrawn) continue;
    const auto locale =
        release["language"] == "en" ? pages::Locale::english : pages::Locale::vietnamese;
    for (const BodyLink& link : links_of(release["body"])) {
      const Target target = target_of(link.address, "");
      if (target.leads != Leads::outside || !known.insert(target.address).second) continue;
      links.push_back({target.address, public_path(locale, release["code"])});
    }
  }
  return links;
}

Said ask(const std::string& address, const AskOptions& options) {
  Outcome outcome = question(address, options, Verb::head);
  if (is_head_unknown(outcome)) outcome = question(address, options, Verb::get);
  if (outcome.code != CURLE_OK) {
    if (outcome.met_closed) return {Answered::closed, "not on the public internet"};
    return {Answered::no_answer, curl_easy_strerror(outcome.code)};
  }
  const std::string status = std::to_string(outcome.status);
  if (outcome.status / 100 == 2) return {Answered::good, status};
  const bool is_refused = outcome.status == 401 || outcome.status == 403 || outcome.status == 405 ||
                          outcome.status == 429;
  return {is_refused ? Answered::refused : Answered::broken, status};
}

}  // namespace ocop::newsroom
