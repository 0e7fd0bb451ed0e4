#include "newsroom/views.h"

#include <algorithm>

#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

std::string month_of(Timestamp now) { return format_iso(date_of(now)).substr(0, 7); }

}  // namespace

Views::Views(sql::Database& database, const Clock& clock, Random& random)
    : clock_(clock),
      visitors_(random, limits::views_remembered_max),
      by_day_(database, "views", std::chrono::milliseconds(limits::views_flush_ms), add_views) {}

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
  return views;
}

void Views::look(const std::string& article_id, const http::Request& request) {
  const Timestamp now = clock_.now();
  if (!visitors_.counts(article_id, request, now, Visitors::half_hour_micros)) return;
  by_day_.add({article_id, format_iso(date_of(now))});
  const std::lock_guard lock(mutex_);
  ++totals_[article_id];
  if (std::string month = month_of(now); month != month_) {
    month_ = std::move(month);
    month_totals_.clear();
  }
  ++month_totals_[article_id];
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

}  // namespace ocop::newsroom
