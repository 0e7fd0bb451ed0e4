#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/log.h"
#include "base/ticker.h"
#include "sql/database.h"

namespace ocop::newsroom {

/// Counts by key, made in memory and stored in groups every `interval` by a thread of its own: a
/// normal stop loses nothing, a killed process at most that time and the commit under way.
template <class Key>
class StoredCounts {
 public:
  /// Adds to what is stored already. Inside a transaction; throws what the SQL library throws.
  using Store = void (*)(soci::session& session, const Key& key, long long number);

  /// `name` says in the log what was counted.
  StoredCounts(sql::Database& database, std::string name, std::chrono::milliseconds interval,
               Store store)
      : database_(database),
        name_(std::move(name)),
        store_(store),
        ticker_(std::in_place, interval, [this] {
          if (const auto stored = flush(); !stored) {
            log::warn("{} wait to be stored: {}", name_, to_string(stored.error()));
          }
        }) {}
  ~StoredCounts() {
    ticker_.reset();
    if (const auto stored = flush(); !stored) {
      log::error("{} were lost: {}", name_, to_string(stored.error()));
    }
  }
  StoredCounts(const StoredCounts&) = delete;

  void add(const Key& key) {
    const std::lock_guard lock(mutex_);
    ++fresh_[key];
  }

  /// Stores what was counted; the thread does it by itself.
  Result<void> flush() {
    const std::lock_guard one_at_a_time(flushing_);
    std::map<Key, long long> taken;
    {
      const std::lock_guard lock(mutex_);
      taken.swap(fresh_);
    }
    if (taken.empty()) return ok();
    const auto stored = sql::guarded([&]() -> Result<void> {
      TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
      for (const auto& [key, number] : taken) store_(transaction.session(), key, number);
      return transaction.commit();
    });
    if (stored) return ok();
    const std::lock_guard lock(mutex_);  // for the next try
    for (const auto& [key, number] : taken) fresh_[key] += number;
    return stored;
  }

 private:
  sql::Database& database_;
  const std::string name_;
  const Store store_;
  std::mutex mutex_, flushing_;
  std::map<Key, long long> fresh_;  // not stored yet
  std::optional<Ticker> ticker_;
};

}  // namespace ocop::newsroom
