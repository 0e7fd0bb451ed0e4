#pragma once

#include <string>

#include "recognition/candidate.h"

namespace ocop::recognition {

/// Who acts in the demonstration: logins of two people of the city's office.
struct DemonstrationOfficers {
  std::string proposer, releaser;
};

/// The first product that a council of the demonstration evaluated is recognised out of its result;
/// a visit after recognition was made, another is planned and nobody knows. What is there already
/// stays.
Result<void> fill_demonstration(records::RecordStore& store, const RecognitionGround& ground,
                                const DemonstrationOfficers& officers);

}  // namespace ocop::recognition
