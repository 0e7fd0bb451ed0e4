#pragma once

#include "records/kind.h"

namespace ocop::evaluation {

/// The way of dossiers: who held one from when to when, and what came of it. Written by the acts of
/// flow_acts.h alone; comes after the kind of dossiers.
records::Kind dossier_step_kind();

/// What a state, an owner and a result are called.
pages::Key state_label(std::string_view state);
pages::Key owner_label(std::string_view owner);
pages::Key result_label(std::string_view result);
/// The same as an act, on a button.
pages::Key result_act_label(std::string_view result);

}  // namespace ocop::evaluation
