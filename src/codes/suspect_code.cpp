#include "codes/suspect_code.h"

#include "authenticity/judgement.h"
#include "codes/evidence_words.h"
#include "office/account_pages.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using authenticity::CodeNumber;
using authenticity::CopySuspicion;
using office::Visitor;
using office::words;
using records::Reading;

/// The newest judgement of a code that was not at ease.
std::optional<authenticity::Judgement> worst_of(const scans::History& history) {
  for (auto kept = history.scans.rbegin(); kept != history.scans.rend(); ++kept) {
    const auto judgement = authenticity::decode(kept->judgement);
    const bool is_suspect =
        judgement && judgement->copy_test && judgement->copy_test->suspicion != CopySuspicion::none;
    if (is_suspect) return *judgement;
  }
  return std::nullopt;
}

/// The order that the code belongs to, when the visitor may see it.
Result<std::optional<records::Record>> order_of(Reading& reading, const OrderGround& ground,
                                                const Visitor& visitor, const CodeNumber& code) {
  const auto book = ground.desk.book();
  const auto* range = book->find(code);
  if (range == nullptr) return std::optional<records::Record>();
  const auto found = reading.find(reading.kinds().get("code_order"), range->order,
                                  visitor.rights.reach(Object::code_order, Act::see));
  if (found) return std::optional(*found);
  if (found.error().code == Code::not_found) return std::optional<records::Record>();
  return found.error();
}

}  // namespace

Result<std::optional<SuspectCode>> told_of(const office::Office& office, Reading& reading,
                                           const OrderGround& ground, const Visitor& visitor,
                                           const CodeNumber& code) {
  TRY(const auto order, order_of(reading, ground, visitor, code));
  if (!order) return std::optional<SuspectCode>();
  TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order->id));
  TRY(const auto history, ground.scans.history(code));
  const auto judgement = worst_of(history);
  const bool is_likely = judgement && judgement->copy_test->suspicion == CopySuspicion::likely_copy;
  TRY(const auto product, reading.get(reading.kinds().get("product"), (*order)["product_id"]));
  return std::optional(SuspectCode{
      .product_id = (*order)["product_id"],
      .product =
          product ? product->title()
                  : words(visitor, "alarm.order_unknown"_key, {authenticity::gtin_text(code.gtin)}),
      .piece = words(visitor, "alarm.piece"_key,
                     {order->title(), std::to_string(codes.piece_of(code.index)),
                      std::to_string(history.marks.looks)}),
      .why =
          judgement ? suspicion_text(visitor.locale, *judgement) : words(visitor, "alarm.gone"_key),
      .href = office.href(visitor, *order),
      .tone = is_likely ? office::Tone::stop : office::Tone::caution,
      .chip = words(visitor, is_likely ? "alarm.likely_copy"_key : "alarm.caution"_key)});
}

}  // namespace ocop::codes
