#include "programme/task_state.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "programme/test_tasks.h"

namespace ocop::programme {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Task done_task() {
  Task task;
  task.deadline = {2019, 12, 31};
  task.state = TaskState::done;
  task.started = Date{2019, 8, 10};
  task.finished = Date{2019, 11, 30};
  task.evidence = "https://example.vn/bao-cao";
  return task;
}

TEST(TaskStateTest, IsToldByTheDays) {
  const Task task = done_task();
  EXPECT_EQ(state_on(task, {2019, 8, 9}), TaskState::planned);
  EXPECT_EQ(state_on(task, {2019, 8, 10}), TaskState::doing);
  EXPECT_EQ(state_on(task, {2019, 11, 30}), TaskState::done);
  EXPECT_THAT(faults_of(task), IsEmpty());
}

TEST(TaskStateTest, ATaskIsOverdueFromTheDayAfterItsDeadline) {
  Task task = done_task();
  task.finished = Date{2020, 1, 15};
  EXPECT_FALSE(is_overdue(task, {2019, 12, 31}));
  EXPECT_TRUE(is_overdue(task, {2020, 1, 1}));
  EXPECT_FALSE(is_overdue(task, {2020, 1, 15}));
}

TEST(TaskStateTest, DoneNeedsEvidenceAndItsDay) {
  Task task = done_task();
  task.evidence.clear();
  task.finished.reset();
  EXPECT_THAT(faults_of(task),
              ElementsAre(TaskFault::state_without_day, TaskFault::done_without_evidence));
}

TEST(TaskStateTest, TheDayOfAStateNotReachedIsRefused) {
  Task task = done_task();
  task.state = TaskState::doing;
  EXPECT_THAT(faults_of(task), ElementsAre(TaskFault::day_after_state));
  task.state = TaskState::done;
  task.finished = Date{2019, 8, 9};
  EXPECT_THAT(faults_of(task), ElementsAre(TaskFault::days_out_of_order));
}

TEST(TaskStateTest, AReportSpeaksOfTasksThatWerePlannedAndNotClosedBefore) {
  Task task = done_task();
  task.planned = Date{2019, 8, 6};
  EXPECT_FALSE(concerns(task, {{2019, 1, 1}, {2019, 6, 30}}));
  EXPECT_TRUE(concerns(task, {{2019, 1, 1}, {2019, 12, 31}}));
  EXPECT_TRUE(concerns(task, {{2019, 11, 30}, {2019, 12, 31}}));
  EXPECT_FALSE(concerns(task, {{2019, 12, 1}, {2019, 12, 31}}));
}

RC_GTEST_PROP(TaskStateTest, TheStateEnteredIsTheStateOfTheLastDay, ()) {
  const Task task = any_task();
  if (!faults_of(task).empty()) return;
  RC_ASSERT(state_on(task, date_from_days(tasks_first_day + tasks_days)) == task.state);
}

RC_GTEST_PROP(TaskStateTest, EveryTaskIsInOneStateAndTheTotalsAreTheSumOfTheTasks, ()) {
  const auto tasks = any_tasks();
  const Period period{date_from_days(tasks_first_day), any_task_day()};
  const TaskTotals totals = totals_of(tasks, period);
  TaskTotals sum;
  for (const Task& task : tasks) {
    const TaskTotals one = totals_of({&task, 1}, period);
    RC_ASSERT(one.tasks == 1);
    for (std::size_t i = 0; i < task_states; ++i) sum.by_state[i] += one.by_state[i];
    sum.tasks += one.tasks;
    sum.overdue += one.overdue;
    sum.budget += one.budget;
    sum.spent += one.spent;
    sum.due_in_period += one.due_in_period;
    sum.due_and_done += one.due_and_done;
    sum.with_evidence += one.with_evidence;
  }
  RC_ASSERT(sum == totals);
  long long states = 0;
  for (const long long count : totals.by_state) states += count;
  RC_ASSERT(states == totals.tasks);
  RC_ASSERT(totals.overdue <= totals.of(TaskState::planned) + totals.of(TaskState::doing));
}

RC_GTEST_PROP(TaskStateTest, WhatIsEnteredForLaterDaysDoesNotChangeAPastReport, ()) {
  auto tasks = any_tasks();
  const Period period{date_from_days(tasks_first_day), any_task_day()};
  const TaskTotals before = totals_of(tasks, period);
  const Date later = date_from_days(days_from_date(period.to) + 1);
  for (Task& task : tasks) {
    if (!task.started) task.started = later;
    if (!task.finished) task.finished = later;
    if (!task.cancelled) task.cancelled = later;
  }
  RC_ASSERT(totals_of(tasks, period) == before);
}

}  // namespace
}  // namespace ocop::programme
