#include "codes/order_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/text.h"
#include "codes/chip_pages.h"
#include "codes/code_words.h"
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

struct ActWords {
  LifeAct act;
  pages::Key label;
};

/// What the maker does with labels, in the order of their life. Printing is the printer's.
constexpr ActWords maker_acts[] = {{LifeAct::receive, "codes.act_receive"_key},
                                   {LifeAct::assign, "codes.act_assign"_key},
                                   {LifeAct::activate, "codes.act_activate"_key},
                                   {LifeAct::scrap, "codes.act_scrap"_key}};

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

/// The places of the maker, where labels are received and goods are packed.
Result<std::vector<Record>> places_of(Reading& reading, const Record& order) {
  return reading.where(reading.kinds().get("place"), "subject_id", order["subject_id"]);
}

std::string since_of(const Visitor& visitor, const CodeRange& range,
                     const std::vector<Record>& places) {
  const std::string day = pages::format_day(date_of(range.since));
  const std::string since = range.lot.empty()
                                ? words(visitor, "codes.since_day"_key, {day})
                                : words(visitor, "codes.since_lot"_key, {day, range.lot});
  if (range.place.empty()) return since;
  const auto place =
      std::ranges::find_if(places, [&](const Record& one) { return one["gln"] == range.place; });
  return since + ", " + (place == places.end() ? range.place : place->title());
}

office::Row row_of(const Visitor& visitor, const OrderCodes& codes, const CodeRange& range,
                   const std::vector<Record>& places) {
  const StateWords state = words_of(range.state);
  return {.title = words(visitor, "codes.pieces"_key,
                         {number(visitor, codes.piece_of(range.first)),
                          number(visitor, codes.piece_of(range.last))}),
          .detail = since_of(visitor, range, places),
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
  TRY(const auto places, places_of(reading, order));
  for (const CodeRange& range : codes.ranges) {
    panel.rows.push_back(row_of(visitor, codes, range, places));
  }
  if (may_act) {
    panel.actions.push_back({.label = words(visitor, "codes.move"_key),
                             .href = Office::href(visitor, path_of(order.id) + "/move"),
                             .tone = Tone::good});
  }
  if (may_act && has_chips(order)) {
    panel.actions.push_back({.label = words(visitor, "chips.title"_key),
                             .href = Office::href(visitor, path_of(order.id) + "/chips")});
  }
  return std::optional(std::move(panel));
}

// The page on which the maker moves pieces.

/// Where the last move of the order was made, else the only place of the maker; may be empty.
std::string usual_place(const OrderCodes& codes, const std::vector<Record>& places) {
  const CodeRange* last = nullptr;
  for (const CodeRange& range : codes.ranges) {
    if (!range.place.empty() && (last == nullptr || range.since > last->since)) last = &range;
  }
  if (last != nullptr) return last->place;
  return places.size() == 1 ? places.front()["gln"] : "";
}

office::Input place_input(const Visitor& visitor, const OrderCodes& codes,
                          const std::vector<Record>& places) {
  const std::string usual = usual_place(codes, places);
  office::Input input{.name = "place",
                      .label = words(visitor, "codes.place"_key),
                      .hint = words(visitor, "codes.place_hint"_key),
                      .choices = {{"", words(visitor, "codes.place_untold"_key)}},
                      .optional = true};
  for (const Record& place : places) {
    input.choices.push_back({place["gln"], place.title(), place["gln"] == usual});
  }
  return input;
}

office::AccountForm move_form(const Visitor& visitor, const Record& order, const OrderCodes& codes,
                              const std::vector<Record>& places) {
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
                  .value = std::to_string(codes.count())},
                 {.name = "lot",
                  .label = words(visitor, "codes.lot"_key),
                  .hint = words(visitor, "codes.lot_hint"_key),
                  .optional = true}};
  if (!places.empty()) form.inputs.push_back(place_input(visitor, codes, places));
  return form;
}

/// What cannot be taken back asks once more.
office::AccountForm void_form(const Visitor& visitor, const Record& order, std::uint64_t count) {
  return {.action = Office::href(visitor, path_of(order.id) + "/move"),
          .button = words(visitor, "codes.act_void"_key),
          .inputs = {{.name = "act", .label = "", .type = "hidden", .value = "void"},
                     {.name = "first", .label = words(visitor, "codes.from_piece"_key)},
                     {.name = "last",
                      .label = words(visitor, "codes.to_piece"_key),
                      .hint = words(visitor, "codes.void_hint"_key, {number(visitor, count)})}},
          .warning = words(visitor, "codes.void_warning"_key),
          .key = "v"};
}

std::string fault_of(const Visitor& visitor, const Error& error) {
  switch (error.code) {
    case Code::failed_precondition:
      return words(visitor, "codes.fault_state"_key);
    case Code::not_found:
      return words(visitor, "codes.fault_pieces"_key);
    default:
      if (error.pointer == "lot") return words(visitor, "codes.fault_lot"_key);
      if (error.pointer == "place") return words(visitor, "codes.fault_place"_key);
      return words(visitor, "codes.fault_pieces"_key);
  }
}

/// The input that was at fault.
std::string field_of(const Error& error) {
  return error.pointer == "lot" || error.pointer == "place" ? error.pointer : "first";
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

/// What was typed, and why it was not done.
struct Refused {
  office::FormData form;
  std::string fault, field;
};

bool is_void(const Refused& refused) { return refused.form.get("act") == "void"; }

/// The form as it was sent.
office::AccountForm again(office::AccountForm form, const Refused& refused) {
  for (office::Input& input : form.inputs) {
    input.value = refused.form.get(input.name);
    for (office::Choice& choice : input.choices) choice.chosen = choice.value == input.value;
  }
  form.fault = refused.fault;
  form.fault_field = refused.field;
  return form;
}

Block moving_block(const Visitor& visitor, const Record& order, const OrderCodes& codes,
                   const std::vector<Record>& places, const std::optional<Refused>& refused) {
  office::AccountForm form = move_form(visitor, order, codes, places);
  if (refused && !is_void(*refused)) form = again(std::move(form), *refused);
  return {
      .title = "", .saying = words(visitor, "codes.move_saying"_key), .forms = {std::move(form)}};
}

Block voiding_block(const Visitor& visitor, const Record& order, std::uint64_t count,
                    const std::optional<Refused>& refused) {
  Block block{.title = words(visitor, "codes.void_title"_key),
              .saying = words(visitor, "codes.void_saying"_key),
              .forms = {void_form(visitor, order, count)}};
  if (!refused || !is_void(*refused)) return block;
  block.alerts = {{office::Tone::stop, refused->fault}};  // the form itself is closed again
  block.forms = {again(std::move(block.forms.front()), *refused)};
  return block;
}

Result<Response> move_page(const Office& office, const Visitor& visitor, const Request& request,
                           const std::optional<Refused>& refused) {
  const auto reach = visitor.rights.reach(Object::code_order, Act::enter);
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record order, reading.find(reading.kinds().get("code_order"),
                                         request.parameter("id").value_or(""), reach));
    TRY(const OrderCodes codes, CodeDesk::codes_of(reading, order.id));
    TRY(const auto places, places_of(reading, order));
    Block now{.title = words(visitor, "codes.codes"_key),
              .facts = reconciliation_facts(visitor, codes)};
    for (const CodeRange& range : codes.ranges) {
      const office::Row row = row_of(visitor, codes, range, places);
      now.items.push_back(
          {.title = row.title, .detail = row.detail, .tone = row.tone, .chip = row.chip});
    }
    return respond_blocks(
        office, visitor, request,
        {words(visitor, "codes.move"_key),
         {{words(visitor, "codes.orders"_key), Office::href(visitor, orders_path)},
          {order.title(), office.href(visitor, order)}}},
        {moving_block(visitor, order, codes, places, refused),
         voiding_block(visitor, order, codes.count(), refused), std::move(now)},
        refused ? 400 : 200);
  });
}

/// Whoever has the file can print labels: it goes when the printer needs it no longer, because
/// labels have arrived or none is to be printed any more.
Result<void> remove_useless_files(const Office& office, const OrderGround& ground,
                                  const Visitor& visitor, const std::string& order_id) {
  TRY(const OrderCodes codes, office.ground().records.read([&](records::Reading& reading) {
    return CodeDesk::codes_of(reading, order_id);
  }));
  const bool is_at_the_printer =
      std::ranges::all_of(codes.ranges, [](const authenticity::CodeRange& range) {
        return range.state == CodeState::ordered || range.state == CodeState::printed ||
               range.state == CodeState::voided;
      });
  const bool is_void = std::ranges::all_of(codes.ranges, [](const authenticity::CodeRange& range) {
    return range.state == CodeState::voided;
  });
  if (is_at_the_printer && !is_void) return ok();
  if (!remove_print_files(ground.print_folder, order_id)) return ok();
  return office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        writing.audit("print_file.remove", fmt::format("code_order {}", order_id), "", "");
        return ok();
      });
}

Result<Response> move(const Office& office, const OrderGround& ground, const Visitor& visitor,
                      const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  const auto acting = visitor.acting(Object::code_order, Act::enter);
  const std::string id(request.parameter("id").value_or(""));
  const auto act = authenticity::life_act_from(form.get("act"));
  const auto first = piece(form.get("first")), last = piece(form.get("last"));
  const bool is_makers = act && (*act == LifeAct::void_codes ||
                                 std::ranges::count(maker_acts, *act, &ActWords::act) > 0);
  Result<void> moved = Error{Code::not_found, "no such pieces", "first"};
  if (is_makers && first && last) {
    moved = ground.desk.move(acting, id,
                             {.act = *act,
                              .first = *first,
                              .last = *last,
                              .lot = std::string(trim(form.get("lot"))),
                              .place = form.get("place")});
  }
  if (moved) {
    TRY_VOID(remove_useless_files(office, ground, visitor, id));
    return office.done(visitor, request, path_of(id), "codes.moved"_key,
                       {number(visitor, *last - *first + 1)});
  }
  if (moved.error().code == Code::unavailable || moved.error().code == Code::data_loss) {
    return moved.error();
  }
  return move_page(office, visitor, request,
                   Refused{form, fault_of(visitor, moved.error()), field_of(moved.error())});
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

}  // namespace

void add_order_pages(Office& office, const OrderGround& ground) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("code_order"),
                       .icon = "label",
                       .group = "codes.group"_key,
                       .panels = {codes_panel}});
  const auto add = [&](http::Method method, std::string pattern, Needs needs, auto handler) {
    office.add_page(method, std::move(pattern), needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(office, ground, visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  const std::string order = std::string(orders_path) + "/{id}";
  const Needs maker{Object::code_order, Act::enter};
  add(http::Method::post, order + "/number", maker, give_numbers);
  add(http::Method::get, order + "/move", maker,
      [](const Office& the_office, const OrderGround&, const Visitor& visitor,
         const Request& request) { return move_page(the_office, visitor, request, std::nullopt); });
  add(http::Method::post, order + "/move", maker, move);
}

}  // namespace ocop::codes
