#include "shortlist/round_kinds.h"

#include <algorithm>
#include <charconv>

#include "accounts/appointment_store.h"
#include "accounts/people_store.h"
#include "accounts/sign_in_name.h"
#include "records/codes.h"
#include "shortlist/limits.h"

namespace ocop::shortlist {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option states[] = {{"draft", "shortlist.state_draft"_key},
                             {"open", "shortlist.state_open"_key},
                             {"closed", "shortlist.state_closed"_key},
                             {"published", "shortlist.state_published"_key}};

/// What a result depends on.
constexpr std::string_view frozen_fields[] = {"code",    "title",  "title_en", "unit_code",
                                              "purpose", "places", "opens_on", "demonstration"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Checked whole_to(std::string_view text, long long most, pages::Key key) {
  long long number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool fits = read.ec == std::errc() && read.ptr == end && number >= 1 && number <= most;
  if (fits) return std::to_string(number);
  return Reason{key, {std::to_string(most)}};
}

Checked places_rule(std::string_view text) {
  return whole_to(text, limits::shortlist_places_max, "shortlist.fault_places"_key);
}
Checked weight_rule(std::string_view text) {
  return whole_to(text, limits::shortlist_weight_max, "shortlist.fault_weight"_key);
}

Checked login_rule(std::string_view text) {
  auto login = accounts::parse_sign_in_name(text);
  if (login) return std::move(*login);
  return Reason{"shortlist.fault_login"_key, {}};
}

void fill_round(const Writing& writing, const Record*, Record& after) {
  if (!after["code"].empty()) return;
  after["code"] = records::code_of_year("TB", writing.now(), after.id);
}

void check_round(const Record& row, Faults& faults) {
  const auto from = row.day("opens_on"), to = row.day("closes_on");
  if (from && to && *to < *from) faults.push_back(fault("closes_on", "shortlist.fault_days"_key));
}

Result<Faults> guard_round(Writing&, const Record* before, const Record& after) {
  Faults faults;
  if (before == nullptr || state_of(*before) == State::draft) return faults;
  for (const std::string_view field : frozen_fields) {
    if ((*before)[field] != after[field]) {
      faults.push_back(fault(field, "shortlist.fault_begun"_key));
    }
  }
  const auto was = before->day("closes_on"), is = after.day("closes_on");
  const bool may_wait = state_of(*before) == State::open && was && is && *is >= *was;
  if (was != is && !may_wait) faults.push_back(fault("closes_on", "shortlist.fault_later"_key));
  return faults;
}

Result<bool> is_prepared(records::Reading& reading, const Record& part) {
  TRY(const auto round, reading.get(reading.kinds().get("shortlist_round"), part["round_id"]));
  return round && state_of(*round) == State::draft;
}

/// Whether there is room for another part of the round.
Result<Faults> guard_part(Writing& writing, const Record* before, const Record& after,
                          std::size_t most) {
  TRY(const bool prepared, is_prepared(writing, after));
  if (!prepared) return Faults{fault("round_id", "shortlist.fault_begun"_key)};
  TRY(const auto others, writing.where(*after.kind, "round_id", after["round_id"]));
  if (before == nullptr && others.size() >= most) {
    return Faults{{"round_id", {"shortlist.fault_too_many"_key, {std::to_string(most)}}}};
  }
  return Faults{};
}

Result<Faults> guard_criterion(Writing& writing, const Record* before, const Record& after) {
  return guard_part(writing, before, after, limits::shortlist_criteria_max);
}

Result<Faults> guard_candidate(Writing& writing, const Record* before, const Record& after) {
  return guard_part(writing, before, after, limits::shortlist_candidates_max);
}

/// An account that some role lets vote today.
bool may_vote(Writing& writing, const std::string& login) {
  const auto person = accounts::person_with_login(writing.session(), login);
  if (!person) return false;
  const Date today = date_of(writing.now());
  using accounts::Extent;
  return std::ranges::any_of(
      accounts::appointments_of(writing.session(), *person), [&](const auto& each) {
        return each.is_valid_on(today) &&
               accounts::extent_of(each.role, accounts::Object::shortlist_vote,
                                   accounts::Act::enter) != Extent::none;
      });
}

Result<Faults> guard_voter(Writing& writing, const Record* before, const Record& after) {
  TRY(Faults faults, guard_part(writing, before, after, limits::shortlist_voters_max));
  if (!may_vote(writing, after["login"])) {
    faults.push_back(fault("login", "shortlist.fault_login"_key));
  }
  return faults;
}

void fill_candidate(const Writing& writing, const Record* before, Record& after) {
  if (before == nullptr) after["proposed_by"] = writing.person();
}

std::vector<Field> round_fields() {
  return {
      {.name = "code",
       .label = "shortlist.code"_key,
       .uses = use::list | use::search,
       .rule = records::capital_code<40>,
       .hint = "shortlist.code_hint"_key},
      {.name = "title",
       .label = "shortlist.title"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "title_en", .label = "shortlist.title_en"_key, .uses = use::search},
      {.name = "unit_code",
       .label = "shortlist.unit"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "purpose",
       .label = "shortlist.purpose"_key,
       .type = Type::text,
       .uses = use::search | use::required,
       .hint = "shortlist.purpose_hint"_key},
      {.name = "places",
       .label = "shortlist.places"_key,
       .type = Type::whole,
       .uses = use::list | use::required,
       .rule = places_rule,
       .hint = "shortlist.places_hint"_key},
      {.name = "opens_on",
       .label = "shortlist.opens_on"_key,
       .type = Type::day,
       .uses = use::required},
      {.name = "closes_on",
       .label = "shortlist.closes_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required,
       .hint = "shortlist.closes_on_hint"_key},
      {.name = "state",
       .label = "shortlist.state"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = states,
       .fallback = "draft"},
      {.name = "opened_on",
       .label = "shortlist.opened_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "opened_by", .label = "shortlist.opened_by"_key, .uses = use::hidden | use::person},
      {.name = "closed_on",
       .label = "shortlist.closed_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "closed_by", .label = "shortlist.closed_by"_key, .uses = use::hidden | use::person},
      {.name = "published_on",
       .label = "shortlist.published_on"_key,
       .type = Type::day,
       .uses = use::hidden},
      {.name = "published_by",
       .label = "shortlist.published_by"_key,
       .uses = use::hidden | use::person},
      {.name = "demonstration",
       .label = "outreach.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

Field round_reference() {
  return {.name = "round_id",
          .label = "shortlist.round"_key,
          .type = Type::reference,
          .uses = use::required | use::fixed | use::filter,
          .of = "shortlist_round",
          .import_name = "round"};
}

/// What the three kinds of parts have in common.
Kind part_kind(std::string_view name, std::string_view table, std::string_view path) {
  Kind kind{.name = name,
            .table = table,
            .path = path,
            .object = accounts::Object::shortlist,
            .one = "shortlist.round"_key,
            .many = "shortlist.round"_key,
            .add = "shortlist.round"_key,
            .fields = {round_reference()},
            .key = {}};
  kind.owner = "round_id";
  return kind;
}

}  // namespace

State state_of(const Record& round) {
  const auto at = std::ranges::find(states, round["state"], &Option::value);
  return at == std::end(states) ? State::draft : static_cast<State>(at - std::begin(states));
}

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].value; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }

Kind round_kind() {
  return {.name = "shortlist_round",
          .table = "shortlist_rounds",
          .path = "shortlists",
          .object = accounts::Object::shortlist,
          .one = "shortlist.round"_key,
          .many = "shortlist.rounds"_key,
          .add = "shortlist.add_round"_key,
          .fields = round_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code",
          .sort = "closes_on",
          .fill = fill_round,
          .check = check_round,
          .guard = guard_round};
}

Kind criterion_kind() {
  Kind kind = part_kind("shortlist_criterion", "shortlist_criteria", "shortlist-criteria");
  kind.one = "shortlist.criterion"_key;
  kind.many = "shortlist.criteria"_key;
  kind.add = "shortlist.add_criterion"_key;
  kind.fields.insert(
      kind.fields.end(),
      {{.name = "title",
        .label = "shortlist.criterion_title"_key,
        .uses = use::list | use::search | use::required},
       {.name = "title_en", .label = "shortlist.criterion_title_en"_key, .uses = use::search},
       {.name = "explanation",
        .label = "shortlist.explanation"_key,
        .type = Type::text,
        .hint = "shortlist.explanation_hint"_key},
       {.name = "weight",
        .label = "shortlist.weight"_key,
        .type = Type::whole,
        .uses = use::list | use::required,
        .rule = weight_rule,
        .hint = "shortlist.weight_hint"_key}});
  kind.title = "title";
  kind.key = {"round_id", "title"};
  kind.guard = guard_criterion;
  return kind;
}

Kind candidate_kind() {
  Kind kind = part_kind("shortlist_candidate", "shortlist_candidates", "shortlist-candidates");
  kind.one = "shortlist.candidate"_key;
  kind.many = "shortlist.candidates"_key;
  kind.add = "shortlist.add_candidate"_key;
  kind.fields.insert(kind.fields.end(),
                     {{.name = "product_id",
                       .label = "registry.product"_key,
                       .type = Type::reference,
                       .uses = use::list | use::search | use::required | use::fixed,
                       .of = "product",
                       .import_name = "gtin"},
                      {.name = "reason",
                       .label = "shortlist.why_proposed"_key,
                       .type = Type::text,
                       .uses = use::search | use::required},
                      {.name = "proposed_by",
                       .label = "shortlist.proposed_by"_key,
                       .uses = use::list | use::hidden | use::person}});
  kind.title = "product_id";
  kind.key = {"round_id", "product_id"};
  kind.fill = fill_candidate;
  kind.guard = guard_candidate;
  return kind;
}

Kind voter_kind() {
  Kind kind = part_kind("shortlist_voter", "shortlist_voters", "shortlist-voters");
  kind.one = "shortlist.voter"_key;
  kind.many = "shortlist.voters"_key;
  kind.add = "shortlist.add_voter"_key;
  kind.fields.insert(kind.fields.end(),
                     {{.name = "login",
                       .label = "shortlist.login"_key,
                       .uses = use::list | use::search | use::required | use::fixed | use::person,
                       .rule = login_rule,
                       .hint = "shortlist.login_hint"_key},
                      {.name = "standing",
                       .label = "shortlist.standing"_key,
                       .uses = use::list | use::search | use::required,
                       .hint = "shortlist.standing_hint"_key}});
  kind.title = "login";
  kind.key = {"round_id", "login"};
  kind.guard = guard_voter;
  return kind;
}

void keep_begun_rounds(records::Kinds& kinds) {
  const Error begun{Code::failed_precondition, "voting in the round has begun", "round_id"};
  for (const std::string_view part :
       {"shortlist_criterion", "shortlist_candidate", "shortlist_voter"}) {
    kinds.follow(part, [begun](Writing& writing, const Record& row) -> Result<void> {
      TRY(const bool prepared, is_prepared(writing, row));
      if (!prepared) return begun;
      return ok();
    });
  }
  kinds.follow("shortlist_round", [begun](Writing&, const Record& row) -> Result<void> {
    if (row.removed_at && state_of(row) != State::draft) return begun;
    return ok();
  });
}

}  // namespace ocop::shortlist
