#include "newsroom/views.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/log.h"
#include "base/text.h"
#include "newsroom/view_store.h"

namespace ocop::newsroom {
namespace {

constexpr std::int64_t view_micros = 30 * 60 * micros_per_second;
constexpr std::int64_t block_views = 20;
constexpr scans::RateLimit::Rule block_rule{view_micros / block_views, block_views};

std::string month_of(Timestamp now) { return format_iso(date_of(now)).substr(0, 7); }

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

Views::Views(sql::Database& database, const Clock& clock, Random& random)
    : database_(database),
      clock_(clock),
      pseudonyms_(random),
      limit_(block_rule, limits::rate_senders_max) {}

Result<std::unique_ptr<Views>> Views::open(sql::Database& database, const Clock& clock,
                                           Random& random) {
  std::unique_ptr<Views> views(new Views(database, clock, random));
  TRY_VOID(sql::guarded([&]() -> Result<void> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    views->totals_ = view_totals(transaction.session(), "");
    views->month_ = month_of(clock.now());
    views->month_totals_ = view_totals(transaction.session(), views->month_);
    return ok();
  }));
  views->ticker_ =
      std::make_unique<Ticker>(std::chrono::milliseconds(limits::views_flush_ms), [&all = *views] {
        if (const auto stored = all.flush(); !stored) {
          log::warn("views wait to be stored: {}", to_string(stored.error()));
        }
      });
  return views;
}

Views::~Views() {
  ticker_.reset();
  if (const auto stored = flush(); !stored) {
    log::error("views were lost: {}", to_string(stored.error()));
  }
}

bool Views::is_new(const std::string& article_id, const http::Request& request, Timestamp now) {
  const std::uint64_t person =
      pseudonyms_.of(request.remote_address, request.headers.get("User-Agent"), now);
  const std::uint64_t key = person ^ std::hash<std::string>{}(article_id);
  const std::lock_guard lock(mutex_);
  const auto at = seen_.find(key);
  if (at != seen_.end() && now.micros - at->second < view_micros) return false;
  if (seen_.size() >= limits::views_remembered_max) {
    std::erase_if(seen_, [&](const auto& each) { return now.micros - each.second >= view_micros; });
    if (seen_.size() >= limits::views_remembered_max) return false;  // a flood is no readership
  }
  seen_[key] = now.micros;
  return true;
}

void Views::look(const std::string& article_id, const http::Request& request) {
  const Timestamp now = clock_.now();
  if (is_robot(request.headers.get("User-Agent"))) return;
  if (!is_new(article_id, request, now)) return;
  if (!limit_.take(article_id + ' ' + scans::address_block(request.remote_address), now)) return;
  const std::lock_guard lock(mutex_);
  ++totals_[article_id];
  if (std::string month = month_of(now); month != month_) {
    month_ = std::move(month);
    month_totals_.clear();
  }
  ++month_totals_[article_id];
  ++fresh_[{article_id, format_iso(date_of(now))}];
}

long long Views::count(std::string_view article_id) const {
  const std::lock_guard lock(mutex_);
  const auto at = totals_.find(article_id);
  return at == totals_.end() ? 0 : at->second;
}

std::vector<MostRead> Views::most_read(Timestamp now) const {
  std::vector<MostRead> all;
  {
    const std::lock_guard lock(mutex_);
    if (month_ != month_of(now)) return all;
    for (const auto& [id, views] : month_totals_) all.push_back({id, views});
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &MostRead::views);
  all.resize(std::min(all.size(), limits::most_read_max));
  return all;
}

Result<void> Views::flush() {
  const std::lock_guard one_at_a_time(flushing_);
  std::map<std::pair<std::string, std::string>, long long> taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(fresh_);
  }
  if (taken.empty()) return ok();
  const auto stored = sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    for (const auto& [key, views] : taken) {
      add_views(transaction.session(), key.first, key.second, views);
    }
    return transaction.commit();
  });
  if (stored) return ok();
  const std::lock_guard lock(mutex_);  // for the next try
  for (const auto& [key, views] : taken) fresh_[key] += views;
  return stored;
}

}  // namespace ocop::newsroom
