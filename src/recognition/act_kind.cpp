#include "recognition/act_kind.h"

#include <algorithm>

namespace ocop::recognition {
namespace {

using records::Field;
using records::Option;
using records::Record;
using records::Type;
namespace use = records::use;

constexpr Option sorts[] = {{act_sort::grant, "recognition.sort_grant"_key},
                            {act_sort::reissue, "recognition.sort_reissue"_key},
                            {act_sort::revoke, "recognition.sort_revoke"_key}};

constexpr Option levels[] = {{level::province, "recognition.level_province"_key},
                             {level::centre, "recognition.level_centre"_key}};

constexpr Option states[] = {{act_state::proposed, "recognition.state_proposed"_key},
                             {act_state::released, "recognition.state_released"_key},
                             {act_state::refused, "recognition.state_refused"_key},
                             {act_state::withdrawn, "recognition.state_withdrawn"_key}};

// Causes of re-issues first, then grounds of revocations.
constexpr std::size_t reissue_count = 3;
constexpr Option causes[] = {{"lost", "recognition.cause_lost"_key},
                             {"damaged", "recognition.cause_damaged"_key},
                             {"corrected", "recognition.cause_corrected"_key},
                             {"false_papers", "recognition.ground_false_papers"_key},
                             {"criteria", "recognition.ground_criteria"_key},
                             {"law", "recognition.ground_law"_key},
                             {"mark", "recognition.ground_mark"_key},
                             {"stopped", "recognition.ground_stopped"_key},
                             {"other", "recognition.ground_other"_key}};

Field hidden(std::string_view name, pages::Key label, Type type = Type::line) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden};
}

Field hidden_choice(std::string_view name, pages::Key label, std::span<const Option> options) {
  return {
      .name = name, .label = label, .type = Type::choice, .uses = use::hidden, .options = options};
}

Field hidden_reference(std::string_view name, pages::Key label, std::string_view of) {
  return {.name = name, .label = label, .type = Type::reference, .uses = use::hidden, .of = of};
}

Field hidden_person(std::string_view name, pages::Key label) {
  return {.name = name, .label = label, .uses = use::hidden | use::person};
}

std::vector<Field> act_fields() {
  return {
      {.name = "heading",
       .label = "recognition.heading"_key,
       .uses = use::list | use::search | use::hidden},
      hidden_choice("sort", "recognition.sort"_key, sorts),
      hidden_choice("level", "recognition.level"_key, levels),
      hidden_reference("case_id", "evaluation.case_one"_key, "council_case"),
      hidden_reference("certificate_id", "registry.certificate"_key, "certificate"),
      hidden_reference("product_id", "registry.product"_key, "product"),
      hidden_reference("told_subject_id", "registry.subject"_key, "subject"),
      hidden("stars", "registry.stars"_key, Type::whole),
      hidden("decision", "recognition.criteria_decision"_key),
      hidden("set_code", "recognition.set_code"_key),
      hidden("points", "recognition.points"_key),
      hidden("parts", "recognition.parts"_key, Type::text),
      hidden("result_sha256", "recognition.result_hash"_key),
      hidden_choice("cause", "recognition.cause"_key, causes),
      hidden("concluded_on", "recognition.concluded_on"_key, Type::day),
      hidden("reason", "recognition.reason"_key, Type::text),
      hidden("decision_number", "recognition.decision_number"_key),
      hidden("decision_day", "recognition.decision_day"_key, Type::day),
      hidden("issuer", "registry.issuer"_key),
      hidden("code", "registry.ocop_code"_key),
      hidden("serial_year", "recognition.serial_year"_key, Type::whole),
      hidden("serial", "recognition.serial"_key, Type::whole),
      hidden("edition", "recognition.edition"_key, Type::whole),
      hidden_choice("state", "recognition.state"_key, states),
      hidden("proposed_on", "recognition.proposed_on"_key, Type::day),
      hidden_person("proposed_by", "recognition.proposed_by"_key),
      hidden("decided_on", "recognition.decided_on"_key, Type::day),
      hidden_person("decided_by", "recognition.decided_by"_key),
      hidden("note", "recognition.note"_key, Type::text),
  };
}

}  // namespace

records::Kind act_kind() {
  return {.name = "recognition_act",
          .table = "recognition_acts",
          .path = "recognition-acts",
          .object = accounts::Object::certificate,
          .one = "recognition.act"_key,
          .many = "recognition.acts"_key,
          .add = "recognition.act"_key,
          .fields = act_fields(),
          .title = "heading",
          .key = {},
          .subject = "told_subject_id",
          .owner = "told_subject_id"};  // who says in which unit
}

std::span<const Option> reissue_causes() { return std::span(causes).first(reissue_count); }
std::span<const Option> revocation_grounds() { return std::span(causes).subspan(reissue_count); }

pages::Key sort_label(const Record& act) {
  return std::ranges::find(sorts, act["sort"], &Option::value)->label;
}

pages::Key state_label(const Record& act) {
  return std::ranges::find(states, act["state"], &Option::value)->label;
}

std::optional<pages::Key> cause_label(const Record& act) {
  const auto* at = std::ranges::find(causes, act["cause"], &Option::value);
  return at == std::end(causes) ? std::nullopt : std::optional(at->label);
}

}  // namespace ocop::recognition
