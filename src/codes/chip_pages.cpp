#include "codes/chip_pages.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "codes/chip_list.h"
#include "codes/code_words.h"
#include "crypto/bytes.h"
#include "office/account_pages.h"
#include "office/form_data.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view orders_path = "/office/code-orders";

struct Found {
  Record order;
  OrderCodes codes;
};

/// The order with chips within reach; "not found" else.
Result<Found> find_order(const Office& office, const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Found> {
    TRY(Record order,
        reading.find(reading.kinds().get("code_order"), request.parameter("id").value_or(""),
                     visitor.rights.reach(Object::code_order, Act::enter)));
    if (!has_chips(order)) return Error{Code::not_found, "the order has no chips", order.id};
    TRY(OrderCodes codes, CodeDesk::codes_of(reading, order.id));
    return Found{std::move(order), std::move(codes)};
  });
}

std::string path_of(const Record& order) { return fmt::format("{}/{}", orders_path, order.id); }

Response page(const Office& office, const Visitor& visitor, const Request& request,
              const Found& found, const std::string& refused) {
  pages::Dictionary page;
  page.set("ACTION", Office::href(visitor, path_of(found.order) + "/chips"));
  page.set("COUNT", words(visitor, "chips.count"_key, {number(visitor, found.codes.count())}));
  if (!refused.empty()) page.set_in("REFUSED", "WHY", refused);
  return office.respond(visitor, request, "code_chips.html", page,
                        {words(visitor, "chips.title"_key),
                         {{words(visitor, "codes.orders"_key), Office::href(visitor, orders_path)},
                          {found.order.title(), office.href(visitor, found.order)}}},
                        refused.empty() ? 200 : 400);
}

Result<Response> show(const Office& office, const OrderGround&, const Visitor& visitor,
                      const Request& request) {
  TRY(const Found found, find_order(office, visitor, request));
  return page(office, visitor, request, found, "");
}

Result<Response> bind(const Office& office, const OrderGround& ground, const Visitor& visitor,
                      const Request& request) {
  TRY(const Found found, find_order(office, visitor, request));
  TRY(const auto form, office::read_form_data(request));
  const http::Part* file = form.file("file");
  const auto list = read_chip_list(file == nullptr ? std::string_view() : file->content);
  if (const auto* reason = std::get_if<records::Reason>(&list)) {
    return page(office, visitor, request, found, reason->in(visitor.locale));
  }
  std::vector<scans::ChipBinding> bindings;
  for (const ChipOfPiece& one : std::get<std::vector<ChipOfPiece>>(list)) {
    if (one.piece > found.codes.count()) {
      return page(office, visitor, request, found,
                  words(visitor, "chips.fault_piece"_key, {number(visitor, one.piece)}));
    }
    bindings.push_back(
        {{found.codes.gtin, found.codes.epoch, found.codes.first + one.piece - 1}, one.uid});
  }
  const auto bound = ground.scans.bind_chips(bindings);
  if (!bound && bound.error().code == Code::already_exists) {
    return page(office, visitor, request, found,
                words(visitor, "chips.fault_bound"_key, {bound.error().pointer}));
  }
  TRY_VOID(bound);
  return office.done(visitor, request, path_of(found.order), "chips.bound"_key,
                     {number(visitor, bindings.size())});
}

}  // namespace

bool has_chips(const Record& order) {
  return order["second_factor"] == "chip" || order["second_factor"] == "chip_tamper";
}

void add_chip_pages(Office& office, const OrderGround& ground) {
  const office::Needs needs{Object::code_order, Act::enter};
  const auto add = [&](http::Method method, auto handler) {
    office.add_page(method, std::string(orders_path) + "/{id}/chips", needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(office, ground, visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  add(http::Method::get, show);
  add(http::Method::post, bind);
}

}  // namespace ocop::codes
