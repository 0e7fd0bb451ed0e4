#include "newsroom/markup.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ranges>

#include "base/escape.h"
#include "base/text.h"

namespace ocop::newsroom {
namespace {

constexpr std::string_view picture_folder = "/media/", article_pictures = "/media/news/";
constexpr std::string_view product_mark = "::product ";

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(char* text) const { std::free(text); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

std::string_view view(const char* text) { return text == nullptr ? "" : text; }

/// A picture of somebody else would tell them who reads; "/media/../office" is none of ours, nor is
/// it with escapes, which a browser reads as dots.
bool is_ours(std::string_view address) {
  return address.starts_with(picture_folder) && address.find("..") == address.npos &&
         address.find_first_of("%\\") == address.npos;
}

/// A document with its parser, whose extensions render it.
struct Document {
  explicit Document(std::string_view markup) {
    cmark_gfm_core_extensions_ensure_registered();
    parser.reset(cmark_parser_new(options));
    for (const char* name : {"table", "strikethrough"}) {
      if (auto* extension = cmark_find_syntax_extension(name)) {
        cmark_parser_attach_syntax_extension(parser.get(), extension);
      }
    }
    cmark_parser_feed(parser.get(), markup.data(), markup.size());
    root.reset(cmark_parser_finish(parser.get()));
  }

  std::string html(cmark_node* node) const {
    const Owned<char> text(
        cmark_render_html(node, options, cmark_parser_get_syntax_extensions(parser.get())));
    return text.get();
  }

  template <class Visit>
  void each(Visit&& visit) const {
    const Owned<cmark_iter> iter(cmark_iter_new(root.get()));
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
      if (event == CMARK_EVENT_ENTER) visit(cmark_iter_get_node(iter.get()));
    }
  }

  static constexpr int options = CMARK_OPT_VALIDATE_UTF8;  // raw HTML only when it is asked for
  Owned<cmark_parser> parser;
  Owned<cmark_node> root;
};

bool is_picture(cmark_node* node) {
  return node != nullptr && cmark_node_get_type(node) == CMARK_NODE_IMAGE;
}

void make_fit(const Document& document) {
  std::vector<cmark_node*> strangers;
  document.each([&](cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
      cmark_node_set_heading_level(node, std::max(cmark_node_get_heading_level(node), 2));
    }
    if (is_picture(node) && !is_ours(view(cmark_node_get_url(node)))) strangers.push_back(node);
  });
  // A picture may stand in the words of another, which frees it with itself: so inner ones first.
  for (cmark_node* node : std::views::reverse(strangers)) {
    cmark_node_unlink(node);
    cmark_node_free(node);
  }
}

/// A paragraph of nothing but a picture; null for any other block.
cmark_node* lone_picture(cmark_node* block) {
  if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* first = cmark_node_first_child(block);
  return is_picture(first) && cmark_node_next(first) == nullptr ? first : nullptr;
}

/// The words below a picture or a link, emphasis in them too.
std::string words_below(cmark_node* parent) {
  std::string words;
  const Owned<cmark_iter> iter(cmark_iter_new(parent));
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iter.get());
    const auto type = cmark_node_get_type(node);
    const bool is_break = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    words += is_break ? " " : view(cmark_node_get_literal(node));
  }
  return words;
}

std::string figure(cmark_node* picture) {
  const std::string rights = escape_markup(view(cmark_node_get_title(picture)));
  return "<figure><img src=\"" + escape_markup(view(cmark_node_get_url(picture))) + "\" alt=\"" +
         escape_markup(words_below(picture)) + "\" loading=\"lazy\">" +
         (rights.empty() ? "" : "<figcaption>" + rights + "</figcaption>") + "</figure>\n";
}

}  // namespace

std::string html_of(std::string_view markup) {
  const Document document(markup);
  make_fit(document);
  std::string html;
  for (cmark_node* block = cmark_node_first_child(document.root.get()); block != nullptr;
       block = cmark_node_next(block)) {
    cmark_node* picture = lone_picture(block);
    html += picture == nullptr ? document.html(block) : figure(picture);
  }
  return html;
}

std::vector<BodyPart> body_parts(std::string_view body) {
  std::vector<BodyPart> parts;
  std::string text;
  const auto end_text = [&] {
    if (!trim(text).empty()) parts.push_back({std::move(text), ""});
    text.clear();
  };
  for (const std::string_view line : split(body, '\n')) {
    if (line.starts_with(product_mark)) {
      end_text();
      parts.push_back({"", std::string(trim(line.substr(product_mark.size())))});
    } else {
      text += std::string(line) + '\n';
    }
  }
  end_text();
  return parts;
}

std::vector<BodyLink> links_of(std::string_view markup) {
  std::vector<BodyLink> links;
  const Document document(markup);
  document.each([&](cmark_node* node) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) return;
    links.push_back({std::string(view(cmark_node_get_url(node))), words_below(node)});
  });
  return links;
}

std::vector<BodyPicture> pictures_of(std::string_view body) {
  std::vector<BodyPicture> pictures;
  const Document document(body);
  document.each([&](cmark_node* node) {
    if (!is_picture(node)) return;
    pictures.push_back({std::string(view(cmark_node_get_url(node))), words_below(node),
                        std::string(view(cmark_node_get_title(node)))});
  });
  return pictures;
}

std::string BodyPicture::file_id() const {
  if (!address.starts_with(article_pictures)) return {};
  const std::string_view rest = std::string_view(address).substr(article_pictures.size());
  return std::string(rest.substr(0, rest.find('?')));
}

}  // namespace ocop::newsroom
