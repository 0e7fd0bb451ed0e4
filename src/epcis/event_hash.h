#pragma once

#include <cstdint>
#include <string>

#include "epcis/event.h"

namespace ocop::epcis {

/// Which edition of the rules; the edition is part of the identifier.
enum class HashVersion : std::uint8_t { cbv_2_0, cbv_2_1 };

/// The event in the one spelling that is hashed (CBV 2.0 section 8.9.2): what happened, without
/// recordTime, eventID, errorDeclaration, certificationInfo and remarks. Two spellings of one event
/// (URN or Digital Link, any order of lists, any offset of times) give the same text.
std::string prehash(const Event& event, HashVersion version = HashVersion::cbv_2_0);

/// "ni:///sha-256;<64 hexadecimal digits>?ver=CBV2.0", the identifier of an event that brought
/// none. An event and its error declaration share it, so it is no storage key alone.
std::string event_hash(const Event& event, HashVersion version = HashVersion::cbv_2_0);

}  // namespace ocop::epcis
