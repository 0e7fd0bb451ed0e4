#include "codes/order_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/limits.h"
#include "base/text.h"
#include "codes/print_file.h"
#include "office/account_blocks.h"
#include "office/account_pages.h"
#include "office/form_data.h"
#include "pages/format.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using authenticity::CodeRange;
using authenticity::CodeState;
using authenticity::LifeAct;
using http::Request;
using http::Response;
using office::Block;
using office::Needs;
using office::Office;
using office::Panel;
using office::respond_blocks;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view orders_path = "/office/code-orders";
constexpr std::string_view print_path = "/office/print-files";

std::string number(const Visitor& visitor, std::uint64_t value) {
  return pages::format_number(visitor.locale, static_cast<double>(value));
}

struct StateWords {
  pages::Key label;
  Tone tone;
};

StateWords words_of(CodeState state) {
  switch (state) {
    case CodeState::ordered:
      return {"codes.state_ordered"_key, Tone::plain};
    case CodeState::printed:
      return {"codes.state_printed"_key, Tone::plain};
    case CodeState::received:
      return {"codes.state_received"_key, Tone::plain};
    case CodeState::assigned:
      return {"codes.state_assigned"_key, Tone::plain};
    case CodeState::active:
      return {"codes.state_active"_key, Tone::good};
    case CodeState::scrapped:
      return {"codes.state_scrapped"_key, Tone::caution};
    case CodeState::voided:
      return {"codes.state_voided"_key, Tone::stop};
  }
  return {"codes.state_ordered"_key, Tone::plain};
}

struct ActWords {
  LifeAct act;
  pages::Key label;
};

/// What the maker does with labels, in the order of their life. Printing is the printer's.
constexpr ActWords maker_acts[] = {{LifeAct::receive, "codes.act_receive"_key},
                                   {LifeAct::assign, "codes.act_assign"_key},
                                   {LifeAct::activate, "codes.act_activate"_key},
                                   {LifeAct::scrap, "codes.act_scrap"_key},
                                   {LifeAct::void_codes, "codes.act_void"_key}};

std::string path_of(std::string_view order_id) {
  return fmt::format("{}/{}", orders_path, order_id);
}

std::vector<office::Fact> reconciliation_facts(const Visitor& visitor, const OrderCodes& codes) {
  const auto sum = authenticity::reconcile(codes.ranges);
  return {{words(visitor, "codes.issued"_key), number(visitor, sum.issued)},
          {words(visitor, "codes.sum_active"_key), number(visitor, sum.active)},
          {words(visitor, "codes.sum_scrapped"_key), number(visitor, sum.scrapped)},
          {words(visitor, "codes.sum_voided"_key), number(visitor, sum.voided)},
          {words(visitor, "codes.sum_unused"_key), number(visitor, sum.unused())}};
}

office::Row row_of(const Visitor& visitor, const OrderCodes& codes, const CodeRange& range) {
  const StateWords state = words_of(range.state);
  const std::string since = pages::format_day(date_of(range.since));
  return {.title = words(visitor, "codes.pieces"_key,
                         {number(visitor, codes.piece_of(range.first)),
                          number(visitor, codes.piece_of(range.last))}),
          .detail = range.lot.empty() ? words(visitor, "codes.since_day"_key, {since})
                                      : words(visitor, "codes.since_lot"_key, {since, range.lot}),
          .tone = state.tone,
          .chip = words(visitor, state.label)};
}

Result<std::optional<Panel>> codes_panel(const Visitor& visitor, Reading& reading,
                                         const Record& order) {
  TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order.id));
  const bool may_act = visitor.may(Object::code_order, Act::enter);
  Panel panel{.title = words(visitor, "codes.codes"_key),
              .empty = words(visitor, "codes.no_codes"_key)};
  if (codes.ranges.empty()) {
    if (may_act) {
      panel.actions.push_back({.label = words(visitor, "codes.number"_key),
                               .href = Office::href(visitor, path_of(order.id) + "/number"),
                               .step = office::Step::confirm,
                               .warning = words(visitor, "codes.number_warning"_key),
                               .tone = Tone::good});
    }
    return std::optional(std::move(panel));
  }
  panel.facts = reconciliation_facts(visitor, codes);
  for (const CodeRange& range : codes.ranges) panel.rows.push_back(row_of(visitor, codes, range));
  if (may_act) {
    panel.actions.push_back({.label = words(visitor, "codes.move"_key),
                             .href = Office::href(visitor, path_of(order.id) + "/move"),
                             .tone = Tone::good});
  }
  return std::optional(std::move(panel));
}

// The page on which the maker moves pieces.

office::AccountForm move_form(const Visitor& visitor, const Record& order, std::uint64_t count) {
  office::AccountForm form{.action = Office::href(visitor, path_of(order.id) + "/move"),
                           .button = words(visitor, "codes.move_button"_key)};
  office::Input act{.name = "act", .label = words(visitor, "codes.act"_key)};
  for (const auto& one : maker_acts) {
    act.choices.push_back({std::string(name_of(one.act)), words(visitor, one.label)});
  }
  form.inputs = {std::move(act),
                 {.name = "first",
                  .label = words(visitor, "codes.from_piece"_key),
                  .value = "1",
                  .hint = words(visitor, "codes.piece_hint"_key)},
                 {.name = "last",
                  .label = words(visitor, "codes.to_piece"_key),
                  .value = std::to_string(count)},
                 {.name = "lot",
                  .label = words(visitor, "codes.lot"_key),
                  .hint = words(visitor, "codes.lot_hint"_key),
                  .optional = true}};
  return form;
}

std::string fault_of(const Visitor& visitor, const Error& error) {
  switch (error.code) {
    case Code::failed_precondition:
      return words(visitor, "codes.fault_state"_key);
    case Code::not_found:
      return words(visitor, "codes.fault_pieces"_key);
    default:
      return error.pointer == "lot" ? words(visitor, "codes.fault_lot"_key)
                                    : words(visitor, "codes.fault_pieces"_key);
  }
}

std::optional<std::uint64_t> piece(const std::string& typed) {
  std::string digits;
  for (const char one : typed) {
    if (one != '.' && one != ' ' && one != ',') digits += one;
  }
  std::uint64_t number = 0;
  const auto end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

Result<Response> move_page(const Office& office, const Visitor& visitor, const Request& request,
                           const std::optional<office::AccountForm>& refused) {
  const auto reach = visitor.rights.reach(Object::code_order, Act::enter);
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record order, reading.find(reading.kinds().get("code_order"),
                                         request.parameter("id").value_or(""), reach));
    TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order.id));
    Block now{.title = words(visitor, "codes.codes"_key),
              .facts = reconciliation_facts(visitor, codes)};
    for (const CodeRange& range : codes.ranges) {
      const office::Row row = row_of(visitor, codes, range);
      now.items.push_back(
          {.title = row.title, .detail = row.detail, .tone = row.tone, .chip = row.chip});
    }
    Block acting{.title = "",
                 .saying = words(visitor, "codes.move_saying"_key),
                 .forms = {refused ? *refused : move_form(visitor, order, codes.count())}};
    return respond_blocks(
        office, visitor, request,
        {words(visitor, "codes.move"_key),
         {{words(visitor, "codes.orders"_key), Office::href(visitor, orders_path)},
          {order.title(), office.href(visitor, order)}}},
        {std::move(acting), std::move(now)}, refused ? 400 : 200);
  });
}

Result<Response> move(const Office& office, const OrderGround& ground, const Visitor& visitor,
                      const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  const auto acting = visitor.acting(Object::code_order, Act::enter);
  const std::string id(request.parameter("id").value_or(""));
  const auto act = authenticity::life_act_from(form.get("act"));
  const auto first = piece(form.get("first")), last = piece(form.get("last"));
  const bool is_makers = act && std::ranges::count(maker_acts, *act, &ActWords::act) > 0;
  Result<void> moved = Error{Code::not_found, "no such pieces", "first"};
  if (is_makers && first && last) {
    moved = ground.desk.move(
        acting, id,
        {.act = *act, .first = *first, .last = *last, .lot = std::string(trim(form.get("lot")))});
  }
  if (moved) {
    if (*act == LifeAct::receive) {
      std::error_code ignored;  // the printer needs its file no longer
      std::filesystem::remove(ground.print_folder / (id + ".zip"), ignored);
    }
    return office.done(visitor, request, path_of(id), "codes.moved"_key,
                       {number(visitor, *last - *first + 1)});
  }
  if (moved.error().code == Code::unavailable || moved.error().code == Code::data_loss) {
    return moved.error();
  }
  TRY(const Record order, office.ground().records.find(
                              office.ground().records.kinds().get("code_order"), id, acting.reach));
  office::AccountForm again = move_form(visitor, order, 1);
  for (office::Input& input : again.inputs) {
    input.value = form.get(input.name);
    for (office::Choice& choice : input.choices) choice.chosen = choice.value == input.value;
  }
  again.fault = fault_of(visitor, moved.error());
  again.fault_field = moved.error().pointer == "lot" ? "lot" : "first";
  return move_page(office, visitor, request, again);
}

Result<Response> give_numbers(const Office& office, const OrderGround& ground,
                              const Visitor& visitor, const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  const auto numbered = ground.desk.number(visitor.acting(Object::code_order, Act::enter), id);
  if (!numbered && numbered.error().code == Code::failed_precondition) {
    return office.not_done(visitor, request, path_of(id), "codes.not_numbered"_key);
  }
  TRY_VOID(numbered);
  return office.done(visitor, request, path_of(id), "codes.numbered"_key);
}

// The printer's page. A printer sees the orders that name it, whatever its reach elsewhere.

bool prints(const Visitor& visitor, const Record& order) {
  return !order["printer"].empty() && order["printer"] == visitor.login;
}

Result<std::vector<Record>> orders_to_print(const Office& office, const Visitor& visitor) {
  return office.ground().records.read([&](Reading& reading) {
    return reading.where(reading.kinds().get("code_order"), "printer", visitor.login);
  });
}

Result<Response> print_page(const Office& office, const Visitor& visitor, const Request& request) {
  TRY(const auto orders, orders_to_print(office, visitor));
  Block block{.title = words(visitor, "codes.orders"_key),
              .saying = words(visitor, "codes.print_saying"_key),
              .empty = words(visitor, "codes.print_none"_key)};
  const auto listed = office.ground().records.read([&](Reading& reading) -> Result<void> {
    for (const Record& order : orders) {
      TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order.id));
      if (codes.ranges.empty()) continue;
      const StateWords state = words_of(codes.ranges.front().state);
      office::Item item{
          .title = order.title(),
          .detail = words(visitor, "codes.print_count"_key, {number(visitor, codes.count())}),
          .tone = state.tone,
          .chip = words(visitor, state.label)};
      if (codes.ranges.front().state == CodeState::ordered) {
        item.acts = {{words(visitor, "codes.print_take"_key),
                      Office::href(visitor, fmt::format("{}/{}", print_path, order.id))}};
      }
      block.items.push_back(std::move(item));
    }
    return ok();
  });
  if (!listed) return listed.error();
  return respond_blocks(office, visitor, request, {words(visitor, "codes.print_title"_key)},
                        {std::move(block)});
}

/// The order, when this printer prints it; else "not found".
Result<Record> order_of_printer(const Office& office, const Visitor& visitor,
                                const Request& request) {
  const std::string id(request.parameter("id").value_or(""));
  const Error nothing{Code::not_found, "there is no such order", id};
  TRY(const auto order, office.ground().records.read([&](Reading& reading) {
    return reading.get(reading.kinds().get("code_order"), id);
  }));
  if (!order || !prints(visitor, *order)) return nothing;
  return *order;
}

/// Makes the file and shows the words that open it, once.
Result<Response> take_print_file(const Office& office, const OrderGround& ground,
                                 const Visitor& visitor, const Request& request) {
  TRY(const Record order, order_of_printer(office, visitor, request));
  TRY(const OrderCodes codes, office.ground().records.read([&](Reading& reading) {
    return CodeDesk::codes_of(reading, order.id);
  }));
  if (codes.ranges.empty() || codes.ranges.front().state != CodeState::ordered) {
    return office.not_done(visitor, request, print_path, "codes.print_taken"_key);
  }
  const auto keys = ground.desk.keys();
  const std::string passphrase = new_passphrase(ground.random);
  const PrintJob job{*keys, codes, ground.base_url(), order["second_factor"] == "hidden",
                     order["signed_labels"] == "1"};
  TRY_VOID(write_print_file(ground.print_folder / (order.id + ".zip"), passphrase, job,
                            ground.random, [&](const auto& first, const auto& hashes) {
                              return ground.scans.put_hidden(first, hashes);
                            }));
  TRY_VOID(ground.desk.move({visitor.login, accounts::Reach::all()}, order.id,
                            {.act = LifeAct::print, .first = 1, .last = codes.count()}));
  const std::string file = fmt::format("{}/{}/file", print_path, order.id);
  Block block{.title = order.title(),
              .saying = words(visitor, "codes.print_passphrase"_key),
              .codes = {passphrase},
              .links = {{words(visitor, "codes.print_download"_key), Office::href(visitor, file)}}};
  return respond_blocks(
      office, visitor, request,
      {words(visitor, "codes.print_ready"_key),
       {{words(visitor, "codes.print_title"_key), Office::href(visitor, print_path)}}},
      {std::move(block)});
}

Result<Response> hand_out(const Office& office, const OrderGround& ground, const Visitor& visitor,
                          const Request& request) {
  TRY(const Record order, order_of_printer(office, visitor, request));
  const auto path = ground.print_folder / (order.id + ".zip");
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  if (missing) return Error{Code::not_found, "there is no such file", order.id};
  if (size > limits::print_file_bytes_over_http_max) {
    return Error{Code::payload_too_large, "the file is too large for a browser; ask the office",
                 order.id};
  }
  std::ifstream file(path, std::ios::binary);
  Response response =
      http::respond(200, "application/zip", std::string(std::istreambuf_iterator<char>(file), {}));
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"codes-" + order.id + ".zip\"");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_order_pages(Office& office, const OrderGround& ground) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("code_order"),
                       .icon = "label",
                       .group = "codes.group"_key,
                       .panels = {codes_panel}});
  office.add_section({.path = std::string(print_path),
                      .label = "codes.print_title"_key,
                      .icon = "print",
                      .group = "codes.group"_key,
                      .needs = Needs{Object::print_file, Act::enter}});
  const auto add = [&](http::Method method, std::string pattern, Needs needs, auto handler) {
    office.add_page(method, std::move(pattern), needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(office, ground, visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  const std::string order = std::string(orders_path) + "/{id}";
  const std::string print = std::string(print_path) + "/{id}";
  const Needs maker{Object::code_order, Act::enter}, printer{Object::print_file, Act::enter};
  add(http::Method::post, order + "/number", maker, give_numbers);
  add(http::Method::get, order + "/move", maker,
      [](const Office& the_office, const OrderGround&, const Visitor& visitor,
         const Request& request) { return move_page(the_office, visitor, request, std::nullopt); });
  add(http::Method::post, order + "/move", maker, move);
  add(http::Method::get, std::string(print_path), printer,
      [](const Office& the_office, const OrderGround&, const Visitor& visitor,
         const Request& request) { return print_page(the_office, visitor, request); });
  add(http::Method::post, print, printer, take_print_file);
  add(http::Method::get, print + "/file", printer, hand_out);
}

}  // namespace ocop::codes
