#pragma once

#include "records/kind.h"

namespace ocop::bulletins {

/// What was printed: a bulletin, a catalogue, posters …; how many copies, by whom, when.
records::Kind print_run_kind();
/// Where copies of a run went. All of them together are no more than were printed.
records::Kind print_handout_kind();

}  // namespace ocop::bulletins
