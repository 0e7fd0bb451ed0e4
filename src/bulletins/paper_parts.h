#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "bulletins/gathering.h"
#include "media/media_store.h"
#include "print/press.h"

/// What all papers of this room share: the colours and signs of the house, pictures, QR Codes.
namespace ocop::bulletins {

/// The tokens of the pages: --lake, --lacquer, --gold, --ink, --ink-2, --star, --line, --mist.
namespace colour {
inline constexpr print::Colour paper{1, 1, 1}, lake{.051, .361, .298}, lacquer{.627, .110, .125},
    gold{.949, .757, .294}, ink{.078, .129, .110}, ink_2{.278, .337, .310}, star{.698, .482, 0},
    line{.83, .86, .84}, mist{.953, .969, .961}, on_lake{.86, .93, .90};
}  // namespace colour

/// Where a paper's pictures and addresses come from.
struct PaperGround {
  PictureSource pictures;
  std::string base_url;  ///< "https://ocop.example"
  Timestamp made_at;     ///< in the file
};

/// The pictures of one paper: each is opened once, and stands in the file once.
class PaperPictures {
 public:
  PaperPictures(const PictureSource& source, media::Width width) : source_(source), width_(width) {}
  /// Null when it cannot be had: the paper then goes without.
  const print::Picture* get(const std::string& address);

 private:
  const PictureSource& source_;
  media::Width width_;
  std::map<std::string, std::optional<print::Picture>> known_;
};

/// A QR Code of that text with its quiet zone, in that square. A text that no code can hold is an
/// error of `labels`.
Result<void> draw_code(print::Press& press, std::string_view text, double x, double y, double side);

/// Gold stars in a row; gives the width. Nothing for 0.
double draw_stars(print::Press& press, int count, double x, double y, double size);

/// Red and gold under each other, the sign of the house.
void draw_band(print::Press& press, double x, double y, double width);

/// The small line at the foot of a page: words to the left, the page to the right.
void draw_foot(print::Press& press, std::string_view words, double margin);

/// "/01/…" behind the host; the whole address for a telephone.
std::string whole_address(const PaperGround& ground, std::string_view path);

}  // namespace ocop::bulletins
