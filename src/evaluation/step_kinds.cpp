#include "evaluation/step_kinds.h"

#include <algorithm>
#include <span>

#include "evaluation/dossier_kinds.h"
#include "evaluation/flow.h"

namespace ocop::evaluation {
namespace {

using records::Field;
using records::Option;
using records::Type;
namespace use = records::use;

constexpr Option owners[] = {{owner::subject, "evaluation.owner_subject"_key},
                             {owner::ward, "evaluation.owner_ward"_key},
                             {owner::district, "evaluation.owner_district"_key},
                             {owner::province, "evaluation.owner_province"_key},
                             {owner::council, "evaluation.owner_council"_key},
                             {owner::centre, "evaluation.owner_centre"_key}};

constexpr Option results[] = {{"", "evaluation.result_open"_key},
                              {"file", "evaluation.result_file"_key},
                              {"complete", "evaluation.result_complete"_key},
                              {"pass_on", "evaluation.result_pass_on"_key},
                              {"give_back", "evaluation.result_give_back"_key},
                              {"forward", "evaluation.result_forward"_key},
                              {"district_recognises", "evaluation.result_district"_key},
                              {"accept", "evaluation.result_accept"_key},
                              {"ask_more", "evaluation.result_ask_more"_key},
                              {"conclude", "evaluation.result_conclude"_key},
                              {"approve", "evaluation.result_approve"_key},
                              {"approve_and_send", "evaluation.result_send"_key},
                              {"council_again", "evaluation.result_again"_key},
                              {"centre_result", "evaluation.result_centre"_key}};

constexpr Option acts[] = {{"forward", "evaluation.act_forward"_key},
                           {"district_recognises", "evaluation.act_district"_key},
                           {"give_back", "evaluation.act_give_back"_key},
                           {"accept", "evaluation.act_accept"_key},
                           {"ask_more", "evaluation.act_ask_more"_key},
                           {"approve", "evaluation.act_approve"_key},
                           {"approve_and_send", "evaluation.act_send"_key},
                           {"council_again", "evaluation.act_again"_key},
                           {"centre_result", "evaluation.act_centre"_key}};

pages::Key label_in(std::span<const Option> options, std::string_view value) {
  const auto at = std::ranges::find(options, value, &Option::value);
  return at == options.end() ? options.front().label : at->label;
}

Field hidden(std::string_view name, pages::Key label, Type type = Type::line, unsigned more = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden | more};
}

std::vector<Field> fields() {
  return {{.name = "dossier_id",
           .label = "evaluation.dossier"_key,
           .type = Type::reference,
           .uses = use::required | use::fixed,
           .of = "dossier"},
          hidden("heading", "evaluation.heading"_key, Type::line, use::search),
          hidden("unit_code", "evaluation.unit"_key, Type::unit, use::filter),
          hidden("subject_id", "evaluation.subject"_key),
          {.name = "state",
           .label = "evaluation.step"_key,
           .type = Type::choice,
           .uses = use::hidden | use::filter,
           .options = dossier_states()},
          {.name = "owner",
           .label = "evaluation.step_owner"_key,
           .type = Type::choice,
           .uses = use::hidden | use::filter,
           .options = owners},
          hidden("began_on", "evaluation.step_began"_key, Type::day, use::sort),
          hidden("due", "evaluation.step_due"_key, Type::day, use::sort),
          hidden("finished_on", "evaluation.step_finished"_key, Type::day, use::filter),
          hidden("finished_by", "evaluation.step_finished_by"_key, Type::line, use::person),
          {.name = "result",
           .label = "evaluation.step_result"_key,
           .type = Type::choice,
           .uses = use::hidden,
           .options = results},
          hidden("number", "evaluation.step_number"_key),
          hidden("decided_on", "evaluation.step_day"_key, Type::day),
          hidden("points", "evaluation.points_tenths"_key, Type::whole),
          hidden("star", "evaluation.star"_key),
          hidden("note", "evaluation.step_note"_key, Type::text)};
}

}  // namespace

records::Kind dossier_step_kind() {
  return {.name = "dossier_step",
          .table = "dossier_steps",
          .path = "dossier-steps",
          .object = accounts::Object::dossier,
          .one = "evaluation.step"_key,
          .many = "evaluation.steps"_key,
          .add = "evaluation.step"_key,
          .fields = fields(),
          .title = "heading",
          .key = {},
          .unit = "unit_code",
          .subject = "subject_id"};
}

pages::Key state_label(std::string_view state) { return label_in(dossier_states(), state); }
pages::Key owner_label(std::string_view owner) { return label_in(owners, owner); }
pages::Key result_label(std::string_view result) { return label_in(results, result); }
pages::Key result_act_label(std::string_view result) { return label_in(acts, result); }

}  // namespace ocop::evaluation
