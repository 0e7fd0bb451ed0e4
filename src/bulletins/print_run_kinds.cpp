#include "bulletins/print_run_kinds.h"

#include <charconv>

#include "bulletins/limits.h"
#include "records/codes.h"
#include "records/record_store.h"

namespace ocop::bulletins {
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

constexpr Option printed_things[] = {
    {"bulletin", "bulletins.what_bulletin"_key}, {"catalogue", "bulletins.what_catalogue"_key},
    {"poster", "bulletins.what_poster"_key},     {"leaflet", "bulletins.what_leaflet"_key},
    {"notice", "bulletins.what_notice"_key},     {"label", "bulletins.what_label"_key},
    {"other", "bulletins.what_other"_key}};

constexpr Option formats[] = {{"a3", "bulletins.format_a3"_key},
                              {"a4", "bulletins.format_a4"_key},
                              {"a5", "bulletins.format_a5"_key},
                              {"folded", "bulletins.format_folded"_key},
                              {"other", "bulletins.format_other"_key}};

Checked copies_rule(std::string_view text) {
  long long copies = 0;
  std::from_chars(text.data(), text.data() + text.size(), copies);
  if (copies >= 1 && copies <= limits::print_copies_max) return std::string(text);
  return Reason{"bulletins.fault_copies"_key, {std::to_string(limits::print_copies_max)}};
}

void fill_run(const Writing& writing, const Record*, Record& after) {
  if (after["code"].empty()) after["code"] = records::code_of_year("IN", writing.now(), after.id);
}

/// All copies that the parts of the run hand out, that one as it is going to be.
Result<long long> handed_out(Writing& writing, std::string_view run_id, const Record* instead) {
  TRY(const auto parts, writing.where(writing.kinds().get("print_handout"), "run_id", run_id));
  long long sum = instead == nullptr ? 0 : instead->whole("copies").value_or(0);
  for (const Record& part : parts) {
    const bool counts = !part.removed_at && (instead == nullptr || part.id != instead->id);
    if (counts) sum += part.whole("copies").value_or(0);
  }
  return sum;
}

Result<Faults> guard_run(Writing& writing, const Record* before, const Record& after) {
  Faults faults;
  const bool is_bulletin = after["what"] == "bulletin";
  if (is_bulletin && after["bulletin_id"].empty()) {
    faults.push_back({"bulletin_id", {"bulletins.fault_which_bulletin"_key, {}}});
  }
  if (!after["bulletin_id"].empty()) {
    TRY(const auto bulletin, writing.get(writing.kinds().get("bulletin"), after["bulletin_id"]));
    if (bulletin && (*bulletin)["number"].empty()) {
      faults.push_back({"bulletin_id", {"bulletins.fault_no_number"_key, {}}});
    }
  }
  const auto printed = after.day("printed_on");
  if (printed && *printed > date_of(writing.now())) {
    faults.push_back({"printed_on", {"bulletins.fault_future"_key, {}}});
  }
  if (before == nullptr) return faults;
  TRY(const long long out, handed_out(writing, after.id, nullptr));
  if (out > after.whole("copies").value_or(0)) {
    faults.push_back({"copies", {"bulletins.fault_handed_out"_key, {std::to_string(out)}}});
  }
  return faults;
}

Result<Faults> guard_handout(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  TRY(const auto run, writing.get(writing.kinds().get("print_run"), after["run_id"]));
  if (!run) return faults;
  TRY(const long long out, handed_out(writing, run->id, &after));
  const long long printed = run->whole("copies").value_or(0);
  if (out > printed) {
    const long long left = printed - (out - after.whole("copies").value_or(0));
    faults.push_back(
        {"copies",
         {"bulletins.fault_too_few"_key, {std::to_string(printed), std::to_string(left)}}});
  }
  const auto from = run->day("printed_on"), on = after.day("handed_on");
  if (from && on && *on < *from) {
    faults.push_back({"handed_on", {"bulletins.fault_before_print"_key, {}}});
  }
  return faults;
}

std::vector<Field> run_fields() {
  return {
      {.name = "code",
       .label = "bulletins.run_code"_key,
       .uses = use::search | use::fixed,
       .hint = "bulletins.code_hint"_key},
      {.name = "unit_code",
       .label = "bulletins.unit"_key,
       .type = Type::unit,
       .uses = use::filter | use::required},
      {.name = "title",
       .label = "bulletins.run_title"_key,
       .uses = use::list | use::search | use::sort | use::required,
       .hint = "bulletins.run_title_hint"_key},
      {.name = "what",
       .label = "bulletins.what"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = printed_things},
      {.name = "bulletin_id",
       .label = "bulletins.bulletin"_key,
       .type = Type::reference,
       .of = "bulletin",
       .hint = "bulletins.run_bulletin_hint"_key},
      {.name = "format",
       .label = "bulletins.format"_key,
       .type = Type::choice,
       .uses = use::required,
       .options = formats,
       .fallback = "a4"},
      {.name = "printer", .label = "bulletins.printer"_key, .uses = use::search | use::required},
      {.name = "printed_on",
       .label = "bulletins.printed_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "copies",
       .label = "bulletins.copies"_key,
       .type = Type::whole,
       .uses = use::list | use::required,
       .rule = copies_rule},
      {.name = "cost", .label = "bulletins.cost"_key, .type = Type::money},
      {.name = "note", .label = "bulletins.note"_key, .type = Type::text},
      {.name = "demonstration",
       .label = "outreach.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter}};
}

std::vector<Field> handout_fields() {
  return {{.name = "run_id",
           .label = "bulletins.run"_key,
           .type = Type::reference,
           .uses = use::required | use::fixed | use::filter,
           .of = "print_run",
           .import_name = "run"},
          {.name = "place",
           .label = "bulletins.place"_key,
           .uses = use::list | use::search | use::required,
           .hint = "bulletins.place_hint"_key},
          {.name = "handed_on",
           .label = "bulletins.handed_on"_key,
           .type = Type::day,
           .uses = use::list | use::required},
          {.name = "copies",
           .label = "bulletins.copies"_key,
           .type = Type::whole,
           .uses = use::list | use::required,
           .rule = copies_rule},
          {.name = "received_by",
           .label = "bulletins.received_by"_key,
           .uses = use::required,
           .hint = "bulletins.received_by_hint"_key}};
}

}  // namespace

Kind print_run_kind() {
  return {.name = "print_run",
          .table = "print_runs",
          .path = "print-runs",
          .object = accounts::Object::bulletin,
          .one = "bulletins.run"_key,
          .many = "bulletins.runs"_key,
          .add = "bulletins.add_run"_key,
          .fields = run_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code",
          .sort = "printed_on",
          .form = {{"bulletins.part_other"_key, {"code", "note", "demonstration"}}},
          .fill = fill_run,
          .guard = guard_run};
}

Kind print_handout_kind() {
  return {.name = "print_handout",
          .table = "print_handouts",
          .path = "print-handouts",
          .object = accounts::Object::bulletin,
          .one = "bulletins.handout"_key,
          .many = "bulletins.handouts"_key,
          .add = "bulletins.add_handout"_key,
          .fields = handout_fields(),
          .title = "place",
          .key = {"run_id", "place", "handed_on"},
          .owner = "run_id",
          .sort = "handed_on",
          .guard = guard_handout};
}

}  // namespace ocop::bulletins
