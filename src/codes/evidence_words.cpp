#include "codes/evidence_words.h"

#include "authenticity/provinces.h"

namespace ocop::codes {
namespace {

using authenticity::Evidence;
using authenticity::EvidenceKind;
using pages::Key;

constexpr std::size_t sentences_max = 2;

Key key_of(const Evidence& evidence) {
  switch (evidence.kind) {
    case EvidenceKind::devices:
      return "evidence.devices"_key;
    case EvidenceKind::late_devices:
      return "evidence.late_devices"_key;
    case EvidenceKind::far_from_custody:
      return "evidence.far_from_custody"_key;
    case EvidenceKind::provinces:
      return "evidence.provinces"_key;
    case EvidenceKind::impossible_journey:
      // By consent two places may be far apart in what their networks call one province.
      return evidence.from == evidence.to || province_name(evidence.from).empty() ||
                     province_name(evidence.to).empty()
                 ? "evidence.impossible_journey"_key
                 : "evidence.impossible_journey_places"_key;
    case EvidenceKind::border_crossing:
      return "evidence.border_crossing"_key;
    case EvidenceKind::before_shipping:
      return evidence.of == 0 ? "evidence.before_shipping"_key
                              : "evidence.before_shipping_elsewhere"_key;
    case EvidenceKind::after_end:
      return "evidence.after_end"_key;
    case EvidenceKind::hidden_code_reuse:
      return "evidence.hidden_code_reuse"_key;
    case EvidenceKind::counter_regress:
      return "evidence.counter_regress"_key;
    case EvidenceKind::burst:
      return "evidence.burst"_key;
    case EvidenceKind::harvest:
      return "evidence.harvest"_key;
    case EvidenceKind::unknown_serials:
      return "evidence.unknown_serials"_key;
  }
  return "evidence.devices"_key;
}

/// Of the two looks of a journey. Beside an impossible journey the minutes of a crossing are not
/// kept, only that there were less than two hours (`Observations::border_crossings`).
std::string time_between(pages::Locale locale, const Evidence& evidence) {
  if (evidence.kind == EvidenceKind::border_crossing && evidence.from.empty()) {
    return pages::text(locale, "evidence.within_two_hours"_key, {});
  }
  if (evidence.of == 0) return pages::text(locale, "evidence.at_once"_key, {});
  return pages::text(locale, "evidence.minutes_apart"_key, {std::to_string(evidence.of)});
}

bool is_of_journey(EvidenceKind kind) {
  return kind == EvidenceKind::impossible_journey || kind == EvidenceKind::border_crossing;
}

}  // namespace

std::string province_name(std::string_view code) {
  const auto* found = authenticity::province(code);
  return found == nullptr ? std::string() : std::string(found->name);
}

std::string evidence_text(pages::Locale locale, const Evidence& evidence) {
  const std::string second =
      is_of_journey(evidence.kind) ? time_between(locale, evidence) : std::to_string(evidence.of);
  return pages::text(locale, key_of(evidence),
                     {std::to_string(evidence.count), second, province_name(evidence.from),
                      province_name(evidence.to)});
}

std::string suspicion_text(pages::Locale locale, const authenticity::Judgement& judgement) {
  std::string sentences;
  std::size_t count = 0;
  if (!judgement.copy_test) return sentences;
  for (const Evidence& evidence : judgement.copy_test->evidence) {
    if (evidence.milli_nats <= 0 || count == sentences_max) break;
    sentences += (count++ == 0 ? "" : " ") + evidence_text(locale, evidence);
  }
  return sentences;
}

}  // namespace ocop::codes
