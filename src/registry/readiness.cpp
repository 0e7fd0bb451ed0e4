#include "registry/readiness.h"

#include <algorithm>
#include <array>

#include "pages/format.h"

namespace ocop::registry {
namespace {

/// All that a condition is held against.
struct Case {
  const LegalRules& rules;
  const Condition& condition;
  const SubjectFacts& facts;
  Date day;
};

Checked answer(const Case& of, Answer given, pages::Key why,
               std::vector<Checked::Argument> arguments = {}) {
  return {&of.condition, given, why, std::move(arguments)};
}

Checked has(const Case& of, bool is_there, pages::Key there, pages::Key absent) {
  return answer(of, is_there ? Answer::met : Answer::missing, is_there ? there : absent);
}

long long number(std::size_t count) { return static_cast<long long>(count); }

Checked registered(const Case& of) {
  return has(of, of.facts.has_registration, "registry.ready_registered"_key,
             "registry.ready_not_registered"_key);
}

Checked tax_code(const Case& of) {
  return has(of, of.facts.has_tax_code, "registry.ready_tax_code"_key,
             "registry.ready_no_tax_code"_key);
}

Checked representative(const Case& of) {
  return has(of, of.facts.has_representative, "registry.ready_representative"_key,
             "registry.ready_no_representative"_key);
}

Checked labour_below(const Case& of) {
  if (!of.facts.figures.labour) {
    return answer(of, Answer::unknown, "registry.ready_labour_unknown"_key);
  }
  const bool is_met = *of.facts.figures.labour < of.condition.count;
  return answer(of, is_met ? Answer::met : Answer::missing, "registry.ready_labour"_key,
                {*of.facts.figures.labour, of.condition.count});
}

Checked members_min(const Case& of) {
  const std::size_t members = of.facts.book.members.size();
  const auto least = static_cast<std::size_t>(of.condition.count);
  if (members >= least) {
    return answer(of, Answer::met, "registry.ready_members"_key, {number(members), number(least)});
  }
  return answer(of, Answer::missing, "registry.ready_members_few"_key,
                {number(members), number(least), number(least - members)});
}

Checked contributions(const Case& of) {
  const auto& members = of.facts.book.members;
  if (members.empty()) return answer(of, Answer::unknown, "registry.ready_book_empty"_key);
  const auto without =
      static_cast<std::size_t>(std::ranges::count(members, 0, &Member::contribution));
  if (without == 0) return answer(of, Answer::met, "registry.ready_contributed"_key);
  return answer(of, Answer::missing, "registry.ready_not_contributed"_key, {number(without)});
}

Checked share_max(const Case& of) {
  const MemberBook& book = of.facts.book;
  if (book.total == 0) return answer(of, Answer::unknown, "registry.ready_book_empty"_key);
  const Member& largest = *std::ranges::max_element(book.members, {}, &Member::contribution);
  const Share share = book.share_of(largest);
  const bool is_met = share.is_at_most(of.condition.percent);
  return answer(of, is_met ? Answer::met : Answer::missing,
                is_met ? "registry.ready_share"_key : "registry.ready_share_over"_key,
                {share, of.condition.percent, largest.name});
}

Checked charter_capital(const Case& of) {
  if (!of.facts.charter_capital) {
    return answer(of, Answer::unknown, "registry.ready_capital_unknown"_key);
  }
  const bool is_met = *of.facts.charter_capital == of.facts.book.total;
  return answer(of, is_met ? Answer::met : Answer::missing,
                is_met ? "registry.ready_capital"_key : "registry.ready_capital_differs"_key,
                {of.facts.book.total, *of.facts.charter_capital});
}

Checked paper(const Case& of) {
  const auto found = of.facts.papers.find(of.condition.paper);
  const bool is_there = found != of.facts.papers.end() && found->second && *found->second <= of.day;
  const bool is_charter = of.condition.paper == "charter";
  const bool is_plan = of.condition.paper == "business_plan";
  if (!is_there) {
    return answer(of, Answer::missing,
                  is_charter ? "registry.ready_no_charter"_key
                  : is_plan  ? "registry.ready_no_plan"_key
                             : "registry.ready_no_contract"_key);
  }
  return answer(of, Answer::met,
                is_charter ? "registry.ready_charter"_key
                : is_plan  ? "registry.ready_plan"_key
                           : "registry.ready_contract"_key,
                {pages::format_day(*found->second)});
}

Checked posts(const Case& of) {
  const auto vacant = vacant_posts(of.rules, of.condition.step, of.facts.posts,
                                   of.facts.book.members.size(), of.day);
  if (vacant.empty()) return answer(of, Answer::met, "registry.ready_posts"_key);
  return answer(of, Answer::missing, "registry.ready_posts_vacant"_key, {number(vacant.size())});
}

Checked form(const Case& of) {
  static constexpr std::array<std::string_view, 6> known = {
      "household", "cooperative_group", "cooperative", "enterprise", "farm", "tourism"};
  return has(of, std::ranges::find(known, of.facts.form) != known.end(), "registry.ready_form"_key,
             "registry.ready_not_form"_key);
}

Checked size(const Case& of) {
  if (of.facts.form != "enterprise") {
    return answer(of, Answer::met, "registry.ready_size_not_asked"_key);
  }
  const SizeFinding finding = size_on(of.rules, of.facts.figures, of.day);
  if (finding.size == Size::unknown) {
    return answer(of, Answer::unknown, "registry.ready_size_unknown"_key);
  }
  const bool is_met = finding.size != Size::large;
  return has(of, is_met, "registry.ready_size"_key, "registry.ready_size_large"_key);
}

Checked product(const Case& of) {
  const std::size_t products = of.facts.products;
  return answer(of, products > 0 ? Answer::met : Answer::missing,
                products > 0 ? "registry.ready_products"_key : "registry.ready_no_product"_key,
                {number(products)});
}

Checked findings(const Case& of) {
  const std::size_t late = of.facts.findings_late;
  return answer(of, late == 0 ? Answer::met : Answer::missing,
                late == 0 ? "registry.ready_findings"_key : "registry.ready_findings_late"_key,
                {number(late)});
}

struct Check {
  std::string_view name;
  Checked (*function)(const Case&);
};

constexpr Check checks[] = {{"registered", registered},
                            {"tax_code", tax_code},
                            {"representative", representative},
                            {"labour_below", labour_below},
                            {"members_min", members_min},
                            {"contributions", contributions},
                            {"share_max", share_max},
                            {"charter_capital", charter_capital},
                            {"paper", paper},
                            {"posts", posts},
                            {"form", form},
                            {"size", size},
                            {"product", product},
                            {"findings", findings}};

/// Tells an argument of a reason in a language.
struct Told {
  pages::Locale locale;
  std::string operator()(long long count) const {
    return pages::format_number(locale, static_cast<double>(count));
  }
  std::string operator()(const Share& share) const { return share.percent(locale); }
  std::string operator()(const std::string& text) const { return text; }
};

}  // namespace

std::string Checked::in(pages::Locale locale) const {
  std::vector<std::string> told;
  for (const Argument& argument : arguments) told.push_back(std::visit(Told{locale}, argument));
  return pages::text(locale, why, told);
}

std::vector<std::string_view> ladder() {
  return {"household", "cooperative_group", "cooperative", "enterprise", "ocop"};
}

std::vector<Checked> readiness(const LegalRules& rules, std::string_view step,
                               const SubjectFacts& facts, Date day) {
  std::vector<Checked> checked;
  for (const Condition& condition : rules.conditions) {
    if (condition.step != step || !condition.days.include(day)) continue;
    const auto check = std::ranges::find(checks, condition.check, &Check::name);
    if (check != std::end(checks))
      checked.push_back(check->function({rules, condition, facts, day}));
  }
  return checked;
}

bool is_ready(const std::vector<Checked>& checked) {
  return !checked.empty() && std::ranges::all_of(checked, [](const Checked& each) {
    return each.answer == Answer::met;
  });
}

}  // namespace ocop::registry
