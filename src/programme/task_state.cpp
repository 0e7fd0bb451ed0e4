#include "programme/task_state.h"

namespace ocop::programme {
namespace {

bool is_by(const std::optional<Date>& on, Date day) { return on && *on <= day; }

std::optional<Date> day_of(const Task& task, TaskState state) {
  switch (state) {
    case TaskState::planned:
      return std::nullopt;
    case TaskState::doing:
      return task.started;
    case TaskState::done:
      return task.finished;
    case TaskState::cancelled:
      return task.cancelled;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(TaskState state) {
  constexpr std::string_view names[] = {"planned", "doing", "done", "cancelled"};
  return names[static_cast<std::size_t>(state)];
}

std::optional<TaskState> task_state_from(std::string_view name) {
  for (std::size_t i = 0; i < task_states; ++i) {
    if (name_of(static_cast<TaskState>(i)) == name) return static_cast<TaskState>(i);
  }
  return std::nullopt;
}

TaskState state_on(const Task& task, Date day) {
  if (is_by(task.cancelled, day)) return TaskState::cancelled;
  if (is_by(task.finished, day)) return TaskState::done;
  if (is_by(task.started, day)) return TaskState::doing;
  return TaskState::planned;
}

bool is_overdue(const Task& task, Date day) {
  const TaskState state = state_on(task, day);
  return task.deadline < day && (state == TaskState::planned || state == TaskState::doing);
}

bool concerns(const Task& task, Period period) {
  if (task.planned && *task.planned > period.to) return false;
  const TaskState before = state_on(task, date_from_days(days_from_date(period.from) - 1));
  return before == TaskState::planned || before == TaskState::doing;
}

std::vector<TaskFault> faults_of(const Task& task) {
  std::vector<TaskFault> faults;
  if (task.state != TaskState::planned && !day_of(task, task.state)) {
    faults.push_back(TaskFault::state_without_day);
  }
  for (auto later = static_cast<std::size_t>(task.state) + 1; later < task_states; ++later) {
    if (!day_of(task, static_cast<TaskState>(later))) continue;
    faults.push_back(TaskFault::day_after_state);
    break;
  }
  if (task.started && task.finished && *task.finished < *task.started) {
    faults.push_back(TaskFault::days_out_of_order);
  }
  if (task.state == TaskState::done && task.evidence.empty()) {
    faults.push_back(TaskFault::done_without_evidence);
  }
  return faults;
}

TaskTotals totals_of(std::span<const Task> tasks, Period period) {
  TaskTotals totals;
  for (const Task& task : tasks) {
    const TaskState state = state_on(task, period.to);
    ++totals.tasks;
    ++totals.by_state[static_cast<std::size_t>(state)];
    totals.overdue += is_overdue(task, period.to) ? 1 : 0;
    totals.with_evidence += state == TaskState::done && !task.evidence.empty() ? 1 : 0;
    if (state == TaskState::cancelled) continue;
    totals.budget += task.budget;
    totals.spent += task.spent;
    if (!period.contains(task.deadline)) continue;
    ++totals.due_in_period;
    totals.due_and_done += state == TaskState::done && *task.finished <= task.deadline ? 1 : 0;
  }
  return totals;
}

}  // namespace ocop::programme
