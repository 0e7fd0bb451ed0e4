#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The markup of the newsroom (CommonMark with tables) for papers and plain texts. Pictures, raw
/// HTML and product cards are left out. Pure.
namespace ocop::bulletins {

enum class PieceKind : std::uint8_t { paragraph, heading, item, quote, row };

struct Piece {
  PieceKind kind = PieceKind::paragraph;
  std::string marked;       ///< words with <b> and <i>, everything else escaped (print::Words)
  std::string plain;        ///< the words alone
  std::string bullet = {};  ///< of an item: "•", "2."
};

std::vector<Piece> pieces_of(std::string_view markup);

/// One paragraph a line.
std::string plain_of(std::string_view markup);

}  // namespace ocop::bulletins
