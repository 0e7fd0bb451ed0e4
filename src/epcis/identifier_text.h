#pragma once

#include <string>

#include "gs1/identifier.h"

namespace ocop::epcis {

/// The canonical address, with the lot that stood on the label of an instance put back.
std::string address_of(const gs1::Identifier& id);

}  // namespace ocop::epcis
