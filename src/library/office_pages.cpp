#include "library/office_pages.h"

#include <algorithm>

#include "library/library_kinds.h"
#include "library/limits.h"
#include "library/practice_cases.h"
#include "library/subject_answers.h"
#include "office/account_pages.h"

namespace ocop::library {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

std::string names(const Visitor& visitor, const std::vector<std::string>& missing) {
  std::string text;
  for (const std::string& each : missing) {
    text += (text.empty() ? "" : ", ") + name_in(visitor.locale, papers(), each);
  }
  return text;
}

Result<Panel> panel_of(const Visitor& visitor, Reading& reading,
                       const registry::Catalogue& catalogue, const std::vector<Policy>& policies,
                       const std::vector<PolicyRow>& rows, const Record& subject) {
  TRY(const Answers answers, answers_of(reading, catalogue, subject, visitor.today));
  Panel panel{.title = subject.title(), .empty = words(visitor, "library.none_today"_key)};
  for (const Finding& each : find_policies(policies, answers, visitor.today)) {
    const auto at =
        std::ranges::find(rows, each.policy->id, [](const PolicyRow& row) { return row.row.id; });
    const bool is_complete = each.missing.empty();
    panel.rows.push_back(
        {.title = at->row["title"],
         .detail = is_complete
                       ? at->row["benefit"]
                       : words(visitor, "library.missing"_key, {names(visitor, each.missing)}),
         .href = Office::href(visitor, "/office/policy-applications/new?policy_id=" +
                                           each.policy->id + "&subject_id=" + subject.id),
         .tone = is_complete ? Tone::good : Tone::caution,
         .chip = is_complete ? words(visitor, "library.complete"_key)
                             : words(visitor, "library.missing_count"_key,
                                     {std::to_string(each.missing.size())})});
  }
  return panel;
}

/// Policies that fit a producer and close soon, for its own people.
Result<std::vector<office::WorkItem>> closing_soon(const Office& office,
                                                   const Catalogues& catalogues,
                                                   const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto own = visitor.rights.reach(Object::document, Act::enter).subjects;
  if (own.empty()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        TRY(const auto rows, read_policies(reading));
        std::vector<Policy> policies;
        for (const PolicyRow& each : rows) {
          const auto& last = each.policy.deadline ? each.policy.deadline : each.policy.to;
          const bool is_soon = last && days_from_date(*last) - days_from_date(visitor.today) <=
                                           limits::policy_alarm_days;
          if (is_soon) policies.push_back(each.policy);
        }
        for (const std::string& id : own) {
          TRY(const auto subject, reading.get(reading.kinds().get("subject"), id));
          if (!subject) continue;
          TRY(const Answers answers, answers_of(reading, *catalogues(), *subject, visitor.today));
          for (const Finding& each : find_policies(policies, answers, visitor.today)) {
            items.push_back(
                {.title = words(visitor, "library.closes_soon"_key, {each.policy->code}),
                 .href = Office::href(visitor, "/office/eligibility"),
                 .due = each.policy->deadline ? each.policy->deadline : each.policy->to});
          }
        }
        return items;
      });
}

Result<Response> eligibility(const Office& office, const Catalogues& catalogues,
                             const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const auto rows, read_policies(reading));
    std::vector<Policy> policies;
    for (const PolicyRow& each : rows) policies.push_back(each.policy);
    const records::Query query{.words = request.query_value("q").value_or(""), .page_rows = 20};
    TRY(const auto subjects, reading.list(reading.kinds().get("subject"), query,
                                          visitor.rights.reach(Object::subject, Act::see)));
    const auto catalogue = catalogues();
    std::vector<Panel> panels;
    Panel about{.title = words(visitor, "library.from_registers"_key)};
    about.alerts = {{Tone::plain, words(visitor, "library.from_registers_saying"_key)}};
    panels.push_back(std::move(about));
    for (const Record& subject : subjects.rows) {
      TRY(panels.emplace_back(), panel_of(visitor, reading, *catalogue, policies, rows, subject));
    }
    return office.respond(visitor, request, {words(visitor, "library.eligibility"_key)}, panels);
  });
}

}  // namespace

void add_pages(Office& office, Catalogues catalogues) {
  const auto& kinds = office.ground().records.kinds();
  const pages::Key group = "library.group"_key;
  office.add_register({.kind = &kinds.get("library_entry"), .icon = "file", .group = group});
  office.add_register({.kind = &kinds.get("library_policy"), .icon = "flag", .group = group});
  office.add_register({.kind = &kinds.get("policy_paper")});
  office.add_section({.path = "/office/eligibility",
                      .label = "library.eligibility"_key,
                      .icon = "check",
                      .group = group,
                      .needs = Needs{Object::document, Act::enter}});
  office.add_register({.kind = &kinds.get("policy_application"), .icon = "mail", .group = group});
  add_case_pages(office);
  add_apply_page(office);
  office.add_work([&office, catalogues](const Visitor& visitor) {
    return closing_soon(office, catalogues, visitor);
  });
  office.add_page(http::Method::get, "/office/eligibility", Needs{Object::document, Act::enter},
                  [&office, catalogues = std::move(catalogues)](const Visitor& visitor,
                                                                const Request& request) {
                    auto answer = eligibility(office, catalogues, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace ocop::library
