#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string_view>

#include "base/result.h"

/// What the benchmarks of this room share: clocks, and the one form of their output.
namespace ocop::application {

inline double seconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// One line {"name","value","unit","ceiling","ratio","events"}; `events` are those in the store
/// when the measuring began. The ratio tells how much of the ceiling is reached: value / ceiling
/// for a rate, ceiling / value for a cost.
enum class Better { higher, lower };

inline void report(std::string_view name, double value, std::string_view unit,
                   std::optional<double> ceiling, Better better, std::size_t events) {
  std::string top = "null", ratio = "null";
  if (ceiling) {
    top = fmt::format("{:.3f}", *ceiling);
    ratio = fmt::format("{:.3f}", better == Better::higher ? value / *ceiling : *ceiling / value);
  }
  fmt::print(R"({{"name":"{}","value":{:.3f},"unit":"{}","ceiling":{},"ratio":{},"events":{}}})"
             "\n",
             name, value, unit, top, ratio, events);
  std::fflush(stdout);
}

/// A benchmark that cannot go on measures nothing.
[[noreturn]] inline void give_up(std::string_view what) {
  std::fflush(stdout);
  fmt::print(stderr, "benchmark: {}\n", what);
  std::_Exit(1);
}

template <class Value>
Value expect(Result<Value> result) {
  if (!result) give_up(to_string(result.error()));
  return std::move(*result);
}
inline void expect(const Result<void>& result) {
  if (!result) give_up(to_string(result.error()));
}

}  // namespace ocop::application
