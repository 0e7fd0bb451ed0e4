#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/regime.h"
#include "evaluation/flow.h"
#include "records/record_store.h"

/// What moves a dossier: it is handed in, and checked by the ward (26/2026/QĐ-TTg, article 5:
/// within 15 working days, four contents, without scoring).
namespace ocop::evaluation {

/// The four contents of the ward's check, as the fields of a dossier.
inline constexpr std::string_view check_fields[] = {"local_material", "local_labour", "idea_origin",
                                                    "local_identity"};

/// What the acts stand on. `province_of` gives the code of the province of a unit.
struct DossierGround {
  std::shared_ptr<const criteria::Regimes> regimes;
  std::function<std::string(std::string_view unit_code)> province_of;
  std::shared_ptr<const Routes> routes;
};

/// Criteria that keep a dossier from being handed in: without an answer, or with one that does not
/// fit the others.
Result<std::vector<std::string>> criteria_to_answer(const DossierGround& ground,
                                                    records::Reading& reading,
                                                    const records::Record& dossier);

/// Hands a dossier in: freezes what it says, gives it a number and starts the ward's clock. One
/// that the province asked to be completed keeps its number and goes back to the province. Gives
/// the number. `failed_precondition` when it was handed in already or answers are missing.
Result<std::string> file_dossier(const DossierGround& ground, records::Writing& writing,
                                 const records::Record& dossier);

enum class CheckResult : std::uint8_t { pass_on, give_back };

struct DossierCheck {
  CheckResult result = CheckResult::pass_on;
  std::vector<std::string> findings;  ///< "met" or "unmet", in the order of `check_fields`
  std::string note;
};

/// What is wrong with a check: findings that are open, a missing note. Empty: nothing.
records::Faults faults_of(const DossierCheck& check);

/// The ward passes a dossier on, or gives it back to be completed. `failed_precondition` when it
/// does not wait for that, or when the person handed it in.
Result<void> check_dossier(const DossierGround& ground, records::Writing& writing,
                           const records::Record& dossier, const DossierCheck& check);

}  // namespace ocop::evaluation
