#include "bulletins/told_text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>

#include "base/text.h"
#include "newsroom/markup.h"
#include "print/press.h"

namespace ocop::bulletins {
namespace {

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

constexpr int depth_max = 16;  // cmark nests as deep as the text does

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

class Telling {
 public:
  std::vector<Piece> tell(std::string_view markup) {
    cmark_gfm_core_extensions_ensure_registered();
    const Owned<cmark_parser> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
    if (auto* tables = cmark_find_syntax_extension("table")) {
      cmark_parser_attach_syntax_extension(parser.get(), tables);
    }
    cmark_parser_feed(parser.get(), markup.data(), markup.size());
    const Owned<cmark_node> root(cmark_parser_finish(parser.get()));
    blocks(root.get(), PieceKind::paragraph, "", 0);
    return std::move(pieces_);
  }

 private:
  /// The words inside a node; what opens in `marked` is closed there.
  void inside(cmark_node* node, Piece& piece, int depth) {
    if (depth > depth_max) return;
    for (cmark_node* at = cmark_node_first_child(node); at != nullptr; at = cmark_node_next(at)) {
      switch (cmark_node_get_type(at)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
          piece.plain += literal(at);
          piece.marked += print::escaped(literal(at));
          break;
        case CMARK_NODE_SOFTBREAK:
          piece.plain += ' ';
          piece.marked += ' ';
          break;
        case CMARK_NODE_LINEBREAK:
          piece.plain += '\n';
          piece.marked += '\n';
          break;
        case CMARK_NODE_STRONG:
          piece.marked += "<b>";
          inside(at, piece, depth + 1);
          piece.marked += "</b>";
          break;
        case CMARK_NODE_EMPH:
          piece.marked += "<i>";
          inside(at, piece, depth + 1);
          piece.marked += "</i>";
          break;
        case CMARK_NODE_IMAGE:
        case CMARK_NODE_HTML_INLINE:
          break;
        default:
          inside(at, piece, depth + 1);
      }
    }
  }

  void add(cmark_node* node, PieceKind kind, std::string bullet) {
    Piece piece{.kind = kind, .marked = {}, .plain = {}, .bullet = std::move(bullet)};
    inside(node, piece, 0);
    if (!trim(piece.plain).empty()) pieces_.push_back(std::move(piece));
  }

  void row(cmark_node* node) {
    Piece piece{.kind = PieceKind::row, .marked = {}, .plain = {}};
    for (cmark_node* at = cmark_node_first_child(node); at != nullptr; at = cmark_node_next(at)) {
      if (!piece.plain.empty()) {
        piece.plain += " · ";
        piece.marked += " · ";
      }
      inside(at, piece, 0);
    }
    if (!trim(piece.plain).empty()) pieces_.push_back(std::move(piece));
  }

  void list(cmark_node* node, int depth) {
    const bool is_numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(node);
    for (cmark_node* at = cmark_node_first_child(node); at != nullptr; at = cmark_node_next(at)) {
      const std::string bullet = is_numbered ? std::to_string(number++) + "." : "•";
      blocks(at, PieceKind::item, bullet, depth + 1);
    }
  }

  void blocks(cmark_node* node, PieceKind kind, const std::string& bullet, int depth) {
    if (depth > depth_max) return;
    for (cmark_node* at = cmark_node_first_child(node); at != nullptr; at = cmark_node_next(at)) {
      const cmark_node_type type = cmark_node_get_type(at);
      if (type == CMARK_NODE_HEADING) {
        add(at, PieceKind::heading, "");
      } else if (type == CMARK_NODE_PARAGRAPH) {
        add(at, kind, bullet);
      } else if (type == CMARK_NODE_LIST) {
        list(at, depth);
      } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        blocks(at, PieceKind::quote, "", depth + 1);
      } else if (type == CMARK_NODE_CODE_BLOCK) {
        const std::string words(trim(literal(at)));
        if (!words.empty()) pieces_.push_back({kind, print::escaped(words), words, bullet});
      } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK) {
        continue;
      } else if (std::string_view(cmark_node_get_type_string(at)) == "table") {
        for (cmark_node* each = cmark_node_first_child(at); each != nullptr;
             each = cmark_node_next(each)) {
          row(each);
        }
      } else {
        blocks(at, kind, bullet, depth + 1);
      }
    }
  }

  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view markup) {
  std::vector<Piece> all;
  for (const newsroom::BodyPart& part : newsroom::body_parts(markup)) {
    if (!part.gtin.empty()) continue;
    for (Piece& piece : Telling().tell(part.markup)) all.push_back(std::move(piece));
  }
  return all;
}

std::string plain_of(std::string_view markup) {
  std::string out;
  for (const Piece& piece : pieces_of(markup)) {
    if (!out.empty()) out += '\n';
    if (!piece.bullet.empty()) out += piece.bullet + " ";
    out += piece.plain;
  }
  return out;
}

}  // namespace ocop::bulletins
