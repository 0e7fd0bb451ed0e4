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
  explicit Search(std::string select) : text_(std::move(select)) {}

  /// A condition with {} for its value: "login > {}".
  void add(std::string_view condition, std::string value);
  /// Every word of the text must occur in the folded column.
  void add_words(std::string_view column, std::string_view typed);
  void run(soci::session& session, std::string_view order, std::size_t count_max,
           const std::function<void(const soci::row&)>& take);

 private:
  std::string text_;
  std::deque<std::string> values_;  ///< bound by address
};

}  // namespace ocop::accounts
