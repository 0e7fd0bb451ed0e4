#include "messages/message_view.h"

#include "base/text.h"

namespace ocop::messages {

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs(1);
  for (const std::string_view line : split(text, '\n')) {
    std::string& last = paragraphs.back();
    if (trim(line).empty()) {
      if (!last.empty()) paragraphs.emplace_back();
    } else {
      last += (last.empty() ? "" : "\n") + std::string(trim(line));
    }
  }
  if (paragraphs.back().empty()) paragraphs.pop_back();
  return paragraphs;
}

void fill_paragraphs(pages::Dictionary& page, std::string_view text) {
  for (const std::string& paragraph : paragraphs_of(text)) {
    page.set_in("PARAGRAPH", "TEXT", paragraph);
  }
}

}  // namespace ocop::messages
