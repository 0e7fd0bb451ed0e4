#pragma once

#include <string>
#include <vector>

#include "newsroom/comment_code.h"
#include "newsroom/comment_text.h"
#include "office/visitor.h"
#include "pages/dictionary.h"

namespace ocop::newsroom {

/// The form below an article as it is shown: what was typed, what is wrong, what code it asks for.
struct CommentForm {
  std::string action;  ///< the path it is sent to
  CommentText text = {};
  std::vector<CommentFault> faults = {};  ///< a field "code" too
  std::string token = {};                 ///< of the code; of no use to who is signed in
  const office::Visitor* visitor = nullptr;
};

/// Fills the section FORM, for `[[>_comment_form.html]]`.
void fill_comment_form(pages::Dictionary& page, pages::Locale locale, const CommentForm& form,
                       const CommentCodes& codes, Timestamp now);

}  // namespace ocop::newsroom
