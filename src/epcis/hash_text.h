#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/time.h"
#include "epcis/context.h"
#include "gs1/identifier.h"

/// How single values are spelt in the text that an event hash is computed from (CBV 2.0 section
/// 8.9.2).
namespace ocop::epcis {

/// "https://id.gs1.org/01/…", with the characters escaped that an EPC URN escapes: so URN and
/// Digital Link agree, and agree with the published hashes.
std::string hash_text(const gs1::Identifier& id);

/// To UTC with three decimals, the fourth rounded half up.
std::string hash_text(Timestamp instant);

/// "26.20" → "26.2", "+01" → "1", "1.5e3" → "1500".
std::string hash_text(double number);

/// Any other text: a GS1 identifier or CBV term in its canonical spelling, a number as above,
/// a CURIE expanded, else as it is.
std::string hash_text(std::string_view text, const Context& context);

/// Extensions: "{name space}name=value", nested, the members of each level sorted by their bytes.
std::string hash_text(const boost::json::object& extensions, const Context& context);

}  // namespace ocop::epcis
