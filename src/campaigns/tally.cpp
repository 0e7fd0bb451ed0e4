#include "campaigns/tally.h"

#include "base/limits.h"
#include "base/log.h"
#include "campaigns/limits.h"
#include "newsroom/views.h"

namespace ocop::campaigns {
namespace {

constexpr std::int64_t half_hour_micros = 30 * 60 * micros_per_second;
constexpr scans::RateLimit::Rule block_rule{half_hour_micros / limits::campaign_block_acts_max,
                                            limits::campaign_block_acts_max};

CountKey key_of(std::string_view what, const Spot& spot, Timestamp now) {
  return {spot.campaign_id, format_iso(date_of(now)), std::string(name_of(spot.phase)),
          spot.unit_code, std::string(what)};
}

}  // namespace

Tally::Tally(sql::Database& database, const Clock& clock, Random& random)
    : database_(database),
      clock_(clock),
      pseudonyms_(random),
      limit_(block_rule, limits::rate_senders_max) {}

std::unique_ptr<Tally> Tally::open(sql::Database& database, const Clock& clock, Random& random) {
  std::unique_ptr<Tally> tally(new Tally(database, clock, random));
  tally->ticker_ = std::make_unique<newsroom::Ticker>(
      std::chrono::milliseconds(limits::campaign_flush_ms), [&all = *tally] {
        if (const auto stored = all.flush(); !stored) {
          log::warn("counts of campaigns wait to be stored: {}", to_string(stored.error()));
        }
      });
  return tally;
}

Tally::~Tally() {
  ticker_.reset();
  if (const auto stored = flush(); !stored) {
    log::error("counts of campaigns were lost: {}", to_string(stored.error()));
  }
}

bool Tally::is_new(std::string_view what, const Spot& spot, const http::Request& request,
                   std::int64_t again_micros) {
  const std::string_view browser = request.headers.get("User-Agent");
  if (newsroom::is_robot(browser)) return false;
  const Timestamp now = clock_.now();
  const std::string act = spot.campaign_id + ' ' + std::string(what);
  const std::uint64_t key = pseudonyms_.of(request.remote_address, browser, now) ^
                            std::hash<std::string>{}(act + format_iso(date_of(now)));
  const std::lock_guard lock(mutex_);
  const auto at = seen_.find(key);
  if (at != seen_.end() && now.micros - at->second < again_micros) return false;
  if (seen_.size() >= limits::campaign_looks_remembered_max) {
    std::erase_if(seen_,
                  [&](const auto& each) { return now.micros - each.second >= micros_per_day; });
    if (seen_.size() >= limits::campaign_looks_remembered_max) return false;  // a flood
  }
  if (!limit_.take(act + ' ' + scans::address_block(request.remote_address), now)) return false;
  seen_[key] = now.micros;
  return true;
}

void Tally::count(std::string_view what, const Spot& spot) {
  const std::lock_guard lock(mutex_);
  ++fresh_[key_of(what, spot, clock_.now())];
}

void Tally::look(const Spot& spot, const http::Request& request) {
  if (is_new(what::opened, spot, request, half_hour_micros)) count(what::opened, spot);
}

void Tally::read_to_end(const Spot& spot, const http::Request& request) {
  if (is_new(what::read, spot, request, micros_per_day)) count(what::read, spot);
}

Result<bool> Tally::answer(const Spot& spot, const std::array<bool, 3>& right,
                           const http::Request& request) {
  if (!is_new(what::answered, spot, request, micros_per_day)) return false;
  const Timestamp now = clock_.now();
  return sql::guarded([&]() -> Result<bool> {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    const auto add = [&](std::string_view what) {
      add_count(transaction.session(), key_of(what, spot, now), 1);
    };
    add(what::answered);
    if (right == std::array{true, true, true}) add(what::passed);
    for (std::size_t i = 0; i < right.size(); ++i) {
      if (right[i]) add(what::right[i]);
    }
    TRY_VOID(transaction.commit());
    return true;
  });
}

Result<void> Tally::flush() {
  const std::lock_guard one_at_a_time(flushing_);
  Counts taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(fresh_);
  }
  if (taken.empty()) return ok();
  const auto stored = sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    for (const auto& [key, number] : taken) add_count(transaction.session(), key, number);
    return transaction.commit();
  });
  if (stored) return ok();
  const std::lock_guard lock(mutex_);  // for the next try
  for (const auto& [key, number] : taken) fresh_[key] += number;
  return stored;
}

}  // namespace ocop::campaigns
