#include "programme/read_report.h"

#include <algorithm>
#include <map>

namespace ocop::programme {
namespace {

using accounts::Act;
using accounts::Object;
using records::Record;

/// All rows of a kind of a unit that the visitor may see, of one plan when there is one.
Result<std::vector<Record>> rows_of(records::Reading& reading, const records::Kind& kind,
                                    const accounts::Reach& reach, std::string_view plan_id) {
  TRY(auto rows, reading.all(kind));
  std::erase_if(rows, [&](const Record& row) {
    const bool is_reached =
        reach.everything || std::ranges::find(reach.units, row["unit_code"]) != reach.units.end();
    return !is_reached || (!plan_id.empty() && row["plan_id"] != plan_id);
  });
  return rows;
}

}  // namespace

Result<ReportInputs> read_report_inputs(records::Reading& reading, const office::Visitor& visitor,
                                        const registry::Catalogue& catalogue,
                                        std::string_view plan_id) {
  ReportInputs inputs{{}, {}, {}, catalogue};
  const auto reach = [&](Object object) { return visitor.acting(object, Act::see).reach; };
  TRY(const auto tasks,
      rows_of(reading, reading.kinds().get("task"), reach(Object::task), plan_id));
  std::map<std::string, std::optional<Date>> planned;
  for (const Record& row : tasks) {
    const auto [plan, is_new] = planned.try_emplace(row["plan_id"]);
    if (is_new) {
      TRY(const auto document,
          reading.get(reading.kinds().get("programme_document"), row["plan_id"]));
      if (document) plan->second = document->day("issued_on");
    }
    inputs.tasks.push_back(task_of(row));
    inputs.tasks.back().planned = plan->second;
  }
  TRY(const auto targets,
      rows_of(reading, reading.kinds().get("target"), reach(Object::target), plan_id));
  for (const Record& row : targets) inputs.targets.push_back(target_of(row));
  TRY(inputs.ways, outreach::read_ways(reading, reach(Object::outreach), catalogue, visitor.today));
  return inputs;
}

}  // namespace ocop::programme
