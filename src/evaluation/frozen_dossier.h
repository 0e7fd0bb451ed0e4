#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/regime.h"
#include "criteria/score.h"
#include "evaluation/evidence.h"

/// What a dossier said when it was handed in: the content of a filing, read for its papers. Nothing
/// here looks at the registers of today.
namespace ocop::evaluation {

using Cells = std::map<std::string, std::string, std::less<>>;

/// A paper of the registers that proves something, with its number in the list of the dossier.
struct FrozenPaper {
  std::size_t number = 0;
  bool is_certificate = false;
  Cells cells;
};

struct FrozenDossier {
  std::string receipt, filed_on, sha256;
  Cells dossier, product, subject;
  std::vector<Cells> years;  ///< of the subject, the newest first
  criteria::Sheet sheet;
  std::map<std::string, std::string> notes;  ///< told beside an answer, by criterion
  std::vector<FrozenPaper> papers;  ///< that count for this product, in the order of first use

  /// Numbers of the papers that prove the criterion.
  std::map<std::string, std::vector<std::size_t>> papers_of;
};

/// Reads a filing; papers are put in the order of the criteria. `data_loss` when the content is not
/// what its hash says.
Result<FrozenDossier> read_filing(const records::Record& filing, const criteria::CriteriaSet& set,
                                  const EvidenceRules& rules);

/// The last filing of a dossier; nothing before the first.
Result<std::optional<records::Record>> last_filing(records::Reading& reading,
                                                   const records::Record& dossier);

std::string_view cell(const Cells& cells, std::string_view name);  ///< empty when there is none

}  // namespace ocop::evaluation
