#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "epcis/document.h"
#include "event_store/event_facts.h"

/// What a store of events promises. Every store passes `store_promise_test` and nothing relies on
/// more than is written here.
///
///  1. Durable: when `append` returns success, the events survive `kill -9` and loss of power.
///  2. Whole: a batch is stored entirely or not at all.
///  3. Once: an event whose identifier (and error-declaration state) is already stored with the
///     same content is not stored again; its first sequence number is returned.
///  4. Ordered: sequence numbers start at 1 and have no gap; a later append has higher ones.
///  5. Unchanging: an event, once stored, is never changed or removed; its bytes are kept.
///  6. Consistent: a `View` shows one moment; what is appended later does not appear in it.
///  7. Sealed: with each event its ledger leaf is stored in the same write (see leaf.h).
///
/// All members may be called from any thread.
namespace ocop::event_store {

/// 1, 2, 3 …; the order in which events became durable.
using Sequence = std::uint64_t;

struct Appended {
  Sequence sequence = 0;
  Timestamp record_time;
  bool already_stored = false;
};

/// What an event can be found by. Values are identifier paths (`gs1::Identifier::path`), short
/// vocabulary terms, or text as in the event.
enum class Key : std::uint8_t {
  epc = 1,        ///< an instance in any role but parent: list, child, input, output
  epc_class = 2,  ///< a lot or class of any quantity; "/01/…/10/…" of a class, or of what a
                  ///< transformation puts out, whose label or instance/lot master data names its
                  ///< lot; and the class "/01/…" of each lot, so that a product finds the events
                  ///< of its lots
  parent = 3,     ///< the parent of an aggregation, transaction or association
  business_step = 4,
  read_point = 5,
  business_location = 6,
  transformation_id = 7,
  disposition = 8,
  business_transaction = 9,
  // 10 and 11 are `TimeKey`
  instance_of_lot = 12,  ///< "/01/…/10/…" of an instance in any list but a transformation's, by its
                         ///< label or its master data. A lot may have a million instances, so
                         ///< whoever asks for the lot itself does not read them all. Events stored
                         ///< before this key was there have it as `epc_class`
};

/// The events of one moment. Cheap to make, holds old data alive while it lives: keep it short.
class View {
 public:
  virtual ~View() = default;

  /// The highest sequence number of this moment; 0 when the store is empty.
  virtual Sequence last() const = 0;
  /// `not_found` when there is no such sequence number.
  virtual Result<StoredEvent> event(Sequence sequence) const = 0;
  /// Ascending sequence numbers above `after`, at most `limit`
  /// (`limits::find_results_max` at most).
  virtual Result<std::vector<Sequence>> find(Key key, std::string_view value, Sequence after,
                                             std::size_t limit) const = 0;
  /// Those whose event time lies in [from, until), ascending by sequence number.
  virtual Result<std::vector<Sequence>> find_by_time(Timestamp from, Timestamp until,
                                                     Sequence after, std::size_t limit) const = 0;
  /// The event itself and the error declarations of the same identifier, ascending.
  virtual Result<std::vector<Sequence>> find_by_event_id(std::string_view event_id) const = 0;
};

class EventStore {
 public:
  virtual ~EventStore() = default;

  /// Appends in the given order and returns when the batch is on the disk. Calls from several
  /// threads share one fsync. The result has one entry for each event; an empty batch has none.
  ///
  /// An event that repeats one of the store, or an earlier one of the batch, with the same content
  /// (content.h says what is compared) comes back as `already_stored` with the first number.
  /// `already_exists` with the pointer "/<index>/eventID" when the identifier stands on other
  /// content; `resource_exhausted` when `limits::append_queue_bytes_max` are waiting already, and
  /// the caller may try again in a moment. After an error nothing of the batch is stored, except
  /// that `unavailable` leaves it open until the store is opened again.
  virtual Result<std::vector<Appended>> append(std::span<const epcis::SourcedEvent> events) = 0;

  virtual std::unique_ptr<View> view() const = 0;

  /// Small durable records beside the events, for the rooms above (capture jobs, cursors).
  virtual Result<void> put_note(std::string_view name, std::string_view value) = 0;
  virtual Result<std::optional<std::string>> note(std::string_view name) const = 0;
};

}  // namespace ocop::event_store
