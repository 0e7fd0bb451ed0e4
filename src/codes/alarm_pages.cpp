#include "codes/alarm_pages.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <set>

#include "base/limits.h"
#include "codes/case_pages.h"
#include "codes/suspect_code.h"
#include "office/account_blocks.h"
#include "office/account_pages.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Block;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;

constexpr std::string_view path = "/office/code-alarms";

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
  Block cases;
  const auto listed = office.ground().records.read([&](Reading& reading) -> Result<void> {
    TRY(const auto gtins, in_reach(reading, ground, visitor, products));
    TRY(const auto alarms, ground.scans.alarms(gtins, limits::code_alarms_listed_max + 1,
                                               (page - 1) * limits::code_alarms_listed_max));
    std::set<std::string> shown;
    for (const scans::Alarm& alarm : alarms | std::views::take(limits::code_alarms_listed_max)) {
      TRY(auto told, told_of(office, reading, ground, visitor, alarm.code));
      if (!told) continue;
      shown.insert(told->product_id);
      block.items.push_back({.title = std::move(told->product),
                             .detail = told->piece + ". " + told->why,
                             .href = std::move(told->href),
                             .tone = told->tone,
                             .chip = std::move(told->chip)});
    }
    if (alarms.size() > limits::code_alarms_listed_max && page < pages_max) {
      block.links.push_back({words(visitor, "alarm.older"_key),
                             office.href(visitor, path) + "?page=" + std::to_string(page + 1)});
    }
    TRY(cases, open_cases_block(office, visitor, reading, shown));
    return ok();
  });
  if (!listed) return listed.error();
  std::vector<Block> blocks;
  if (!cases.items.empty()) blocks.push_back(std::move(cases));
  blocks.push_back(std::move(block));
  return respond_blocks(office, visitor, request, {words(visitor, "alarm.title"_key)}, blocks);
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
