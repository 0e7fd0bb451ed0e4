#pragma once

#include <string>
#include <vector>

#include "criteria/criteria_set.h"
#include "records/record_store.h"

/// Papers of the registers that can prove what a criterion asks (data/evidence).
namespace ocop::evaluation {

struct EvidenceRule {
  std::vector<std::string> criteria;      ///< by their Vietnamese names, alike in all sets
  std::vector<std::string> papers;        ///< kinds of documents: "declaration"
  std::vector<std::string> certificates;  ///< kinds of certificates: "haccp"
  /// What the system itself knows: "story", "likeness" of the story, "codes" on goods.
  std::vector<std::string> living;
};

class EvidenceRules {
 public:
  /// Those of data/evidence, put into the program at build time.
  static Result<EvidenceRules> built_in();
  const EvidenceRule* of(const criteria::Criterion& criterion) const;  ///< null: no rule

 private:
  std::vector<EvidenceRule> rules_;
};

/// Rows of the registers of documents and certificates that prove the criterion for this product of
/// this producer and are valid on that day, those of the product first.
Result<std::vector<records::Record>> evidence_for(records::Reading& reading,
                                                  const EvidenceRule& rule,
                                                  const records::Record& dossier, Date day);

}  // namespace ocop::evaluation
