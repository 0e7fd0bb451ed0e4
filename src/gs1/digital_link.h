#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gs1/element_string.h"

/// GS1 Digital Link: URI Syntax 1.6.0, uncompressed form.
///
///     https://shop.example/vn/01/09521234543213/10/A7?17=270101&utm=x#top
///     |------- stem -------|------- path ------------|-- query -----|
namespace ocop::gs1 {

/// What older links hold and the standard of today no longer allows.
enum class OldForms {
  refuse,
  accept,  ///< a GTIN of 8, 12 or 13 digits (until 1.3); names for AIs, "/gtin/" (until 1.2)
};

struct DigitalLinkRules {
  OldForms old_forms = OldForms::refuse;
  UnknownIdentifiers unknown_identifiers = UnknownIdentifiers::refuse;
};

struct DigitalLink {
  std::string stem;                           ///< "https://shop.example/vn", as given
  Elements path;                              ///< the key, then its qualifiers in their order
  Elements attributes;                        ///< those of the query, in the order of the text
  std::vector<std::string> other_parameters;  ///< of the query, not of GS1, as given: "utm=x"
  std::string fragment;                       ///< behind "#", as given
  bool has_old_form = false;  ///< something was read that only `OldForms::accept` lets through

  /// Key, qualifiers, attributes.
  Elements elements() const;
};

/// Reads the right-most key of the path; segments before it belong to the stem. Refuses, with the
/// reason, a path without key, qualifiers out of order, values that break their rules, query
/// parameters of digits only that are no AI, AIs that belong in the path or may not be attributes,
/// an AI that comes twice, and a compressed link. A slash at the end counts as an empty value.
Result<DigitalLink> parse_digital_link(std::string_view text, DigitalLinkRules rules = {});

inline constexpr std::string_view canonical_stem = "https://id.gs1.org";

/// The link of the elements, in any order: the first key among them leads the path with the longest
/// sequence of its qualifiers that is there; the rest become attributes, those of predefined length
/// first. A repeated AI is printed once. `invalid_argument` without a key, or with an element that
/// may not be an attribute.
Result<std::string> print_digital_link(const Elements& elements,
                                       std::string_view stem = canonical_stem);

/// The link again, on its own stem, with all it held.
std::string print(const DigitalLink& link);
/// On id.gs1.org, with GTIN-14 and numeric AIs, without what is not of GS1.
std::string canonical_uri(const DigitalLink& link);

}  // namespace ocop::gs1
