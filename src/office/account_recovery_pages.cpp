#include <algorithm>

#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;

std::string person_path(const accounts::PersonId& id) { return "/office/people/" + id.text(); }

Response make_code(const Office& office, const AccountGround& ground, const Visitor& visitor,
                   const Request& request) {
  const auto found = find_person(ground, visitor, request, Act::enter);
  if (!found) return office.failed(visitor, request, found.error());
  const auto code = ground.accounts.recovery().make_code(found->person.id, visitor.login);
  if (!code) return office.failed(visitor, request, code.error());
  const Block block{.title = words(visitor, "recovery.code"_key),
                    .saying = words(visitor, "recovery.saying"_key, {found->person.login}),
                    .codes = {*code},
                    .links = {{words(visitor, "recovery.back"_key),
                               Office::href(visitor, person_path(found->person.id))}}};
  return respond_blocks(office, visitor, request, {found->person.name}, {block});
}

Response ask_reset(const Office& office, const AccountGround& ground, const Visitor& visitor,
                   const Request& request) {
  const auto found = find_person(ground, visitor, request, Act::enter);
  if (!found) return office.failed(visitor, request, found.error());
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto asked =
      ground.accounts.recovery().ask_reset(found->person.id, form->get("reason"), visitor.login);
  if (!asked) return office.failed(visitor, request, asked.error());
  return office.done(visitor, request, person_path(found->person.id), "reset.asked"_key);
}

/// Those that the visitor may decide.
Result<std::vector<accounts::FactorReset>> waiting(const AccountGround& ground,
                                                   const Visitor& visitor) {
  std::vector<accounts::FactorReset> mine;
  if (!visitor.may(Object::account, Act::decide)) return mine;
  TRY(const auto all, ground.accounts.recovery().waiting_resets());
  for (const accounts::FactorReset& reset : all) {
    if (reset.asked_by == visitor.login) continue;
    TRY(const auto records, ground.accounts.appointments().of_person(reset.person));
    if (reaches_person(ground, visitor, Act::decide, records)) mine.push_back(reset);
  }
  return mine;
}

Response list(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto resets = waiting(ground, visitor);
  if (!resets) return office.failed(visitor, request, resets.error());
  Block block{.title = words(visitor, "office.proposal.to_decide"_key),
              .saying = words(visitor, "reset.saying"_key),
              .empty = words(visitor, "reset.none"_key)};
  for (const accounts::FactorReset& reset : *resets) {
    const std::string at = "/office/resets/" + reset.id;
    block.items.push_back(
        {.title = reset.person_name + " (" + reset.person_login + ")",
         .detail =
             words(visitor, "reset.by"_key, {reset.asked_by, moment(reset.asked_at), reset.reason}),
         .acts = {{words(visitor, "reset.done"_key), Office::href(visitor, at + "/done")},
                  {words(visitor, "reset.refuse"_key), Office::href(visitor, at + "/refused")}}});
  }
  return respond_blocks(office, visitor, request, {words(visitor, "reset.title"_key)}, {block});
}

Response decide(const Office& office, const AccountGround& ground, const Visitor& visitor,
                const Request& request) {
  const auto resets = waiting(ground, visitor);
  if (!resets) return office.failed(visitor, request, resets.error());
  const std::string id = request.parameter("id").value_or("");
  const std::string outcome = request.parameter("outcome").value_or("");
  const bool is_mine = std::ranges::any_of(
      *resets, [&](const accounts::FactorReset& reset) { return reset.id == id; });
  if (!is_mine || (outcome != "done" && outcome != "refused")) {
    return office.not_found(visitor, request);
  }
  const auto decided = ground.accounts.recovery().decide_reset(
      id, outcome == "done" ? accounts::Decision::done : accounts::Decision::refused,
      visitor.login);
  if (!decided) return office.failed(visitor, request, decided.error());
  return office.done(visitor, request, "/office/resets", "reset.decided"_key);
}

Result<std::vector<WorkItem>> work(const AccountGround& ground, const Visitor& visitor) {
  TRY(const auto resets, waiting(ground, visitor));
  std::vector<WorkItem> items;
  for (const accounts::FactorReset& reset : resets) {
    items.push_back({.title = words(visitor, "reset.work"_key, {reset.person_name}),
                     .detail = reset.reason,
                     .href = "/office/resets",
                     .tone = Tone::caution});
  }
  return items;
}

}  // namespace

void add_account_recovery_pages(Office& office, const AccountGround& ground) {
  const auto add = [&](http::Method method, std::string pattern, Needs needs, auto handler) {
    office.add_page(method, std::move(pattern), needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      return handler(office, ground, visitor, request);
                    });
  };
  add(http::Method::post, "/office/people/{id}/recovery", {Object::account, Act::enter}, make_code);
  add(http::Method::post, "/office/people/{id}/reset", {Object::account, Act::enter}, ask_reset);
  add(http::Method::get, "/office/resets", {Object::account, Act::decide}, list);
  add(http::Method::post, "/office/resets/{id}/{outcome}", {Object::account, Act::decide}, decide);
  office.add_work([&ground](const Visitor& visitor) { return work(ground, visitor); });
}

}  // namespace ocop::office
