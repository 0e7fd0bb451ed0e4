#include "event_store/rocksdb_committer.h"

#include <rocksdb/perf_level.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <unordered_set>

#include "base/coding.h"
#include "event_store/content.h"
#include "event_store/posting.h"
#include "event_store/record.h"
#include "event_store/rocksdb_tuning.h"
#include "event_store/rocksdb_view.h"

namespace ocop::event_store {
namespace {

constexpr std::size_t bytes_beside_bodies = 256;  // an event's share of heads and write batch

void fail(AppendRequest& request, Error error) {
  request.failed = true;
  request.error = std::move(error);
}

Result<void> store_has_failed() {
  return Error{
      Code::unavailable,
      "an earlier write to the event store failed; free space or repair the disk, then restart",
      {}};
}

rocksdb::Slice part(const std::string& text, std::size_t begin, std::size_t bytes) {
  return {text.data() + begin, bytes};
}

}  // namespace

/// The write that is being put together, with the numbers it will have.
class RocksDbCommitter::Group {
 public:
  Group(const RocksDbEngine& engine, Timestamp record_time,
        std::span<AppendRequest* const> requests)
      : engine_(engine),
        record_time_(record_time),
        last_(engine.last()),
        is_shared_(requests.size() > 1),
        write_(bytes_of(requests)) {}

  /// True when an identifier of the batch was given out in this group, so that the batch has to
  /// wait until the store knows it.
  bool clashes_with(const PreparedBatch& batch) const {
    return !ids_.empty() && std::ranges::any_of(batch.events, [&](const PreparedEvent& event) {
      return ids_.contains(event.id);
    });
  }

  void add(AppendRequest& request) {
    const Sequence first = last_ + 1;
    for (const auto& event : request.batch.events) {
      add(request.batch, event, ++last_);
      request.appended[event.place] = {last_, record_time_, false};
    }
    add_postings(request.batch, first);
  }

  Timestamp record_time() const { return record_time_; }
  Sequence last() const { return last_; }
  rocksdb::WriteBatch& batch() { return write_; }

 private:
  static std::size_t bytes_of(std::span<AppendRequest* const> requests) {
    std::size_t bytes = 0;
    for (const auto* request : requests) {
      bytes += request->batch.bytes() + bytes_beside_bodies * request->batch.events.size();
    }
    return bytes;
  }

  // Adding to a batch that has no limit of its own cannot fail.
  void add(const PreparedBatch& batch, const PreparedEvent& event, Sequence sequence) {
    char number[8];
    write_fixed64(number, sequence);
    const rocksdb::Slice key(number, sizeof number);
    const ledger::Leaf leaf{event.commitment, sequence, record_time_};
    const auto head =
        encode_head({record_time_, event.salt, ledger::leaf_hash(leaf), event.terms_digest});
    const rocksdb::Slice record[] = {{head.data(), head.size()},
                                     part(batch.bodies, event.body_begin, event.body_bytes)};
    (void)write_.Put(engine_.events(), rocksdb::SliceParts(&key, 1),
                     rocksdb::SliceParts(record, 2));
    (void)write_.Put(engine_.ids(), {event.id.data(), event.id.size()}, key);
    if (is_shared_) ids_.insert(event.id);
  }

  void add_postings(PreparedBatch& batch, Sequence first) {
    for (const auto& posting : batch.postings) {
      write_fixed64(batch.keys.data() + posting.key_begin + posting.key_bytes - 8,
                    first + posting.first);
      (void)write_.Put(engine_.postings(), part(batch.keys, posting.key_begin, posting.key_bytes),
                       part(batch.values, posting.value_begin, posting.value_bytes));
    }
  }

  const RocksDbEngine& engine_;
  const Timestamp record_time_;
  Sequence last_;
  const bool is_shared_;
  rocksdb::WriteBatch write_;
  std::unordered_set<IdKey, IdKeyHash> ids_;
};

Result<void> RocksDbCommitter::recover() {
  if (engine_.last() == 0) return ok();
  TRY(const auto last, RocksDbView(engine_, engine_.last()).event(engine_.last()));
  last_time_ = last.record_time;
  return ok();
}

std::size_t RocksDbCommitter::commit(std::span<AppendRequest* const> requests) noexcept {
  // Counting every comparison of keys for nobody takes a tenth of a write.
  rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
  Group group(engine_, std::max(clock_.now(), last_time_), requests);
  std::vector<AppendRequest*> written;
  std::size_t settled = 0;
  for (auto* request : requests) {
    if (group.clashes_with(request->batch)) break;
    ++settled;
    const auto known = has_failed_ ? store_has_failed() : leave_out_known(*request);
    if (!known) {
      fail(*request, known.error());
    } else if (!request->batch.events.empty()) {
      note_parents(request->batch);
      group.add(*request);
      written.push_back(request);
    }
  }
  if (written.empty()) return settled;
  if (const auto done = write(group); !done) {
    for (auto* request : written) fail(*request, done.error());
  } else {
    appends_ += written.size();
  }
  return settled;
}

void RocksDbCommitter::note_parents(const PreparedBatch& batch) {
  for (const auto& posting : batch.postings) {
    const std::string_view key(batch.keys.data() + posting.key_begin, posting.key_bytes);
    if (key.front() == static_cast<char>(Key::parent)) {
      engine_.parents().add(key.substr(0, key.size() - posting_tail_bytes));
    }
  }
}

Result<void> RocksDbCommitter::write(Group& group) {
  const auto status = engine_.database().Write(durable_write(), &group.batch());
  ++syncs_;
  if (!status.ok()) {
    has_failed_ = true;
    return error_of(status);
  }
  events_ += group.last() - engine_.last();
  last_time_ = group.record_time();
  engine_.publish(group.last());
  return ok();
}

Result<void> RocksDbCommitter::leave_out_known(AppendRequest& request) {
  const auto& prepared = request.batch.events;
  std::vector<rocksdb::Slice> keys;
  keys.reserve(prepared.size());
  for (const auto& event : prepared) keys.emplace_back(event.id.data(), event.id.size());
  std::vector<rocksdb::PinnableSlice> numbers(keys.size());
  std::vector<rocksdb::Status> found(keys.size());
  engine_.database().MultiGet({}, engine_.ids(), keys.size(), keys.data(), numbers.data(),
                              found.data());
  std::vector<std::uint32_t> fresh;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::uint32_t place = prepared[i].place;
    if (found[i].IsNotFound()) {
      fresh.push_back(place);
      continue;
    }
    if (!found[i].ok()) return error_of(found[i]);
    if (numbers[i].size() != 8) return error_of(rocksdb::Status::Corruption("identifier entry"));
    TRY(request.appended[place],
        known_as(request.events[place], place, read_fixed64(numbers[i].data())));
  }
  if (fresh.size() == prepared.size()) return ok();
  request.batch = fresh.empty() ? PreparedBatch() : prepare(request.events, fresh, random_);
  return ok();
}

Result<Appended> RocksDbCommitter::known_as(const epcis::SourcedEvent& event, std::size_t index,
                                            Sequence sequence) const {
  TRY(const auto stored, RocksDbView(engine_, engine_.last()).event(sequence));
  if (!same_content(stored.json, event.json)) return identifier_taken(index, event.event);
  return Appended{sequence, stored.record_time, true};
}

StoreStatistics RocksDbCommitter::statistics() const {
  return {appends_.load(), events_.load(), syncs_.load()};
}

}  // namespace ocop::event_store
