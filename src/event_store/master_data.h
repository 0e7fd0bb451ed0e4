#pragma once

#include <string_view>

#include "epcis/event.h"

/// What the instance/lot master data (ILMD) of an event says, in any of the spellings in use:
/// "cbvmda:lotNumber", "gs1:hasBatchLotNumber", or with the name space written out. Views into the
/// event; empty when it does not say.
namespace ocop::event_store {

/// CBV 2.0 section 9.2 `lotNumber`, GS1 Web Vocabulary `hasBatchLotNumber`.
std::string_view lot_number(const epcis::Event& event);

/// `itemExpirationDate`, else `expirationDate`, else `bestBeforeDate`, as written.
std::string_view expiry_date(const epcis::Event& event);

}  // namespace ocop::event_store
