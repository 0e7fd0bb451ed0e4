#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "records/kind.h"
#include "records/record_store.h"

/// The SQL of a kind, put together from its description. For the `*_store.cpp` files of this room;
/// the functions throw what the SQL library throws.
namespace ocop::records {

/// A statement under construction: its text and the values bound to it, in the order of binding.
/// Everything is bound as text; both engines turn it into the type of the column.
class Statement {
 public:
  Statement& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  /// Puts a place for the value into the text.
  Statement& bind(std::string value);
  Statement& bind_or_null(std::string value);  ///< empty: NULL

  void put_before(std::string_view text) { text_.insert(0, text); }

  const std::string& text() const { return text_; }
  /// Binds the values to a prepared statement of SOCI. `this` must outlive its execution.
  void bind_to(soci::statement& statement);
  /// Runs it; gives the number of rows it reached.
  long long run(soci::session& session);
  long long count(soci::session& session);  ///< of "select count(*) …"

 private:
  struct Value {
    std::string name;
    std::string text;
    soci::indicator indicator = soci::i_ok;
  };
  Statement& bind(std::string value, soci::indicator indicator);

  std::string text_;
  std::deque<Value> values_;  ///< bound by address
};

/// Whether an absent value of that type is NULL in SQL, else ''.
bool is_nullable(Type type);

/// "id, version, changed_at, changed_by, removed_at, NAME, …"
std::string columns_of(const Kind& kind);

/// The rows of a select of `columns_of`.
std::vector<Record> fetch(soci::session& session, const Kind& kind, Statement& statement);

/// What a select of an identifier and a count gives; the count is that of the last row.
struct FoundIds {
  std::vector<std::string> ids;
  long long count = 0;
};
FoundIds fetch_found(soci::session& session, Statement& statement);

/// How many rows the other conditions leave: whose a row is, is found out once for all rows, or
/// for each of a few.
enum class Asked : std::uint8_t { for_many, for_few };

/// Adds the condition that a row of the kind lies within the reach; "1 = 1" when all do.
void add_scope(Statement& statement, const Kinds& kinds, const Kind& kind,
               const accounts::Reach& reach, Asked asked);

void insert_row(soci::session& session, const Record& row, const std::string& folded,
                const std::string& sort_key);
/// False when the stored version is not that of `row` less one.
bool update_row(soci::session& session, const Record& row, const std::string& folded,
                const std::string& sort_key);

/// Only what the row is found by.
void update_folded(soci::session& session, const Record& row, const std::string& folded);

}  // namespace ocop::records
