#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ocop::epcis {

/// Where in a document the reader stands: a chain on the stack that costs nothing until a fault
/// asks for its text. A step refers to its parent, so keep every parent in a named variable.
///
///     const Path event = Path::root("/epcisBody/eventList/3");
///     const Path list = event / "epcList";
///     (list / 2).pointer();  // "/epcisBody/eventList/3/epcList/2"
class Path {
 public:
  static Path root(std::string_view pointer) { return {nullptr, pointer, 0}; }
  Path operator/(std::string_view name) const { return {this, name, no_index}; }
  Path operator/(std::size_t index) const { return {this, {}, index}; }

  std::string pointer() const;  ///< JSON Pointer (RFC 6901)

 private:
  static constexpr std::size_t no_index = static_cast<std::size_t>(-1);
  Path(const Path* parent, std::string_view name, std::size_t index)
      : parent_(parent), name_(name), index_(index) {}

  const Path* parent_;
  std::string_view name_;  ///< a field, or for the root the pointer itself
  std::size_t index_;
};

}  // namespace ocop::epcis
