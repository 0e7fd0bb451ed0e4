#include "registry/subject_panels.h"

#include <algorithm>

#include "pages/format.h"
#include "registry/member_kinds.h"
#include "registry/premises_kinds.h"
#include "registry/subject_facts.h"
#include "registry/subject_kinds.h"
#include "registry/subject_words.h"

namespace ocop::registry {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using records::Reading;
using records::Record;
using Rules = std::shared_ptr<const LegalRules>;
using Shown = Result<std::optional<Panel>>;

bool may_see(const Visitor& visitor, Object object, const Record& subject) {
  return reaches(visitor.rights.reach(object, Act::see), subject);
}

std::string page_of(const Visitor& visitor, const Record& subject, std::string_view page) {
  return Office::href(visitor, "/office/subjects/" + subject.id + std::string(page));
}

/// The first thing that is missing stands for the rest.
office::Row step_row(const Visitor& visitor, const LegalRules& rules, std::string_view step,
                     const SubjectFacts& facts, const std::string& href) {
  const auto checked = readiness(rules, step, facts, visitor.today);
  const auto open = [](const Checked& each) { return each.answer != Answer::met; };
  const auto first = std::ranges::find_if(checked, open);
  office::Row row{.title = word(visitor, step_label(step)), .href = href};
  if (first == checked.end()) {
    row.tone = Tone::good;
    row.chip = word(visitor, "registry.ready"_key);
    row.detail = word(visitor, "registry.ready_all"_key);
    return row;
  }
  row.tone = Tone::caution;
  row.chip = word(visitor, "registry.ready_lacks"_key,
                  {std::to_string(std::ranges::count_if(checked, open))});
  row.detail = first->in(visitor.locale);
  return row;
}

Shown readiness_panel(const Rules& rules, const Visitor& visitor, Reading& reading,
                      const Record& subject) {
  if (!may_see(visitor, Object::member_book, subject)) return std::optional<Panel>();
  TRY(const SubjectFacts facts, facts_on(reading, subject, visitor.today));
  Panel panel{.title = word(visitor, "registry.readiness"_key)};
  const std::string page = page_of(visitor, subject, "/readiness");
  for (const std::string_view step : ladder()) {
    panel.rows.push_back(step_row(visitor, *rules, step, facts, page));
  }
  panel.actions.push_back({word(visitor, "registry.readiness_page"_key), page});
  return std::optional(std::move(panel));
}

Shown size_panel(const Rules& rules, const Visitor& visitor, Reading& reading,
                 const Record& subject) {
  if (!may_see(visitor, Object::member_book, subject)) return std::optional<Panel>();
  TRY(const SubjectFacts facts, facts_on(reading, subject, visitor.today));
  if (facts.form != "enterprise") return std::optional<Panel>();
  const SizeFinding finding = size_on(*rules, facts.figures, visitor.today);
  Panel panel{.title = word(visitor, "registry.size"_key)};
  panel.facts.push_back(
      {word(visitor, "registry.size_class"_key), word(visitor, size_label(finding.size))});
  const auto figure = [&](pages::Key term, const std::optional<long long>& value) {
    panel.facts.push_back({word(visitor, term), value ? number(visitor, *value) : ""});
  };
  figure("registry.labour"_key, facts.figures.labour);
  figure("registry.revenue"_key, facts.figures.revenue);
  figure("registry.capital"_key, facts.figures.capital);
  if (finding.regime != nullptr) {
    panel.facts.push_back(
        {word(visitor, "registry.basis"_key), finding.regime->basis.in(visitor.locale)});
  }
  if (finding.size == Size::large) {
    panel.alerts.push_back({Tone::stop, word(visitor, "registry.ready_size_large"_key)});
  } else if (finding.size == Size::unknown) {
    panel.alerts.push_back({Tone::caution, word(visitor, "registry.ready_size_unknown"_key)});
  }
  return std::optional(std::move(panel));
}

Shown members_panel(const Visitor& visitor, Reading& reading, const Record& subject) {
  if (!may_see(visitor, Object::member_book, subject)) return std::optional<Panel>();
  TRY(const MemberBook book, member_book_on(reading, subject, visitor.today));
  if (book.members.empty()) return std::optional<Panel>();
  Panel panel = member_figures(visitor, book, visitor.today);
  panel.actions.push_back(
      {word(visitor, "registry.shares_page"_key), page_of(visitor, subject, "/members")});
  return std::optional(std::move(panel));
}

Shown posts_panel(const Rules& rules, const Visitor& visitor, Reading& reading,
                  const Record& subject) {
  if (!may_see(visitor, Object::member_book, subject)) return std::optional<Panel>();
  TRY(const SubjectFacts facts, facts_on(reading, subject, visitor.today));
  Panel panel{.title = word(visitor, "registry.vacant_posts"_key)};
  const std::string add =
      Office::href(visitor, "/office/posts/new?subject_id=" + subject.id + "&post=");
  const bool may_enter = reaches(visitor.rights.reach(Object::member_book, Act::enter), subject);
  for (const PostRule* rule :
       vacant_posts(*rules, facts.form, facts.posts, facts.book.members.size(), visitor.today)) {
    panel.rows.push_back({.title = word(visitor, *post_label(rule->post)),
                          .detail = rule->basis.in(visitor.locale),
                          .href = may_enter ? add + rule->post : "",
                          .tone = Tone::caution,
                          .chip = word(visitor, "registry.vacant"_key)});
  }
  if (panel.rows.empty()) return std::optional<Panel>();
  return std::optional(std::move(panel));
}

Shown findings_panel(const Visitor& visitor, Reading& reading, const Record& subject) {
  if (!may_see(visitor, Object::premises, subject)) return std::optional<Panel>();
  TRY(const auto findings, open_findings(reading, subject));
  if (findings.empty()) return std::optional<Panel>();
  Panel panel{.title = word(visitor, "registry.open_findings"_key)};
  for (const Record& finding : findings) {
    const bool late = is_late(finding, visitor.today);
    panel.rows.push_back({.title = finding["what"],
                          .detail = word(visitor, "registry.finding_detail"_key,
                                         {finding["action"], finding["responsible"],
                                          pages::format_day(*finding.day("due_on"))}),
                          .href = Office::href(visitor, "/office/findings/" + finding.id),
                          .tone = late ? Tone::stop : Tone::plain,
                          .chip = word(visitor, late ? "registry.late"_key : "registry.open"_key)});
  }
  return std::optional(std::move(panel));
}

Shown redo_panel(const Visitor& visitor, Reading& reading, const Record& subject) {
  TRY(auto tasks, reading.where(reading.kinds().get("redo_task"), "subject_id", subject.id));
  std::erase_if(tasks, [](const Record& row) { return row.day("done_on").has_value(); });
  if (tasks.empty()) return std::optional<Panel>();
  Panel panel{.title = word(visitor, "registry.redo_open"_key)};
  panel.alerts.push_back({Tone::caution, word(visitor, "registry.redo_note"_key)});
  for (const Record& task : tasks) {
    const bool late = *task.day("due_on") < visitor.today;
    const auto label = redo_task_label(task["task"]);
    panel.rows.push_back({.title = label ? word(visitor, *label) : task["task"],
                          .detail = word(visitor, "registry.due_detail"_key,
                                         {pages::format_day(*task.day("due_on"))}),
                          .href = Office::href(visitor, "/office/redo-tasks/" + task.id),
                          .tone = late ? Tone::stop : Tone::caution,
                          .chip = word(visitor, late ? "registry.late"_key : "registry.redo"_key)});
  }
  return std::optional(std::move(panel));
}

}  // namespace

std::vector<office::PanelSource> subject_panels(Rules rules) {
  const auto with_rules = [&](auto panel) {
    return [rules, panel](const Visitor& visitor, Reading& reading, const Record& subject) {
      return panel(rules, visitor, reading, subject);
    };
  };
  return {
      redo_panel,    findings_panel,        with_rules(posts_panel), with_rules(readiness_panel),
      members_panel, with_rules(size_panel)};
}

std::vector<office::Action> subject_actions(const Visitor& visitor, const Record& subject) {
  if (!reaches(visitor.rights.reach(Object::subject, Act::enter), subject)) return {};
  return {{word(visitor, "registry.add_conversion"_key),
           Office::href(visitor, "/office/conversions/new?subject_id=" + subject.id)}};
}

}  // namespace ocop::registry
