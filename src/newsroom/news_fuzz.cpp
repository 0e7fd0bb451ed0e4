// Whatever an editor writes, a reader types or a form sends as its code: no crash, no script, no
// text that is not UTF-8. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "newsroom/comment_code.h"
#include "newsroom/comment_text.h"
#include "newsroom/markup.h"
#include "newsroom/text_difference.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

void check_markup(std::string_view text) {
  for (const auto& part : ocop::newsroom::body_parts(text)) {
    const std::string html = ocop::newsroom::html_of(part.markup);
    for (const char* evil : {"<script", "<iframe", "href=\"javascript:", "src=\"http"}) {
      require(html.find(evil) == std::string::npos);
    }
  }
  ocop::newsroom::pictures_of(text);
}

void check_comment(std::string_view text) {
  if (!ocop::is_utf8(text)) return;
  ocop::http::Form form;
  for (const char* name : {"name", "phone", "title", "body"}) form.add(name, std::string(text));
  const auto comment = ocop::newsroom::comment_text_of(form);
  if (!comment) return;
  require(ocop::is_utf8(comment->body) && comment->name.find('\n') == std::string::npos);
  ocop::newsroom::faults_of(*comment);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  static ocop::SeededRandom random(1);
  static ocop::newsroom::CommentCodes codes(random);
  switch (data[0] % 4) {
    case 0:
      check_markup(text);
      break;
    case 1:
      check_comment(text);
      break;
    case 2:
      require(!codes.asked(text, {}));
      break;
    default:
      require(ocop::newsroom::changed_lines(text, text).empty());
  }
  return 0;
}
