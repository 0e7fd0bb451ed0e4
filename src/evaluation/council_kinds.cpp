#include "evaluation/council_kinds.h"

#include <algorithm>
#include <charconv>

#include "accounts/appointment_store.h"
#include "accounts/people_store.h"
#include "accounts/sign_in_name.h"
#include "base/text.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/score_kinds.h"
#include "records/record_store.h"
#include "registry/working_days.h"

namespace ocop::evaluation {
namespace {

using records::Checked;
using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Reading;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option posts[] = {{"chair", "evaluation.post_chair"_key},
                            {"member", "evaluation.post_member"_key},
                            {"secretary", "evaluation.post_secretary"_key},
                            {"advisory", "evaluation.post_advisory"_key}};

constexpr Option modes[] = {{mode::meeting, "evaluation.mode_meeting"_key},
                            {mode::written, "evaluation.mode_written"_key}};

constexpr Option incompletes[] = {{"block", "evaluation.incomplete_block"_key},
                                  {"warn", "evaluation.incomplete_warn"_key}};

/// The members that 26/2026/QĐ-TTg, article 6, names for a province.
constexpr std::string_view agencies_by_default =
    "Sở Nông nghiệp và Môi trường\nSở Công Thương\nSở Y tế\nSở Khoa học và Công nghệ\n"
    "Sở Văn hóa và Thể thao\nVăn phòng điều phối OCOP";

constexpr Option case_states[] = {{case_state::scoring, "evaluation.case_scoring"_key},
                                  {case_state::concluded, "evaluation.case_concluded"_key}};

constexpr Option case_stars[] = {
    {"0", "evaluation.no_star"_key},    {"1", "evaluation.one_star"_key},
    {"2", "evaluation.two_stars"_key},  {"3", "evaluation.three_stars"_key},
    {"4", "evaluation.four_stars"_key}, {"5", "evaluation.five_stars"_key}};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Checked percent(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number >= 50 && number <= 100) {
    return std::string(text);
  }
  return Reason{"evaluation.fault_percent"_key, {}};
}

Checked login_rule(std::string_view text) {
  auto login = accounts::parse_sign_in_name(text);
  if (login) return std::move(*login);
  return Reason{"evaluation.fault_login"_key, {}};
}

/// Whether the person holds a role that the post asks for.
bool may_sit(Writing& writing, const Record& member) {
  const auto person = accounts::person_with_login(writing.session(), member["login"]);
  if (!person) return false;
  const auto role = member["post"] == "secretary"  ? accounts::Role::secretary
                    : member["post"] == "advisory" ? accounts::Role::advisory_team
                                                   : accounts::Role::council_member;
  const Date today = date_of(writing.now());
  return std::ranges::any_of(
      accounts::appointments_of(writing.session(), *person),
      [&](const auto& each) { return each.role == role && each.is_valid_on(today); });
}

Result<std::size_t> cases_with(Reading& reading, const Record& council) {
  TRY(const auto cases,
      reading.where(reading.kinds().get("council_case"), "council_id", council.id));
  return cases.size();
}

/// The notice comes so many working days before the meeting; how results are reached is settled
/// before the first case.
Result<Faults> guard_council(Writing& writing, const Record* before, const Record& after) {
  const auto notified = after.day("notified_on"), meets = after.day("meets_on");
  const auto notice = after.whole("notice_days").value_or(1);
  if (notified && meets && registry::working_days().left(*notified, *meets) < notice) {
    return Faults{{"notified_on", {"evaluation.fault_notice"_key, {std::to_string(notice)}}}};
  }
  if (before == nullptr || (*before)["mode"] == after["mode"]) return Faults{};
  TRY(const std::size_t cases, cases_with(writing, after));
  return cases > 0 ? Faults{fault("mode", "evaluation.fault_mode_fixed"_key)} : Faults{};
}

Result<Faults> guard_member(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr && (*before)["post"] != after["post"]) {
    TRY(const std::size_t locked, locked_sheets_of(writing, *before));
    if (locked > 0) return Faults{fault("post", "evaluation.fault_has_locked"_key)};
  }
  if (!may_sit(writing, after)) return Faults{fault("login", "evaluation.fault_login"_key)};
  if (after["post"] != "chair") return Faults{};
  TRY(const auto members,
      writing.where(writing.kinds().get("council_member"), "council_id", after["council_id"]));
  const bool has_other = std::ranges::any_of(
      members, [&](const Record& each) { return each.id != after.id && each["post"] == "chair"; });
  return has_other ? Faults{fault("post", "evaluation.fault_chair"_key)} : Faults{};
}

/// What the province received may be scored; and by one council at a time.
Result<Faults> guard_case(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) return Faults{};
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), after["dossier_id"]));
  if (!dossier || dossier->removed_at || (*dossier)["state"] != state::received) {
    return Faults{fault("dossier_id", "evaluation.fault_unchecked"_key)};
  }
  TRY(const auto council, writing.get(writing.kinds().get("council"), after["council_id"]));
  if (council) {
    TRY(const auto seats,
        writing.where(writing.kinds().get("council_member"), "council_id", council->id));
    const Lacking lacking = lacking_in(*council, seats);
    if (is_closed(*council, lacking)) {
      return Faults{
          Fault{"council_id", {"evaluation.fault_incomplete"_key, {lacking.agencies_text()}}}};
    }
  }
  if (council && (*council)["mode"] == mode::written && (*dossier)["sort"] != "re_evaluation") {
    return Faults{fault("dossier_id", "evaluation.fault_written"_key)};
  }
  TRY(const auto others,
      writing.where(writing.kinds().get("council_case"), "dossier_id", dossier->id));
  const bool is_scored = std::ranges::any_of(others, [&](const Record& each) {
    return each.id != after.id && each["state"] == case_state::scoring;
  });
  if (is_scored) return Faults{fault("dossier_id", "evaluation.fault_other_council"_key)};
  return Faults{};
}

Result<void> follow_case(Writing& writing, Record row) {
  if (row.removed_at && row["state"] == case_state::concluded) {
    return Error{Code::failed_precondition, "what a council concluded stays", row.id};
  }
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), row["dossier_id"]));
  if (!dossier || row.removed_at || row["heading"] == dossier->title()) return ok();
  row["heading"] = dossier->title();
  TRY_VOID(writing.put(row));
  return ok();
}

Field part_of(std::string_view name, pages::Key label, std::string_view kind) {
  return {.name = name,
          .label = label,
          .type = Type::reference,
          .uses = use::required | use::fixed,
          .of = kind};
}

Kind council_kind() {
  return {
      .name = "council",
      .table = "councils",
      .path = "councils",
      .object = accounts::Object::council,
      .one = "evaluation.council"_key,
      .many = "evaluation.councils"_key,
      .add = "evaluation.add_council"_key,
      .fields = {{.name = "name",
                  .label = "evaluation.council_name"_key,
                  .uses = use::list | use::search | use::required},
                 {.name = "unit_code",
                  .label = "evaluation.council_unit"_key,
                  .type = Type::unit,
                  .uses = use::list | use::required},
                 {.name = "founded_by",
                  .label = "evaluation.founded_by"_key,
                  .uses = use::search,
                  .hint = "evaluation.founded_by_hint"_key},
                 {.name = "founded_on",
                  .label = "evaluation.founded_on"_key,
                  .type = Type::day,
                  .uses = use::list | use::sort},
                 {.name = "quorum_percent",
                  .label = "evaluation.quorum_percent"_key,
                  .type = Type::whole,
                  .uses = use::required,
                  .rule = percent,
                  .hint = "evaluation.quorum_hint"_key,
                  .fallback = "75"},
                 {.name = "spread_max",
                  .label = "evaluation.spread_max"_key,
                  .type = Type::whole,
                  .uses = use::required,
                  .hint = "evaluation.spread_hint"_key,
                  .fallback = "10"},
                 {.name = "mode",
                  .label = "evaluation.mode"_key,
                  .type = Type::choice,
                  .uses = use::filter | use::required,
                  .options = modes,
                  .hint = "evaluation.mode_hint"_key,
                  .fallback = mode::meeting},
                 {.name = "required_agencies",
                  .label = "evaluation.required_agencies"_key,
                  .type = Type::text,
                  .hint = "evaluation.required_agencies_hint"_key,
                  .fallback = agencies_by_default},
                 {.name = "incomplete",
                  .label = "evaluation.incomplete"_key,
                  .type = Type::choice,
                  .uses = use::required,
                  .options = incompletes,
                  .fallback = "block"},
                 {.name = "incomplete_reason",
                  .label = "evaluation.incomplete_reason"_key,
                  .type = Type::text,
                  .hint = "evaluation.incomplete_reason_hint"_key},
                 {.name = "notice_days",
                  .label = "evaluation.notice_days"_key,
                  .type = Type::whole,
                  .uses = use::required,
                  .hint = "evaluation.notice_hint"_key,
                  .fallback = "1"},
                 {.name = "notified_on", .label = "evaluation.notified_on"_key, .type = Type::day},
                 {.name = "meets_on",
                  .label = "evaluation.meets_on"_key,
                  .type = Type::day,
                  .uses = use::sort},
                 {.name = "meeting_place",
                  .label = "evaluation.meeting_place"_key,
                  .hint = "evaluation.meeting_place_hint"_key},
                 {.name = "demonstration",
                  .label = "evaluation.demonstration"_key,
                  .type = Type::flag,
                  .uses = use::filter}},
      .title = "name",
      .key = {},
      .unit = "unit_code",
      .guard = guard_council};
}

Kind member_kind() {
  return {.name = "council_member",
          .table = "council_members",
          .path = "council-members",
          .object = accounts::Object::council,
          .one = "evaluation.member"_key,
          .many = "evaluation.members"_key,
          .add = "evaluation.add_member"_key,
          .fields = {part_of("council_id", "evaluation.council"_key, "council"),
                     {.name = "login",
                      .label = "evaluation.login"_key,
                      .uses = use::list | use::search | use::required | use::fixed | use::person,
                      .rule = login_rule,
                      .hint = "evaluation.login_hint"_key},
                     {.name = "post",
                      .label = "evaluation.post"_key,
                      .type = Type::choice,
                      .uses = use::list | use::required,
                      .options = posts,
                      .fallback = "member"},
                     {.name = "agency", .label = "evaluation.agency"_key, .uses = use::list}},
          .title = "login",
          .key = {"council_id", "login"},
          .owner = "council_id",
          .guard = guard_member};
}

Kind case_kind() {
  return {.name = "council_case",
          .table = "council_cases",
          .path = "council-cases",
          .object = accounts::Object::council,
          .one = "evaluation.case_one"_key,
          .many = "evaluation.cases"_key,
          .add = "evaluation.add_case"_key,
          .fields = {part_of("council_id", "evaluation.council"_key, "council"),
                     {.name = "dossier_id",
                      .label = "evaluation.dossier"_key,
                      .type = Type::reference,
                      .uses = use::required | use::fixed,
                      .of = "dossier",
                      .hint = "evaluation.case_hint"_key},
                     {.name = "heading",
                      .label = "evaluation.heading"_key,
                      .uses = use::list | use::search | use::hidden},
                     {.name = "round",
                      .label = "evaluation.round"_key,
                      .type = Type::whole,
                      .uses = use::hidden,
                      .fallback = "1"},
                     {.name = "state",
                      .label = "evaluation.state"_key,
                      .type = Type::choice,
                      .uses = use::list | use::filter | use::hidden,
                      .options = case_states,
                      .fallback = case_state::scoring},
                     {.name = "star",
                      .label = "evaluation.star"_key,
                      .type = Type::choice,
                      .uses = use::list | use::hidden,
                      .options = case_stars},
                     {.name = "concluded_on",
                      .label = "evaluation.concluded_on"_key,
                      .type = Type::day,
                      .uses = use::hidden},
                     {.name = "concluded_by",
                      .label = "evaluation.concluded_by"_key,
                      .uses = use::hidden | use::person},
                     {.name = "meeting_called_on",
                      .label = "evaluation.meeting_called_on"_key,
                      .type = Type::day,
                      .uses = use::hidden}},
          .title = "heading",
          .key = {"council_id", "dossier_id"},
          .owner = "council_id",
          .guard = guard_case};
}

/// Who locked a sheet of a case that is not concluded stays until it is.
Result<void> follow_member(Writing& writing, const Record& seat) {
  if (!seat.removed_at) return ok();
  TRY(const std::size_t locked, locked_sheets_of(writing, seat));
  if (locked == 0) return ok();
  return Error{Code::failed_precondition, "the member locked a sheet of an open case", seat.id};
}

}  // namespace

void add_council_kinds(records::Kinds& kinds,
                       const std::shared_ptr<const criteria::Regimes>& regimes) {
  kinds.add(council_kind());
  kinds.add(member_kind());
  kinds.add(case_kind());
  kinds.add(result_kind());
  kinds.add(sheet_kind());
  kinds.add(score_answer_kind(regimes));
  kinds.add(opinion_kind());
  kinds.follow("council_case", follow_case);
  kinds.follow("council_member", follow_member);
}

}  // namespace ocop::evaluation
