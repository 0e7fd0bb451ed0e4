#include "evaluation/evidence.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles evidence_files();
}  // namespace ocop::embedded

namespace ocop::evaluation {
namespace {

namespace json = boost::json;
using records::Record;

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> all;
  for (const json::value& each : list.as_array()) all.emplace_back(each.as_string());
  return all;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

Result<void> add(records::Reading& reading, std::string_view register_name,
                 const std::vector<std::string>& kinds, const Record& dossier, Date day,
                 std::vector<Record>& found) {
  if (kinds.empty()) return ok();
  TRY(const auto rows,
      reading.where(reading.kinds().get(register_name), "subject_id", dossier["subject_id"]));
  for (const Record& row : rows) {
    const bool is_of_other =
        !row["product_id"].empty() && row["product_id"] != dossier["product_id"];
    const auto to = row.day("valid_to");
    if (contains(kinds, row["kind"]) && !is_of_other && (!to || day <= *to)) found.push_back(row);
  }
  return ok();
}

}  // namespace

Result<EvidenceRules> EvidenceRules::built_in() {
  const EmbeddedFile& file = embedded::evidence_files().front();
  try {
    EvidenceRules rules;
    const json::value root = json::parse(file.content);
    for (const json::value& each : root.at("criteria").as_array()) {
      const json::value* living = each.as_object().if_contains("living");
      rules.rules_.push_back({texts(each.at("names")), texts(each.at("papers")),
                              texts(each.at("certificates")),
                              living == nullptr ? std::vector<std::string>() : texts(*living)});
    }
    return rules;
  } catch (const std::exception& fault) {
    return Error{Code::internal, fault.what(), "data/evidence/" + std::string(file.name)};
  }
}

const EvidenceRule* EvidenceRules::of(const criteria::Criterion& criterion) const {
  const auto at = std::ranges::find_if(
      rules_, [&](const EvidenceRule& rule) { return contains(rule.criteria, criterion.name.vi); });
  return at == rules_.end() ? nullptr : &*at;
}

Result<std::vector<Record>> evidence_for(records::Reading& reading, const EvidenceRule& rule,
                                         const Record& dossier, Date day) {
  std::vector<Record> found;
  TRY_VOID(add(reading, "document", rule.papers, dossier, day, found));
  TRY_VOID(add(reading, "certificate", rule.certificates, dossier, day, found));
  std::ranges::stable_partition(found,
                                [](const Record& row) { return !row["product_id"].empty(); });
  return found;
}

}  // namespace ocop::evaluation
