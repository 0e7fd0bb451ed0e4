#include "newsroom/markup.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace ocop::newsroom {
namespace {

constexpr std::string_view picture_folder = "/media/";

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(char* text) const { std::free(text); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

/// A picture of somebody else would tell them who reads; "/media/../office" is none of ours.
bool is_ours(const char* address) {
  const std::string_view text = address == nullptr ? "" : address;
  return text.starts_with(picture_folder) && text.find("..") == text.npos;
}

void make_fit(cmark_node* document) {
  std::vector<cmark_node*> strangers;
  const Owned<cmark_iter> iter(cmark_iter_new(document));
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    if (event != CMARK_EVENT_ENTER) continue;
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
      cmark_node_set_heading_level(node, std::max(cmark_node_get_heading_level(node), 2));
    }
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && !is_ours(cmark_node_get_url(node))) {
      strangers.push_back(node);
    }
  }
  for (cmark_node* node : strangers) {
    cmark_node_unlink(node);
    cmark_node_free(node);
  }
}

}  // namespace

std::string html_of(std::string_view markup) {
  cmark_gfm_core_extensions_ensure_registered();
  const int options = CMARK_OPT_VALIDATE_UTF8;  // raw HTML is left out unless it is asked for
  const Owned<cmark_parser> parser(cmark_parser_new(options));
  for (const char* name : {"table", "strikethrough"}) {
    if (auto* extension = cmark_find_syntax_extension(name)) {
      cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
  }
  cmark_parser_feed(parser.get(), markup.data(), markup.size());
  const Owned<cmark_node> document(cmark_parser_finish(parser.get()));
  make_fit(document.get());
  const Owned<char> html(
      cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
  return html.get();
}

}  // namespace ocop::newsroom
