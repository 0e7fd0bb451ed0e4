#include "newsroom/comment_form.h"

#include <algorithm>

#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

using pages::Dictionary;
using pages::text;

struct Input {
  std::string_view field;    ///< of a fault
  std::string_view section;  ///< of the template
  std::string_view id;       ///< in the page
};
constexpr Input inputs[] = {{"name", "NAME_FAULT", "comment-name"},
                            {"phone", "PHONE_FAULT", "comment-phone"},
                            {"title", "TITLE_FAULT", "comment-title"},
                            {"body", "BODY_FAULT", "comment-body"},
                            {"code", "CODE_FAULT", "comment-code"}};

void fill_faults(Dictionary& form, pages::Locale locale, const std::vector<CommentFault>& faults) {
  if (faults.empty()) return;
  Dictionary& summary = form.add("FAULTS");
  for (const CommentFault& fault : faults) {
    const std::string reason(text(locale, fault.reason));
    const auto at = std::ranges::find(inputs, fault.field, &Input::field);
    Dictionary& line = summary.add("FAULT");
    line.set("TEXT", reason);
    if (at == std::end(inputs)) continue;
    line.set_in("AT", "ID", at->id);
    form.set_in(at->section, "TEXT", reason);
  }
}

void fill_code(Dictionary& form, pages::Locale locale, const std::string& token,
               const CommentCodes& codes, Timestamp now) {
  Dictionary& code = form.add("CODE");
  code.set("TOKEN", token);
  const auto asked = codes.asked(token, now);
  if (asked && asked->sort == CodeSort::question) {
    code.set_in("QUESTION", "TEXT", question_of(*asked, locale).text);
    return;
  }
  Dictionary& picture = code.add("PICTURE");
  picture.set("TOKEN", token);
}

}  // namespace

void fill_comment_form(Dictionary& page, pages::Locale locale, const CommentForm& typed,
                       const CommentCodes& codes, Timestamp now) {
  Dictionary& form = page.add("FORM");
  form.set("ACTION", typed.action);
  if (!typed.text.answers.empty()) form.set_in("ANSWERS", "ID", typed.text.answers);
  form.set("TYPED_NAME", typed.text.name.empty() && typed.visitor != nullptr ? typed.visitor->name
                                                                             : typed.text.name);
  form.set("TYPED_PHONE", typed.text.phone);
  form.set("TYPED_TITLE", typed.text.title);
  form.set("TYPED_BODY", typed.text.body);
  form.set("NAME_MAX", std::to_string(limits::comment_name_units_max));
  form.set("PHONE_MAX", std::to_string(limits::comment_phone_units_max));
  form.set("TITLE_MAX", std::to_string(limits::comment_title_units_max));
  form.set("BODY_MAX", std::to_string(limits::comment_body_units_max));
  fill_faults(form, locale, typed.faults);
  if (typed.visitor != nullptr) {
    form.set_in("SIGNED_IN", "FORM_TOKEN", typed.visitor->form_token);
  } else {
    fill_code(form, locale, typed.token, codes, now);
  }
}

}  // namespace ocop::newsroom
