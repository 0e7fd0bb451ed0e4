#include "codes/print_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/limits.h"
#include "codes/code_words.h"
#include "codes/print_file.h"
#include "office/account_blocks.h"
#include "office/account_pages.h"
#include "office/download.h"

namespace ocop::codes {
namespace {

using accounts::Act;
using accounts::Object;
using authenticity::CodeState;
using authenticity::LifeAct;
using http::Request;
using http::Response;
using office::Block;
using office::Needs;
using office::Office;
using office::respond_blocks;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view print_path = "/office/print-files";

bool prints(const Visitor& visitor, const Record& order) {
  return !order["printer"].empty() && order["printer"] == visitor.login;
}

Result<std::vector<Record>> orders_to_print(const Office& office, const Visitor& visitor) {
  return office.ground().records.read([&](Reading& reading) {
    return reading.where(reading.kinds().get("code_order"), "printer", visitor.login);
  });
}

/// Of an order with pieces in several states: the first that somebody has still to do with.
const authenticity::CodeRange& telling_range(const OrderCodes& codes) {
  for (const CodeState state : {CodeState::ordered, CodeState::printed}) {
    const auto found = std::ranges::find(codes.ranges, state, &authenticity::CodeRange::state);
    if (found != codes.ranges.end()) return *found;
  }
  return codes.ranges.front();
}

bool is_in_state(const OrderCodes& codes, CodeState state) {
  return !codes.ranges.empty() && telling_range(codes).state == state;
}

std::vector<office::Link> links_to_files(const Visitor& visitor, const std::string& order_id,
                                         const OrderCodes& codes) {
  std::vector<office::Link> links;
  const std::uint64_t files = print_files_of(codes);
  for (std::uint64_t i = 1; i <= files; ++i) {
    const std::string label = files == 1 ? words(visitor, "codes.print_download"_key)
                                         : words(visitor, "codes.print_download_part"_key,
                                                 {number(visitor, i), number(visitor, files)});
    links.push_back(
        {label, Office::href(visitor, fmt::format("{}/{}/file?part={}", print_path, order_id, i))});
  }
  return links;
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
      const StateWords state = words_of(telling_range(codes).state);
      office::Item item{
          .title = order.title(),
          .detail = words(visitor, "codes.print_count"_key, {number(visitor, codes.count())}),
          .tone = state.tone,
          .chip = words(visitor, state.label)};
      if (is_in_state(codes, CodeState::ordered)) {
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

Result<OrderCodes> codes_of(const Office& office, const Record& order) {
  return office.ground().records.read(
      [&](Reading& reading) { return CodeDesk::codes_of(reading, order.id); });
}

Result<void> note(const Office& office, const Visitor& visitor, const char* act,
                  const Record& order) {
  return office.ground().records.write(
      visitor.login, [&](records::Writing& writing) -> Result<void> {
        writing.audit(act, fmt::format("code_order {}", order.id), "", "");
        return ok();
      });
}

/// What was voided while the file was written stays so; the rest is at the printer now.
Result<void> mark_printed(const Office& office, const OrderGround& ground, const Visitor& visitor,
                          const Record& order) {
  TRY(const OrderCodes codes, codes_of(office, order));
  for (const auto& range : codes.ranges) {
    if (range.state != CodeState::ordered) continue;
    TRY_VOID(ground.desk.move({visitor.login, accounts::Reach::all()}, order.id,
                              {.act = LifeAct::print,
                               .first = codes.piece_of(range.first),
                               .last = codes.piece_of(range.last)}));
  }
  return ok();
}

/// Makes the file and shows the words that open it, once.
Result<Response> take_print_file(const Office& office, const OrderGround& ground,
                                 const Visitor& visitor, const Request& request) {
  TRY(const Record order, order_of_printer(office, visitor, request));
  const auto claim = ground.printing->take(order.id);
  if (!claim) return office.not_done(visitor, request, print_path, "codes.print_busy"_key);
  TRY(const OrderCodes codes, codes_of(office, order));
  if (!is_in_state(codes, CodeState::ordered)) {
    return office.not_done(visitor, request, print_path, "codes.print_taken"_key);
  }
  const auto keys = ground.desk.keys();
  const std::string passphrase = new_passphrase(ground.random);
  const PrintJob job{*keys,
                     codes,
                     ground.base_url(),
                     order["second_factor"] == "hidden",
                     order["signed_labels"] == "1",
                     visitor.now};
  TRY_VOID(write_print_files(ground.print_folder, order.id, passphrase, job, ground.random,
                             [&](const auto& first, const auto& hashes) {
                               return ground.scans.put_hidden(first, hashes);
                             }));
  TRY_VOID(mark_printed(office, ground, visitor, order));
  TRY_VOID(note(office, visitor, "print_file.make", order));
  Block block{.title = order.title(),
              .saying = words(visitor, "codes.print_passphrase"_key),
              .codes = {passphrase},
              .links = links_to_files(visitor, order.id, codes)};
  return respond_blocks(
      office, visitor, request,
      {words(visitor, "codes.print_ready"_key),
       {{words(visitor, "codes.print_title"_key), Office::href(visitor, print_path)}}},
      {std::move(block)});
}

Result<Response> hand_out(const Office& office, const OrderGround& ground, const Visitor& visitor,
                          const Request& request) {
  TRY(const Record order, order_of_printer(office, visitor, request));
  TRY(const OrderCodes codes, codes_of(office, order));
  const Error nothing{Code::not_found, "there is no such file", order.id};
  if (!is_in_state(codes, CodeState::printed)) return nothing;
  const std::string asked = request.query_value("part").value_or("1");
  std::uint64_t part = 0;
  std::from_chars(asked.data(), asked.data() + asked.size(), part);
  if (part < 1 || part > print_files_of(codes)) return nothing;
  const auto path = print_file_path(ground.print_folder, order.id, part);
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  if (missing || size > limits::print_file_bytes_over_http_max) return nothing;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  TRY_VOID(note(office, visitor, "print_file.download", order));
  Response response = office::download(fmt::format("codes-{}-{}.zip", order.id, part),
                                       "application/zip", std::move(bytes));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_print_pages(Office& office, const OrderGround& ground) {
  const Needs printer{Object::print_file, Act::enter};
  office.add_section({.path = std::string(print_path),
                      .label = "codes.print_title"_key,
                      .icon = "print",
                      .group = "codes.group"_key,
                      .needs = printer});
  const auto add = [&](http::Method method, std::string pattern, auto handler) {
    office.add_page(method, std::move(pattern), printer,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(office, ground, visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  const std::string print = std::string(print_path) + "/{id}";
  add(http::Method::get, std::string(print_path),
      [](const Office& the_office, const OrderGround&, const Visitor& visitor,
         const Request& request) { return print_page(the_office, visitor, request); });
  add(http::Method::post, print, take_print_file);
  add(http::Method::get, print + "/file", hand_out);
}

}  // namespace ocop::codes
