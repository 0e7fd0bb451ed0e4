#include "evaluation/council_paper.h"

#include <map>

#include "evaluation/council_kinds.h"
#include "evaluation/reasons.h"

namespace ocop::evaluation {
namespace {

using pages::Locale;
using print::Align;
using print::Document;
using print::Face;

constexpr Locale vietnamese = Locale::vietnamese;

Document begin(const CouncilPaper& council, const std::string& title) {
  return Document({.title = title, .running_head = title, .made_at = council.made_at});
}

void head_of_council(Document& document, const CouncilPaper& council, pages::Key number) {
  add_head(document,
           {paper_words("evaluation.paper_committee_of"_key, {in_capitals(council.province)}),
            in_capitals(council.council["name"]), paper_words(number), council.province,
            date_of(council.made_at)});
}

void add_seats(Document& document, const CouncilPaper& council) {
  std::vector<std::vector<std::string>> rows;
  for (const Seat& each : council.seats) {
    rows.push_back({std::to_string(rows.size() + 1), each.name, each.post, each.agency});
  }
  document.table({{paper_words("evaluation.paper_no"_key), 0.5, Align::centre},
                  {paper_words("evaluation.paper_person"_key), 2.4},
                  {paper_words("evaluation.post"_key), 1.4},
                  {paper_words("evaluation.agency"_key), 2.4}},
                 std::move(rows));
}

/// "3 điểm: 4 phiếu; 1 điểm: 1 phiếu", without saying whose.
std::string votes_text(const CaseFile& file, const std::string& code) {
  std::map<criteria::Points, std::size_t, std::greater<>> votes;
  for (const MemberSheet& each : file.members) {
    if (each.is_locked) ++votes[each.sheet.of(code)];
  }
  std::string text;
  for (const auto& [points, count] : votes) {
    if (!text.empty()) text += "; ";
    text += paper_words("evaluation.votes_for"_key,
                        {points_text(vietnamese, points), std::to_string(count)});
  }
  return text;
}

void add_agreed(Document& document, const CasePaper& paper) {
  std::vector<std::vector<std::string>> rows;
  for (const criteria::Criterion* each : paper.file.set->scored()) {
    rows.push_back({each->code, each->name.vi, points_text(vietnamese, each->max),
                    votes_text(paper.file, each->code),
                    points_text(vietnamese, paper.agreed.of(each->code))});
  }
  document.table({{paper_words("evaluation.paper_code"_key), 0.7},
                  {paper_words("evaluation.criterion"_key), 3},
                  {paper_words("evaluation.paper_max"_key), 0.8, Align::right},
                  {paper_words("evaluation.votes"_key), 2.4},
                  {paper_words("evaluation.agreed"_key), 1, Align::right}},
                 std::move(rows));
}

std::string star_text(const criteria::Outcome& outcome) {
  return outcome.star ? paper_words("evaluation.stars"_key, {std::to_string(*outcome.star)})
                      : paper_words("evaluation.paper_no_star"_key);
}

std::string mean_of(const CasePaper& paper) { return points_text(vietnamese, paper.outcome.mean); }

std::vector<std::string> signatures(pages::Key post, const std::string& name) {
  return {paper_words(post), paper_words("evaluation.paper_sign_saying"_key), "", "", name};
}

std::string chair_of(const CouncilPaper& council) {
  for (const Seat& each : council.seats) {
    if (each.post == paper_words("evaluation.post_chair"_key)) return each.name;
  }
  return "";
}

}  // namespace

Result<std::string> minutes_pdf(const CouncilPaper& council, const CasePaper& paper) {
  const std::string title = paper_words("evaluation.paper_minutes"_key);
  Document document = begin(council, title + ": " + paper.product);
  head_of_council(document, council, "evaluation.paper_minutes_number"_key);
  document.heading(title);
  document.paragraph(paper_words("evaluation.paper_minutes_about"_key,
                                 {paper.product, paper.subject, within_sentence(paper.ward)}),
                     Align::centre);
  document.heading(paper_words("evaluation.paper_time_place"_key), 2);
  const bool is_written =
      council.council["mode"] == mode::written && paper.file.row["meeting_called_on"].empty();
  const auto meets = council.council.day("meets_on");
  document.paragraph(is_written ? paper_words("evaluation.paper_by_writing"_key)
                                : paper_words("evaluation.paper_met"_key,
                                              {meets ? pages::format_day(*meets) : "…",
                                               council.council["meeting_place"].empty()
                                                   ? "…"
                                                   : council.council["meeting_place"]}));
  document.heading(paper_words("evaluation.composition"_key), 2);
  add_seats(document, council);
  const CaseStanding standing = standing_of(paper.file.rules, paper.file.members, paper.file.round);
  document.paragraph(paper_words(
      "evaluation.paper_quorum"_key,
      {std::to_string(standing.locked), std::to_string(standing.members),
       std::to_string(paper.file.rules.quorum_percent), std::to_string(paper.file.round)}));
  document.heading(paper_words("evaluation.paper_results_of_council"_key), 2);
  document.paragraph(paper_words("evaluation.paper_mean_spread"_key,
                                 {mean_of(paper), points_text(vietnamese, standing.spread)}));
  add_agreed(document, paper);
  document.paragraph(summary(vietnamese, *paper.file.set, paper.outcome), Align::left, Face::bold);
  for (const std::string& reason : reasons(vietnamese, *paper.file.set, paper.outcome)) {
    document.paragraph(reason);
  }
  for (const Split& split : splits_of(*paper.file.set, paper.file.members)) {
    document.paragraph(paper_words("evaluation.paper_split"_key,
                                   {split.criterion, std::to_string(split.star),
                                    std::to_string(split.above), std::to_string(split.below)}));
  }
  document.space(6);
  document.beside(signatures("evaluation.paper_secretary_sign"_key, council.secretary),
                  signatures("evaluation.paper_council_chair_sign"_key, chair_of(council)));
  return document.pdf();
}

Result<std::string> results_pdf(const CouncilPaper& council, const std::vector<ResultLine>& lines) {
  const std::string title = paper_words("evaluation.paper_results"_key);
  Document document({.title = title,
                     .running_head = title,
                     .orientation = print::Orientation::landscape,
                     .made_at = council.made_at});
  head_of_council(document, council, "evaluation.paper_minutes_number"_key);
  document.heading(title);
  std::vector<std::vector<std::string>> rows;
  for (const ResultLine& each : lines) {
    rows.push_back({std::to_string(rows.size() + 1), each.product, each.subject, each.ward,
                    each.mean, each.star, each.reason});
  }
  document.table({{paper_words("evaluation.paper_no"_key), 0.5, Align::centre},
                  {paper_words("evaluation.paper_product"_key), 2.4},
                  {paper_words("evaluation.subject"_key), 2},
                  {paper_words("evaluation.unit"_key), 1.6},
                  {paper_words("evaluation.mean"_key), 0.9, Align::right},
                  {paper_words("evaluation.star"_key), 0.9, Align::centre},
                  {paper_words("evaluation.paper_remark"_key), 2.6}},
                 std::move(rows));
  document.space(6);
  document.beside(signatures("evaluation.paper_secretary_sign"_key, council.secretary),
                  signatures("evaluation.paper_council_chair_sign"_key, chair_of(council)));
  return document.pdf();
}

Result<std::string> decision_draft_pdf(const CouncilPaper& council, const CasePaper& paper) {
  const std::string title = paper_words("evaluation.paper_decision"_key);
  Document document = begin(council, title + ": " + paper.product);
  add_head(document,
           {"", paper_words("evaluation.paper_committee_of"_key, {in_capitals(council.province)}),
            paper_words("evaluation.paper_decision_number"_key), council.province,
            date_of(council.made_at)});
  document.paragraph(paper_words("programme.draft"_key), Align::centre, Face::bold);
  document.heading(title);
  document.paragraph(paper_words("evaluation.paper_decision_about"_key), Align::centre, Face::bold);
  document.paragraph(paper_words("evaluation.paper_chairman"_key, {in_capitals(council.province)}),
                     Align::centre, Face::bold);
  document.paragraph(paper_words("evaluation.paper_by_law"_key), Align::left, Face::italic);
  document.paragraph(paper_words("evaluation.paper_by_decision"_key, {paper.file.set->decision}),
                     Align::left, Face::italic);
  document.paragraph(
      paper_words("evaluation.paper_by_minutes"_key,
                  {council.council["name"],
                   pages::format_day(
                       paper.file.row.day("concluded_on").value_or(date_of(council.made_at)))}),
      Align::left, Face::italic);
  document.heading(paper_words("evaluation.paper_decides"_key), 2);
  const bool is_for_centre = paper.outcome.star == 5;
  document.paragraph(paper_words(is_for_centre ? "evaluation.paper_article_1_centre"_key
                                 : paper.outcome.has_certificate
                                     ? "evaluation.paper_article_1"_key
                                     : "evaluation.paper_article_1_none"_key,
                                 {paper.product, paper.subject, within_sentence(paper.ward),
                                  mean_of(paper), star_text(paper.outcome)}));
  document.paragraph(paper_words(is_for_centre ? "evaluation.paper_article_2_centre"_key
                                 : paper.outcome.has_certificate
                                     ? "evaluation.paper_article_2"_key
                                     : "evaluation.paper_article_2_none"_key,
                                 {std::to_string(paper.file.regime->certificate_months)}));
  document.paragraph(
      paper_words("evaluation.paper_article_3"_key, {within_sentence(paper.ward), paper.subject}));
  document.space(6);
  document.beside({paper_words("evaluation.paper_receivers"_key),
                   paper_words("evaluation.paper_as_article_3"_key)},
                  {paper_words("evaluation.paper_chairman_sign"_key)});
  return document.pdf();
}

Result<std::string> result_letter_pdf(const CouncilPaper& council, const CasePaper& paper) {
  const std::string title = paper_words("evaluation.paper_letter"_key);
  Document document = begin(council, title + ": " + paper.product);
  head_of_council(document, council, "evaluation.paper_letter_number"_key);
  document.heading(title);
  document.paragraph(
      paper_words("evaluation.paper_letter_to"_key, {within_sentence(paper.ward), paper.subject}),
      Align::centre, Face::bold);
  document.paragraph(paper_words("evaluation.paper_letter_saying"_key,
                                 {paper.product, mean_of(paper), star_text(paper.outcome)}));
  for (const std::string& reason : reasons(vietnamese, *paper.file.set, paper.outcome)) {
    document.paragraph(reason);
  }
  document.paragraph(paper_words("evaluation.paper_letter_end"_key));
  document.space(6);
  document.beside(
      {paper_words("evaluation.paper_receivers"_key), paper_words("evaluation.paper_as_above"_key)},
      signatures("evaluation.paper_council_chair_sign"_key, chair_of(council)));
  return document.pdf();
}

Result<std::string> invitation_pdf(const CouncilPaper& council,
                                   const std::vector<std::string>& cases) {
  const std::string title = paper_words("evaluation.paper_invitation"_key);
  Document document = begin(council, title);
  head_of_council(document, council, "evaluation.paper_invitation_number"_key);
  document.heading(title);
  document.paragraph(paper_words("evaluation.paper_invites"_key, {council.council["name"]}));
  add_seats(document, council);
  const auto meets = council.council.day("meets_on");
  document.facts(
      {{paper_words("evaluation.meets_on"_key), meets ? pages::format_day(*meets) : "…"},
       {paper_words("evaluation.meeting_place"_key),
        council.council["meeting_place"].empty() ? "…" : council.council["meeting_place"]}});
  document.heading(paper_words("evaluation.paper_agenda"_key), 2);
  std::vector<std::vector<std::string>> rows;
  for (const std::string& each : cases) {
    rows.push_back({std::to_string(rows.size() + 1), each});
  }
  document.table({{paper_words("evaluation.paper_no"_key), 0.5, Align::centre},
                  {paper_words("evaluation.dossier"_key), 6}},
                 std::move(rows));
  document.paragraph(paper_words("evaluation.paper_invitation_end"_key));
  document.space(6);
  document.beside(
      {paper_words("evaluation.paper_receivers"_key), paper_words("evaluation.paper_as_above"_key)},
      signatures("evaluation.paper_council_chair_sign"_key, chair_of(council)));
  return document.pdf();
}

}  // namespace ocop::evaluation
