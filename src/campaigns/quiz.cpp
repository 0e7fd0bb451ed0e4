#include "campaigns/quiz.h"

namespace ocop::campaigns {

Question question_in(const records::Record& row, pages::Locale locale) {
  const auto said = [&](const std::string& field) {
    const std::string& english = row[field + "_en"];
    return locale == pages::Locale::english && !english.empty() ? english : row[field];
  };
  Question question{.text = said("question"), .answers = {}, .explanation = said("explanation")};
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    question.answers[i] = said(std::string("answer_") + letter_of(i));
    if (row["correct"] == std::string(1, letter_of(i))) question.correct = i;
  }
  return question;
}

Answers answers_in(const http::Form& form) {
  Answers answers;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string_view chosen = form.get("q" + std::to_string(i + 1)).value_or("");
    if (chosen.size() == 1 && chosen[0] >= 'a' && chosen[0] <= 'c') {
      answers[i] = static_cast<std::size_t>(chosen[0] - 'a');
    }
  }
  return answers;
}

std::array<bool, 3> right_answers(const std::vector<Question>& questions, const Answers& answers) {
  std::array<bool, 3> right{};
  for (std::size_t i = 0; i < right.size(); ++i) right[i] = answers[i] == questions[i].correct;
  return right;
}

}  // namespace ocop::campaigns
