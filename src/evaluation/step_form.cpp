#include "evaluation/step_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "evaluation/answers.h"
#include "evaluation/reasons.h"
#include "evaluation/step_kinds.h"
#include "records/field_value.h"

namespace ocop::evaluation {
namespace {

struct FormField {
  std::string_view name, section;
};
constexpr FormField form_fields[] = {{"number", "NUMBER"}, {"day", "DAY"}, {"points", "POINTS"},
                                     {"star", "STAR"},     {"due", "DUE"}, {"note", "NOTE"}};

constexpr std::size_t number_bytes_max = 200;

/// "96,2" or "96.2" as tenths.
std::optional<long long> tenths_of(std::string text) {
  if (text.empty()) return std::nullopt;
  std::ranges::replace(text, ',', '.');
  const auto dot = text.find('.');
  const std::string tenth = dot == std::string::npos ? "0" : text.substr(dot + 1);
  const std::string digits = text.substr(0, dot) + tenth;
  long long number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number = error == std::errc() && end == digits.data() + digits.size();
  if (!is_number || tenth.size() != 1 || number < 0) return std::nullopt;
  return number;
}

std::optional<Date> day_of(const std::string& text) {
  const records::Field field{
      .name = "day", .label = "evaluation.step_day"_key, .type = records::Type::day};
  const auto checked = records::field_value(field, text);
  const auto* stored = std::get_if<std::string>(&checked);
  if (stored == nullptr) return std::nullopt;
  const auto day = parse_date(*stored);
  return day ? std::optional(*day) : std::nullopt;
}

}  // namespace

TypedStep typed_step(const office::FormData& form) {
  TypedStep typed;
  const auto told = [&](std::string_view name) { return std::string(trim(form.get(name))); };
  const auto refuse = [&](std::string_view field, pages::Key key) {
    typed.faults.push_back({std::string(field), {key, {}}});
  };
  typed.taken.result = told("result");
  typed.taken.number = told("number");
  typed.taken.star = told("star");
  typed.taken.note = told("note");
  typed.taken.day = day_of(told("day"));
  typed.taken.due = day_of(told("due"));
  typed.taken.points = tenths_of(told("points"));
  if (!told("day").empty() && !typed.taken.day) refuse("day", "evaluation.fault_day"_key);
  if (!told("due").empty() && !typed.taken.due) refuse("due", "evaluation.fault_due"_key);
  if (!told("points").empty() && !typed.taken.points) {
    refuse("points", "evaluation.fault_points_range"_key);
  }
  if (typed.taken.number.size() > number_bytes_max) {
    refuse("number", "evaluation.fault_note_long"_key);
  }
  if (typed.taken.note.size() > note_bytes_max) refuse("note", "evaluation.fault_note_long"_key);
  return typed;
}

void fill_step_form(pages::Dictionary& page, pages::Locale locale,
                    const std::vector<StepResult>& results, const office::FormData& typed,
                    const records::Faults& faults) {
  for (const FormField& field : form_fields) {
    const bool is_asked =
        std::ranges::any_of(results, [&](const StepResult& each) { return each.asks(field.name); });
    if (!is_asked && field.name != "note") continue;
    pages::Dictionary& input = page.add(field.section);
    input.set("VALUE", typed.get(field.name));
    const auto fault = std::ranges::find(faults, field.name, &records::Fault::field);
    if (fault != faults.end()) input.set_in("FAULT", "REASON", fault->reason.in(locale));
  }
  bool is_first = true;
  for (const StepResult& each : results) {
    pages::Dictionary& button = page.add("RESULT");
    button.set("VALUE", each.code);
    button.set("LABEL", pages::text(locale, result_act_label(each.code)));
    if (!is_first) button.show("PLAIN");
    is_first = false;
  }
  if (!faults.empty()) page.show("FAULTS");
}

std::string tenths_text(pages::Locale locale, long long tenths) {
  return points_text(locale, criteria::Points{tenths});
}

}  // namespace ocop::evaluation
