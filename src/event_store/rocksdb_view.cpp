#include "event_store/rocksdb_view.h"

#include <algorithm>
#include <limits>

#include "base/limits.h"
#include "event_store/index_terms.h"
#include "event_store/posting.h"
#include "event_store/prepared_batch.h"
#include "event_store/record.h"

namespace ocop::event_store {
namespace {

// The years 1 to 9999 lie well inside, and their hours in eight hexadecimal digits.
constexpr Timestamp time_min{-30'000 * 366 * micros_per_day};
constexpr Timestamp time_max{30'000 * 366 * micros_per_day};
constexpr Sequence no_cutoff = std::numeric_limits<Sequence>::max();

Error damaged_posting() {
  return {Code::data_loss,
          "an index entry is damaged; run 'ocop check' and restore the data folder from a backup",
          {}};
}

/// Held where it lies in the cache of blocks, not copied.
using Record = std::shared_ptr<const rocksdb::PinnableSlice>;

Result<Record> read_record(const RocksDbEngine& engine, Sequence sequence) {
  char key[8];
  write_fixed64(key, sequence);
  const auto record = std::make_shared<rocksdb::PinnableSlice>();
  const auto status = engine.database().Get({}, engine.events(), {key, sizeof key}, record.get());
  if (status.ok()) return Record(record);
  if (!status.IsNotFound()) return error_of(status);
  return Error{Code::data_loss,
               "event number " + std::to_string(sequence) +
                   " is missing; run 'ocop check' and restore the data folder from a backup",
               {}};
}

/// Gives the sequence numbers of one term in (after, last], ascending, to `take` until it returns
/// false.
template <class Take>
Result<void> walk_term(rocksdb::Iterator& iterator, std::string_view term, Sequence after,
                       Sequence last, Take take) {
  std::string prefix(term);
  prefix.push_back('\0');
  if (after == 0) {
    iterator.Seek(slice(prefix));
  } else {
    // The posting that holds `after + 1` is the last one that does not begin above it.
    std::string target = prefix;
    put_fixed64(target, after + 1);
    iterator.SeekForPrev(slice(target));
    if (!iterator.Valid() || !iterator.key().starts_with(slice(prefix))) {
      iterator.Seek(slice(prefix));
    }
  }
  bool more = true;
  for (; more && iterator.Valid() && iterator.key().starts_with(slice(prefix)); iterator.Next()) {
    const auto posting = parse_posting_key(view_of(iterator.key()));
    if (!posting.good) return damaged_posting();
    const bool good =
        walk_posting(posting.first, view_of(iterator.value()), [&](Sequence sequence) {
          more = sequence <= last && (sequence <= after || take(sequence));
          return more;
        });
    if (!good) return damaged_posting();
  }
  if (!iterator.status().ok()) return error_of(iterator.status());
  return ok();
}

/// Collects the lowest `limit` of many sequence numbers that come in ascending runs.
class Lowest {
 public:
  explicit Lowest(std::size_t limit) : limit_(limit) {}

  /// False when no number from here upward is wanted any more.
  bool take(Sequence sequence) {
    if (sequence > cutoff_) return false;
    numbers_.push_back(sequence);
    if (numbers_.size() >= 2 * limit_) shrink();
    return true;
  }
  bool wants(Sequence sequence) const { return sequence <= cutoff_; }

  std::vector<Sequence> ascending() && {
    std::ranges::sort(numbers_);
    if (numbers_.size() > limit_) numbers_.resize(limit_);
    return std::move(numbers_);
  }

 private:
  void shrink() {
    const auto last_kept = numbers_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
    std::ranges::nth_element(numbers_, last_kept);
    cutoff_ = *last_kept;
    numbers_.resize(limit_);
  }

  const std::size_t limit_;
  Sequence cutoff_ = no_cutoff;
  std::vector<Sequence> numbers_;
};

/// Looks in the hours at both ends of the span and in the whole days between, visiting only those
/// that exist. In a bucket that the span cuts, each event is asked for its time.
class TimeSearch {
 public:
  TimeSearch(const RocksDbEngine& engine, Timestamp from, Timestamp until, Sequence after,
             Sequence last, std::size_t limit)
      : engine_(engine),
        iterator_(engine.database().NewIterator(across_terms(), engine.postings())),
        from_(std::max(from, time_min)),
        until_(std::min(until, time_max)),
        after_(after),
        last_(last),
        found_(limit) {}

  Result<std::vector<Sequence>> run() && {
    const std::int64_t first_whole = hour_of({from_.micros - 1}) + 1;
    const std::int64_t end_whole = hour_of(until_);
    if (hour_of(from_) < first_whole) {
      TRY_VOID(visit(TimeKey::hour, hour_of(from_), hour_of(from_) + 1, Part::cut));
    }
    if (first_whole <= end_whole) {
      TRY_VOID(visit_whole_hours(first_whole, end_whole));
      TRY_VOID(visit(TimeKey::hour, end_whole, end_whole + 1, Part::cut));
    }
    return std::move(found_).ascending();
  }

 private:
  enum class Part : std::uint8_t { whole, cut };

  static rocksdb::ReadOptions across_terms() {
    rocksdb::ReadOptions options;
    options.total_order_seek = true;
    return options;
  }

  Result<void> visit_whole_hours(std::int64_t from, std::int64_t until) {
    const std::int64_t first_day = day_of_hour(from + hours_per_day - 1);
    const std::int64_t end_day = day_of_hour(until);
    if (first_day >= end_day) return visit(TimeKey::hour, from, until, Part::whole);
    TRY_VOID(visit(TimeKey::hour, from, first_day * hours_per_day, Part::whole));
    TRY_VOID(visit(TimeKey::day, first_day, end_day, Part::whole));
    return visit(TimeKey::hour, end_day * hours_per_day, until, Part::whole);
  }

  // Those buckets of [from, until) that exist.
  Result<void> visit(TimeKey key, std::int64_t from, std::int64_t until, Part part) {
    std::string term, stop;
    append_time_term(term, key, from);
    append_time_term(stop, key, until);
    iterator_->Seek(slice(term));
    while (iterator_->Valid() && view_of(iterator_->key()) < stop) {
      term = parse_posting_key(view_of(iterator_->key())).term;
      TRY_VOID(part == Part::cut ? take_some_of(term) : take_all_of(term));
      iterator_->Seek(slice(term + '\x01'));  // past every posting of the term
    }
    if (!iterator_->status().ok()) return error_of(iterator_->status());
    return ok();
  }

  Result<void> take_all_of(std::string_view term) {
    return walk_term(*iterator_, term, after_, last_,
                     [&](Sequence sequence) { return found_.take(sequence); });
  }

  Result<void> take_some_of(std::string_view term) {
    Result<void> outcome = ok();
    TRY_VOID(walk_term(*iterator_, term, after_, last_, [&](Sequence sequence) {
      if (!found_.wants(sequence)) return false;
      const auto time = time_of(sequence);
      if (!time) {
        outcome = time.error();
        return false;
      }
      return *time < from_ || *time >= until_ || found_.take(sequence);
    }));
    return outcome;
  }

  Result<Timestamp> time_of(Sequence sequence) {
    TRY(const auto record, read_record(engine_, sequence));
    return event_time_of(view_of(*record));
  }

  const RocksDbEngine& engine_;
  const std::unique_ptr<rocksdb::Iterator> iterator_;
  const Timestamp from_, until_;
  const Sequence after_, last_;
  Lowest found_;
};

}  // namespace

Result<StoredEvent> RocksDbView::event(Sequence sequence) const {
  if (sequence == 0 || sequence > last_) {
    return Error{Code::not_found, "there is no event number " + std::to_string(sequence), {}};
  }
  TRY(const auto record, read_record(engine_, sequence));
  return decode_record(sequence, view_of(*record), record);
}

Result<std::vector<Sequence>> RocksDbView::find(Key key, std::string_view value, Sequence after,
                                                std::size_t limit) const {
  std::vector<Sequence> found;
  limit = std::min(limit, limits::find_results_max);
  if (limit == 0 || last_ == 0) return found;
  std::string term;
  append_term(term, key, value);
  if (key == Key::parent && !engine_.parents().may_hold(term)) return found;
  const bool is_whole =
      key == Key::epc_class && after == 0 && limit > FoundLots::events_of_a_lot_max;
  if (is_whole) {
    if (auto known = engine_.lots().find(term, last_)) return *std::move(known);
  }
  RocksDbEngine::Lease iterator(engine_, last_);
  TRY_VOID(walk_term(*iterator, term, after, last_, [&](Sequence sequence) {
    found.push_back(sequence);
    return found.size() < limit;
  }));
  if (is_whole) engine_.lots().keep(term, last_, found);
  return found;
}

Result<std::vector<Sequence>> RocksDbView::find_by_time(Timestamp from, Timestamp until,
                                                        Sequence after, std::size_t limit) const {
  limit = std::min(limit, limits::find_results_max);
  if (limit == 0 || last_ == 0 || from >= until) return std::vector<Sequence>();
  return TimeSearch(engine_, from, until, after, last_, limit).run();
}

Result<std::vector<Sequence>> RocksDbView::find_by_event_id(std::string_view event_id) const {
  std::vector<Sequence> found;
  for (const bool is_error_declaration : {false, true}) {
    const IdKey key = id_key(event_id, is_error_declaration);
    rocksdb::PinnableSlice value;
    const auto status = engine_.database().Get({}, engine_.ids(), {key.data(), key.size()}, &value);
    if (status.IsNotFound()) continue;
    if (!status.ok()) return error_of(status);
    if (value.size() != 8) return damaged_posting();
    const Sequence sequence = read_fixed64(value.data());
    if (sequence <= last_) found.push_back(sequence);
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace ocop::event_store
