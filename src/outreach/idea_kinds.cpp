#include "outreach/idea_kinds.h"

#include <algorithm>
#include <map>

#include "accounts/appointment_store.h"
#include "accounts/people_store.h"
#include "outreach/sensory.h"

namespace ocop::outreach {
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

constexpr Option stages[] = {{"idea", "outreach.idea_stage_idea"_key},
                             {"prototype", "outreach.idea_stage_prototype"_key},
                             {"test", "outreach.idea_stage_test"_key},
                             {"pilot", "outreach.idea_stage_pilot"_key},
                             {"market", "outreach.idea_stage_market"_key}};

constexpr Option evidences[] = {{"photo", "outreach.evidence_photo"_key},
                                {"recipe", "outreach.evidence_recipe"_key},
                                {"lab_report", "outreach.evidence_lab_report"_key},
                                {"sensory_panel", "outreach.evidence_sensory_panel"_key},
                                {"batch", "outreach.evidence_batch"_key},
                                {"feedback", "outreach.evidence_feedback"_key},
                                {"declaration", "outreach.evidence_declaration"_key},
                                {"label", "outreach.evidence_label"_key}};

constexpr Option novelties[] = {{"unchecked", "outreach.novelty_unchecked"_key},
                                {"new", "outreach.novelty_new"_key},
                                {"variant", "outreach.novelty_variant"_key},
                                {"only_name", "outreach.novelty_only_name"_key}};

constexpr std::string_view day_fields[] = {"begun_on", "prototype_on", "test_on", "pilot_on",
                                           "market_on"};
constexpr std::string_view person_fields[] = {"", "prototype_by", "test_by", "pilot_by",
                                              "market_by"};
constexpr Date last_of_days{9999, 12, 31};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

IdeaStage gate_at(std::size_t i) { return static_cast<IdeaStage>(i); }

void fill_idea(const Writing& writing, const Record* before, Record& after) {
  if (after["begun_on"].empty()) after["begun_on"] = format_iso(date_of(writing.now()));
  for (std::size_t i = 1; i < idea_stages; ++i) {
    const bool is_passed = !after[day_fields[i]].empty();
    const bool was_passed = before != nullptr && !(*before)[day_fields[i]].empty();
    if (is_passed && !was_passed) after[person_fields[i]] = writing.person();
    if (!is_passed) after[person_fields[i]].clear();
  }
  after["stage"] = name_of(stage_on(passages_of(after), last_of_days));
}

void check_idea(const Record& row, Faults& faults) {
  if (row["subject_id"].empty() && row["maker"].empty()) {
    faults.push_back(fault("maker", "outreach.fault_no_maker"_key));
  }
  for (std::size_t i = 1; i < idea_stages; ++i) {
    const auto day = row.day(day_fields[i]);
    const auto before = row.day(day_fields[i - 1]);
    if (day && !before) {
      faults.push_back(fault(day_fields[i], "outreach.fault_gate_before"_key));
    } else if (day && *day < *before) {
      faults.push_back(fault(day_fields[i], "outreach.fault_gate_order"_key));
    }
  }
  if (row["novelty"] == "only_name" && row["novelty_note"].empty()) {
    faults.push_back(fault("novelty_note", "outreach.fault_novelty_note"_key));
  }
}

/// Whether who writes is an officer over such ideas, and not of the producer's own people.
bool is_judge(Writing& writing, const Record& idea) {
  const auto person = accounts::person_with_login(writing.session(), writing.person());
  if (!person) return true;  // a program, run by who keeps the machine
  const Date today = date_of(writing.now());
  bool decides = false;
  for (const auto& each : accounts::appointments_of(writing.session(), *person)) {
    if (!each.is_valid_on(today)) continue;
    if (!each.subject_id.empty() && each.subject_id == idea["subject_id"]) return false;
    using accounts::Extent;
    const Extent extent =
        accounts::extent_of(each.role, accounts::Object::idea, accounts::Act::decide);
    decides = decides || extent == Extent::unit || extent == Extent::all;
  }
  return decides;
}

/// What is found about an idea, and the gates it passes, is for an officer to say.
void check_judgements(Writing& writing, const Record* before, const Record& after, Faults& faults) {
  if (is_judge(writing, after) && (before == nullptr || is_judge(writing, *before))) return;
  const auto hold = [&](std::string_view field, std::string_view was) {
    if (after[field] != was) faults.push_back(fault(field, "outreach.fault_officer"_key));
  };
  hold("novelty", before == nullptr ? std::string_view("unchecked") : (*before)["novelty"]);
  hold("novelty_note", before == nullptr ? std::string_view() : (*before)["novelty_note"]);
  for (std::size_t i = 1; i < idea_stages; ++i) {
    hold(day_fields[i], before == nullptr ? std::string_view() : (*before)[day_fields[i]]);
  }
}

Result<Faults> guard_idea(Writing& writing, const Record* before, const Record& after) {
  Faults faults;
  check_judgements(writing, before, after, faults);
  if (!faults.empty()) return faults;
  const Date today = date_of(writing.now());
  TRY(const auto at_hand, evidence_of(writing, after.id));
  for (std::size_t i = 1; i < idea_stages; ++i) {
    const auto day = after.day(day_fields[i]);
    const bool was_passed = before != nullptr && !(*before)[day_fields[i]].empty();
    if (!day || was_passed) continue;
    if (*day > today) {
      faults.push_back(fault(day_fields[i], "outreach.fault_future"_key));
    } else if (after["novelty"] == "only_name") {
      faults.push_back(fault(day_fields[i], "outreach.fault_only_name"_key));
    } else if (after["novelty"] == "unchecked") {
      faults.push_back(fault(day_fields[i], "outreach.fault_unchecked"_key));
    } else if (!missing_for(gate_at(i), at_hand).empty()) {
      faults.push_back(fault(day_fields[i], *after.kind->field(day_fields[i])->hint));
    }
  }
  return faults;
}

Checked taster_points(std::string_view text) {
  if (text.size() == 1 && text[0] - '0' <= taster_points_max) return std::string(text);
  return Reason{"outreach.fault_points"_key, {}};
}

Field person_field(std::string_view name) {
  return {.name = name, .label = "outreach.passed_by"_key, .uses = use::hidden | use::person};
}

Field gate_field(std::string_view name, pages::Key label, pages::Key hint) {
  return {.name = name, .label = label, .type = Type::day, .hint = hint};
}

Field points_field(std::string_view name, pages::Key label) {
  return {.name = name,
          .label = label,
          .type = Type::whole,
          .uses = use::list | use::required,
          .rule = taster_points,
          .hint = "outreach.points_hint"_key};
}

std::vector<Field> idea_fields() {
  return {
      {.name = "title",
       .label = "outreach.idea_title"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "subject_id",
       .label = "outreach.subject"_key,
       .type = Type::reference,
       .uses = use::list | use::search,
       .of = "subject",
       .import_name = "subject_code"},
      {.name = "maker",
       .label = "outreach.maker"_key,
       .uses = use::search,
       .hint = "outreach.maker_hint"_key},
      {.name = "unit_code",
       .label = "outreach.ward"_key,
       .type = Type::unit,
       .uses = use::list | use::filter | use::required},
      {.name = "description",
       .label = "outreach.description"_key,
       .type = Type::text,
       .uses = use::search | use::required},
      {.name = "materials",
       .label = "outreach.materials"_key,
       .type = Type::text,
       .uses = use::search},
      {.name = "stage",
       .label = "outreach.idea_stage"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::hidden,
       .options = stages,
       .fallback = "idea"},
      {.name = "novelty",
       .label = "outreach.novelty"_key,
       .type = Type::choice,
       .uses = use::list | use::filter,
       .options = novelties,
       .hint = "outreach.novelty_hint"_key,
       .fallback = "unchecked"},
      {.name = "novelty_note", .label = "outreach.novelty_note"_key, .type = Type::text},
      {.name = "begun_on",
       .label = "outreach.begun_on"_key,
       .type = Type::day,
       .uses = use::sort,
       .hint = "outreach.discovered_on_hint"_key},
      gate_field("prototype_on", "outreach.prototype_on"_key, "outreach.prototype_hint"_key),
      person_field("prototype_by"),
      gate_field("test_on", "outreach.test_on"_key, "outreach.test_hint"_key),
      person_field("test_by"),
      gate_field("pilot_on", "outreach.pilot_on"_key, "outreach.pilot_hint"_key),
      person_field("pilot_by"),
      gate_field("market_on", "outreach.market_on"_key, "outreach.market_hint"_key),
      person_field("market_by"),
      {.name = "demonstration",
       .label = "outreach.demonstration"_key,
       .type = Type::flag,
       .uses = use::filter},
  };
}

Field idea_reference() {
  return {.name = "idea_id",
          .label = "outreach.idea"_key,
          .type = Type::reference,
          .uses = use::list | use::search | use::required | use::fixed,
          .of = "idea",
          .import_name = "idea"};
}

std::vector<Field> evidence_fields() {
  return {
      idea_reference(),
      {.name = "sort",
       .label = "outreach.evidence_sort"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::required,
       .options = evidences},
      {.name = "title",
       .label = "outreach.evidence_title"_key,
       .uses = use::list | use::search | use::required},
      {.name = "dated", .label = "outreach.dated"_key, .type = Type::day, .uses = use::list},
      {.name = "number",
       .label = "outreach.paper_number"_key,
       .uses = use::search,
       .hint = "outreach.paper_number_hint"_key},
      {.name = "file_id", .label = "outreach.file"_key, .type = Type::file},
      {.name = "note", .label = "outreach.note"_key, .type = Type::text},
  };
}

std::vector<Field> score_fields() {
  return {
      idea_reference(),
      {.name = "tasted_on",
       .label = "outreach.tasted_on"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "taster",
       .label = "outreach.taster"_key,
       .uses = use::list | use::search | use::required},
      points_field("appearance", "outreach.appearance"_key),
      points_field("aroma", "outreach.aroma"_key),
      points_field("taste", "outreach.taste"_key),
      points_field("texture", "outreach.texture"_key),
      {.name = "note", .label = "outreach.note"_key, .type = Type::text},
  };
}

}  // namespace

bool is_judgement(std::string_view field) {
  return field == "novelty" || field == "novelty_note" ||
         std::ranges::find(day_fields + 1, std::end(day_fields), field) != std::end(day_fields);
}

Kind idea_kind() {
  return {.name = "idea",
          .table = "ideas",
          .path = "ideas",
          .object = accounts::Object::idea,
          .one = "outreach.idea"_key,
          .many = "outreach.ideas"_key,
          .add = "outreach.add_idea"_key,
          .fields = idea_fields(),
          .title = "title",
          .key = {"title", "maker"},
          .unit = "unit_code",
          .subject = "subject_id",
          .fill = fill_idea,
          .check = check_idea,
          .guard = guard_idea};
}

Kind idea_evidence_kind() {
  return {.name = "idea_evidence",
          .table = "idea_evidence",
          .path = "idea-evidence",
          .object = accounts::Object::idea,
          .one = "outreach.evidence"_key,
          .many = "outreach.evidences"_key,
          .add = "outreach.add_evidence"_key,
          .fields = evidence_fields(),
          .title = "title",
          .key = {"idea_id", "sort", "title"},
          .owner = "idea_id"};
}

Kind sensory_score_kind() {
  return {.name = "sensory_score",
          .table = "sensory_scores",
          .path = "sensory-scores",
          .object = accounts::Object::idea,
          .one = "outreach.score"_key,
          .many = "outreach.scores"_key,
          .add = "outreach.add_score"_key,
          .fields = score_fields(),
          .title = "taster",
          .key = {"idea_id", "tasted_on", "taster"},
          .owner = "idea_id"};
}

std::vector<Passage> passages_of(const Record& idea) {
  std::vector<Passage> passages;
  for (std::size_t i = 1; i < idea_stages; ++i) {
    if (const auto day = idea.day(day_fields[i])) passages.push_back({gate_at(i), *day});
  }
  return passages;
}

Result<std::vector<Evidence>> evidence_of(records::Reading& reading, std::string_view idea_id) {
  std::vector<Evidence> found;
  TRY(const auto pieces, reading.where(reading.kinds().get("idea_evidence"), "idea_id", idea_id));
  for (const Record& piece : pieces) {
    const auto* at = std::ranges::find(evidences, piece["sort"], &Option::value);
    found.push_back(static_cast<Evidence>(at - evidences));
  }
  TRY(const auto scores, reading.where(reading.kinds().get("sensory_score"), "idea_id", idea_id));
  std::map<std::string, std::size_t> tasters;
  for (const Record& score : scores) ++tasters[score["tasted_on"]];
  const bool has_panel = std::ranges::any_of(
      tasters, [](const auto& panel) { return panel.second >= panel_tasters_min; });
  if (has_panel) found.push_back(Evidence::sensory_panel);
  return found;
}

pages::Key label_of(IdeaStage stage) { return stages[static_cast<std::size_t>(stage)].label; }
pages::Key label_of(Evidence evidence) {
  return evidences[static_cast<std::size_t>(evidence)].label;
}
std::string_view day_field_of(IdeaStage gate) { return day_fields[static_cast<std::size_t>(gate)]; }
std::string_view person_field_of(IdeaStage gate) {
  return person_fields[static_cast<std::size_t>(gate)];
}

}  // namespace ocop::outreach
