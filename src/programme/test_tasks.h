#pragma once

#include <rapidcheck.h>

#include <vector>

#include "programme/task_state.h"

/// For tests: any tasks that the register would take.
namespace ocop::programme {

inline constexpr int tasks_first_day = 18'000, tasks_days = 60;

inline Date any_task_day() {
  return date_from_days(tasks_first_day + *rc::gen::inRange(0, tasks_days));
}

inline Task any_task() {
  Task task;
  task.id = std::to_string(*rc::gen::inRange(1, 1'000'000));
  task.deadline = any_task_day();
  task.state = static_cast<TaskState>(*rc::gen::inRange(0, 4));
  task.budget = *rc::gen::inRange<long long>(0, 5'000'000'000);
  task.spent = *rc::gen::inRange<long long>(0, 5'000'000'000);
  if (task.state >= TaskState::doing) task.started = any_task_day();
  if (task.state >= TaskState::done) task.finished = any_task_day();
  if (task.started && task.finished && *task.finished < *task.started) {
    std::swap(*task.started, *task.finished);
  }
  if (task.state == TaskState::cancelled) task.cancelled = any_task_day();
  task.evidence = task.state == TaskState::done ? "https://example.vn/bien-ban" : "";
  return task;
}

inline std::vector<Task> any_tasks() {
  std::vector<Task> tasks;
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i) tasks.push_back(any_task());
  return tasks;
}

}  // namespace ocop::programme
