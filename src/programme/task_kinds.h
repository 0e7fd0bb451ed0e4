#pragma once

#include "programme/achievement.h"
#include "programme/task_state.h"
#include "records/kind.h"

/// The registers of tasks of a plan (requirement R04) and of targets (R27). Tables:
/// migrations/0001.
namespace ocop::programme {

/// Every change of a task gives its reason, which stands in the history beside what was changed.
records::Kind task_kind();
records::Kind target_kind();

Task task_of(const records::Record& task);

/// What is to be reached by the end of a year.
struct Target {
  std::string id;
  int year = 0;
  Measure measure = Measure::recognised;
  Scope scope;
  long long number = 0;

  Period period() const { return {{year, 1, 1}, {year, 12, 31}}; }
};
Target target_of(const records::Record& target);

pages::Key label_of(TaskState state);
pages::Key label_of(Measure measure);

}  // namespace ocop::programme
