#pragma once

#include <map>

#include "base/time.h"

namespace soci {
class session;
}

namespace ocop::codes {

/// Key epochs whose codes are all void, and since when. One row voids them, however many ranges of
/// codes there are.
using VoidedEpochs = std::map<char, Timestamp>;

VoidedEpochs read_voided_epochs(soci::session& session);
/// An epoch that is void already stays so since then.
void add_voided_epoch(soci::session& session, char epoch, Timestamp at);

}  // namespace ocop::codes
