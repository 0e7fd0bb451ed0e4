#pragma once

#include "evaluation/dossier_acts.h"
#include "records/record_store.h"

namespace ocop::evaluation {

/// Whose product is evaluated in the demonstration, and who takes part: logins of accounts with the
/// roles, which come before.
struct DemonstrationPeople {
  std::string owner, ward_officer, city_officer, secretary;
  std::vector<std::string> members;  ///< the chair first
};

/// A dossier by the rules of the day that a council of three stopped at three stars: 96 points, but
/// quality assurance (criterion 9) below the minimum for four. What is there already stays.
Result<void> fill_demonstration(records::RecordStore& store, const DossierGround& ground,
                                const std::string& product_id, const DemonstrationPeople& people);

}  // namespace ocop::evaluation
