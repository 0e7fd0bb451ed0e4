#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "gs1/content_check.h"
#include "gs1/fault.h"

/// What GS1 has assigned: each application identifier (AI), the form of its value, what it may
/// stand with, its place in a Digital Link (GS1 General Specifications 3; GS1 Digital Link: URI
/// Syntax 1.6.0 section 4).
///
///     const auto* lot = find_application_identifier("10");
///     lot->title;                        // "BATCH/LOT"
///     fault_of_value(*lot, "A 1").content;  // Fault::invalid_cset82_character
namespace ocop::gs1 {

enum class CharacterSet : std::uint8_t { digits, set_82, set_39, base64url };

/// A stretch of a value. Only the last one has no fixed length.
struct Component {
  CharacterSet set = CharacterSet::digits;
  std::uint8_t length_min = 0;
  std::uint8_t length_max = 0;
  bool optional = false;
  std::array<Check, 3> checks{};  ///< `Check::none` fills the rest
};

/// One entry: a single AI or a run of them that differ in the last digit ("3100" to "3105").
struct ApplicationIdentifier {
  std::string_view first;
  std::string_view last;  ///< equal to `first` for a single one
  std::string_view title;
  std::string_view required;    ///< "01+21,8006": one group of them must be there; "31nn" a pattern
  std::string_view excluded;    ///< "255,37": none of them may be there
  std::string_view qualifiers;  ///< as `is_path` reads them; empty: no key of a Digital Link path
  std::array<Component, 5> components{};
  std::uint8_t component_count = 0;
  std::uint16_t length_min = 0;
  std::uint16_t length_max = 0;
  bool has_predefined_length = false;  ///< no separator (FNC1) follows the value
  bool is_attribute = false;           ///< may stand in the query of a Digital Link
  bool is_assigned = true;             ///< false for the stand-in of an AI we do not know

  bool is_key() const { return !qualifiers.empty(); }
};

/// All assigned entries, in the order of their codes: 224.
std::span<const ApplicationIdentifier> application_identifiers();

/// Null when no such AI is assigned.
const ApplicationIdentifier* find_application_identifier(std::string_view code);
/// The AI at the start of an element string without brackets; its code is the first
/// `code_length(text)` characters. Null when none is assigned there.
const ApplicationIdentifier* find_application_identifier_at_start(std::string_view text);
/// 2 to 4: all AIs that begin with the same two digits have the same length. 0 when none does.
std::size_t code_length(std::string_view text);
/// A stand-in for an AI that may be assigned after this was written: up to 90 characters of set 82,
/// or the predefined length of its first two digits. Null when the code cannot be an AI.
const ApplicationIdentifier* stand_in_for_unknown(std::string_view code);

struct ValueFault {
  enum class Kind : std::uint8_t { none, empty, too_short, too_long, content };
  Kind kind = Kind::none;
  Fault content = Fault::none;
  std::uint16_t at = 0;  ///< offset of the component at fault

  explicit operator bool() const { return kind != Kind::none; }
};

/// Whether the value has the form of the entry. Allocates nothing.
ValueFault fault_of_value(const ApplicationIdentifier& entry, std::string_view value);
/// The fault as one sentence that names the AI, and for a wrong check digit the right one.
std::string sentence(std::string_view code, std::string_view value, const ValueFault& fault,
                     const ApplicationIdentifier& entry);

/// Whether the qualifiers, in this order, may follow the key in a Digital Link path.
bool is_path(const ApplicationIdentifier& key, std::span<const std::string_view> qualifiers);
/// The longest sequence of qualifiers of the key out of those present; writes at most four.
std::size_t longest_path(const ApplicationIdentifier& key,
                         std::span<const std::string_view> present,
                         std::array<std::string_view, 4>& qualifiers);

}  // namespace ocop::gs1
