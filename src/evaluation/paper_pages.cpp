#include "evaluation/paper_pages.h"

#include "evaluation/advisory_pages.h"
#include "evaluation/council_kinds.h"
#include "evaluation/council_pages.h"
#include "evaluation/council_paper.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/dossier_paper.h"
#include "evaluation/evidence_binding.h"
#include "evaluation/reasons.h"
#include "office/account_pages.h"
#include "office/person_name.h"

namespace ocop::evaluation {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view registration = "phieu-dang-ky.pdf", report = "bao-cao-tu-danh-gia.pdf",
                           ward_report = "bao-cao-cua-phuong.pdf", minutes = "bien-ban.pdf",
                           decision = "du-thao-quyet-dinh.pdf", letter = "thong-bao-ket-qua.pdf",
                           results = "bang-ket-qua.pdf", invitation = "giay-moi.pdf";

const Error nothing{Code::not_found, "there is no such paper", ""};

struct Site {
  const Office& office;
  DossierGround ground;
  std::shared_ptr<const EvidenceRules> evidence;
  std::shared_ptr<const PaperLists> lists;
};

Response pdf(std::string_view name, std::string bytes) {
  Response response = http::respond(200, "application/pdf", std::move(bytes));
  response.headers.set("Content-Disposition", "inline; filename=\"" + std::string(name) + "\"");
  return response;
}

std::string unit_name(const Site& site, std::string_view code) {
  return site.office.ground().units.name(code);
}

/// Papers show what the dossier holds: to who reaches it, to the team and the council that it came
/// before.
Result<Record> dossier_of(Reading& reading, const Visitor& visitor, const std::string& id) {
  auto dossier = reading.find(reading.kinds().get("dossier"), id,
                              visitor.rights.reach(Object::dossier, Act::see));
  return dossier ? std::move(dossier) : dossier_for_advice(reading, visitor, id);
}

/// What the papers of a dossier are made of; it outlives the reading.
struct DossierFile {
  FrozenDossier frozen;
  const PaperList* list = nullptr;
  const criteria::Regime* regime = nullptr;
  const criteria::CriteriaSet* set = nullptr;
  const records::Kinds* kinds = nullptr;
  std::string ward, province;
  Timestamp made_at;
};

Result<DossierFile> dossier_file(const Site& site, Reading& reading, const Record& dossier) {
  TRY(const auto filing, last_filing(reading, dossier));
  const criteria::CriteriaSet* set = set_of(*site.ground.regimes, dossier);
  const PaperList* list = site.lists->find(dossier["decision"]);
  const criteria::Regime* regime = site.ground.regimes->find(dossier["decision"]);
  if (list == nullptr && regime != nullptr && regime->origin == criteria::Origin::imported) {
    list = &site.lists->newest();
  }
  if (!filing || set == nullptr || list == nullptr) return nothing;
  TRY(FrozenDossier frozen, read_filing(*filing, *set, *site.evidence));
  return DossierFile{std::move(frozen),
                     list,
                     regime,
                     set,
                     &reading.kinds(),
                     unit_name(site, dossier["unit_code"]),
                     unit_name(site, site.ground.province_of(dossier["unit_code"])),
                     filing->changed_at};
}

DossierPaper paper_of(const Site& site, const DossierFile& file) {
  const media::MediaStore* files = site.office.ground().files;
  return {file.frozen,
          *file.list,
          *file.regime,
          *file.set,
          *file.kinds,
          file.ward,
          file.province,
          file.made_at,
          [files](std::string_view id) {
            const auto kept = files->find(id);
            return kept ? kept->sha256 : std::string();
          }};
}

/// Drawing the files takes its time: it is done when the registers were read.
Response bound_report(const Site& site, const Visitor& visitor, const Request& request) {
  const auto file = site.office.ground().records.read([&](Reading& reading) -> Result<DossierFile> {
    TRY(const Record dossier, dossier_of(reading, visitor, request.parameter("id").value_or("")));
    return dossier_file(site, reading, dossier);
  });
  if (!file) return site.office.failed(visitor, request, file.error());
  const DossierPaper paper = paper_of(site, *file);
  const auto bound = bind_evidence(paper, *site.office.ground().files);
  if (!bound) return site.office.failed(visitor, request, bound.error());
  auto made = self_assessment_pdf(paper, *bound);
  return made ? pdf("bao-cao-tu-danh-gia-kem-minh-chung.pdf", *std::move(made))
              : site.office.failed(visitor, request, made.error());
}

Result<std::string> dossier_pdf(const Site& site, Reading& reading, const Visitor& visitor,
                                const Request& request) {
  TRY(const Record dossier, dossier_of(reading, visitor, request.parameter("id").value_or("")));
  TRY(const DossierFile file, dossier_file(site, reading, dossier));
  const DossierPaper paper = paper_of(site, file);
  const std::string which = request.parameter("paper").value_or("");
  if (which == registration) return registration_pdf(paper);
  if (which == report) return self_assessment_pdf(paper);
  if (which != ward_report || dossier["checked_on"].empty()) return nothing;
  TRY(const std::string name,
      office::person_name(reading, pages::Locale::vietnamese, dossier["checked_by"]));
  return ward_report_pdf(paper, dossier, name);
}

std::string post_text(const Record& seat) {
  for (const records::Option& each : seat.kind->field("post")->options) {
    if (each.value == seat["post"]) return paper_words(each.label);
  }
  return seat["post"];
}

Result<CouncilPaper> council_paper(const Site& site, Reading& reading, const Record& council,
                                   Timestamp made_at) {
  CouncilPaper paper{
      council, unit_name(site, site.ground.province_of(council["unit_code"])), {}, "", made_at};
  TRY(const auto seats,
      reading.where(reading.kinds().get("council_member"), "council_id", council.id));
  for (const std::string_view post : {"chair", "member", "secretary", "advisory"}) {
    for (const Record& seat : seats) {
      if (seat["post"] != post) continue;
      TRY(std::string name, office::person_name(reading, pages::Locale::vietnamese, seat["login"]));
      if (post == "secretary" && paper.secretary.empty()) paper.secretary = name;
      paper.seats.push_back({std::move(name), post_text(seat), seat["agency"]});
    }
  }
  return paper;
}

/// What papers tell of a case; its file must outlive it.
Result<CasePaper> case_paper(const Site& site, Reading& reading, const CaseFile& file) {
  TRY(const auto product, reading.get(reading.kinds().get("product"), file.dossier["product_id"]));
  TRY(const auto subject, reading.get(reading.kinds().get("subject"), file.dossier["subject_id"]));
  TRY(criteria::Sheet agreed, sheet_from_json(file.agreed));
  const CaseStanding standing = standing_of(file.rules, file.members, file.round);
  if (!product || !subject || !standing.mean) return nothing;
  auto outcome = criteria::judge(*file.regime, *file.set, agreed, *standing.mean);
  return CasePaper{file,
                   product->title(),
                   subject->title(),
                   unit_name(site, file.dossier["unit_code"]),
                   std::move(agreed),
                   std::move(outcome)};
}

Result<std::string> case_pdf(const Site& site, Reading& reading, const Visitor& visitor,
                             const Request& request) {
  TRY(const auto row,
      reading.get(reading.kinds().get("council_case"), request.parameter("id").value_or("")));
  if (!row || row->removed_at || (*row)["state"] != case_state::concluded) return nothing;
  TRY(const bool may_run, runs_council(reading, visitor, (*row)["council_id"]));
  if (!may_run) return nothing;
  TRY(const CaseFile file, read_case(reading, *site.ground.regimes, *row, visitor.today));
  TRY(const CouncilPaper council, council_paper(site, reading, file.council, row->changed_at));
  TRY(const CasePaper paper, case_paper(site, reading, file));
  const std::string which = request.parameter("paper").value_or("");
  if (which == minutes) return minutes_pdf(council, paper);
  if (which == decision) return decision_draft_pdf(council, paper);
  if (which == letter) return result_letter_pdf(council, paper);
  return nothing;
}

Result<std::string> results_of_council(const Site& site, Reading& reading, const Visitor& visitor,
                                       const CouncilPaper& council,
                                       const std::vector<Record>& cases) {
  std::vector<ResultLine> lines;
  for (const Record& row : cases) {
    if (row["state"] != case_state::concluded) continue;
    TRY(const CaseFile file, read_case(reading, *site.ground.regimes, row, visitor.today));
    TRY(const CasePaper paper, case_paper(site, reading, file));
    lines.push_back({paper.product, paper.subject, paper.ward,
                     points_text(pages::Locale::vietnamese, paper.outcome.mean),
                     paper.outcome.star ? std::to_string(*paper.outcome.star) : "",
                     summary(pages::Locale::vietnamese, *file.set, paper.outcome)});
  }
  return results_pdf(council, lines);
}

Result<std::string> council_pdf(const Site& site, Reading& reading, const Visitor& visitor,
                                const Request& request) {
  TRY(const auto row,
      reading.get(reading.kinds().get("council"), request.parameter("id").value_or("")));
  if (!row || row->removed_at) return nothing;
  TRY(const bool may_run, runs_council(reading, visitor, row->id));
  if (!may_run) return nothing;
  TRY(const CouncilPaper council, council_paper(site, reading, *row, visitor.now));
  TRY(const auto cases, reading.where(reading.kinds().get("council_case"), "council_id", row->id));
  const std::string which = request.parameter("paper").value_or("");
  if (which == results) return results_of_council(site, reading, visitor, council, cases);
  if (which != invitation) return nothing;
  std::vector<std::string> titles;
  for (const Record& each : cases) {
    if (each["state"] == case_state::scoring) titles.push_back(each.title());
  }
  return invitation_pdf(council, titles);
}

using Maker = Result<std::string> (*)(const Site&, Reading&, const Visitor&, const Request&);

void add_papers(Office& office, const Site& site, std::string_view of, Maker maker) {
  // Who may take a paper is told by what names the person, not by the table alone.
  office.add_page(http::Method::get, "/office/" + std::string(of) + "/{id}/papers/{paper}",
                  std::nullopt, [site, maker](const Visitor& visitor, const Request& request) {
                    auto bytes = site.office.ground().records.read(
                        [&](Reading& reading) { return maker(site, reading, visitor, request); });
                    if (!bytes) return site.office.failed(visitor, request, bytes.error());
                    return pdf(request.parameter("paper").value_or(""), *std::move(bytes));
                  });
}

struct Link {
  std::string_view paper;
  pages::Key title;
};

Panel papers_panel(const Visitor& visitor, const std::string& path,
                   const std::vector<Link>& links) {
  Panel panel{words(visitor, "evaluation.papers"_key)};
  for (const Link& each : links) {
    panel.rows.push_back({words(visitor, each.title), words(visitor, "evaluation.paper_pdf"_key),
                          Office::href(visitor, path + "/papers/" + std::string(each.paper))});
  }
  return panel;
}

}  // namespace

Result<std::optional<Panel>> dossier_papers_panel(const Visitor& visitor, Reading&,
                                                  const Record& dossier) {
  if (dossier["filed_on"].empty()) return std::optional<Panel>();
  std::vector<Link> links{{registration, "evaluation.paper_link_registration"_key},
                          {report, "evaluation.paper_link_report"_key}};
  if (!dossier["checked_on"].empty()) {
    links.push_back({ward_report, "evaluation.paper_link_ward"_key});
  }
  Panel panel = papers_panel(visitor, "/office/dossiers/" + dossier.id, links);
  panel.rows.insert(
      panel.rows.begin() + 2,
      {words(visitor, "evaluation.paper_link_bound"_key),
       words(visitor, "evaluation.paper_bound"_key),
       Office::href(visitor, "/office/dossiers/" + dossier.id + "/bound-report.pdf")});
  return std::optional(std::move(panel));
}

Result<std::optional<Panel>> case_papers_panel(const Visitor& visitor, Reading& reading,
                                               const Record& row) {
  TRY(const bool may_run, runs_council(reading, visitor, row["council_id"]));
  if (!may_run || row["state"] != case_state::concluded) return std::optional<Panel>();
  return std::optional(papers_panel(visitor, "/office/council-cases/" + row.id,
                                    {{minutes, "evaluation.paper_link_minutes"_key},
                                     {decision, "evaluation.paper_link_decision"_key},
                                     {letter, "evaluation.paper_link_letter"_key}}));
}

Result<std::optional<Panel>> council_papers_panel(const Visitor& visitor, Reading& reading,
                                                  const Record& council) {
  TRY(const bool may_run, runs_council(reading, visitor, council.id));
  if (!may_run) return std::optional<Panel>();
  return std::optional(papers_panel(visitor, "/office/councils/" + council.id,
                                    {{invitation, "evaluation.paper_link_invitation"_key},
                                     {results, "evaluation.paper_link_results"_key}}));
}

void add_paper_pages(Office& office, const DossierGround& ground,
                     std::shared_ptr<const EvidenceRules> evidence) {
  auto lists = PaperLists::built_in();
  const Site site{office, ground, std::move(evidence),
                  std::make_shared<const PaperLists>(lists ? *std::move(lists) : PaperLists())};
  add_papers(office, site, "dossiers", dossier_pdf);
  office.add_page(http::Method::get, "/office/dossiers/{id}/bound-report.pdf", std::nullopt,
                  [site](const Visitor& visitor, const Request& request) {
                    return bound_report(site, visitor, request);
                  });
  add_papers(office, site, "council-cases", case_pdf);
  add_papers(office, site, "councils", council_pdf);
}

}  // namespace ocop::evaluation
