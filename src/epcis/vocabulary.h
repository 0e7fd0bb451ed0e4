#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "epcis/context.h"

namespace ocop::epcis {

/// The closed lists of the Core Business Vocabulary 2.0 (chapter 7) and, for sensors, of the GS1
/// Web Vocabulary, as the JSON schema of EPCIS 2.0 names them.
enum class Vocabulary : std::uint8_t {
  business_step,
  disposition,
  transaction_type,
  party_type,  ///< of a source or destination
  error_reason,
  component,
  measurement,
  sensor_alert,
};

/// Takes a term in any of its spellings and gives the short one:
///
///     "shipping", "cbv:BizStep-shipping", "urn:epcglobal:cbv:bizstep:shipping",
///     "https://ref.gs1.org/cbv/BizStep-shipping"  →  "shipping"
///
/// A URI outside the vocabulary is kept, a CURIE of it expanded by the context. An unknown bare
/// term, and an unknown term under a name of the CBV that only its own terms may use, is
/// `invalid_argument`.
Result<std::string> parse_term(Vocabulary vocabulary, std::string_view text,
                               const Context& context);

/// The one full spelling: "shipping" → "https://ref.gs1.org/cbv/BizStep-shipping"; a URI stays.
std::string canonical_term(Vocabulary vocabulary, std::string_view term);

}  // namespace ocop::epcis
