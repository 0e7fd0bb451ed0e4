#pragma once

#include "records/kind.h"

namespace ocop::messages {

/// The people of an audience, a part of the register of audiences: by their account they read,
/// confirm and forward; to their addresses messages go.
records::Kind reader_kind();

/// How often each ward of a unit is to hear something.
records::Kind goal_kind();

/// The channels of a unit.
records::Kind channel_kind();

}  // namespace ocop::messages
