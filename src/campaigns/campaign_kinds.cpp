#include "campaigns/campaign_kinds.h"

#include <algorithm>

#include "base/text.h"
#include "campaigns/limits.h"
#include "messages/messages.h"
#include "records/codes.h"
#include "records/written_text.h"

namespace ocop::campaigns {
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

constexpr Option states[] = {
    {"draft", "campaigns.state_draft"_key},       {"waiting", "campaigns.state_waiting"_key},
    {"approved", "campaigns.state_approved"_key}, {"running", "campaigns.state_running"_key},
    {"ended", "campaigns.state_ended"_key},       {"evaluated", "campaigns.state_evaluated"_key}};
constexpr Option phases[] = {{"before", "campaigns.phase_before"_key},
                             {"during", "campaigns.phase_during"_key},
                             {"after", "campaigns.phase_after"_key}};
constexpr Option item_sorts[] = {{"article", "campaigns.item_article"_key},
                                 {"message", "campaigns.item_message"_key}};
constexpr Option numbers[] = {{"1", "campaigns.number_1"_key},
                              {"2", "campaigns.number_2"_key},
                              {"3", "campaigns.number_3"_key}};
constexpr Option letters[] = {{"a", "campaigns.letter_a"_key},
                              {"b", "campaigns.letter_b"_key},
                              {"c", "campaigns.letter_c"_key}};

/// What was approved: only a draft may change it.
constexpr std::string_view plan[] = {
    "title",           "unit_code",    "goal",         "audience",  "key_message",    "body",
    "starts_on",       "ends_on",      "responsible",  "by_portal", "by_loudspeaker", "by_zalo",
    "by_notice_board", "by_newspaper", "by_meeting",   "budget",    "budget_source",  "quiz_before",
    "measure",         "measure_unit", "before_value", "before_on", "before_source",  "title_en",
    "key_message_en",  "body_en"};
constexpr std::string_view outcome[] = {"after_value", "after_on", "after_source", "conclusion"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

void fill_campaign(const Writing& writing, const Record* before, Record& after) {
  const bool is_changed = records::differ(before, after, plan);
  if (is_changed && state_of(after) == State::draft) records::note_writer(after, writing.person());
}

void check_campaign(const Record& row, Faults& faults) {
  const auto from = row.day("starts_on"), to = row.day("ends_on");
  if (from && to && *to < *from) faults.push_back(fault("ends_on", "campaigns.fault_days"_key));
  for (const auto& [value, day, source] : {std::tuple("before_value", "before_on", "before_source"),
                                           {"after_value", "after_on", "after_source"}}) {
    if (row[value].empty()) continue;
    if (row[day].empty()) faults.push_back(fault(day, "campaigns.fault_no_day"_key));
    if (row[source].empty()) faults.push_back(fault(source, "campaigns.fault_no_source"_key));
  }
  if (!row["budget"].empty() && row["budget_source"].empty()) {
    faults.push_back(fault("budget_source", "campaigns.fault_no_source"_key));
  }
}

Result<Faults> guard_campaign(Writing&, const Record* before, const Record& after) {
  Faults faults;
  if (before == nullptr) return faults;
  if (state_of(*before) != State::draft) {
    for (const std::string_view field : plan) {
      if ((*before)[field] != after[field]) {
        faults.push_back(fault(field, "campaigns.fault_fixed"_key));
      }
    }
  }
  const bool may_have_outcome =
      state_of(*before) == State::running || state_of(*before) == State::ended;
  for (const std::string_view field : outcome) {
    if ((*before)[field] != after[field] && !may_have_outcome) {
      faults.push_back(fault(field, "campaigns.fault_outcome"_key));
    }
  }
  return faults;
}

/// Only what its readers may know belongs to a campaign: a restricted message is not there.
Result<bool> is_there(Writing& writing, const Record& item) {
  if (item["what"] == "article") {
    TRY(const auto article, writing.find_by_key(writing.kinds().get("article"), {item["item"]}));
    return article && !article->removed_at;
  }
  const auto message = messages::find_message_by_code(writing.session(), item["item"]);
  return message && !message->is_restricted;
}

Result<Faults> guard_item(Writing& writing, const Record* before, const Record& after) {
  if (before != nullptr) return Faults{};
  TRY(const auto others, writing.where(*after.kind, "campaign_id", after["campaign_id"]));
  if (others.size() >= limits::campaign_items_max) {
    return Faults{fault("item", "campaigns.fault_many_items"_key)};
  }
  TRY(const auto campaign, writing.get(writing.kinds().get("campaign"), after["campaign_id"]));
  if (campaign && state_of(*campaign) == State::evaluated) {
    return Faults{fault("item", "campaigns.fault_fixed"_key)};
  }
  TRY(const bool is_known, is_there(writing, after));
  if (is_known) return Faults{};
  return Faults{fault("item", "campaigns.fault_no_item"_key)};
}

Result<Faults> guard_question(Writing& writing, const Record*, const Record& after) {
  TRY(const auto campaign, writing.get(writing.kinds().get("campaign"), after["campaign_id"]));
  if (campaign && state_of(*campaign) == State::draft) return Faults{};
  return Faults{fault("", "campaigns.fault_fixed"_key)};
}

Field line(std::string_view name, pages::Key label, unsigned uses = 0) {
  return {.name = name, .label = label, .uses = uses};
}
Field text(std::string_view name, pages::Key label, unsigned uses = 0) {
  return {.name = name, .label = label, .type = Type::text, .uses = uses};
}
Field day(std::string_view name, pages::Key label, unsigned uses = 0) {
  return {.name = name, .label = label, .type = Type::day, .uses = uses};
}
Field flag(std::string_view name, pages::Key label) {
  return {.name = name, .label = label, .type = Type::flag};
}
Field value(std::string_view name, pages::Key label) {
  return {.name = name, .label = label, .rule = decimal_rule};
}

std::vector<Field> campaign_fields() {
  return {{.name = "code",
           .label = "campaigns.code"_key,
           .uses = use::search | use::required | use::fixed,
           .rule = records::small_code<limits::campaign_code_bytes_max>,
           .hint = "campaigns.code_hint"_key},
          line("title", "campaigns.title"_key, use::list | use::search | use::sort | use::required),
          {.name = "unit_code",
           .label = "campaigns.unit"_key,
           .type = Type::unit,
           .uses = use::list | use::filter | use::required},
          text("goal", "campaigns.goal"_key, use::search | use::required),
          {.name = "audience",
           .label = "campaigns.audience"_key,
           .type = Type::text,
           .uses = use::search,
           .hint = "campaigns.audience_hint"_key},
          {.name = "key_message",
           .label = "campaigns.key_message"_key,
           .uses = use::search,
           .hint = "campaigns.key_message_hint"_key},
          {.name = "body",
           .label = "campaigns.body"_key,
           .type = Type::text,
           .hint = "campaigns.body_hint"_key},
          day("starts_on", "campaigns.starts_on"_key, use::list | use::sort | use::required),
          day("ends_on", "campaigns.ends_on"_key, use::list | use::required),
          {.name = "responsible",
           .label = "campaigns.responsible"_key,
           .uses = use::required,
           .hint = "campaigns.responsible_hint"_key},
          flag("by_portal", "campaigns.by_portal"_key),
          flag("by_loudspeaker", "campaigns.by_loudspeaker"_key),
          flag("by_zalo", "campaigns.by_zalo"_key),
          flag("by_notice_board", "campaigns.by_notice_board"_key),
          flag("by_newspaper", "campaigns.by_newspaper"_key),
          flag("by_meeting", "campaigns.by_meeting"_key),
          {.name = "budget", .label = "campaigns.budget"_key, .type = Type::money},
          line("budget_source", "campaigns.budget_source"_key),
          {.name = "quiz_before",
           .label = "campaigns.quiz_before"_key,
           .type = Type::flag,
           .hint = "campaigns.quiz_before_hint"_key},
          {.name = "measure",
           .label = "campaigns.measure"_key,
           .uses = use::search,
           .hint = "campaigns.measure_hint"_key},
          {.name = "measure_unit",
           .label = "campaigns.measure_unit"_key,
           .hint = "campaigns.measure_unit_hint"_key},
          value("before_value", "campaigns.before_value"_key),
          day("before_on", "campaigns.before_on"_key),
          {.name = "before_source",
           .label = "campaigns.before_source"_key,
           .hint = "campaigns.source_hint"_key},
          value("after_value", "campaigns.after_value"_key),
          day("after_on", "campaigns.after_on"_key),
          {.name = "after_source",
           .label = "campaigns.after_source"_key,
           .hint = "campaigns.source_hint"_key},
          {.name = "conclusion",
           .label = "campaigns.conclusion"_key,
           .type = Type::text,
           .hint = "campaigns.conclusion_hint"_key},
          line("title_en", "campaigns.title_en"_key, use::search),
          line("key_message_en", "campaigns.key_message_en"_key),
          text("body_en", "campaigns.body_en"_key),
          {.name = "state",
           .label = "campaigns.state"_key,
           .type = Type::choice,
           .uses = use::list | use::filter | use::hidden,
           .options = states,
           .fallback = "draft"},
          line("writers", "campaigns.writers"_key, use::hidden),
          line("submitted_by", "campaigns.submitted_by"_key, use::hidden | use::person),
          text("note", "campaigns.note"_key, use::hidden),
          line("approved_by", "campaigns.approved_by"_key, use::hidden | use::person),
          day("started_on", "campaigns.started_on"_key, use::hidden),
          day("ended_on", "campaigns.ended_on"_key, use::hidden),
          line("evaluated_by", "campaigns.evaluated_by"_key, use::hidden | use::person),
          {.name = "demonstration",
           .label = "outreach.demonstration"_key,
           .type = Type::flag,
           .uses = use::filter}};
}

std::vector<records::FormPart> campaign_form() {
  return {
      {"campaigns.part_channels"_key,
       {"by_portal", "by_loudspeaker", "by_zalo", "by_notice_board", "by_newspaper", "by_meeting",
        "budget", "budget_source"}},
      {"campaigns.part_measure"_key,
       {"measure", "measure_unit", "before_value", "before_on", "before_source", "quiz_before"}},
      {"campaigns.part_outcome"_key, {"after_value", "after_on", "after_source", "conclusion"}},
      {"campaigns.part_english"_key, {"title_en", "key_message_en", "body_en"}},
      {"campaigns.part_other"_key, {"demonstration"}}};
}

Field campaign_reference() {
  return {.name = "campaign_id",
          .label = "campaigns.one"_key,
          .type = Type::reference,
          .uses = use::required | use::fixed | use::filter,
          .of = "campaign",
          .import_name = "campaign"};
}

template <std::size_t count>
const Option& option_of(const Option (&options)[count], std::string_view value) {
  const auto* at = std::ranges::find(options, value, &Option::value);
  return at == std::end(options) ? options[0] : *at;
}

}  // namespace

State state_of(const Record& campaign) {
  return static_cast<State>(&option_of(states, campaign["state"]) - std::begin(states));
}
std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)].value; }
pages::Key label_of(State state) { return states[static_cast<std::size_t>(state)].label; }

std::string_view name_of(Phase phase) { return phases[static_cast<std::size_t>(phase)].value; }
pages::Key label_of(Phase phase) { return phases[static_cast<std::size_t>(phase)].label; }
Phase phase_of(State state) {
  if (state == State::running) return Phase::during;
  return state < State::running ? Phase::before : Phase::after;
}

Checked decimal_rule(std::string_view text) {
  constexpr std::size_t whole_max = 9, decimals_max = 2;
  std::string number(text);
  std::ranges::replace(number, ',', '.');
  const auto point = std::min(number.find('.'), number.size());
  const auto are_digits = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::string_view all = number;
  const bool fits = point <= whole_max && are_digits(all.substr(0, point)) &&
                    (point == number.size() || (are_digits(all.substr(point + 1)) &&
                                                number.size() - point - 1 <= decimals_max));
  if (fits) return number;
  return Reason{"campaigns.fault_decimal"_key, {}};
}

Kind campaign_kind() {
  return {.name = "campaign",
          .table = "campaigns",
          .path = "campaigns",
          .object = accounts::Object::campaign,
          .one = "campaigns.one"_key,
          .many = "campaigns.many"_key,
          .add = "campaigns.add"_key,
          .fields = campaign_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code",
          .sort = "starts_on",
          .form = campaign_form(),
          .fill = fill_campaign,
          .check = check_campaign,
          .guard = guard_campaign};
}

Kind item_kind() {
  return {.name = "campaign_item",
          .table = "campaign_items",
          .path = "campaign-items",
          .object = accounts::Object::campaign,
          .one = "campaigns.item"_key,
          .many = "campaigns.items"_key,
          .add = "campaigns.add_item"_key,
          .fields = {campaign_reference(),
                     {.name = "what",
                      .label = "campaigns.item_what"_key,
                      .type = Type::choice,
                      .uses = use::list | use::filter | use::required | use::fixed,
                      .options = item_sorts},
                     {.name = "item",
                      .label = "campaigns.item_code"_key,
                      .uses = use::list | use::search | use::required | use::fixed,
                      .hint = "campaigns.item_code_hint"_key}},
          .title = "item",
          .key = {"campaign_id", "what", "item"},
          .owner = "campaign_id",
          .guard = guard_item};
}

Kind question_kind() {
  return {
      .name = "campaign_question",
      .table = "campaign_questions",
      .path = "campaign-questions",
      .object = accounts::Object::campaign,
      .one = "campaigns.question"_key,
      .many = "campaigns.questions"_key,
      .add = "campaigns.add_question"_key,
      .fields = {campaign_reference(),
                 {.name = "number",
                  .label = "campaigns.number"_key,
                  .type = Type::choice,
                  .uses = use::list | use::required | use::fixed,
                  .options = numbers},
                 line("question", "campaigns.question"_key,
                      use::list | use::search | use::required),
                 line("answer_a", "campaigns.answer_a"_key, use::required),
                 line("answer_b", "campaigns.answer_b"_key, use::required),
                 line("answer_c", "campaigns.answer_c"_key, use::required),
                 {.name = "correct",
                  .label = "campaigns.correct"_key,
                  .type = Type::choice,
                  .uses = use::required,
                  .options = letters},
                 {.name = "explanation",
                  .label = "campaigns.explanation"_key,
                  .type = Type::text,
                  .uses = use::required,
                  .hint = "campaigns.explanation_hint"_key},
                 line("question_en", "campaigns.question_en"_key),
                 line("answer_a_en", "campaigns.answer_a_en"_key),
                 line("answer_b_en", "campaigns.answer_b_en"_key),
                 line("answer_c_en", "campaigns.answer_c_en"_key),
                 text("explanation_en", "campaigns.explanation_en"_key)},
      .title = "question",
      .key = {"campaign_id", "number"},
      .owner = "campaign_id",
      .sort = "number",
      .form = {{"campaigns.part_english"_key,
                {"question_en", "answer_a_en", "answer_b_en", "answer_c_en", "explanation_en"}}},
      .guard = guard_question};
}

Result<std::optional<Record>> find_campaign(records::Reading& reading, std::string_view code) {
  TRY(auto row, reading.find_by_key(reading.kinds().get("campaign"), {to_lower_ascii(code)}));
  if (row && row->removed_at) row.reset();
  return row;
}

Result<std::vector<Record>> questions_of(records::Reading& reading,
                                         const std::string& campaign_id) {
  TRY(auto rows,
      reading.where(reading.kinds().get("campaign_question"), "campaign_id", campaign_id));
  std::ranges::sort(rows, {}, [](const Record& row) { return row["number"]; });
  return rows;
}

}  // namespace ocop::campaigns
