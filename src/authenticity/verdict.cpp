#include "authenticity/verdict.h"

namespace ocop::authenticity {

Verdict judge(const Facts& facts, Date today) {
  if (!facts.is_registered && !facts.has_events) return Verdict::not_ours;
  if (facts.is_recalled) return Verdict::recalled;
  if (facts.expires_on && *facts.expires_on < today) return Verdict::expired;
  if (facts.end == End::voided) return Verdict::voided;
  if (facts.end == End::destroyed) return Verdict::destroyed;
  if (facts.contradiction != Contradiction::none) return Verdict::contradictory;
  if (facts.asked == Asked::place) return Verdict::place;
  if (facts.asked == Asked::product && facts.is_registered) return Verdict::product;
  if (!facts.has_events) return Verdict::not_active;
  return facts.is_registered ? Verdict::in_our_books : Verdict::traced_only;
}

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::in_our_books:
      return Tone::good;
    case Verdict::contradictory:
    case Verdict::not_active:
      return Tone::caution;
    case Verdict::recalled:
    case Verdict::expired:
    case Verdict::voided:
    case Verdict::destroyed:
      return Tone::stop;
    case Verdict::not_ours:
    case Verdict::place:
    case Verdict::product:
    case Verdict::traced_only:
      return Tone::plain;
  }
  return Tone::plain;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_ours:
      return "not_ours";
    case Verdict::recalled:
      return "recalled";
    case Verdict::expired:
      return "expired";
    case Verdict::voided:
      return "voided";
    case Verdict::destroyed:
      return "destroyed";
    case Verdict::contradictory:
      return "contradictory";
    case Verdict::place:
      return "place";
    case Verdict::product:
      return "product";
    case Verdict::not_active:
      return "not_active";
    case Verdict::traced_only:
      return "traced_only";
    case Verdict::in_our_books:
      return "in_our_books";
  }
  return "not_ours";
}

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
