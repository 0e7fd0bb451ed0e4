#include "authenticity/verdict.h"

#include <array>

namespace ocop::authenticity {
namespace {

struct Row {
  std::string_view name;
  Tone tone;
};

/// By the number of the verdict.
constexpr std::array<Row, verdicts> rows{{{"recalled", Tone::stop},
                                          {"expired", Tone::stop},
                                          {"voided", Tone::stop},
                                          {"destroyed", Tone::stop},
                                          {"not_ours", Tone::plain},
                                          {"not_active", Tone::caution},
                                          {"chip_live", Tone::good},
                                          {"hidden_first_use", Tone::good},
                                          {"likely_copy", Tone::stop},
                                          {"chip_wrong", Tone::caution},
                                          {"chip_replayed", Tone::caution},
                                          {"chip_opened", Tone::caution},
                                          {"hidden_used_again", Tone::caution},
                                          {"hidden_wrong", Tone::caution},
                                          {"contradictory", Tone::caution},
                                          {"caution", Tone::caution},
                                          {"place", Tone::plain},
                                          {"product", Tone::plain},
                                          {"traced_only", Tone::plain},
                                          {"signed_consistent", Tone::good},
                                          {"consistent", Tone::good},
                                          {"in_our_books", Tone::good},
                                          {"chip_second_tap", Tone::plain}}};

bool is_not_ours(const Facts& facts) {
  if (facts.proof == CodeProof::forged) return true;
  return !facts.is_registered && !facts.has_events && !facts.state;
}

bool is_not_active(const Facts& facts) {
  if (facts.asked == Asked::place || facts.asked == Asked::product) return false;
  if (!facts.state) return !facts.has_events;
  return *facts.state < CodeState::active;
}

/// Labels that the maker reported as spoilt are as little good for goods as voided ones.
bool is_voided(const Facts& facts) {
  return facts.end == End::voided || facts.state == CodeState::voided ||
         facts.state == CodeState::scrapped;
}

/// The verdict when the second factor gave an answer that is not right.
std::optional<Verdict> of_wrong_answer(SecondFactor answer) {
  switch (answer) {
    case SecondFactor::chip_wrong:
      return Verdict::chip_wrong;
    case SecondFactor::chip_replayed:
      return Verdict::chip_replayed;
    case SecondFactor::chip_opened:
      return Verdict::chip_opened;
    case SecondFactor::chip_second_tap:
      return Verdict::chip_second_tap;
    case SecondFactor::hidden_used_again:
      return Verdict::hidden_used_again;
    case SecondFactor::hidden_wrong:
      return Verdict::hidden_wrong;
    case SecondFactor::none:
    case SecondFactor::chip_live:
    case SecondFactor::hidden_first_use:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Verdict> of_danger(const Facts& facts, Date today) {
  if (facts.is_recalled) return Verdict::recalled;
  if (facts.expires_on && *facts.expires_on < today) return Verdict::expired;
  if (is_voided(facts)) return Verdict::voided;
  if (facts.end == End::destroyed) return Verdict::destroyed;
  return std::nullopt;
}

std::optional<Verdict> of_suspicion(const Facts& facts) {
  if (facts.copy == CopySuspicion::likely_copy) return Verdict::likely_copy;
  if (const auto wrong = of_wrong_answer(facts.second_factor)) return wrong;
  if (facts.contradiction != Contradiction::none) return Verdict::contradictory;
  if (facts.copy == CopySuspicion::caution) return Verdict::caution;
  return std::nullopt;
}

Verdict of_good_goods(const Facts& facts) {
  if (!facts.is_registered) return Verdict::traced_only;
  if (!facts.copy) return Verdict::in_our_books;
  const bool is_proven = facts.proof == CodeProof::keyed || facts.proof == CodeProof::signed_label;
  return is_proven ? Verdict::signed_consistent : Verdict::consistent;
}

}  // namespace

Verdict judge(const Facts& facts, Date today) {
  if (const auto danger = of_danger(facts, today)) return *danger;
  if (is_not_ours(facts)) return Verdict::not_ours;
  if (is_not_active(facts)) return Verdict::not_active;
  if (facts.second_factor == SecondFactor::chip_live) return Verdict::chip_live;
  if (facts.second_factor == SecondFactor::hidden_first_use) return Verdict::hidden_first_use;
  if (const auto suspicion = of_suspicion(facts)) return *suspicion;
  if (facts.asked == Asked::place) return Verdict::place;
  if (facts.asked == Asked::product && facts.is_registered) return Verdict::product;
  return of_good_goods(facts);
}

Tone tone_of(Verdict verdict) { return rows[static_cast<std::size_t>(verdict)].tone; }

std::string_view name_of(Verdict verdict) { return rows[static_cast<std::size_t>(verdict)].name; }

std::string_view name_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "good";
    case Tone::caution:
      return "caution";
    case Tone::stop:
      return "stop";
    case Tone::plain:
      return "plain";
  }
  return "plain";
}

std::int64_t days_expired(Date expires_on, Date today) {
  return days_from_date(today) - days_from_date(expires_on);
}

}  // namespace ocop::authenticity
