#include "codes/alarm_pages.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <set>

#include "authenticity/judgement.h"
#include "base/limits.h"
#include "codes/evidence_words.h"
#include "office/account_blocks.h"
#include "office/account_pages.h"
#include "pages/format.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using authenticity::CodeNumber;
using authenticity::CopySuspicion;
using http::Request;
using http::Response;
using office::Block;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;

constexpr std::string_view path = "/office/code-alarms";

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

Result<std::optional<office::Item>> item_of(const Office& office, Reading& reading,
                                            const OrderGround& ground, const Visitor& visitor,
                                            const CodeNumber& code) {
  TRY(const auto order, order_of(reading, ground, visitor, code));
  if (!order) return std::optional<office::Item>();
  TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order->id));
  TRY(const auto history, ground.scans.history(code));
  const auto judgement = worst_of(history);
  const bool is_likely = judgement && judgement->copy_test->suspicion == CopySuspicion::likely_copy;
  const std::string why =
      judgement ? suspicion_text(visitor.locale, *judgement) : words(visitor, "alarm.gone"_key);
  TRY(const auto product, reading.get(reading.kinds().get("product"), (*order)["product_id"]));
  return std::optional<office::Item>(office::Item{
      .title =
          product ? product->title()
                  : words(visitor, "alarm.order_unknown"_key, {authenticity::gtin_text(code.gtin)}),
      .detail = words(visitor, "alarm.detail"_key,
                      {order->title(), std::to_string(codes.piece_of(code.index)),
                       std::to_string(history.marks.looks), why}),
      .href = office.href(visitor, *order),
      .tone = is_likely ? office::Tone::stop : office::Tone::caution,
      .chip = words(visitor, is_likely ? "alarm.likely_copy"_key : "alarm.caution"_key)});
}

/// Of these products, those with an order that the visitor may see.
Result<std::vector<std::uint64_t>> in_reach(Reading& reading, const OrderGround& ground,
                                            const Visitor& visitor,
                                            const std::vector<std::uint64_t>& gtins) {
  const auto book = ground.desk.book();
  const auto& kind = reading.kinds().get("code_order");
  const auto reach = visitor.rights.reach(Object::code_order, Act::see);
  std::set<std::string, std::less<>> seen;  // orders
  std::set<std::uint64_t> reached;
  for (const authenticity::CodeRange& range : book->ranges()) {
    const bool is_asked = std::ranges::binary_search(gtins, range.gtin);
    if (!is_asked || reached.contains(range.gtin) || !seen.insert(range.order).second) continue;
    const auto order = reading.find(kind, range.order, reach);
    if (order) reached.insert(range.gtin);
    if (!order && order.error().code != Code::not_found) return order.error();
  }
  return std::vector(reached.begin(), reached.end());
}

constexpr std::size_t pages_max = limits::code_alarms_read_max / limits::code_alarms_listed_max;

std::size_t page_of(const Request& request) {
  const std::string text = request.query_value("page").value_or("1");
  std::size_t page = 1;
  (void)std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, pages_max);
}

Result<Response> show(const Office& office, const OrderGround& ground, const Visitor& visitor,
                      const Request& request) {
  TRY(const auto products, ground.scans.alarmed_products());
  const std::size_t page = page_of(request);
  Block block{.title = words(visitor, "codes.orders"_key),
              .saying = words(visitor, "alarm.saying"_key),
              .empty = words(visitor, "alarm.none"_key)};
  const auto listed = office.ground().records.read([&](Reading& reading) -> Result<void> {
    TRY(const auto gtins, in_reach(reading, ground, visitor, products));
    TRY(const auto alarms, ground.scans.alarms(gtins, limits::code_alarms_listed_max + 1,
                                               (page - 1) * limits::code_alarms_listed_max));
    for (const scans::Alarm& alarm : alarms | std::views::take(limits::code_alarms_listed_max)) {
      TRY(auto item, item_of(office, reading, ground, visitor, alarm.code));
      if (item) block.items.push_back(std::move(*item));
    }
    if (alarms.size() > limits::code_alarms_listed_max && page < pages_max) {
      block.links.push_back({words(visitor, "alarm.older"_key),
                             office.href(visitor, path) + "?page=" + std::to_string(page + 1)});
    }
    return ok();
  });
  if (!listed) return listed.error();
  return respond_blocks(office, visitor, request, {words(visitor, "alarm.title"_key)},
                        {std::move(block)});
}

}  // namespace

void add_alarm_pages(Office& office, const OrderGround& ground) {
  const office::Needs needs{Object::code_order, Act::see};
  office.add_section({.path = std::string(path),
                      .label = "alarm.title"_key,
                      .icon = "alert",
                      .group = "codes.group"_key,
                      .needs = needs});
  office.add_page(http::Method::get, std::string(path), needs,
                  [&office, &ground](const Visitor& visitor, const Request& request) {
                    Result<Response> answer = show(office, ground, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
}

}  // namespace ocop::codes
