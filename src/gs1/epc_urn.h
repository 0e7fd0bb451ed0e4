#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

/// EPC URNs (EPC Tag Data Standard 2.0 section 6 and 8, EPCIS CBV 2.0 section 8).
namespace ocop::gs1 {

/// "urn:epc:id:…", "urn:epc:class:…" or "urn:epc:idpat:…".
bool is_epc_urn(std::string_view text);

/// The canonical Digital Link path of an EPC URN:
/// "urn:epc:id:sgtin:9521234.000001.A7" → "/01/09521234000013/21/A7". Needs no table, since the URN
/// shows where the company prefix ends; the check digit is computed. A pattern may only leave its
/// last part open ("…:*": the class of the thing). `invalid_argument` for a scheme without a GS1
/// key, wrong lengths or characters.
Result<std::string> path_of_epc_urn(std::string_view urn);

/// The EPC URN of a canonical path when the length of the company prefix is known;
/// `unimplemented` for a key that has no URN, `invalid_argument` when the length does not fit.
Result<std::string> epc_urn_of_path(std::string_view path, std::size_t company_prefix_digits);

}  // namespace ocop::gs1
