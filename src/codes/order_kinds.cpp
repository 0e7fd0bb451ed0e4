#include "codes/order_kinds.h"

#include <charconv>

#include "authenticity/serial_code.h"
#include "base/limits.h"
#include "records/record_store.h"

namespace ocop::codes {
namespace {

using records::Checked;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option second_factors[] = {{"none", "codes.factor_none"_key},
                                     {"hidden", "codes.factor_hidden"_key},
                                     {"chip", "codes.factor_chip"_key},
                                     {"chip_tamper", "codes.factor_chip_tamper"_key}};

constexpr Option states[] = {
    {"ordered", "codes.state_ordered"_key},   {"printed", "codes.state_printed"_key},
    {"received", "codes.state_received"_key}, {"assigned", "codes.state_assigned"_key},
    {"active", "codes.state_active"_key},     {"scrapped", "codes.state_scrapped"_key},
    {"voided", "codes.state_voided"_key}};

Checked quantity(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || number == 0 || number > limits::codes_of_an_order_max) {
    return Reason{"codes.fault_quantity"_key, {}};
  }
  return std::string(text);
}

/// A code needs a GTIN to stand behind, and nobody orders codes for the goods of another.
Result<Faults> guard_order(Writing& writing, const Record*, const Record& after) {
  TRY(const auto product, writing.get(writing.kinds().get("product"), after["product_id"]));
  if (!product || (*product)["subject_id"] != after["subject_id"]) {
    return Faults{{"product_id", {"codes.fault_not_its_product"_key, {}}}};
  }
  if (!authenticity::gtin_number((*product)["code"])) {
    return Faults{{"product_id", {"codes.fault_no_gtin"_key, {}}}};
  }
  return Faults{};
}

std::vector<Field> order_fields() {
  return {
      {.name = "label",
       .label = "codes.label"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .hint = "codes.label_hint"_key},
      {.name = "subject_id",
       .label = "registry.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "product_id",
       .label = "registry.product"_key,
       .type = Type::reference,
       .uses = use::list | use::search | use::required | use::fixed,
       .of = "product",
       .import_name = "gtin"},
      {.name = "quantity",
       .label = "codes.quantity"_key,
       .type = Type::whole,
       .uses = use::list | use::sort | use::required | use::fixed,
       .rule = quantity},
      {.name = "second_factor",
       .label = "codes.second_factor"_key,
       .type = Type::choice,
       .uses = use::filter | use::required | use::fixed,
       .options = second_factors,
       .hint = "codes.second_factor_hint"_key,
       .fallback = "none"},
      {.name = "signed_labels",
       .label = "codes.signed_labels"_key,
       .type = Type::flag,
       .uses = use::fixed,
       .hint = "codes.signed_labels_hint"_key},
      {.name = "printer",
       .label = "codes.printer"_key,
       .uses = use::list | use::search,
       .hint = "codes.printer_hint"_key},
      {.name = "wanted_on", .label = "codes.wanted_on"_key, .type = Type::day, .uses = use::sort},
      {.name = "note", .label = "codes.note"_key, .type = Type::text},
  };
}

std::vector<Field> range_fields() {
  return {
      {.name = "order_id",
       .label = "codes.order"_key,
       .type = Type::reference,
       .uses = use::hidden,
       .of = "code_order"},
      {.name = "gtin", .label = "codes.gtin"_key, .uses = use::hidden},
      {.name = "epoch", .label = "codes.epoch"_key, .uses = use::hidden},
      {.name = "first_index", .label = "codes.first"_key, .type = Type::whole, .uses = use::hidden},
      {.name = "last_index", .label = "codes.last"_key, .type = Type::whole, .uses = use::hidden},
      {.name = "state",
       .label = "codes.state"_key,
       .type = Type::choice,
       .uses = use::hidden,
       .options = states},
      {.name = "lot", .label = "codes.lot"_key, .uses = use::hidden},
      {.name = "since", .label = "codes.since"_key, .type = Type::whole, .uses = use::hidden},
      {.name = "place", .label = "codes.place"_key, .uses = use::hidden},
      {.name = "factor",
       .label = "codes.second_factor"_key,
       .type = Type::choice,
       .uses = use::hidden,
       .options = second_factors},
  };
}

}  // namespace

Kind order_kind() {
  return {.name = "code_order",
          .table = "code_orders",
          .path = "code-orders",
          .object = accounts::Object::code_order,
          .one = "codes.order"_key,
          .many = "codes.orders"_key,
          .add = "codes.add_order"_key,
          .fields = order_fields(),
          .title = "label",
          .key = {"label", "subject_id"},
          .subject = "subject_id",
          .owner = "subject_id",  // who says in which unit, so that its officers find the order
          .sort = "label",
          .guard = guard_order};
}

Kind range_kind() {
  return {.name = "code_range",
          .table = "code_ranges",
          .path = "code-ranges",
          .object = accounts::Object::code_order,
          .one = "codes.range"_key,
          .many = "codes.ranges"_key,
          .add = "codes.range"_key,
          .fields = range_fields(),
          .title = "lot",
          .key = {"gtin", "epoch", "first_index"},
          .owner = "order_id",
          .sort = "first_index"};
}

}  // namespace ocop::codes
