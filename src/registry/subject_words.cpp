#include "registry/subject_words.h"

#include "pages/format.h"
#include "registry/subject_kinds.h"

namespace ocop::registry {
namespace {

using office::Tone;
using office::Visitor;

/// Criterion 3.1 of OCOP asks for so much of the capital from the place.
constexpr long long local_percent_min = 51;

}  // namespace

std::string word(const Visitor& visitor, pages::Key key,
                 const std::vector<std::string>& arguments) {
  return pages::text(visitor.locale, key, arguments);
}

std::string number(const Visitor& visitor, long long count) {
  return pages::format_number(visitor.locale, static_cast<double>(count));
}

std::string money(const Visitor& visitor, long long dong) {
  return word(visitor, "registry.dong"_key, {number(visitor, dong)});
}

pages::Key step_label(std::string_view step) {
  return legal_form_label(step).value_or("registry.step_ocop"_key);
}

pages::Key size_label(Size size) {
  switch (size) {
    case Size::micro:
      return "registry.size_micro"_key;
    case Size::small:
      return "registry.size_small"_key;
    case Size::medium:
      return "registry.size_medium"_key;
    case Size::large:
      return "registry.size_large"_key;
    case Size::unknown:
      break;
  }
  return "registry.size_unknown"_key;
}

pages::Key answer_label(Answer answer) {
  switch (answer) {
    case Answer::met:
      return "registry.answer_met"_key;
    case Answer::missing:
      return "registry.answer_missing"_key;
    case Answer::unknown:
      break;
  }
  return "registry.answer_unknown"_key;
}

Tone tone_of(Answer answer) {
  switch (answer) {
    case Answer::met:
      return Tone::good;
    case Answer::missing:
      return Tone::caution;
    case Answer::unknown:
      break;
  }
  return Tone::plain;
}

office::Panel member_figures(const Visitor& visitor, const MemberBook& book, Date day) {
  const Share local = book.local_share();
  office::Panel panel{.title = word(visitor, "registry.shares"_key, {pages::format_day(day)})};
  panel.facts = {
      {word(visitor, "registry.members_count"_key),
       number(visitor, static_cast<long long>(book.members.size()))},
      {word(visitor, "registry.contributed_total"_key), money(visitor, book.total)},
      {word(visitor, "registry.local_share"_key),
       book.total == 0 ? ""
                       : word(visitor, "registry.share_of"_key,
                              {local.percent(visitor.locale), money(visitor, local.part)})},
  };
  if (book.total == 0) return panel;
  const bool suffices = local.is_at_least(local_percent_min);
  panel.alerts.push_back(
      {suffices ? Tone::good : Tone::caution,
       word(visitor, suffices ? "registry.local_enough"_key : "registry.local_short"_key)});
  return panel;
}

}  // namespace ocop::registry
