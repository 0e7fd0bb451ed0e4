#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/rights.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "records/kind.h"
#include "sql/database.h"

namespace ocop::records {

/// What was typed, by the names of the fields. A field that is absent keeps its stored value.
using Values = std::map<std::string, std::string, std::less<>>;

/// Who acts, and on what rows. Pages take both from the visitor.
struct Acting {
  std::string person;     ///< login, for the audit
  accounts::Reach reach;  ///< rows outside of it do not exist for the actor
};

struct Filter {
  std::string field;
  std::string value;  ///< as stored; empty: rows without a value
};

enum class Order : std::uint8_t { ascending, descending };
enum class Removed : std::uint8_t { left_out, only };

struct Query {
  std::string words = {};  ///< every word must occur, whatever its case and marks
  std::vector<Filter> filters = {};
  std::string sort = {};  ///< a field; empty: as the kind says. Names sort the Vietnamese way
  Order order = Order::ascending;
  std::size_t page = 1;
  std::size_t page_rows = 25;  ///< at most `limits::record_page_rows_max`
  Removed removed = Removed::left_out;
};

struct Listing {
  std::vector<Record> rows;
  std::size_t count = 0;  ///< on all pages
};

/// What somebody else changed in a field since the form was opened.
struct Difference {
  std::string field;
  std::string was, is;  ///< as stored
};

/// Another person stored the row first: what differs, and the row as it now is.
struct Conflict {
  Record now;
  std::string changed_by;
  std::vector<Difference> differences;
};

/// What came of storing: the row, or faults to show beside the fields, or a conflict to merge.
struct Outcome {
  std::optional<Record> record;
  Faults faults;
  std::optional<Conflict> conflict;
  bool stored() const { return record.has_value(); }
};

class Statement;

/// Reading inside one transaction. Rows that were put aside are found by `find` and `get` only.
class Reading {
 public:
  Reading(soci::session& session, const Kinds& kinds) : session_(session), kinds_(kinds) {}

  /// `not_found` when there is none within the reach.
  Result<Record> find(const Kind& kind, std::string_view id, const accounts::Reach& reach);
  Result<std::optional<Record>> get(const Kind& kind, std::string_view id);
  /// By the natural key, in the order of `Kind::key`.
  Result<std::optional<Record>> find_by_key(const Kind& kind, const std::vector<std::string>& key);
  Result<Listing> list(const Kind& kind, const Query& query, const accounts::Reach& reach);
  /// All rows where the field has that value, in the order of the kind; at most
  /// `limits::record_parts_max`.
  Result<std::vector<Record>> where(const Kind& kind, std::string_view field,
                                    std::string_view value);
  /// All rows, for loading a register into memory.
  Result<std::vector<Record>> all(const Kind& kind);

  soci::session& session() { return session_; }
  const Kinds& kinds() const { return kinds_; }

 private:
  Result<Listing> find_words(const Kind& kind, const Query& query, Statement condition);

  soci::session& session_;
  const Kinds& kinds_;
};

/// Writing inside one transaction: every row with its audit entry. What was not committed is gone.
class Writing : public Reading {
 public:
  Writing(sql::Transaction transaction, const Kinds& kinds, const Clock& clock, Random& random,
          std::string person);
  Writing(Writing&&) = delete;
  ~Writing();

  Result<Outcome> create(const Kind& kind, const Values& values, const accounts::Reach& reach);
  Result<Outcome> change(const Kind& kind, std::string_view id, long long version,
                         const Values& values, const accounts::Reach& reach);
  /// The same with cells as stored; for rules that write rows themselves. Checked all the same.
  Result<Record> put(const Record& record);
  /// Puts a row aside, or brings it back.
  Result<void> remove(const Kind& kind, std::string_view id, const accounts::Reach& reach);
  Result<void> restore(const Kind& kind, std::string_view id, const accounts::Reach& reach);
  /// An act that is more than a change of one row: "subject.convert".
  void audit(std::string act, std::string object, std::string before_json, std::string after_json);

  Timestamp now() const { return now_; }
  const std::string& person() const { return person_; }
  std::string new_id();
  Result<void> commit();

 private:
  struct State;

  Result<void> look_up(Record& row, const Values& values, const accounts::Reach& reach,
                       Faults& faults);
  Result<Faults> examine(const Record* before, Record& after);
  Result<void> store(const Record* before, Record& after, std::string_view verb);
  Result<void> set_removed(const Kind& kind, std::string_view id, const accounts::Reach& reach,
                           std::optional<Timestamp> removed_at, std::string_view verb);
  static Fault outside(const Kind& kind);

  sql::Transaction transaction_;
  const Clock& clock_;
  Random& random_;
  std::string person_;
  Timestamp now_;
  std::unique_ptr<State> state_;
};

/// The registers in SQL. Safe to use from several threads.
class RecordStore {
 public:
  /// Applies the migrations of this room (proposals, drafts, revisions). The tables of the kinds
  /// come from the migrations of their rooms, applied before the first use.
  static Result<std::unique_ptr<RecordStore>> open(sql::Database& database, const Kinds& kinds,
                                                   const Clock& clock, Random& random);

  const Kinds& kinds() const { return kinds_; }
  const Clock& clock() const { return clock_; }
  sql::Database& database() { return database_; }

  /// Runs `work` with a Reading in one read transaction.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Reading&>;
  /// Runs `work` with a Writing; commits when it gives no error, else rolls everything back. An
  /// Outcome that stored nothing, too, rolls back.
  template <class Work>
  auto write(std::string_view person, Work&& work) -> std::invoke_result_t<Work, Writing&>;

  /// Runs `work` with a Writing and always rolls back: what would come of it?
  template <class Work>
  auto try_out(std::string_view person, Work&& work) -> std::invoke_result_t<Work, Writing&>;

  // One step each, in a transaction of its own.
  Result<Listing> list(const Kind& kind, const Query& query, const accounts::Reach& reach);
  Result<Record> find(const Kind& kind, std::string_view id, const accounts::Reach& reach);
  Result<Outcome> create(const Kind& kind, const Values& values, const Acting& acting);
  Result<Outcome> change(const Kind& kind, std::string_view id, long long version,
                         const Values& values, const Acting& acting);

  /// Called after each commit that changed rows; for caches. Set at start.
  void on_change(std::function<void()> callback) { changed_ = std::move(callback); }

 private:
  RecordStore(sql::Database& database, const Kinds& kinds, const Clock& clock, Random& random)
      : database_(database), kinds_(kinds), clock_(clock), random_(random) {}

  sql::Database& database_;
  const Kinds& kinds_;
  const Clock& clock_;
  Random& random_;
  std::function<void()> changed_;
};

template <class Work>
auto RecordStore::read(Work&& work) -> std::invoke_result_t<Work, Reading&> {
  return sql::guarded([&]() -> std::invoke_result_t<Work, Reading&> {
    TRY(const sql::Transaction transaction, database_.begin(sql::Access::read));
    Reading reading(transaction.session(), kinds_);
    return std::forward<Work>(work)(reading);
  });
}

template <class Work>
auto RecordStore::write(std::string_view person, Work&& work)
    -> std::invoke_result_t<Work, Writing&> {
  using Answer = std::invoke_result_t<Work, Writing&>;
  return sql::guarded([&]() -> Answer {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    Writing writing(std::move(transaction), kinds_, clock_, random_, std::string(person));
    Answer answer = std::forward<Work>(work)(writing);
    if (!answer) return answer;
    if constexpr (std::is_same_v<Answer, Result<Outcome>>) {
      if (!answer->stored()) return answer;
    }
    TRY_VOID(writing.commit());
    if (changed_) changed_();
    return answer;
  });
}

template <class Work>
auto RecordStore::try_out(std::string_view person, Work&& work)
    -> std::invoke_result_t<Work, Writing&> {
  return sql::guarded([&]() -> std::invoke_result_t<Work, Writing&> {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    Writing writing(std::move(transaction), kinds_, clock_, random_, std::string(person));
    return std::forward<Work>(work)(writing);
  });
}

}  // namespace ocop::records
