#include "evaluation/dossier_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "evaluation/dossier_acts.h"
#include "evaluation/evidence_binding.h"
#include "evaluation/reasons.h"

namespace ocop::evaluation {
namespace {

using pages::Locale;
using print::Align;
using print::Document;
using print::Face;

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string day_text(std::string_view iso) {
  const auto day = parse_date(iso);
  return day ? pages::format_day(*day) : std::string(iso);
}

/// The word of a choice of a register.
std::string option_text(const DossierPaper& paper, std::string_view kind, std::string_view field,
                        std::string_view value) {
  for (const records::Option& each : paper.kinds.get(kind).field(field)->options) {
    if (each.value == value) return paper_words(each.label);
  }
  return std::string(value);
}

void add_fact(Facts& facts, pages::Key term, std::string value) {
  facts.emplace_back(paper_words(term), value.empty() ? "…" : std::move(value));
}

Date filed_day(const FrozenDossier& frozen) {
  const auto day = parse_date(frozen.filed_on);
  return day ? *day : Date{};
}

void add_national_heading(Document& document) {
  document.paragraph(paper_words("programme.paper_nation"_key), Align::centre, Face::bold);
  document.paragraph(paper_words("programme.paper_motto"_key), Align::centre, Face::bold);
  document.space(4);
}

Document begin(const DossierPaper& paper, const std::string& title, const std::string& form) {
  Document document({.title = title + ", " + paper.frozen.receipt,
                     .running_head = title + ", " + paper.frozen.receipt,
                     .made_at = paper.made_at});
  document.paragraph(form, Align::right, Face::italic);
  return document;
}

Facts subject_facts(const DossierPaper& paper) {
  const Cells& subject = paper.frozen.subject;
  const auto value = [&](std::string_view name) { return std::string(cell(subject, name)); };
  Facts facts;
  add_fact(facts, "evaluation.paper_subject"_key, value("name"));
  add_fact(facts, "evaluation.paper_kind"_key,
           option_text(paper, "subject", "kind", cell(subject, "kind")));
  add_fact(facts, "evaluation.paper_representative"_key, value("representative"));
  add_fact(facts, "evaluation.paper_address"_key, value("address"));
  add_fact(facts, "evaluation.paper_phone"_key, value("phone"));
  add_fact(facts, "evaluation.paper_email"_key, value("email"));
  add_fact(facts, "evaluation.paper_registration"_key, value("registration_number"));
  add_fact(facts, "evaluation.paper_tax_code"_key, value("tax_code"));
  return facts;
}

Facts product_facts(const DossierPaper& paper) {
  const Cells& product = paper.frozen.product;
  Facts facts;
  add_fact(facts, "evaluation.paper_product"_key, std::string(cell(product, "name_vi")));
  add_fact(facts, "evaluation.paper_set"_key, paper.set.name.vi + " (" + paper.set.decision + ")");
  add_fact(facts, "evaluation.paper_brand"_key, std::string(cell(product, "brand")));
  add_fact(facts, "evaluation.paper_sort"_key,
           option_text(paper, "dossier", "sort", cell(paper.frozen.dossier, "sort")));
  if (!cell(paper.frozen.dossier, "changes").empty()) {
    add_fact(facts, "evaluation.changes"_key, std::string(cell(paper.frozen.dossier, "changes")));
  }
  return facts;
}

void sign(Document& document, const DossierPaper& paper) {
  document.space(6);
  document.paragraph(place_and_day(paper.ward, filed_day(paper.frozen)), Align::right,
                     Face::italic);
  document.beside({""}, {paper_words("evaluation.paper_signer"_key),
                         paper_words("evaluation.paper_sign_saying"_key), "", "",
                         std::string(cell(paper.frozen.subject, "representative"))});
  document.paragraph(
      paper_words("evaluation.paper_frozen"_key,
                  {paper.frozen.receipt, day_text(paper.frozen.filed_on), paper.frozen.sha256}),
      Align::left, Face::small);
}

bool fills(const ListedPaper& item, const FrozenPaper& paper) {
  const auto& kinds = paper.is_certificate ? item.certificates : item.papers;
  return std::ranges::find(kinds, cell(paper.cells, "kind")) != kinds.end();
}

/// The list of the decision with a mark for what the registers hold.
void add_list(Document& document, const DossierPaper& paper) {
  std::vector<std::vector<std::string>> rows;
  for (const ListedPaper& item : paper.list.items) {
    std::string numbers;
    for (const FrozenPaper& each : paper.frozen.papers) {
      if (!fills(item, each)) continue;
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(each.number);
    }
    const bool is_told = item.papers.empty() && item.certificates.empty();
    rows.push_back({std::to_string(item.number), item.name, numbers.empty() ? "☐" : "☑",
                    !numbers.empty()    ? paper_words("evaluation.paper_numbers"_key, {numbers})
                    : is_told           ? paper_words("evaluation.paper_told"_key)
                    : item.is_mandatory ? paper_words("evaluation.paper_missing"_key)
                                        : ""});
  }
  document.table({{paper_words("evaluation.paper_no"_key), 0.6, Align::centre},
                  {paper_words("evaluation.paper_item"_key), 4},
                  {paper_words("evaluation.paper_has"_key), 0.8, Align::centre},
                  {paper_words("evaluation.paper_where"_key), 2.4}},
                 std::move(rows));
}

/// What the years of the producer say, in the order of the register.
void add_years(Document& document, const DossierPaper& paper) {
  const std::string_view told = cell(paper.frozen.dossier, "plan_results");
  document.paragraph(told.empty() ? paper_words("evaluation.paper_nothing_told"_key)
                                  : std::string(told));
  if (paper.frozen.years.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const Cells& each : paper.frozen.years) {
    const auto value = [&](std::string_view name) { return std::string(cell(each, name)); };
    const auto money = [&](std::string_view name) {
      const std::string text = value(name);
      return text.empty() ? "" : pages::format_number(Locale::vietnamese, std::stod(text));
    };
    rows.push_back(
        {value("year"), money("revenue"), money("profit"), value("labour"), value("local_labour")});
  }
  document.table({{paper_words("evaluation.paper_year"_key), 0.8, Align::centre},
                  {paper_words("evaluation.paper_revenue"_key), 1.6, Align::right},
                  {paper_words("evaluation.paper_profit"_key), 1.6, Align::right},
                  {paper_words("evaluation.paper_labour"_key), 1, Align::right},
                  {paper_words("evaluation.paper_local_labour"_key), 1.2, Align::right}},
                 std::move(rows));
}

std::string evidence_text(const DossierPaper& paper, const std::string& criterion) {
  const auto note = paper.frozen.notes.find(criterion);
  std::string text = note == paper.frozen.notes.end() ? "" : note->second;
  const auto numbers = paper.frozen.papers_of.find(criterion);
  if (numbers == paper.frozen.papers_of.end()) return text;
  std::string list;
  for (const std::size_t each : numbers->second) {
    list += (list.empty() ? "" : ", ") + std::to_string(each);
  }
  if (!text.empty()) text += ". ";
  return text + paper_words("evaluation.paper_numbers"_key, {list});
}

void add_scored(std::vector<std::vector<std::string>>& rows, const DossierPaper& paper,
                const std::vector<criteria::Criterion>& criteria) {
  for (const criteria::Criterion& each : criteria) {
    if (!each.is_scored()) {
      rows.push_back({each.code, each.name.vi, points_text(Locale::vietnamese, each.max), "", ""});
      add_scored(rows, paper, each.children);
      continue;
    }
    rows.push_back({each.code, each.name.vi, points_text(Locale::vietnamese, each.max),
                    points_text(Locale::vietnamese, paper.frozen.sheet.of(each.code)),
                    evidence_text(paper, each.code)});
  }
}

void add_criteria(Document& document, const DossierPaper& paper) {
  const auto outcome = criteria::judge(paper.regime, paper.set, paper.frozen.sheet);
  for (const criteria::Part& part : paper.set.parts) {
    document.heading(paper_words("evaluation.paper_part_points"_key,
                                 {part.code, part.name.vi,
                                  points_text(Locale::vietnamese, outcome.parts.at(part.code)),
                                  points_text(Locale::vietnamese, part.max)}),
                     3);
    std::vector<std::vector<std::string>> rows;
    add_scored(rows, paper, part.criteria);
    document.table({{paper_words("evaluation.paper_code"_key), 0.7},
                    {paper_words("evaluation.criterion"_key), 3},
                    {paper_words("evaluation.paper_max"_key), 0.8, Align::right},
                    {paper_words("evaluation.paper_self"_key), 0.8, Align::right},
                    {paper_words("evaluation.evidence"_key), 2.6}},
                   std::move(rows));
  }
  document.paragraph(summary(Locale::vietnamese, paper.set, outcome), Align::left, Face::bold);
}

}  // namespace

std::string evidence_name(const DossierPaper& paper, const FrozenPaper& each) {
  const std::string kind = option_text(paper, each.is_certificate ? "certificate" : "document",
                                       "kind", cell(each.cells, "kind"));
  const std::string_view title = cell(each.cells, "title");
  return title.empty() ? kind : kind + ": " + std::string(title);
}

namespace {

/// Where the pages of each paper stand, by its number; before they are known, as wide a text.
using PagesOf = std::map<std::size_t, std::string>;

PagesOf pages_from(const std::vector<BoundFile>& bound, int first) {
  PagesOf pages;
  for (const BoundFile& each : bound) {
    const int last = first + static_cast<int>(each.sheets.size()) - 1;
    pages[each.number] = first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
    first = last + 1;
  }
  return pages;
}

void add_hashes(Document& document, const DossierPaper& paper, const PagesOf& pages) {
  document.heading(paper_words("evaluation.paper_hashes"_key), 2);
  if (paper.frozen.papers.empty()) {
    document.paragraph(paper_words("evaluation.paper_no_papers"_key));
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const FrozenPaper& each : paper.frozen.papers) {
    std::string number(cell(each.cells, "number"));
    const std::string_view issuer = cell(each.cells, "issuer");
    if (!issuer.empty()) number += (number.empty() ? "" : ", ") + std::string(issuer);
    const std::string_view file = cell(each.cells, "file");
    const std::string hash = file.empty() ? "" : paper.hash_of(file);
    const auto at = pages.find(each.number);
    rows.push_back({std::to_string(each.number), evidence_name(paper, each), number,
                    hash.empty() ? paper_words("evaluation.paper_no_file"_key) : hash,
                    at == pages.end() ? "" : at->second});
  }
  std::vector<print::Column> columns{{paper_words("evaluation.paper_no"_key), 0.5, Align::centre},
                                     {paper_words("evaluation.paper_name"_key), 2.4},
                                     {paper_words("evaluation.paper_number_issuer"_key), 2},
                                     {paper_words("evaluation.sha256"_key), 2.6}};
  if (pages.empty()) {
    for (auto& row : rows) row.pop_back();
  } else {
    columns.push_back({paper_words("evaluation.paper_page"_key), 1, Align::centre});
  }
  document.table(std::move(columns), std::move(rows));
}

}  // namespace

Result<std::string> registration_pdf(const DossierPaper& paper) {
  Document document = begin(paper, paper.list.registration, paper.list.registration_form);
  add_national_heading(document);
  document.heading(paper.list.registration);
  document.paragraph(paper_words("evaluation.paper_receipt"_key, {paper.frozen.receipt}),
                     Align::centre);
  document.paragraph(paper_words("evaluation.paper_to_ward"_key, {within_sentence(paper.ward)}),
                     Align::centre, Face::bold);
  document.heading(paper_words("evaluation.paper_about_subject"_key), 2);
  document.facts(subject_facts(paper));
  document.heading(paper_words("evaluation.paper_about_product"_key), 2);
  document.facts(product_facts(paper));
  document.heading(paper_words("evaluation.paper_pledge"_key), 2);
  document.paragraph(paper_words("evaluation.paper_pledge_saying"_key, {paper.set.decision}));
  sign(document, paper);
  return document.pdf();
}

namespace {

Document self_assessment(const DossierPaper& paper, const PagesOf& pages) {
  Document document = begin(paper, paper.list.report, paper.list.report_form);
  add_national_heading(document);
  document.heading(paper.list.report);
  document.paragraph(paper_words("evaluation.paper_receipt"_key, {paper.frozen.receipt}),
                     Align::centre);
  document.heading(paper_words("evaluation.paper_part_1"_key), 2);
  Facts facts = subject_facts(paper);
  for (auto& each : product_facts(paper)) facts.push_back(std::move(each));
  document.facts(std::move(facts));
  add_list(document, paper);
  document.heading(paper_words("evaluation.paper_part_2"_key), 2);
  add_years(document, paper);
  document.heading(paper_words("evaluation.paper_part_3"_key), 2);
  add_criteria(document, paper);
  document.heading(paper_words("evaluation.paper_part_4"_key), 2);
  const std::string_view ahead = cell(paper.frozen.dossier, "plan_ahead");
  document.paragraph(ahead.empty() ? paper_words("evaluation.paper_nothing_told"_key)
                                   : std::string(ahead));
  add_hashes(document, paper, pages);
  sign(document, paper);
  return document;
}

}  // namespace

Result<std::string> self_assessment_pdf(const DossierPaper& paper,
                                        const std::vector<BoundFile>& bound) {
  if (bound.empty()) return self_assessment(paper, {}).pdf();
  constexpr int widest = 888;
  TRY(int before, self_assessment(paper, pages_from(bound, widest)).page_count());
  // The list is as long as its numbers are wide, which they hardly ever are at the end of a page.
  for (int turn = 0; turn < 3; ++turn) {
    TRY(const int now, self_assessment(paper, pages_from(bound, before + 1)).page_count());
    if (now == before) break;
    before = now;
  }
  Document document = self_assessment(paper, pages_from(bound, before + 1));
  for (const BoundFile& each : bound) {
    for (const Document::Sheet& sheet : each.sheets) document.sheet(sheet);
  }
  return document.pdf();
}

Result<std::string> ward_report_pdf(const DossierPaper& paper, const records::Record& dossier,
                                    const std::string& checked_by) {
  const std::string title = paper_words("evaluation.paper_ward_report"_key);
  Document document({.title = title + ", " + paper.frozen.receipt,
                     .running_head = title + ", " + paper.frozen.receipt,
                     .made_at = paper.made_at});
  document.paragraph(paper_words("evaluation.paper_form_03"_key), Align::right, Face::italic);
  const Date day = dossier.day("checked_on").value_or(filed_day(paper.frozen));
  add_head(document, {paper_words("programme.people_committee"_key), in_capitals(paper.ward),
                      paper_words("evaluation.paper_report_number"_key), paper.ward, day});
  document.heading(title);
  document.paragraph(
      paper_words("evaluation.paper_to_province"_key, {within_sentence(paper.province)}),
      Align::centre, Face::bold);
  document.paragraph(
      paper_words("evaluation.paper_ward_saying"_key,
                  {paper.frozen.receipt, day_text(paper.frozen.filed_on),
                   std::string(cell(paper.frozen.product, "name_vi")),
                   std::string(cell(paper.frozen.subject, "name")), paper.set.decision}));
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < std::size(check_fields); ++i) {
    const std::string& finding = dossier[check_fields[i]];
    rows.push_back({std::to_string(i + 1), paper_words(dossier.kind->field(check_fields[i])->label),
                    option_text(paper, "dossier", check_fields[i], finding)});
  }
  document.table({{paper_words("evaluation.paper_no"_key), 0.6, Align::centre},
                  {paper_words("evaluation.paper_content"_key), 4},
                  {paper_words("evaluation.paper_found"_key), 1.6}},
                 std::move(rows));
  if (!dossier["check_note"].empty()) document.paragraph(dossier["check_note"]);
  document.paragraph(
      paper_words("evaluation.paper_ward_asks"_key, {within_sentence(paper.province)}));
  document.space(6);
  document.beside(
      {paper_words("evaluation.paper_receivers"_key), paper_words("evaluation.paper_as_above"_key)},
      {paper_words("evaluation.paper_chair_sign"_key),
       paper_words("evaluation.paper_chairman_sign"_key), "", "",
       paper_words("evaluation.paper_checked_by"_key, {checked_by})});
  return document.pdf();
}

}  // namespace ocop::evaluation
