#include "event_store/rocksdb_check.h"

#include <fmt/format.h>

#include <vector>

#include "base/limits.h"
#include "event_store/posting.h"
#include "event_store/prepared_batch.h"
#include "event_store/record.h"
#include "ledger/leaf.h"

namespace ocop::event_store {
namespace {

// One pass over the index adds up, for each event, the digests of the terms that name it; one pass
// over the events compares the sum with the one that was stored with the event. A posting too many
// or too few makes them differ.
class Check {
 public:
  explicit Check(const RocksDbEngine& engine)
      : engine_(engine), last_(engine.last()), digests_(last_ + 1) {
    read_.fill_cache = false;
    read_.total_order_seek = true;
    read_.readahead_size = 2U << 20;
  }

  Result<StoreCheck> run() && {
    TRY_VOID(add_up_postings());
    TRY_VOID(compare_events());
    return std::move(found_);
  }

 private:
  void fault(std::string text) {
    ++found_.fault_count;
    if (found_.faults.size() < limits::check_faults_named_max) {
      found_.faults.push_back(std::move(text));
    }
  }

  Result<void> add_up_postings() {
    const std::unique_ptr<rocksdb::Iterator> at(
        engine_.database().NewIterator(read_, engine_.postings()));
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      const auto posting = parse_posting_key(view_of(at->key()));
      if (!posting.good) {
        fault("an index entry has no readable key");
        continue;
      }
      if (posting.first > last_) continue;  // appended since
      ++found_.postings;
      add_up(posting, view_of(at->value()));
    }
    if (!at->status().ok()) return error_of(at->status());
    return ok();
  }

  void add_up(const Posting& posting, std::string_view value) {
    const std::uint64_t digest = term_digest(posting.term);
    bool points_at_events = posting.first > 0;
    const bool good = walk_posting(posting.first, value, [&](Sequence sequence) {
      points_at_events = points_at_events && sequence <= last_;
      if (points_at_events) digests_[sequence] += digest;
      return points_at_events;
    });
    if (!good || !points_at_events) {
      fault(
          fmt::format("an index entry that begins at event {} points at no event", posting.first));
    }
  }

  Result<void> compare_events() {
    const std::unique_ptr<rocksdb::Iterator> at(
        engine_.database().NewIterator(read_, engine_.events()));
    Sequence expected = 1;
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      const Sequence sequence = at->key().size() == 8 ? read_fixed64(at->key().data()) : 0;
      if (sequence > last_) break;
      if (sequence < expected) {
        fault("an event stands under a number that is none");
        continue;
      }
      report_missing(expected, sequence);
      expected = sequence + 1;
      ++found_.events;
      TRY_VOID(compare(sequence, view_of(at->value())));
    }
    if (!at->status().ok()) return error_of(at->status());
    report_missing(expected, last_ + 1);
    return ok();
  }

  void report_missing(Sequence from, Sequence until) {
    if (from + 1 < until) {
      fault(fmt::format("events {} to {} are missing", from, until - 1));
    } else if (from < until) {
      fault(fmt::format("event {} is missing", from));
    }
  }

  Result<void> compare(Sequence sequence, std::string_view record) {
    const auto head = decode_head(record);
    const auto event = decode_record(sequence, record);
    if (!head || !event) {
      fault(fmt::format("event {} cannot be read", sequence));
      return ok();
    }
    const ledger::Leaf leaf{ledger::event_commitment(event->salt, event->context, event->json),
                            sequence, event->record_time};
    if (ledger::leaf_hash(leaf) != head->leaf) {
      fault(fmt::format("event {} is not the one its ledger leaf was made from", sequence));
    }
    if (digests_[sequence] != head->terms_digest) {
      fault(fmt::format("the index entries of event {} are not the ones it was stored with",
                        sequence));
    }
    return compare_id(*event);
  }

  Result<void> compare_id(const StoredEvent& event) {
    const IdKey key = id_key(event.facts.event_id, event.facts.is_error_declaration);
    std::string value;
    const auto status =
        engine_.database().Get(read_, engine_.ids(), {key.data(), key.size()}, &value);
    if (!status.ok() && !status.IsNotFound()) return error_of(status);
    if (!status.ok() || value.size() != 8 || read_fixed64(value.data()) != event.sequence) {
      fault(fmt::format("event {} is not found by its identifier {}", event.sequence,
                        event.facts.event_id));
    }
    return ok();
  }

  const RocksDbEngine& engine_;
  const Sequence last_;
  rocksdb::ReadOptions read_;
  std::vector<std::uint64_t> digests_;
  StoreCheck found_;
};

}  // namespace

Result<StoreCheck> check_store(const RocksDbEngine& engine) { return Check(engine).run(); }

}  // namespace ocop::event_store
