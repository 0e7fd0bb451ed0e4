#pragma once

#include "epcis/event.h"
#include "epcis/fault_list.h"

namespace ocop::epcis {

/// Which lists an event named, even if they are empty: the schema of EPCIS 2.0 asks for some of
/// them to be there, and the model cannot tell an empty list from none.
struct Presence {
  bool epcs = false;  ///< epcList
  bool ilmd = false;
  bool parent = false;
  bool action = false;
  bool transformation_id = false;
};

/// The rules that join several fields of one event: EPCIS 2.0 sections 7.4.2 to 7.4.6, GS1 test
/// case TCR-54, and the limit on identifiers.
void check_event(FaultList& faults, const Event& event, const Presence& presence, const Path& path);

}  // namespace ocop::epcis
