#pragma once

#include <string>
#include <string_view>

#include "gs1/identifier.h"

/// How identifiers are spelt in events, beyond what a Digital Link of today may look like.
namespace ocop::epcis {

/// As `gs1::Identifier::parse`; takes as well the words for keys that Digital Link had before 1.3
/// ("/gtin/" for "/01/"), since events of those years, and the published event hashes, have them.
Result<gs1::Identifier> parse_identifier(std::string_view text);

/// The canonical address, with the lot that stood on the label of an instance put back.
std::string address_of(const gs1::Identifier& id);

}  // namespace ocop::epcis
