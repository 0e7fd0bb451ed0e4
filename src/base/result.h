#pragma once

#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.h"

namespace ocop {

/// A value or an `Error`. Nothing of ours throws for bad input.
///
///     Result<Gtin> gtin = Gtin::parse(text);
///     if (!gtin) return gtin.error();
///     use(*gtin);
///
/// or, inside a function that itself returns a Result:
///
///     TRY(const Gtin gtin, Gtin::parse(text));
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value: `return ok();`
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}  // NOLINT: implicit

  explicit operator bool() const { return !failed_; }
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }

 private:
  Error error_;
  bool failed_ = false;
};

inline Result<void> ok() { return {}; }

}  // namespace ocop

#define OCOP_JOIN_(a, b) a##b
#define OCOP_JOIN(a, b) OCOP_JOIN_(a, b)
#define OCOP_TRY_(result, declaration, ...)      \
  auto result = (__VA_ARGS__);                   \
  if (!result) return std::move(result).error(); \
  declaration = std::move(result).value()

/// `TRY(declaration, expression)`: takes the value, or returns the error to the caller.
#define TRY(declaration, ...) OCOP_TRY_(OCOP_JOIN(try_, __LINE__), declaration, __VA_ARGS__)
/// `TRY_VOID(expression)`: goes on, or returns the error to the caller.
#define TRY_VOID(...)                                                                 \
  do {                                                                                \
    if (auto try_void = (__VA_ARGS__); !try_void) return std::move(try_void).error(); \
  } while (false)
