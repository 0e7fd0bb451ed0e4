#include "campaigns/calendar_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "records/codes.h"

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

constexpr Option sorts[] = {{"article", "calendar.sort_article"_key},
                            {"message", "calendar.sort_message"_key},
                            {"bulletin", "calendar.sort_bulletin"_key},
                            {"broadcast", "calendar.sort_broadcast"_key}};
constexpr Option frequencies[] = {{"weekly", "calendar.weekly"_key},
                                  {"monthly", "calendar.monthly"_key}};
constexpr Option holiday_ways[] = {{"next_working", "calendar.holiday_next"_key},
                                   {"skip", "calendar.holiday_skip"_key},
                                   {"keep", "calendar.holiday_keep"_key}};
constexpr Option item_states[] = {{item_open, "calendar.item_open"_key},
                                  {item_left_out, "calendar.item_left_out"_key}};

constexpr std::array<std::string_view, 7> weekday_fields{
    "on_monday", "on_tuesday",  "on_wednesday", "on_thursday",
    "on_friday", "on_saturday", "on_sunday"};

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

Checked month_day_rule(std::string_view text) {
  int day = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
  const bool fits = error == std::errc() && end == text.data() + text.size() && day >= 1;
  if (fits && day <= 31) return std::to_string(day);
  return Reason{"calendar.fault_month_day"_key, {}};
}

void check_rule(const Record& row, Faults& faults) {
  const auto from = row.day("starts_on"), to = row.day("ends_on");
  if (from && to && *to < *from) faults.push_back(fault("ends_on", "calendar.fault_days"_key));
  const bool has_weekday =
      std::ranges::any_of(weekday_fields, [&](std::string_view field) { return row.flag(field); });
  if (row["frequency"] == "weekly" && !has_weekday) {
    faults.push_back(fault("on_monday", "calendar.fault_no_weekday"_key));
  }
  if (row["frequency"] == "monthly" && row["month_day"].empty()) {
    faults.push_back(fault("month_day", "calendar.fault_month_day"_key));
  }
}

void fill_item(const Writing&, const Record*, Record& after) {
  if (after["code"].empty()) after["code"] = "LBT-" + records::chance_of(after.id);
}

Field flag(std::string_view name, pages::Key label) {
  return {.name = name, .label = label, .type = Type::flag};
}

std::vector<Field> common_fields() {
  return {{.name = "title",
           .label = "calendar.title"_key,
           .uses = use::list | use::search | use::sort | use::required},
          {.name = "what",
           .label = "calendar.what"_key,
           .type = Type::choice,
           .uses = use::list | use::filter | use::required,
           .options = sorts},
          {.name = "unit_code",
           .label = "calendar.unit"_key,
           .type = Type::unit,
           .uses = use::list | use::filter | use::required}};
}

Field hour_field() {
  return {.name = "hour",
          .label = "calendar.hour"_key,
          .rule = hour_rule,
          .hint = "calendar.hour_hint"_key};
}
Field note_field() {
  return {.name = "note", .label = "calendar.note"_key, .type = Type::text, .uses = use::search};
}
Field demonstration_field() {
  return {.name = "demonstration",
          .label = "outreach.demonstration"_key,
          .type = Type::flag,
          .uses = use::filter};
}

std::vector<Field> rule_fields() {
  auto fields = common_fields();
  fields.insert(fields.end(), {hour_field(),
                               {.name = "frequency",
                                .label = "calendar.frequency"_key,
                                .type = Type::choice,
                                .uses = use::list | use::required,
                                .options = frequencies,
                                .fallback = "weekly"},
                               flag("on_monday", "calendar.monday"_key),
                               flag("on_tuesday", "calendar.tuesday"_key),
                               flag("on_wednesday", "calendar.wednesday"_key),
                               flag("on_thursday", "calendar.thursday"_key),
                               flag("on_friday", "calendar.friday"_key),
                               flag("on_saturday", "calendar.saturday"_key),
                               flag("on_sunday", "calendar.sunday"_key),
                               {.name = "month_day",
                                .label = "calendar.month_day"_key,
                                .type = Type::whole,
                                .rule = month_day_rule,
                                .hint = "calendar.month_day_hint"_key},
                               {.name = "starts_on",
                                .label = "calendar.starts_on"_key,
                                .type = Type::day,
                                .uses = use::required},
                               {.name = "ends_on",
                                .label = "calendar.ends_on"_key,
                                .type = Type::day,
                                .hint = "calendar.ends_on_hint"_key},
                               {.name = "on_holiday",
                                .label = "calendar.on_holiday"_key,
                                .type = Type::choice,
                                .uses = use::required,
                                .options = holiday_ways,
                                .hint = "calendar.on_holiday_hint"_key,
                                .fallback = "next_working"},
                               note_field(),
                               demonstration_field()});
  return fields;
}

std::vector<Field> item_fields() {
  std::vector<Field> fields{{.name = "code",
                             .label = "calendar.code"_key,
                             .uses = use::search | use::hidden | use::fixed}};
  for (Field& each : common_fields()) fields.push_back(each);
  fields.insert(
      fields.end(),
      {{.name = "day",
        .label = "calendar.day"_key,
        .type = Type::day,
        .uses = use::list | use::sort | use::required},
       hour_field(),
       note_field(),
       {.name = "owner",
        .label = "calendar.owner"_key,
        .uses = use::list | use::hidden | use::person},
       {.name = "rule_id",
        .label = "calendar.rule"_key,
        .type = Type::reference,
        .uses = use::hidden,
        .of = "calendar_rule"},
       {.name = "rule_day",
        .label = "calendar.rule_day"_key,
        .type = Type::day,
        .uses = use::hidden},
       {.name = "state",
        .label = "calendar.state"_key,
        .type = Type::choice,
        .uses = use::list | use::filter | use::hidden,
        .options = item_states,
        .fallback = item_open},
       {.name = "fulfilled_by", .label = "calendar.fulfilled_by"_key, .uses = use::hidden},
       demonstration_field()});
  return fields;
}

}  // namespace

Checked hour_rule(std::string_view text) {
  const Reason wrong{"calendar.fault_hour"_key, {}};
  const auto at = text.find_first_of(":hH");
  const std::string_view hour_text = text.substr(0, at);
  std::string_view minute_text = at == text.npos ? "" : text.substr(at + 1);
  if (minute_text.empty() && at != text.npos && text[at] != ':') minute_text = "0";
  int hour = -1, minute = -1;
  const auto read = [](std::string_view part, int& number) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    return error == std::errc() && end == part.data() + part.size() && part.size() <= 2;
  };
  if (!read(hour_text, hour) || !read(minute_text, minute)) return wrong;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return wrong;
  return fmt::format("{:02}:{:02}", hour, minute);
}

pages::Key label_of_sort(std::string_view what) {
  const auto* at = std::ranges::find(sorts, what, &Option::value);
  return at == std::end(sorts) ? sorts[0].label : at->label;
}

Recurrence recurrence_of(const Record& rule) {
  Recurrence found;
  found.frequency = rule["frequency"] == "monthly" ? Frequency::monthly : Frequency::weekly;
  for (std::size_t i = 0; i < weekday_fields.size(); ++i) {
    found.weekdays[i] = rule.flag(weekday_fields[i]);
  }
  found.month_day = static_cast<int>(rule.whole("month_day").value_or(1));
  found.from = rule.day("starts_on").value_or(Date{9999, 12, 31});
  found.to = rule.day("ends_on");
  if (rule["on_holiday"] == "next_working") found.on_holiday = OnHoliday::next_working_day;
  if (rule["on_holiday"] == "skip") found.on_holiday = OnHoliday::skip;
  return found;
}

Kind rule_kind() {
  return {.name = "calendar_rule",
          .table = "calendar_rules",
          .path = "calendar-rules",
          .object = accounts::Object::campaign,
          .one = "calendar.rule"_key,
          .many = "calendar.rules"_key,
          .add = "calendar.add_rule"_key,
          .fields = rule_fields(),
          .title = "title",
          .key = {"unit_code", "title"},
          .unit = "unit_code",
          .check = check_rule};
}

Kind planned_kind() {
  return {.name = "calendar_item",
          .table = "calendar_items",
          .path = "calendar-items",
          .object = accounts::Object::campaign,
          .one = "calendar.item"_key,
          .many = "calendar.items"_key,
          .add = "calendar.add_item"_key,
          .fields = item_fields(),
          .title = "title",
          .key = {"code"},
          .unit = "unit_code",
          .sort = "day",
          .fill = fill_item};
}

}  // namespace ocop::campaigns
