#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace ocop::sql {

/// What the exception says, in our terms: `already_exists` for a taken name, `failed_precondition`
/// for another broken constraint, `unavailable` when another writer was too slow,
/// `resource_exhausted` for a full disk, `data_loss` for a damaged file, else `internal`.
Error to_error(const std::exception& exception);

/// The border of a room that uses SQL: runs `work`, which gives a Result, and turns what the SQL
/// library throws into an error.
template <class Work>
std::invoke_result_t<Work> guarded(Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::exception& exception) {
    return to_error(exception);
  }
}

}  // namespace ocop::sql
