#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "library/practice_cases.h"
#include "office/account_pages.h"

namespace ocop::library {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using office::Action;
using office::Needs;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

std::string case_path(std::string_view id, std::string_view verb = "") {
  return fmt::format("/office/practice-cases/{}{}", id, verb);
}

bool reaches(const Visitor& visitor, Reading& reading, const Record& row, Act act) {
  const auto found = reading.find(*row.kind, row.id, visitor.rights.reach(Object::story, act));
  return static_cast<bool>(found);
}

bool is_own(const Visitor& visitor, const Record& row) {
  const auto own = visitor.rights.reach(Object::story, Act::enter).subjects;
  return std::ranges::find(own, row["subject_id"]) != own.end();
}

void offer(Panel& panel, const Visitor& visitor, const Record& row, std::string_view verb,
           pages::Key label, pages::Key warning, Tone tone) {
  panel.actions.push_back({.label = words(visitor, label),
                           .href = Office::href(visitor, case_path(row.id, verb)),
                           .step = Step::confirm,
                           .warning = words(visitor, warning),
                           .tone = tone});
}

Result<std::optional<Panel>> state_panel(const Visitor& visitor, Reading& reading,
                                         const Record& row) {
  Panel panel{.title = words(visitor, "practice.way"_key)};
  const CaseState state = state_of(row);
  constexpr std::array sayings{"practice.saying_draft"_key, "practice.saying_consented"_key,
                               "practice.saying_published"_key, "practice.saying_withdrawn"_key};
  panel.alerts.push_back({state == CaseState::published ? Tone::good : Tone::plain,
                          words(visitor, sayings[static_cast<std::size_t>(state)])});
  if (row.removed_at) return std::optional(std::move(panel));
  const bool waits = state == CaseState::draft || state == CaseState::withdrawn;
  if (waits && is_own(visitor, row)) {
    offer(panel, visitor, row, "/consent", "practice.consent"_key, "practice.consent_warning"_key,
          Tone::good);
  }
  if (state == CaseState::consented && reaches(visitor, reading, row, Act::decide)) {
    offer(panel, visitor, row, "/publish", "practice.publish"_key, "practice.publish_warning"_key,
          Tone::good);
  }
  if (!waits && reaches(visitor, reading, row, Act::enter)) {
    offer(panel, visitor, row, "/withdraw", "practice.withdraw"_key,
          "practice.withdraw_warning"_key, Tone::stop);
  }
  return std::optional(std::move(panel));
}

using CaseAct = Result<Refusal> (*)(records::RecordStore&, const records::Acting&,
                                    const std::string&, Date);

void add_act(Office& office, std::string_view verb, Act needed, CaseAct carry_out,
             pages::Key done) {
  office.add_page(
      http::Method::post, case_path("{id}", verb), Needs{Object::story, needed},
      [&office, needed, carry_out, done](const Visitor& visitor, const Request& request) {
        const std::string id(request.parameter("id").value_or(""));
        return office.acted(visitor, request, case_path(id),
                            carry_out(office.ground().records,
                                      visitor.acting(Object::story, needed), id, visitor.today),
                            done);
      });
}

}  // namespace

void add_case_pages(Office& office) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("practice_case"),
                       .icon = "users",
                       .group = "library.group"_key,
                       .panels = {state_panel}});
  add_act(office, "/consent", Act::enter, consent_to_case, "practice.consented"_key);
  add_act(office, "/publish", Act::decide, publish_case, "practice.published"_key);
  add_act(office, "/withdraw", Act::enter, withdraw_case, "practice.withdrawn"_key);
}

}  // namespace ocop::library
