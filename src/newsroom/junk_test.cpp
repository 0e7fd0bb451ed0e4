// Whatever an editor writes, a reader types or a form sends as its code: no crash, no script, no
// text that is not UTF-8. (No libFuzzer target: the room stands on too many others to build them
// all for it; its parser of marks is cmark-gfm.)
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "newsroom/comment_code.h"
#include "newsroom/comment_text.h"
#include "newsroom/markup.h"
#include "newsroom/text_difference.h"

namespace ocop::newsroom {
namespace {

/// Pieces that mean something to one of the readers, among bytes that mean nothing.
std::string junk() {
  const auto piece =
      rc::gen::oneOf(rc::gen::element<std::string>(
                         "<script>alert(1)</script>", "[a](javascript:alert(1))",
                         "![x](http://evil.example/p.png)", "::product 09521234000013\n",
                         "<iframe src=//evil.example>", "| a | b |\n| - | - |\n", "\n\n# ", "> ",
                         "![", "](", "&#106;avascript:", "\xC3", "\xE1\xBA", "ệ", "\0x", "<!--",
                         "```\n", "[^1]: ", "~~~~", "www.evil.example"),
                     rc::gen::string<std::string>());
  std::string text;
  for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece)) text += each;
  return text;
}

RC_GTEST_PROP(Junk, MakesNoScriptAndNoForeignPictureInAnArticle, ()) {
  const std::string text = junk();
  for (const auto& part : body_parts(text)) {
    const std::string html = html_of(part.markup);
    for (const char* evil : {"<script", "<iframe", "href=\"javascript:", "src=\"http"}) {
      RC_ASSERT(html.find(evil) == std::string::npos);
    }
  }
  pictures_of(text);
}

RC_GTEST_PROP(Junk, InACommentIsRefusedOrStaysText, ()) {
  const std::string text = junk();
  if (!is_utf8(text)) return;
  http::Form form;
  for (const char* name : {"name", "phone", "title", "body"}) form.add(name, text);
  const auto comment = comment_text_of(form);
  if (!comment) return;
  RC_ASSERT(is_utf8(comment->body));
  RC_ASSERT(comment->name.find('\n') == std::string::npos);
  faults_of(*comment);
}

RC_GTEST_PROP(Junk, IsNoCodeThatWasAskedFor, ()) {
  SeededRandom random(1);
  CommentCodes codes(random);
  const std::string text = junk();
  RC_ASSERT(!codes.asked(text, {}));
}

RC_GTEST_PROP(Junk, DiffersInNothingFromItself, ()) {
  const std::string text = junk();
  RC_ASSERT(changed_lines(text, text).empty());
}

}  // namespace
}  // namespace ocop::newsroom
