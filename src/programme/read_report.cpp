#include "programme/read_report.h"

#include <algorithm>
#include <map>

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using records::Record;

/// Is the row of a unit that the visitor may see, and of that plan when there is one?
bool is_told(const Record& row, const accounts::Reach& reach, std::string_view plan_id) {
  return reach.covers(row["unit_code"]) && (plan_id.empty() || row["plan_id"] == plan_id);
}

accounts::Reach reach_of(const office::Visitor& visitor, Object object) {
  return visitor.acting(object, Act::see).reach;
}

Result<std::vector<Task>> tasks_of(records::Reading& reading, const std::vector<Record>& rows,
                                   const accounts::Reach& reach, std::string_view plan_id) {
  std::vector<Task> tasks;
  std::map<std::string, std::optional<Date>> planned;
  for (const Record& row : rows) {
    if (!is_told(row, reach, plan_id)) continue;
    const auto [plan, is_new] = planned.try_emplace(row["plan_id"]);
    if (is_new) {
      TRY(const auto document,
          reading.get(reading.kinds().get("programme_document"), row["plan_id"]));
      if (document) plan->second = document->day("issued_on");
    }
    tasks.push_back(task_of(row));
    tasks.back().planned = plan->second;
  }
  return tasks;
}

}  // namespace

Result<std::vector<Target>> read_targets(records::Reading& reading, const office::Visitor& visitor,
                                         std::string_view plan_id) {
  TRY(const auto rows, reading.all(reading.kinds().get("target")));
  const auto reach = reach_of(visitor, Object::target);
  std::vector<Target> targets;
  for (const Record& row : rows) {
    if (is_told(row, reach, plan_id)) targets.push_back(target_of(row));
  }
  return targets;
}

Result<ReportInputs> read_report_inputs(records::KeptRows& kept, records::Reading& reading,
                                        const office::Visitor& visitor,
                                        const registry::Catalogue& catalogue,
                                        std::string_view plan_id) {
  ReportInputs inputs{{}, {}, {}, catalogue};
  TRY(const auto tasks, kept.all(reading, reading.kinds().get("task")));
  TRY(const auto households, kept.all(reading, reading.kinds().get("household")));
  TRY(inputs.tasks, tasks_of(reading, *tasks, reach_of(visitor, Object::task), plan_id));
  TRY(inputs.targets, read_targets(reading, visitor, plan_id));
  inputs.ways =
      outreach::ways_of(*households, reach_of(visitor, Object::outreach), catalogue, visitor.today);
  return inputs;
}

}  // namespace ocop::programme
