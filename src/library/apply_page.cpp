#include <algorithm>

#include "base/text.h"
#include "library/practice_cases.h"
#include "office/account_pages.h"
#include "office/form_data.h"

namespace ocop::library {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Visitor;
using office::words;
using pages::Dictionary;
using records::Outcome;
using records::Reading;
using records::Record;
using records::Writing;

/// What was typed, by the names of the inputs: those of the fields of a task.
struct Typed {
  std::string plan_id, unit_code, deadline;
};

Result<Record> published_case(Reading& reading, const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  TRY(auto cases, published_cases(reading));
  const auto at = std::ranges::find(cases, id, &Record::id);
  if (at == cases.end()) return Error{Code::not_found, "there is no such example", id};
  return std::move(*at);
}

std::vector<std::string> steps_of(const Record& row) {
  std::vector<std::string> steps;
  for (const std::string_view step : split(row["steps"], '\n')) {
    if (!trim(step).empty()) steps.emplace_back(trim(step));
  }
  return steps;
}

Response show(const Office& office, const Visitor& visitor, const Request& request,
              const Record& row, const Typed& typed, const records::Faults& faults) {
  Dictionary page;
  page.set("CASE", row["title"]);
  page.set("PLAN", typed.plan_id);
  page.set("DEADLINE", typed.deadline);
  for (const std::string& step : steps_of(row)) page.add("STEP").set("TEXT", step);
  const auto reach = visitor.rights.reach(Object::task, Act::enter);
  for (const office::UnitName& unit : office.ground().units.all(visitor.today)) {
    if (!reach.covers(unit.code)) continue;
    Dictionary& option = page.add("UNIT");
    option.set("CODE", unit.code);
    option.set("NAME", unit.name);
    if (unit.code == typed.unit_code) option.show("CHOSEN");
  }
  const records::Kind& tasks = office.ground().records.kinds().get("task");
  for (const records::Fault& fault : faults) {
    const auto* field = tasks.field(fault.field);
    const std::string label = field == nullptr ? "" : words(visitor, field->label) + ": ";
    page.add("FAULT").set("REASON", label + fault.reason.in(visitor.locale));
  }
  if (!faults.empty()) page.show("FAULTS");
  return office.respond(visitor, request, "practice_apply.html", page,
                        {words(visitor, "practice.apply"_key)}, faults.empty() ? 200 : 422);
}

/// A task for each step, all of them or none.
Result<Outcome> make_tasks(const Office& office, const Visitor& visitor, const Record& row,
                           const Typed& typed) {
  const auto acting = visitor.acting(Object::task, Act::enter);
  return office.ground().records.write(visitor.login, [&](Writing& writing) -> Result<Outcome> {
    Outcome last;
    for (const std::string& step : steps_of(row)) {
      TRY(last, writing.create(writing.kinds().get("task"),
                               {{"plan_id", typed.plan_id},
                                {"title", step},
                                {"owner_person", visitor.name},
                                {"owner_login", visitor.login},
                                {"owner_unit", office.ground().units.name(typed.unit_code)},
                                {"unit_code", typed.unit_code},
                                {"deadline", typed.deadline},
                                {"state", "planned"}},
                               acting.reach));
      if (!last.stored()) return last;
    }
    return last;
  });
}

Result<Response> answer(const Office& office, const Visitor& visitor, const Request& request) {
  TRY(const Record row, office.ground().records.read(
                            [&](Reading& reading) { return published_case(reading, request); }));
  if (request.method != http::Method::post) {
    return show(office, visitor, request, row, {}, {});
  }
  TRY(const auto form, office::read_form_data(request));
  const Typed typed{form.get("plan_id"), form.get("unit_code"), form.get("deadline")};
  TRY(const Outcome outcome, make_tasks(office, visitor, row, typed));
  if (!outcome.stored()) return show(office, visitor, request, row, typed, outcome.faults);
  return office.done(visitor, request, "/office/tasks", "practice.applied"_key,
                     {std::to_string(steps_of(row).size())});
}

}  // namespace

void add_apply_page(Office& office) {
  for (const http::Method method : {http::Method::get, http::Method::post}) {
    office.add_page(method, "/office/practice-cases/{id}/apply", Needs{Object::task, Act::enter},
                    [&office](const Visitor& visitor, const Request& request) {
                      auto page = answer(office, visitor, request);
                      return page ? std::move(*page)
                                  : office.failed(visitor, request, page.error());
                    });
  }
}

}  // namespace ocop::library
