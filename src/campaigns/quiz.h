#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "http/forms.h"
#include "pages/locale.h"
#include "records/record.h"

/// Three questions with three answers each, one of them right. Pure.
namespace ocop::campaigns {

struct Question {
  std::string text;
  std::array<std::string, 3> answers;
  std::size_t correct = 0;  ///< position in `answers`
  std::string explanation;
};
/// In that language; what is not translated stays Vietnamese.
Question question_in(const records::Record& row, pages::Locale locale);

inline char letter_of(std::size_t answer) { return static_cast<char>('a' + answer); }

/// What was chosen, by question; nothing: none of the answers.
using Answers = std::array<std::optional<std::size_t>, 3>;
/// Of the fields "q1", "q2", "q3".
Answers answers_in(const http::Form& form);
/// `questions` has three.
std::array<bool, 3> right_answers(const std::vector<Question>& questions, const Answers& answers);

}  // namespace ocop::campaigns
