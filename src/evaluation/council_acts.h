#pragma once

#include <string>
#include <vector>

#include "criteria/regime.h"
#include "evaluation/answers.h"
#include "evaluation/council_rules.h"
#include "evaluation/dossier_acts.h"
#include "records/record_store.h"

/// What a council does with a dossier: its members score, each alone; it agrees, and the result is
/// stored so that it can be reckoned again.
namespace ocop::evaluation {

/// All about a case that its pages and acts ask.
struct CaseFile {
  records::Record row, council, dossier;
  const criteria::Regime* regime = nullptr;
  const criteria::CriteriaSet* set = nullptr;
  CouncilRules rules;
  int round = 1;
  /// Who may score, with the sheets of this round; of a concluded case, whose sheets counted.
  std::vector<MemberSheet> members;
  std::vector<std::string> barred;  ///< logins of members with a conflict of interest
  std::vector<std::string> left;    ///< who began a sheet of this round and left the council
  std::string agreed, outcome;      ///< of a concluded case, as stored
  std::string regime_sha256;  ///< of the files it was reckoned by; empty: before that was kept

  bool is_concluded() const;
  const MemberSheet* member(std::string_view login) const;  ///< null: may not score
};

Result<CaseFile> read_case(records::Reading& reading, const criteria::Regimes& regimes,
                           const records::Record& row, Date day);

/// The same for one member's own page: of the members and the barred at most that one, so that no
/// points of others are even read.
Result<CaseFile> read_own_case(records::Reading& reading, const criteria::Regimes& regimes,
                               const records::Record& row, const std::string& login, Date day);

/// The cases of councils in which that person sits as chair or member, the newest first.
Result<std::vector<records::Record>> cases_of(records::Reading& reading, std::string_view login);

/// The cases of councils whose secretary the person is, the newest first.
Result<std::vector<records::Record>> cases_run_by(records::Reading& reading,
                                                  std::string_view login);

/// The sheet of a member in the round of the case; nothing before it was begun.
Result<std::optional<records::Record>> sheet_row(records::Reading& reading, const CaseFile& file,
                                                 std::string_view login);

/// Stores one answer of the member; begins the sheet when there is none. `not_found` for who may
/// not score, `failed_precondition` once the sheet is locked or the case is concluded.
Result<void> write_score(records::Writing& writing, const CaseFile& file,
                         const TypedAnswer& answer);

/// What a member says with the sheet when a council gives written opinions.
struct Opinion {
  std::string opinion;  ///< "agree", "meet"; empty when the council meets
  std::string note;
};

/// Locks the sheet of the member for good. `failed_precondition` when criteria are open;
/// `invalid_argument` when an opinion is missing, or why a meeting is asked for.
Result<void> lock_sheet(records::Writing& writing, const CaseFile& file, const Opinion& opinion);

/// Written opinions differ: a meeting is called. `failed_precondition` when they do not.
Result<void> call_meeting(records::Writing& writing, const CaseFile& file);

/// Begins the second round, the sheets of the first stay. `failed_precondition` when the members do
/// not lie too far apart.
Result<void> score_again(records::Writing& writing, const CaseFile& file);

/// Stores what the council agreed on and the stars it gives; the dossier goes on to the province's
/// decision. `failed_precondition` when the case is
/// not ready; `invalid_argument` when the answers have a fault.
Result<void> conclude(const DossierGround& ground, records::Writing& writing, const CaseFile& file,
                      const criteria::Sheet& agreed);

/// The outcome as it is stored, byte for byte the same for the same answers, with the members whose
/// sheets counted.
std::string to_json(const criteria::Outcome& outcome, const std::vector<MemberSheet>& members);
std::string to_json(const criteria::Sheet& sheet);
Result<criteria::Sheet> sheet_from_json(std::string_view text);

/// Whether reckoning a concluded case anew gives what is stored.
Result<bool> is_reproduced(const CaseFile& file);

}  // namespace ocop::evaluation
