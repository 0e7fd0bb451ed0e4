#pragma once

#include <soci/soci.h>

#include <deque>
#include <functional>
#include <string>
#include <string_view>

/// A select whose conditions depend on what was asked; for the `*_store.cpp` files of this room.
/// Throws what the SQL library throws.
namespace ocop::accounts {

class Search {
 public:
  /// `rest` follows the conditions, the order and the limit: the end of a select around this one.
  explicit Search(std::string select, std::string rest = {})
      : text_(std::move(select)), rest_(std::move(rest)) {}

  /// A condition with {} for its value: "login > {}".
  void add(std::string_view condition, std::string value);
  /// Every word of the text must occur in the folded column.
  void add_words(std::string_view column, std::string_view typed);
  void run(soci::session& session, std::string_view order, std::size_t count_max,
           const std::function<void(const soci::row&)>& take);

 private:
  std::string text_, rest_;
  std::deque<std::string> values_;  ///< bound by address
};

}  // namespace ocop::accounts
