#include "campaigns/tally.h"

#include "campaigns/limits.h"

namespace ocop::campaigns {
namespace {

CountKey key_of(std::string_view what, const Spot& spot, Timestamp now) {
  return {spot.campaign_id, format_iso(date_of(now)), std::string(name_of(spot.phase)),
          spot.unit_code, std::string(what)};
}

}  // namespace

Tally::Tally(sql::Database& database, const Clock& clock, Random& random)
    : database_(database),
      clock_(clock),
      visitors_(random, limits::campaign_looks_remembered_max),
      counts_(database, "counts of campaigns", std::chrono::milliseconds(limits::campaign_flush_ms),
              add_count) {}

bool Tally::is_new(std::string_view what, const Spot& spot, const http::Request& request,
                   std::int64_t again_micros) {
  return visitors_.counts(spot.campaign_id + ' ' + std::string(what), request, clock_.now(),
                          again_micros);
}

void Tally::look(const Spot& spot, const http::Request& request) {
  if (!is_new(what::opened, spot, request, newsroom::Visitors::half_hour_micros)) return;
  counts_.add(key_of(what::opened, spot, clock_.now()));
}

void Tally::read_to_end(const Spot& spot, const http::Request& request) {
  if (!is_new(what::read, spot, request, micros_per_day)) return;
  counts_.add(key_of(what::read, spot, clock_.now()));
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

}  // namespace ocop::campaigns
