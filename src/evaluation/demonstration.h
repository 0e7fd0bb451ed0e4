#pragma once

#include "evaluation/dossier_acts.h"
#include "records/record_store.h"

namespace ocop::evaluation {

/// Whose product is evaluated in the demonstration, and who takes part: logins of accounts with the
/// roles, which come before.
struct DemonstrationPeople {
  std::string owner, ward_officer, city_officer, second_officer, secretary;
  std::vector<std::string> members;  ///< the chair first
};

struct DemonstrationProducts {
  std::string of_today;
  std::string of_2022, set_of_2022;  ///< the name of its set then
};

/// Two rounds. By the rules of the day a council of three stops a product at three stars: 96
/// points, but quality assurance (criterion 9) below the minimum for four, and the city
/// approves that. By the rules of 2019 a
/// dossier lodged on paper in May 2022 goes by way of the district. What is there already stays.
Result<void> fill_demonstration(records::RecordStore& store, const DossierGround& ground,
                                const DemonstrationProducts& products,
                                const DemonstrationPeople& people);

}  // namespace ocop::evaluation
