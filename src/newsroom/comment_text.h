#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/forms.h"
#include "pages/locale.h"

namespace ocop::newsroom {

/// What a reader typed. The form in the browser checks the same (`_comment_form.html`).
struct CommentText {
  std::string name, phone, title, body;
  std::string answers = {};  ///< the comment it answers; empty: it stands below the article
};

/// One fault, by the name of the input.
struct CommentFault {
  std::string_view field;  ///< "name", "phone", "title", "body"
  pages::Key reason;
};

/// Takes the fields of a form: NFC, without control characters and signs that turn the direction of
/// writing, without blanks around, lines parted by "\n". What no one sees counts as blank.
/// `answers` is an identifier or empty.
Result<CommentText> comment_text_of(const http::Form& form);

std::vector<CommentFault> faults_of(const CommentText& text);

/// "+84 90 000 00 01" → "0900000001"; empty for what is no telephone number of Viet Nam.
std::string bare_phone(std::string_view typed);

/// Length as browsers count `maxlength`.
std::size_t utf16_units(std::string_view text);

}  // namespace ocop::newsroom
