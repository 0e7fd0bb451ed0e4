#include "recognition/ward_on_day.h"

#include <algorithm>

#include "base/text.h"

namespace ocop::recognition {
namespace {

using registry::Unit;
using registry::UnitTree;

constexpr std::string_view now_in = "nay-";
constexpr std::size_t ward_digits = 5;

/// The ward in the code of a product: "83-829-28780-3-2022", since 2025 "01-00070-12-2026".
std::string_view ward_in(std::string_view code) {
  std::size_t at = 0;
  for (int piece = 0; piece < 3 && at <= code.size(); ++piece) {
    const std::size_t end = std::min(code.find('-', at), code.size());
    const std::string_view part = code.substr(at, end - at);
    const bool is_number =
        std::ranges::all_of(part, [](char each) { return each >= '0' && each <= '9'; });
    if (piece > 0 && part.size() == ward_digits && is_number) return part;
    at = end + 1;
  }
  return {};
}

/// The ward that the certificate names, as it was or became by that day; null when it names none.
const Unit* of_paper(const UnitTree& tree, const registry::Certificate& paper, Date day) {
  const Unit* given = tree.unit(ward_in(paper.code), paper.valid_from);
  if (given == nullptr) return nullptr;
  return given->is_valid_on(day) ? given : tree.heir_of(*given, day);
}

}  // namespace

std::string ward_on(const UnitTree& tree, std::string_view unit_code,
                    const registry::Certificate& paper, Date day) {
  if (unit_code.empty()) return {};
  const Unit* now = tree.latest(unit_code);
  if (now == nullptr) return std::string(unit_code);
  if (now->is_valid_on(day)) return now->code;
  if (day > now->valid_from) {
    const Unit* heir = tree.heir_of(*now, day);
    return heir == nullptr ? std::string(unit_code) : heir->code;
  }
  if (const Unit* then = of_paper(tree, paper, day)) return then->code;
  std::vector<const Unit*> before = tree.predecessors_of(*now);
  std::erase_if(before, [&](const Unit* each) { return !each->is_valid_on(day); });
  if (before.size() == 1) return before.front()->code;
  return std::string(now_in) + now->code;
}

std::string ward_name(const UnitTree& tree, std::string_view ward, Date day, pages::Locale locale) {
  if (ward.empty()) return std::string(pages::text(locale, "recognition.ward_unknown"_key));
  const bool is_of_today = ward.starts_with(now_in);
  const Unit* unit = is_of_today ? tree.latest(ward.substr(now_in.size())) : tree.unit(ward, day);
  if (unit == nullptr) return std::string(ward);
  return is_of_today ? pages::text(locale, "recognition.ward_now"_key, {unit->name}) : unit->name;
}

}  // namespace ocop::recognition
