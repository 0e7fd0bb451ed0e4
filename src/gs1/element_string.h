#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gs1/application_identifiers.h"

/// Element strings: what the symbols on a label carry (GS1 General Specifications 7.8).
///
///     raw        "^0109521234543213" "10ABC" "^" "21X7"      ^ stands for FNC1
///     bracketed  "(01)09521234543213(10)ABC(21)X7"
namespace ocop::gs1 {

/// One application identifier with its value, which keeps the rules of its entry.
struct Element {
  const ApplicationIdentifier* entry;  ///< never null; points into the static table
  std::string code;                    ///< "01"
  std::string value;                   ///< as in the symbol, nothing escaped

  bool operator==(const Element& other) const { return code == other.code && value == other.value; }
};

/// In the order in which they were read; an AI may come twice.
using Elements = std::vector<Element>;

/// What to do with an AI that the table does not hold: newer than this program, or a mistake.
enum class UnknownIdentifiers { refuse, accept };

/// The separator FNC1 as a scanner sends it, and as people write it.
inline constexpr char group_separator = '\x1D';
inline constexpr char written_separator = '^';

/// One element from its parts; `invalid_argument` says which rule the value breaks.
Result<Element> make_element(std::string_view code, std::string_view value,
                             UnknownIdentifiers unknown = UnknownIdentifiers::refuse);

/// A raw element string. It begins with FNC1 (0x1D or ^) or with the symbology identifier of a GS1
/// symbol (]C1, ]e0, ]d2, ]Q3, ]J1), so that other bar codes are not taken for one. Errors name the
/// AI and the rule. Checks each element, not whether they may stand together: see `associations.h`.
Result<Elements> parse_element_string(std::string_view text,
                                      UnknownIdentifiers unknown = UnknownIdentifiers::refuse);
/// The same with brackets; "\(" is a bracket that belongs to the value.
Result<Elements> parse_bracketed(std::string_view text,
                                 UnknownIdentifiers unknown = UnknownIdentifiers::refuse);

/// With FNC1 first, and behind every value that has no predefined length and is not the last.
std::string print_element_string(const Elements& elements, char separator = written_separator);
std::string print_bracketed(const Elements& elements);

}  // namespace ocop::gs1
