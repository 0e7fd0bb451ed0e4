#include "newsroom/visitors.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/limits.h"
#include "base/text.h"
#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

constexpr scans::RateLimit::Rule block_rule{
    Visitors::half_hour_micros / limits::visitor_block_acts_max, limits::visitor_block_acts_max};

}  // namespace

bool is_robot(std::string_view user_agent) {
  static constexpr std::array words{"bot",      "crawl",   "spider",  "curl",
                                    "wget",     "python",  "scrapy",  "http-client",
                                    "okhttp",   "java/",   "go-http", "node",
                                    "headless", "preview", "monitor", "facebookexternalhit"};
  const std::string agent = to_lower_ascii(user_agent);
  return agent.find("mozilla/") == agent.npos || std::ranges::any_of(words, [&](const char* word) {
           return agent.find(word) != agent.npos;
         });
}

Visitors::Visitors(Random& random, std::size_t acts_max)
    : acts_max_(acts_max), pseudonyms_(random), blocks_(block_rule, limits::rate_senders_max) {}

bool Visitors::counts(std::string_view act, const http::Request& request, Timestamp now,
                      std::int64_t again_micros) {
  const std::string_view browser = request.headers.get("User-Agent");
  if (is_robot(browser)) return false;
  const std::uint64_t key =
      pseudonyms_.of(request.remote_address, browser, now) ^ std::hash<std::string_view>{}(act);
  const std::lock_guard lock(mutex_);
  const auto at = over_.find(key);
  if (at != over_.end() && now.micros < at->second) return false;
  if (over_.size() >= acts_max_) {
    std::erase_if(over_, [&](const auto& each) { return each.second <= now.micros; });
    if (over_.size() >= acts_max_) return false;
  }
  const std::string block = std::string(act) + ' ' + scans::address_block(request.remote_address);
  if (!blocks_.take(block, now)) return false;
  over_[key] = now.micros + again_micros;
  return true;
}

}  // namespace ocop::newsroom
