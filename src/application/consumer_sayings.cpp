#include "application/consumer_sayings.h"

#include "application/consumer_words.h"
#include "codes/evidence_words.h"
#include "pages/format.h"

namespace ocop::application {

using authenticity::Asked;
using authenticity::Verdict;
using pages::Locale;
using pages::text;

namespace {

std::string copy(std::string_view view) { return std::string(view); }

}  // namespace

std::string heading_of(const ConsumerRequest& request, const Scan& scan) {
  const Locale locale = request.locale;
  if (scan.product != nullptr) return copy(name_of(locale, *scan.product));
  if (scan.place != nullptr) return place_name(locale, request.catalogue, request.item.path());
  if (scan.maker != nullptr) return scan.maker->name;
  if (!scan.gtin.empty()) return text(locale, "scan.gtin"_key, {scan.gtin});
  return thing_name(locale, request.catalogue, request.item.path());
}

namespace {

std::string recall_saying(const ConsumerRequest& request, const Scan& scan) {
  const std::string since = pages::format_moment(*scan.recalled_at);
  const Locale locale = request.locale;
  const bool has_reason = !scan.recall_reason.empty();
  if (scan.is_lot_recalled) {
    return has_reason ? text(locale, "verdict.recalled.saying_lot_reason"_key,
                             {since, scan.lot, scan.recall_reason})
                      : text(locale, "verdict.recalled.saying_lot"_key, {since, scan.lot});
  }
  return has_reason
             ? text(locale, "verdict.recalled.saying_reason"_key, {since, scan.recall_reason})
             : text(locale, "verdict.recalled.saying"_key, {since});
}

std::string expiry_saying(Locale locale, const Scan& scan) {
  const Date last = *scan.facts.expires_on;
  const std::string days = std::to_string(authenticity::days_expired(last, scan.today));
  const std::string day = pages::format_day(last);
  return scan.lot.empty() ? text(locale, "verdict.expired.saying"_key, {day, days})
                          : text(locale, "verdict.expired.saying_lot"_key, {day, days, scan.lot});
}

/// When the hidden code was first right, and roughly where.
std::string hidden_saying(const ConsumerRequest& request, const Scan& scan) {
  const Locale locale = request.locale;
  const scans::Marks& marks = scan.code->marks;
  const Timestamp first = marks.hidden_at.value_or(request.now);
  const std::string hour = format_hour({first, vietnam_offset_minutes});
  const std::string day = pages::format_day(date_of(first));
  if (scan.verdict == Verdict::hidden_first_use) {
    return text(locale, "verdict.hidden_first_use.saying"_key, {hour, day});
  }
  const std::string place = codes::province_name(
      std::string_view(marks.hidden_province.data(), marks.hidden_province.size()));
  return place.empty()
             ? text(locale, "verdict.hidden_used_again.saying"_key, {hour, day})
             : text(locale, "verdict.hidden_used_again.saying_place"_key, {hour, day, place});
}

std::string opened_saying(Locale locale, const Scan& scan) {
  const auto& known = scan.code->marks.opened_at;
  if (!known) return copy(text(locale, "verdict.chip_opened.saying"_key));
  return text(locale, "verdict.chip_opened.saying_since"_key,
              {format_hour({*known, vietnam_offset_minutes}), pages::format_day(date_of(*known))});
}

/// Asked for because the counter jumped, or because the page was loaded again after a good tap.
std::string second_tap_saying(Locale locale, const Scan& scan) {
  const authenticity::ChipState& chip = scan.code->marks.chip_state;
  if (!scan.code->is_repeated || chip.is_waiting) {
    return copy(text(locale, "verdict.chip_second_tap.saying"_key));
  }
  return text(
      locale, "verdict.chip_second_tap.saying_reload"_key,
      {format_hour({chip.at, vietnam_offset_minutes}), pages::format_day(date_of(chip.at))});
}

std::string looks_saying(Locale locale, const Scan& scan) {
  const std::uint64_t before = scan.code ? scan.code->marks.looks : 0;
  if (before == 0) return copy(text(locale, "verdict.consistent.saying_first"_key));
  const std::uint64_t looks = before + (scan.code->is_repeated ? 0 : 1);
  if (looks == 1) return copy(text(locale, "verdict.consistent.saying_first"_key));
  return text(locale, "verdict.consistent.saying"_key, {std::to_string(looks)});
}

}  // namespace

std::string saying_of(const ConsumerRequest& request, const Scan& scan) {
  const Locale locale = request.locale;
  switch (scan.verdict) {
    case Verdict::not_ours:
      return copy(text(locale, "verdict.not_ours.saying"_key));
    case Verdict::recalled:
      return recall_saying(request, scan);
    case Verdict::expired:
      return expiry_saying(locale, scan);
    case Verdict::voided:
      return text(
          locale,
          scan.is_code_voided ? "verdict.voided.saying_roll"_key : "verdict.voided.saying"_key,
          {pages::format_day(*scan.ended_on)});
    case Verdict::destroyed:
      return text(locale, "verdict.destroyed.saying"_key, {pages::format_day(*scan.ended_on)});
    case Verdict::contradictory:
      return copy(scan.facts.contradiction == authenticity::Contradiction::seen_after_end
                      ? text(locale, "verdict.contradictory.saying_after_end"_key)
                      : text(locale, "verdict.contradictory.saying_two_parents"_key));
    case Verdict::place:
      return copy(text(locale, "verdict.place.saying"_key));
    case Verdict::product:
      return copy(text(locale, "verdict.product.saying"_key));
    case Verdict::not_active:
      return scan.facts.asked == Asked::lot
                 ? text(locale, "verdict.not_active.saying_lot"_key, {scan.lot})
                 : text(locale, "verdict.not_active.saying_serial"_key, {scan.serial});
    case Verdict::traced_only:
      return copy(text(locale, "verdict.traced_only.saying"_key));
    case Verdict::chip_live:
      return copy(text(locale, "verdict.chip_live.saying"_key));
    case Verdict::chip_wrong:
      return copy(text(locale, "verdict.chip_wrong.saying"_key));
    case Verdict::chip_replayed:
      return copy(text(locale, "verdict.chip_replayed.saying"_key));
    case Verdict::chip_opened:
      return opened_saying(locale, scan);
    case Verdict::chip_second_tap:
      return second_tap_saying(locale, scan);
    case Verdict::hidden_wrong:
      return copy(text(locale, "verdict.hidden_wrong.saying"_key));
    case Verdict::hidden_first_use:
    case Verdict::hidden_used_again:
      return hidden_saying(request, scan);
    case Verdict::likely_copy:
    case Verdict::caution:
      return codes::suspicion_text(locale, scan.code->judgement);
    case Verdict::signed_consistent:
    case Verdict::consistent:
      return looks_saying(locale, scan);
    case Verdict::in_our_books:
      return copy(text(locale, scan.facts.expires_on
                                   ? "verdict.in_our_books.saying"_key
                                   : "verdict.in_our_books.saying_without_expiry"_key));
  }
  return {};
}

std::string answer_of(const ConsumerRequest& request, const Scan& scan) {
  if (scan.verdict == Verdict::place || scan.verdict == Verdict::product) {
    return heading_of(request, scan);
  }
  if (scan.verdict == Verdict::recalled && scan.is_lot_recalled) {
    return copy(text(request.locale, "verdict.recalled.answer_lot"_key));
  }
  return copy(text(request.locale, words_of(scan.verdict).answer));
}

}  // namespace ocop::application
