#pragma once

#include <functional>
#include <string>

#include "evaluation/frozen_dossier.h"
#include "evaluation/paper_lists.h"
#include "evaluation/paper_words.h"

/// The papers of a dossier as PDF, out of what was handed in and nothing else: the registration
/// (form 01), the self-assessment report in four parts with its evidence in the order of the
/// criteria and the hashes of its papers (form 02); and the ward's report (form 03).
namespace ocop::evaluation {

struct DossierPaper {
  const FrozenDossier& frozen;
  const PaperList& list;
  const criteria::Regime& regime;
  const criteria::CriteriaSet& set;
  const records::Kinds& kinds;
  std::string ward, province;  ///< names of the units
  Timestamp made_at;           ///< of the filing, so that the same filing gives the same bytes
  /// The SHA-256 of a kept file; empty when there is none.
  std::function<std::string(std::string_view file)> hash_of;
};

struct BoundFile;  // evidence_binding.h

/// "HACCP: Giấy chứng nhận HACCP"
std::string evidence_name(const DossierPaper& paper, const FrozenPaper& each);

Result<std::string> registration_pdf(const DossierPaper& paper);
/// With the pages of `bound` behind it: the list of evidence then tells on which page each begins.
Result<std::string> self_assessment_pdf(const DossierPaper& paper,
                                        const std::vector<BoundFile>& bound = {});
/// `dossier` as it stands after the ward's check; `checked_by` is the name of who checked.
Result<std::string> ward_report_pdf(const DossierPaper& paper, const records::Record& dossier,
                                    const std::string& checked_by);

}  // namespace ocop::evaluation
