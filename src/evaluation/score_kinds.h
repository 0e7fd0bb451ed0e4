#pragma once

#include <memory>

#include "criteria/regime.h"
#include "records/kind.h"

/// The registers of what a council finds: the sheets of its members, their answers and opinions,
/// and what was agreed. Acts alone write them (council_acts.h).
namespace ocop::evaluation {

records::Kind result_kind();
records::Kind sheet_kind();
records::Kind score_answer_kind(std::shared_ptr<const criteria::Regimes> regimes);
records::Kind opinion_kind();

}  // namespace ocop::evaluation
