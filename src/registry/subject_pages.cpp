#include "registry/subject_pages.h"

#include "pages/format.h"
#include "records/field_value.h"
#include "registry/subject_facts.h"
#include "registry/subject_words.h"

namespace ocop::registry {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Panel;
using office::Visitor;
using records::Reading;
using records::Record;

/// The panels of one producer on one day.
using DayPanels =
    std::function<Result<std::vector<Panel>>(const Visitor&, Reading&, const Record&, Date)>;

/// Typed as 18/09/2026 or 2026-09-18; today when it is no day.
Date day_of(const Visitor& visitor, const http::Request& request) {
  static const records::Field field{
      .name = "day", .label = "registry.on_day"_key, .type = records::Type::day};
  const auto value = records::field_value(field, request.query_value("day").value_or(""));
  const auto* text = std::get_if<std::string>(&value);
  const auto day = parse_date(text != nullptr ? *text : "");
  return day ? *day : visitor.today;
}

struct DayPage {
  std::string_view path;  ///< after the address of the producer
  pages::Key title;       ///< with the name of the producer
  DayPanels panels;
};

Result<http::Response> show(const Office& office, const DayPage& of, const Visitor& visitor,
                            const http::Request& request) {
  const Date day = day_of(visitor, request);
  const std::string id = request.parameter("id").value_or("");
  return office.ground().records.read([&](Reading& reading) -> Result<http::Response> {
    TRY(const Record subject, reading.find(reading.kinds().get("subject"), id,
                                           visitor.rights.reach(Object::member_book, Act::see)));
    TRY(const auto panels, of.panels(visitor, reading, subject, day));
    pages::Dictionary page;
    page.set("PATH", Office::href(visitor, "/office/subjects/" + id + std::string(of.path)));
    page.set("DAY", pages::format_day(day));
    office::fill_panels(page, panels);
    const office::Heading heading{
        word(visitor, of.title, {subject.title()}),
        {{word(visitor, "registry.subjects"_key), Office::href(visitor, "/office/subjects")},
         {subject.title(), office.href(visitor, subject)}}};
    return office.respond(visitor, request, "subject_day.html", page, heading);
  });
}

Panel step_panel(const Visitor& visitor, const LegalRules& rules, std::string_view step,
                 const SubjectFacts& facts, Date day) {
  Panel panel{.title = word(visitor, step_label(step)),
              .empty = word(visitor, "registry.no_rule"_key, {pages::format_day(day)})};
  for (const Checked& checked : readiness(rules, step, facts, day)) {
    panel.rows.push_back({.title = checked.in(visitor.locale),
                          .detail = checked.condition->basis.in(visitor.locale),
                          .tone = tone_of(checked.answer),
                          .chip = word(visitor, answer_label(checked.answer))});
  }
  return panel;
}

Result<std::vector<Panel>> readiness_panels(const LegalRules& rules, const Visitor& visitor,
                                            Reading& reading, const Record& subject, Date day) {
  TRY(const SubjectFacts facts, facts_on(reading, subject, day));
  std::vector<Panel> panels;
  for (const std::string_view step : ladder()) {
    panels.push_back(step_panel(visitor, rules, step, facts, day));
  }
  return panels;
}

Result<std::vector<Panel>> member_panels(const Visitor& visitor, Reading& reading,
                                         const Record& subject, Date day) {
  TRY(const MemberBook book, member_book_on(reading, subject, day));
  Panel members{.title = word(visitor, "registry.members"_key),
                .empty = word(visitor, "registry.no_members"_key)};
  for (const Member& member : book.members) {
    members.rows.push_back({.title = member.name,
                            .detail = book.total == 0
                                          ? money(visitor, member.contribution)
                                          : word(visitor, "registry.share_of"_key,
                                                 {book.share_of(member).percent(visitor.locale),
                                                  money(visitor, member.contribution)}),
                            .tone = member.is_local ? office::Tone::good : office::Tone::plain,
                            .chip = word(visitor, member.is_local ? "registry.is_local"_key
                                                                  : "registry.is_not_local"_key)});
  }
  return std::vector<Panel>{member_figures(visitor, book, day), std::move(members)};
}

void add_day_page(Office& office, DayPage page) {
  const std::string pattern = "/office/subjects/{id}" + std::string(page.path);
  office.add_page(
      http::Method::get, pattern, office::Needs{Object::member_book},
      [&office, page = std::move(page)](const Visitor& visitor, const http::Request& request) {
        auto answer = show(office, page, visitor, request);
        return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
      });
}

}  // namespace

void add_subject_pages(Office& office, std::shared_ptr<const LegalRules> rules) {
  add_day_page(office, {"/readiness", "registry.readiness_of"_key,
                        [rules = std::move(rules)](const Visitor& visitor, Reading& reading,
                                                   const Record& subject, Date day) {
                          return readiness_panels(*rules, visitor, reading, subject, day);
                        }});
  add_day_page(office, {"/members", "registry.members_of"_key, member_panels});
}

}  // namespace ocop::registry
