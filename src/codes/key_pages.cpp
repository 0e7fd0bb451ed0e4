#include "codes/key_pages.h"

#include "codes/code_words.h"
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
using office::Tone;
using office::Visitor;
using office::words;

constexpr std::string_view path = "/office/code-keys";

std::string epoch_name(const Visitor& visitor, char epoch) {
  return words(visitor, "keys.epoch"_key, {std::string(1, epoch)});
}

office::Item item_of(const Visitor& visitor, const CodeDesk& desk, char epoch) {
  const auto book = desk.book();
  std::vector<authenticity::CodeRange> ranges;
  for (const auto& range : book->ranges()) {
    if (range.epoch == epoch) ranges.push_back(range);
  }
  const auto sum = authenticity::reconcile(ranges);
  office::Item item{.title = epoch_name(visitor, epoch),
                    .detail = words(visitor, "keys.detail"_key,
                                    {number(visitor, sum.issued), number(visitor, sum.active),
                                     number(visitor, sum.voided)})};
  const bool is_void = sum.issued > 0 && sum.voided == sum.issued;
  if (desk.keys()->current_epoch() == epoch) {
    item.tone = Tone::good;
    item.chip = words(visitor, "keys.current"_key);
  } else {
    item.tone = is_void ? Tone::stop : Tone::plain;
    item.chip = words(visitor, is_void ? "keys.voided"_key : "keys.earlier"_key);
  }
  return item;
}

std::vector<char> epochs_of(const CodeDesk& desk) {
  const auto keys = desk.keys();
  std::vector<char> epochs;
  for (const char symbol : authenticity::serial_alphabet) {
    if (keys->has_epoch(symbol)) epochs.push_back(symbol);
  }
  return epochs;
}

Result<Response> show(const Office& office, const OrderGround& ground, const Visitor& visitor,
                      const Request& request) {
  Block list{.title = words(visitor, "keys.list"_key), .saying = words(visitor, "keys.saying"_key)};
  office::Input which{.name = "epoch", .label = words(visitor, "codes.epoch"_key)};
  for (const char epoch : epochs_of(ground.desk)) {
    list.items.push_back(item_of(visitor, ground.desk, epoch));
    which.choices.push_back({std::string(1, epoch), epoch_name(visitor, epoch)});
  }
  list.forms = {{.action = Office::href(visitor, std::string(path) + "/next"),
                 .button = words(visitor, "keys.next"_key),
                 .warning = words(visitor, "keys.next_warning"_key),
                 .key = "n"}};
  Block voiding{.title = words(visitor, "keys.void_title"_key),
                .saying = words(visitor, "keys.void_saying"_key),
                .forms = {{.action = Office::href(visitor, std::string(path) + "/void"),
                           .button = words(visitor, "keys.void"_key),
                           .inputs = {std::move(which)},
                           .warning = words(visitor, "keys.void_warning"_key),
                           .key = "v"}}};
  return respond_blocks(office, visitor, request, {words(visitor, "keys.title"_key)},
                        {std::move(list), std::move(voiding)});
}

Result<Response> start_next(const Office& office, const OrderGround& ground, const Visitor& visitor,
                            const Request& request) {
  TRY_VOID(ground.desk.rotate_keys(visitor.login));
  return office.done(visitor, request, path, "keys.started"_key,
                     {std::string(1, ground.desk.keys()->current_epoch())});
}

Result<Response> void_one(const Office& office, const OrderGround& ground, const Visitor& visitor,
                          const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  const std::string typed = form.get("epoch");
  if (typed.size() != 1 || !ground.desk.keys()->has_epoch(typed.front())) {
    return office.not_done(visitor, request, path, "keys.unknown"_key);
  }
  // New orders must not be numbered under the key that got out.
  if (typed.front() == ground.desk.keys()->current_epoch()) {
    TRY_VOID(ground.desk.rotate_keys(visitor.login));
  }
  TRY_VOID(ground.desk.void_epoch(visitor.acting(Object::code_order, Act::decide), typed.front()));
  return office.done(visitor, request, path, "keys.done"_key, {typed});
}

}  // namespace

void add_key_pages(Office& office, const OrderGround& ground) {
  const office::Needs needs{Object::code_order, Act::decide};
  office.add_section({.path = std::string(path),
                      .label = "keys.title"_key,
                      .icon = "key",
                      .group = "codes.group"_key,
                      .needs = needs});
  const auto add = [&](http::Method method, std::string pattern, auto handler) {
    office.add_page(method, std::move(pattern), needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(office, ground, visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  add(http::Method::get, std::string(path), show);
  add(http::Method::post, std::string(path) + "/next", start_next);
  add(http::Method::post, std::string(path) + "/void", void_one);
}

}  // namespace ocop::codes
