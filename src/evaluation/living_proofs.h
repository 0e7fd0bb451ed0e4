#pragma once

#include <string>
#include <vector>

#include "evaluation/evidence.h"
#include "pages/locale.h"

/// What the system itself can prove for a criterion, beside papers: the published story of the
/// product, and codes on goods that can be looked up.
namespace ocop::evaluation {

struct LivingProof {
  std::string text;
  std::string path = {};  ///< of the office, without the language; empty: none to open
  bool is_good = true;    ///< false: it speaks against the answer, or is missing
};

/// As the rule asks (`EvidenceRule::living`), on that day.
Result<std::vector<LivingProof>> living_proofs(records::Reading& reading, pages::Locale locale,
                                               const EvidenceRule& rule,
                                               const records::Record& dossier, Date day);

}  // namespace ocop::evaluation
