#pragma once

#include <compare>
#include <functional>
#include <string>

#include "base/clock.h"
#include "base/random.h"

namespace ocop {

/// A name that cannot be mistaken for another kind of name. `Tag` is an empty struct.
/// Only a store or a parser makes one from text.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

/// A fresh identifier that sorts by its time of birth: 10 characters of milliseconds and 16 of
/// chance, in the alphabet of Crockford (ULID). 26 characters.
std::string new_sortable_id(const Clock& clock, Random& random);

}  // namespace ocop

template <class Tag>
struct std::hash<ocop::Id<Tag>> {
  std::size_t operator()(const ocop::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
