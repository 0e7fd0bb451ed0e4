#include "programme/task_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "accounts/people_store.h"
#include "accounts/sign_in_name.h"
#include "programme/product_group.h"
#include "programme/web_address.h"
#include "records/record_store.h"

namespace ocop::programme {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"planned", "programme.state_planned"_key},
                             {"doing", "programme.state_doing"_key},
                             {"done", "programme.state_done"_key},
                             {"cancelled", "programme.state_cancelled"_key}};

constexpr Option measures[] = {{"recognised", "programme.measure_recognised"_key},
                               {"in_force", "programme.measure_in_force"_key}};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Checked year_rule(std::string_view text) {
  if (text.size() == 4 && text >= "2018" && text <= "2100") return std::string(text);
  return Reason{"programme.fault_year"_key, {}};
}

Checked stars_rule(std::string_view text) {
  if (text == "3" || text == "4" || text == "5") return std::string(text);
  return Reason{"programme.fault_stars"_key, {}};
}

Checked login_rule(std::string_view text) {
  auto login = accounts::parse_sign_in_name(text);
  if (login) return std::move(*login);
  return Reason{"programme.fault_owner_login"_key, {}};
}

std::string_view day_field(TaskState state) {
  constexpr std::string_view fields[] = {"", "started_on", "finished_on", "cancelled_on"};
  return fields[static_cast<std::size_t>(state)];
}

void check_task(const Record& row, Faults& faults) {
  const Task task = task_of(row);
  for (const TaskFault each : faults_of(task)) {
    switch (each) {
      case TaskFault::state_without_day:
        faults.push_back(fault(day_field(task.state), "programme.fault_state_day"_key));
        break;
      case TaskFault::day_after_state:
        faults.push_back(fault("state", "programme.fault_day_after_state"_key));
        break;
      case TaskFault::days_out_of_order:
        faults.push_back(fault("finished_on", "programme.fault_days_order"_key));
        break;
      case TaskFault::done_without_evidence:
        faults.push_back(fault("evidence_link", "programme.fault_evidence"_key));
        break;
    }
  }
}

Result<Faults> guard_task(Writing& writing, const Record* before, const Record& after) {
  Faults faults;
  const Date today = date_of(writing.now());
  for (const std::string_view name : {"started_on", "finished_on", "cancelled_on"}) {
    const auto day = after.day(name);
    if (day && *day > today) faults.push_back(fault(name, "programme.fault_future"_key));
  }
  const std::string& login = after["owner_login"];
  if (!login.empty() && !accounts::person_with_login(writing.session(), login)) {
    faults.push_back(fault("owner_login", "programme.fault_owner_login"_key));
  }
  const bool has_reason =
      !after["reason"].empty() && (before == nullptr || after["reason"] != (*before)["reason"]);
  if (before != nullptr && !has_reason) {
    faults.push_back(fault("reason", "programme.fault_reason"_key));
  }
  return faults;
}

/// "2026 · 00070 · Sản phẩm được công nhận trong năm · 4 sao": another one for each natural key.
void name_target(const Writing&, const Record*, Record& after) {
  constexpr auto vietnamese = pages::Locale::vietnamese;
  std::string heading = after["year"] + " · " + after["unit_code"];
  for (const std::string_view name : {"measure", "product_group"}) {
    const auto options = after.kind->field(name)->options;
    const auto at = std::ranges::find(options, after[name], &Option::value);
    if (at != options.end()) heading.append(" · ").append(pages::text(vietnamese, at->label));
  }
  if (!after["stars"].empty()) {
    heading += " · " + pages::text(vietnamese, "programme.of_stars"_key, {after["stars"]});
  }
  after["heading"] = heading;
}

Field day_of_state(TaskState state, pages::Key label) {
  return {.name = day_field(state), .label = label, .type = Type::day};
}

std::vector<Field> task_fields() {
  return {
      {.name = "plan_id",
       .label = "programme.plan"_key,
       .type = Type::reference,
       .uses = use::search | use::filter | use::required | use::fixed,
       .of = "programme_document",
       .import_name = "plan"},
      {.name = "title",
       .label = "programme.task_title"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "owner_person",
       .label = "programme.owner_person"_key,
       .uses = use::list | use::search | use::required},
      {.name = "owner_login",
       .label = "programme.owner_login"_key,
       .uses = use::search,
       .rule = login_rule,
       .hint = "programme.owner_login_hint"_key},
      {.name = "owner_unit",
       .label = "programme.owner_unit"_key,
       .uses = use::list | use::search | use::required},
      {.name = "unit_code",
       .label = "programme.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      {.name = "deadline",
       .label = "programme.deadline"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "state",
       .label = "programme.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = states},
      day_of_state(TaskState::doing, "programme.started_on"_key),
      day_of_state(TaskState::done, "programme.finished_on"_key),
      day_of_state(TaskState::cancelled, "programme.cancelled_on"_key),
      {.name = "budget", .label = "programme.budget"_key, .type = Type::money, .uses = use::sort},
      {.name = "spent", .label = "programme.spent"_key, .type = Type::money},
      {.name = "indicator",
       .label = "programme.indicator"_key,
       .hint = "programme.indicator_hint"_key},
      {.name = "target_value", .label = "programme.target_value"_key},
      {.name = "achieved_value", .label = "programme.achieved_value"_key},
      {.name = "evidence_link",
       .label = "programme.evidence_link"_key,
       .rule = web_address,
       .hint = "programme.evidence_hint"_key},
      {.name = "evidence_file", .label = "programme.evidence_file"_key, .type = Type::file},
      {.name = "reason", .label = "programme.reason"_key, .hint = "programme.reason_hint"_key},
      {.name = "demonstration",
       .label = "programme.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

std::vector<Field> target_fields() {
  return {
      {.name = "heading", .label = "programme.target"_key, .uses = use::hidden},
      {.name = "year",
       .label = "programme.year"_key,
       .type = Type::whole,
       .uses = use::list | use::sort | use::search | use::required,
       .rule = year_rule},
      {.name = "unit_code",
       .label = "programme.unit"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "measure",
       .label = "programme.measure"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = measures},
      {.name = "product_group",
       .label = "programme.product_group"_key,
       .type = Type::choice,
       .uses = use::list | use::filter,
       .options = product_groups(),
       .hint = "programme.product_group_hint"_key},
      {.name = "stars",
       .label = "programme.stars"_key,
       .type = Type::whole,
       .uses = use::list,
       .rule = stars_rule,
       .hint = "programme.stars_hint"_key},
      {.name = "number",
       .label = "programme.target_number"_key,
       .type = Type::whole,
       .uses = use::list | use::required},
      {.name = "plan_id",
       .label = "programme.plan"_key,
       .type = Type::reference,
       .uses = use::filter | use::search,
       .of = "programme_document",
       .import_name = "plan"},
      {.name = "note", .label = "programme.note"_key},
      {.name = "demonstration",
       .label = "programme.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Kind task_kind() {
  return {.name = "task",
          .table = "tasks",
          .path = "tasks",
          .object = accounts::Object::task,
          .one = "programme.task"_key,
          .many = "programme.tasks"_key,
          .add = "programme.add_task"_key,
          .fields = task_fields(),
          .title = "title",
          .key = {"plan_id", "title"},
          .unit = "unit_code",
          .owner = "plan_id",
          .sort = "deadline",
          .check = check_task,
          .guard = guard_task};
}

Kind target_kind() {
  return {.name = "target",
          .table = "targets",
          .path = "targets",
          .object = accounts::Object::target,
          .one = "programme.target"_key,
          .many = "programme.targets"_key,
          .add = "programme.add_target"_key,
          .fields = target_fields(),
          .title = "heading",
          .key = {"year", "unit_code", "measure", "product_group", "stars"},
          .unit = "unit_code",
          .sort = "year",
          .fill = name_target};
}

Task task_of(const Record& row) {
  Task task;
  task.id = row.id;
  task.title = row["title"];
  task.owner = row["owner_person"];
  task.owner_login = row["owner_login"];
  task.unit = row["owner_unit"];
  task.unit_code = row["unit_code"];
  task.plan = row["plan_id"];
  task.deadline = row.day("deadline").value_or(Date{});
  task.state = task_state_from(row["state"]).value_or(TaskState::planned);
  task.started = row.day("started_on");
  task.finished = row.day("finished_on");
  task.cancelled = row.day("cancelled_on");
  task.budget = row.whole("budget").value_or(0);
  task.spent = row.whole("spent").value_or(0);
  task.indicator = row["indicator"];
  task.target_value = row["target_value"];
  task.achieved_value = row["achieved_value"];
  task.evidence = row["evidence_link"].empty() ? row["evidence_file"] : row["evidence_link"];
  return task;
}

Target target_of(const Record& row) {
  Target target;
  target.id = row.id;
  target.year = number_in(row["year"]);
  target.measure = row["measure"] == "in_force" ? Measure::in_force : Measure::recognised;
  target.scope = {row["unit_code"], row["product_group"], std::nullopt};
  if (!row["stars"].empty()) target.scope.stars = number_in(row["stars"]);
  target.number = row.whole("number").value_or(0);
  return target;
}

pages::Key label_of(TaskState state) { return states[static_cast<std::size_t>(state)].label; }
pages::Key label_of(Measure measure) { return measures[static_cast<std::size_t>(measure)].label; }

}  // namespace ocop::programme
