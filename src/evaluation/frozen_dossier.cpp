#include "evaluation/frozen_dossier.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "crypto/bytes.h"
#include "ledger/digest.h"

namespace ocop::evaluation {
namespace {

namespace json = boost::json;
using records::Record;

Cells cells_of(const json::object& object) {
  Cells cells;
  for (const auto& [name, value] : object) cells[std::string(name)] = value.as_string();
  return cells;
}

std::vector<Cells> rows_of(const json::object& content, std::string_view name) {
  std::vector<Cells> rows;
  if (const auto* list = content.if_contains(name)) {
    for (const json::value& each : list->as_array()) rows.push_back(cells_of(each.as_object()));
  }
  return rows;
}

Cells row_of(const json::object& content, std::string_view name) {
  const auto* row = content.if_contains(name);
  return row == nullptr ? Cells() : cells_of(row->as_object());
}

void read_answers(FrozenDossier& frozen, const std::vector<Cells>& answers) {
  for (const Cells& each : answers) {
    const std::string criterion(cell(each, "criterion"));
    const std::string_view points = cell(each, "points");
    std::int64_t tenths = 0;
    std::from_chars(points.data(), points.data() + points.size(), tenths);
    frozen.sheet.points[criterion] = {tenths};
    if (!cell(each, "case_code").empty()) frozen.sheet.cases[criterion] = cell(each, "case_code");
    if (!cell(each, "note").empty()) frozen.notes[criterion] = cell(each, "note");
  }
}

/// Whether the paper counts for the product, on the day of the filing.
bool counts(const Cells& paper, const FrozenDossier& frozen) {
  const std::string_view product = cell(paper, "product_id"), to = cell(paper, "valid_to");
  const bool is_of_other = !product.empty() && product != cell(frozen.dossier, "product_id");
  return !is_of_other && (to.empty() || to >= frozen.filed_on);
}

void put_in_order(FrozenDossier& frozen, const criteria::CriteriaSet& set,
                  const EvidenceRules& rules, std::vector<FrozenPaper> all) {
  for (const criteria::Criterion* criterion : set.scored()) {
    const EvidenceRule* rule = rules.of(*criterion);
    if (rule == nullptr) continue;
    for (FrozenPaper& paper : all) {
      const auto& kinds = paper.is_certificate ? rule->certificates : rule->papers;
      if (std::ranges::find(kinds, cell(paper.cells, "kind")) == kinds.end()) continue;
      if (paper.number == 0) {
        paper.number = frozen.papers.size() + 1;
        frozen.papers.push_back(paper);
      }
      frozen.papers_of[criterion->code].push_back(paper.number);
    }
  }
  for (FrozenPaper& paper : all) {  // those that prove no single criterion come last
    if (paper.number > 0) continue;
    paper.number = frozen.papers.size() + 1;
    frozen.papers.push_back(paper);
  }
}

}  // namespace

std::string_view cell(const Cells& cells, std::string_view name) {
  const auto at = cells.find(name);
  return at == cells.end() ? std::string_view() : std::string_view(at->second);
}

Result<FrozenDossier> read_filing(const Record& filing, const criteria::CriteriaSet& set,
                                  const EvidenceRules& rules) try {
  const std::string& text = filing["content"];
  if (crypto::hex(ledger::sha256({text})) != filing["sha256"]) {
    return Error{Code::data_loss, "the filing is not what its hash says", filing.id};
  }
  const json::object content = json::parse(text).as_object();
  FrozenDossier frozen{filing["receipt"],
                       filing["filed_on"],
                       filing["sha256"],
                       row_of(content, "dossier"),
                       row_of(content, "product"),
                       row_of(content, "subject"),
                       rows_of(content, "years"),
                       {},
                       {},
                       {},
                       {}};
  std::ranges::sort(frozen.years, std::ranges::greater(),
                    [](const Cells& each) { return std::string(cell(each, "year")); });
  read_answers(frozen, rows_of(content, "answers"));
  std::vector<FrozenPaper> papers;
  for (Cells& each : rows_of(content, "documents")) {
    if (counts(each, frozen)) papers.push_back({0, false, std::move(each)});
  }
  for (Cells& each : rows_of(content, "certificates")) {
    const bool is_stars = cell(each, "kind") == "ocop_stars";
    if (!is_stars && counts(each, frozen)) papers.push_back({0, true, std::move(each)});
  }
  put_in_order(frozen, set, rules, std::move(papers));
  return frozen;
} catch (const std::exception& fault) {
  return Error{Code::data_loss, fault.what(), filing.id};
}

Result<std::optional<Record>> last_filing(records::Reading& reading, const Record& dossier) {
  TRY(auto filings, reading.where(reading.kinds().get("dossier_filing"), "dossier_id", dossier.id));
  const auto last = std::ranges::max_element(filings, {}, &Record::id);
  if (last == filings.end()) return std::optional<Record>();
  return std::optional(std::move(*last));
}

}  // namespace ocop::evaluation
