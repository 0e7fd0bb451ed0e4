#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "authenticity/chip_keys.h"
#include "records/kind.h"

/// Which chip sits on which label, as the machine that made the chips ready wrote it down.
namespace ocop::codes {

struct ChipOfPiece {
  std::uint64_t piece = 0;
  authenticity::ChipUid uid{};
  bool operator==(const ChipOfPiece&) const = default;
};

/// Reads CSV or XLSX: the piece in the first column, the UID in the second, 14 hexadecimal digits
/// with or without colons and blanks; a first row without a number is the heading. Or why not, with
/// the line: a piece or a chip that comes twice is a fault too.
std::variant<std::vector<ChipOfPiece>, records::Reason> read_chip_list(std::string_view bytes);

}  // namespace ocop::codes
