#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// EPC URNs (EPC Tag Data Standard 2.0 sections 6 and 8; Core Business Vocabulary 2.0 section 8).
namespace ocop::gs1 {

/// "urn:epc:id:…", "urn:epc:class:…" or "urn:epc:idpat:…".
bool is_epc_urn(std::string_view text);

/// The canonical Digital Link path of an EPC URN, with every character but the unreserved ones
/// escaped: "urn:epc:id:sgtin:9521234.000001.A7" → "/01/09521234000013/21/A7". Needs no table,
/// since the URN shows where the company prefix ends; the check digit is computed. A pattern may
/// only leave its last part open (".*": the class of the thing). Checks the parts that are digits;
/// the characters of serials are for the one who reads the path. `invalid_argument` for wrong
/// lengths, `unimplemented` for the schemes that have no GS1 key: gid, usdod, adi, bic, imovn.
Result<std::string> path_of_epc_urn(std::string_view urn);

/// The same as a URI on id.gs1.org, where a character stays as the URN spells it wherever a URI
/// path allows that ("!" stays, "%2F" stays): the spelling that EPCIS event hashes are made of
/// (Core Business Vocabulary 2.0 section 8.9) and that other programs print.
Result<std::string> digital_link_of_epc_urn(std::string_view urn);

/// The GS1 Company Prefixes that somebody knows. A Digital Link does not show where its prefix
/// ends, and GS1 publishes no list of them all: what is not in here is not known.
class CompanyPrefixes {
 public:
  /// `digits`: 6 to 12 digits, "8931234".
  Result<void> add(std::string_view digits);
  /// The length of the longest known prefix that `digits` begin with.
  std::optional<std::size_t> length_in(std::string_view digits) const;

 private:
  std::vector<std::string> prefixes_;
};

/// The EPC URN of the path of a Digital Link when the length of the company prefix is known. A
/// class comes as a pattern ("urn:epc:idpat:sgtin:9521234.000001.*"), a lot as
/// "urn:epc:class:lgtin:…". `unimplemented` for a key that has no URN, `invalid_argument` when the
/// length does not fit.
Result<std::string> epc_urn_of_path(std::string_view path, std::size_t company_prefix_digits);
/// The same with the length looked up; `not_found` when the prefix is not known.
Result<std::string> epc_urn_of_path(std::string_view path, const CompanyPrefixes& known);

}  // namespace ocop::gs1
