#include "registry/subject_facts.h"

#include <algorithm>

#include "registry/member_kinds.h"
#include "registry/premises_kinds.h"

namespace ocop::registry {
namespace {

using records::Reading;
using records::Record;

Result<std::vector<Record>> parts(Reading& reading, std::string_view kind, const Record& subject) {
  return reading.where(reading.kinds().get(kind), "subject_id", subject.id);
}

/// The figures of the last year that had ended by the day.
Result<SizeFigures> figures_on(Reading& reading, const Record& subject, Date day) {
  TRY(const auto years, parts(reading, "subject_year", subject));
  const std::string this_year = std::to_string(day.year);
  const Record* last = nullptr;
  for (const Record& row : years) {
    const bool has_ended = row["year"] < this_year;
    if (has_ended && (last == nullptr || row["year"] > (*last)["year"])) last = &row;
  }
  SizeFigures figures;
  figures.sector = subject["sector"];
  if (last == nullptr) return figures;
  figures.labour = last->whole("labour");
  figures.revenue = last->whole("revenue");
  figures.capital = last->whole("capital");
  return figures;
}

/// Products of other rooms' registers, where there are any.
Result<std::size_t> count_products(Reading& reading, const Record& subject) {
  const records::Kind* products = reading.kinds().find("product");
  if (products == nullptr) return std::size_t{0};
  const records::Query query{.filters = {{"subject_id", subject.id}}, .page_rows = 1};
  TRY(const auto listing, reading.list(*products, query, accounts::Reach::all()));
  return listing.count;
}

}  // namespace

Result<MemberBook> member_book_on(Reading& reading, const Record& subject, Date day) {
  TRY(const auto rows, parts(reading, "member", subject));
  std::vector<MemberEntry> entries;
  for (const Record& row : rows) entries.push_back(member_entry_of(row));
  return book_on(entries, day);
}

Result<std::vector<FormHeld>> form_history(Reading& reading, const Record& subject) {
  TRY(const auto rows, parts(reading, "subject_form", subject));
  std::vector<FormHeld> history;
  for (const Record& row : rows) history.push_back(form_held_of(row));
  std::ranges::sort(history, {}, &FormHeld::from);
  return history;
}

Result<std::vector<Record>> open_findings(Reading& reading, const Record& subject) {
  std::vector<Record> open;
  TRY(const auto premises, parts(reading, "premises", subject));
  for (const Record& place : premises) {
    TRY(const auto inspections,
        reading.where(reading.kinds().get("inspection"), "premises_id", place.id));
    for (const Record& inspection : inspections) {
      TRY(const auto findings,
          reading.where(reading.kinds().get("finding"), "inspection_id", inspection.id));
      std::ranges::copy_if(findings, std::back_inserter(open),
                           [](const Record& row) { return !row.day("done_on").has_value(); });
    }
  }
  std::ranges::stable_sort(open, {}, [](const Record& row) { return row["due_on"]; });
  return open;
}

Result<SubjectFacts> facts_on(Reading& reading, const Record& subject, Date day) {
  SubjectFacts facts;
  TRY(const auto history, form_history(reading, subject));
  facts.form = form_on(history, subject["kind"], day);
  const auto registered_on = subject.day("registered_on");
  facts.has_registration =
      !subject["registration_number"].empty() && (!registered_on || *registered_on <= day);
  facts.has_tax_code = !subject["tax_code"].empty();
  facts.has_representative = !subject["representative"].empty();
  facts.charter_capital = subject.whole("charter_capital");
  facts.papers = {{"charter", subject.day("charter_on")},
                  {"business_plan", subject.day("plan_on")},
                  {"cooperation_contract", subject.day("contract_on")}};
  TRY(facts.book, member_book_on(reading, subject, day));
  TRY(const auto posts, parts(reading, "post", subject));
  for (const Record& row : posts) facts.posts.push_back(post_held_of(row));
  TRY(facts.figures, figures_on(reading, subject, day));
  TRY(facts.products, count_products(reading, subject));
  TRY(const auto findings, open_findings(reading, subject));
  facts.findings_late = static_cast<std::size_t>(
      std::ranges::count_if(findings, [&](const Record& row) { return is_late(row, day); }));
  return facts;
}

bool reaches(const accounts::Reach& reach, const Record& subject) {
  return reach.covers(subject["unit_code"], subject.id);
}

}  // namespace ocop::registry
