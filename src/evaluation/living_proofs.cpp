#include "evaluation/living_proofs.h"

#include <algorithm>

#include "stories/story_level.h"

namespace ocop::evaluation {
namespace {

using pages::Locale;
using pages::text;
using records::Reading;
using records::Record;

/// The level that criterion 5.1 asks for, by the story that stands on that day.
Result<LivingProof> proof_of_story(Reading& reading, Locale locale, const Record& dossier,
                                   Date day) {
  TRY(const auto story, stories::story_of(reading, dossier["product_id"], day));
  const std::string level(text(locale, stories::label_of(story.level)));
  if (!story.version) return LivingProof{level, "", false};
  return LivingProof{text(locale, "evaluation.living_story"_key,
                          {level, std::to_string(stories::points_of(story.level))}),
                     stories::version_path(story.version->id)};
}

/// That the story is its own (criterion 5.3).
Result<LivingProof> proof_of_likeness(Reading& reading, Locale locale, const Record& dossier,
                                      Date day) {
  TRY(const auto story, stories::story_of(reading, dossier["product_id"], day));
  if (!story.version) {
    return LivingProof{std::string(text(locale, stories::label_of(story.level))), "", false};
  }
  if (!story.copy_of) {
    return LivingProof{std::string(text(locale, "evaluation.living_own"_key)),
                       stories::version_path(story.version->id)};
  }
  return LivingProof{
      text(locale, "evaluation.living_copy"_key, {std::to_string(story.copy_of->percent)}),
      stories::compare_path(story.story_id, story.copy_of->version_id), false};
}

/// An order whose codes are on goods; whoever scans one of them reads its trace.
Result<LivingProof> proof_of_codes(Reading& reading, Locale locale, const Record& dossier) {
  const records::Kinds& kinds = reading.kinds();
  TRY(const auto orders,
      reading.where(kinds.get("code_order"), "product_id", dossier["product_id"]));
  for (const Record& order : orders) {
    TRY(const auto ranges, reading.where(kinds.get("code_range"), "order_id", order.id));
    const auto is_active = [](const Record& range) { return range["state"] == "active"; };
    if (std::ranges::any_of(ranges, is_active)) {
      return LivingProof{text(locale, "evaluation.living_codes"_key, {order.title()}),
                         "/office/code-orders/" + order.id};
    }
  }
  return LivingProof{std::string(text(locale, "evaluation.living_no_codes"_key)), "", false};
}

}  // namespace

Result<std::vector<LivingProof>> living_proofs(Reading& reading, Locale locale,
                                               const EvidenceRule& rule, const Record& dossier,
                                               Date day) {
  std::vector<LivingProof> proofs;
  for (const std::string& source : rule.living) {
    if (source == "story") {
      TRY(auto proof, proof_of_story(reading, locale, dossier, day));
      proofs.push_back(std::move(proof));
    } else if (source == "likeness") {
      TRY(auto proof, proof_of_likeness(reading, locale, dossier, day));
      proofs.push_back(std::move(proof));
    } else if (source == "codes") {
      TRY(auto proof, proof_of_codes(reading, locale, dossier));
      proofs.push_back(std::move(proof));
    }
  }
  return proofs;
}

}  // namespace ocop::evaluation
