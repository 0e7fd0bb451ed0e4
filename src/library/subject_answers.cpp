#include "library/subject_answers.h"

#include <algorithm>

#include "portal/product_group.h"

namespace ocop::library {

std::set<std::string> areas_of(const registry::Catalogue& catalogue, const std::string& code,
                               Date day) {
  std::set<std::string> areas;
  std::string next = code;
  while (!next.empty() && areas.insert(next).second) {
    const auto* unit = catalogue.unit(next, day);
    next = unit == nullptr ? std::string() : unit->parent_code;
  }
  return areas;
}

Result<Answers> answers_of(records::Reading& reading, const registry::Catalogue& catalogue,
                           const records::Record& subject, Date day) {
  Answers answers{.kind = subject["kind"], .areas = areas_of(catalogue, subject["unit_code"], day)};
  int stars = 0;
  for (const auto& product : catalogue.products()) {
    if (product.subject.text() != subject.id) continue;
    if (const auto group = portal::group_of(product)) {
      answers.groups.emplace(portal::word_of(*group));
    }
    for (const auto* paper : catalogue.certificates_of(product)) {
      if (paper->state_on(day) != registry::CertificateState::in_force) continue;
      if (paper->valid_from > day) continue;
      answers.papers.insert(paper->kind);
      stars = std::max(stars, paper->stars.value_or(0));
    }
  }
  answers.stars = stars;
  TRY(const auto documents,
      reading.where(reading.kinds().get("document"), "subject_id", subject.id));
  for (const records::Record& row : documents) {
    const auto to = row.day("valid_to");
    if (!to || day <= *to) answers.papers.insert(row["kind"]);
  }
  const auto* maker = catalogue.subject(registry::SubjectId(subject.id));
  if (maker == nullptr) return answers;
  for (const auto* paper : catalogue.certificates_of(*maker)) {
    const bool holds = paper->state_on(day) == registry::CertificateState::in_force;
    if (holds && paper->valid_from <= day) answers.papers.insert(paper->kind);
  }
  return answers;
}

}  // namespace ocop::library
