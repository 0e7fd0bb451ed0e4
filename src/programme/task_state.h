#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"

namespace ocop::programme {

enum class TaskState : std::uint8_t { planned, doing, done, cancelled };
inline constexpr std::size_t task_states = 4;

std::string_view name_of(TaskState state);  ///< "doing"
std::optional<TaskState> task_state_from(std::string_view name);

/// The dated facts of a task of a plan (requirement R04). Money is whole đồng.
struct Task {
  std::string id, title, owner, unit, plan;
  std::string owner_login;  ///< the account of the owner; empty: the task is its unit's
  std::string unit_code;    ///< the unit whose task it is
  Date deadline;
  std::optional<Date> planned;           ///< day of its plan, when that is on record
  TaskState state = TaskState::planned;  ///< as last entered
  std::optional<Date> started, finished, cancelled;
  long long budget = 0, spent = 0;
  std::string indicator, target_value, achieved_value;
  std::string evidence;  ///< an address or a file; empty: none
};

/// Where the task stood at the end of that day, told by its days alone.
TaskState state_on(const Task& task, Date day);
/// Open on that day though its deadline has passed.
bool is_overdue(const Task& task, Date day);

/// Does a report of the period speak of the task? Its plan was issued by then, and it was not
/// closed before.
bool concerns(const Task& task, Period period);

/// What is wrong with the days of a task.
enum class TaskFault : std::uint8_t {
  state_without_day,  ///< doing, done or cancelled without the day since when
  day_after_state,    ///< a day of a later state than the one entered
  days_out_of_order,  ///< finished before it was started
  done_without_evidence,
};
std::vector<TaskFault> faults_of(const Task& task);

/// What the tasks of a report add up to.
struct TaskTotals {
  std::array<long long, task_states> by_state{};
  long long tasks = 0;
  long long overdue = 0;
  long long budget = 0, spent = 0;  ///< of tasks that were not cancelled
  long long due_in_period = 0;      ///< whose deadline lies in the period
  long long due_and_done = 0;       ///< of these, done by the deadline
  long long with_evidence = 0;      ///< of the done ones
  bool operator==(const TaskTotals&) const = default;

  long long of(TaskState state) const { return by_state[static_cast<std::size_t>(state)]; }
};

/// As of the last day of the period.
TaskTotals totals_of(std::span<const Task> tasks, Period period);

}  // namespace ocop::programme
