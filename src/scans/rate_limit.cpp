#include "scans/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <string>

namespace ocop::scans {

RateLimit::RateLimit(Rule rule, std::size_t senders_max)
    : rule_(rule), section_max_(std::max<std::size_t>(1, senders_max / sections)) {}

// FNV-1a, 64 bits; the table is keyed by it so that no address is kept.
std::uint64_t RateLimit::hash(std::string_view sender) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : sender) {
    state ^= static_cast<unsigned char>(c);
    state *= 1099511628211U;
  }
  return state;
}

bool RateLimit::fits(std::int64_t due, std::int64_t now) const {
  return due - now <= (rule_.burst - 1) * rule_.interval_micros;
}

void RateLimit::forget_rested(Section& section, std::int64_t now) const {
  erase_if(section.due, [&](const auto& one) { return one.second <= now; });
}

bool RateLimit::take(std::string_view sender, Timestamp now) {
  const std::uint64_t key = hash(sender);
  Section& section = all_[key % sections];
  const std::lock_guard lock(section.mutex);
  auto found = section.due.find(key);
  if (found == section.due.end()) {
    if (section.due.size() >= section_max_) forget_rested(section, now.micros);
    if (section.due.size() >= section_max_) return false;
    found = section.due.emplace(key, now.micros).first;
  }
  found->second = std::max(found->second, now.micros);
  if (!fits(found->second, now.micros)) return false;
  found->second += rule_.interval_micros;
  return true;
}

bool RateLimit::has_room(std::string_view sender, Timestamp now) const {
  const std::uint64_t key = hash(sender);
  const Section& section = all_[key % sections];
  const std::lock_guard lock(section.mutex);
  const auto found = section.due.find(key);
  return found == section.due.end() || fits(found->second, now.micros);
}

std::string address_block(std::string_view address) {
  const std::string text(address);
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) {
    return text.substr(0, text.rfind('.')) + ".0/24";
  }
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
  std::fill(std::begin(six.s6_addr) + 7, std::end(six.s6_addr), std::uint8_t{0});
  std::array<char, INET6_ADDRSTRLEN> printed{};
  inet_ntop(AF_INET6, &six, printed.data(), printed.size());
  return std::string(printed.data()) + "/56";
}

}  // namespace ocop::scans
