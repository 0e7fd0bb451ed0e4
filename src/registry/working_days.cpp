#include "registry/working_days.h"

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles calendar_files();
}  // namespace ocop::embedded

namespace ocop::registry {
namespace {

namespace json = boost::json;

Date next(Date day) { return date_from_days(days_from_date(day) + 1); }

Date day_of(const json::value& value) {
  const auto day = parse_date(std::string_view(value.as_string()));
  if (!day) throw std::invalid_argument("no date: " + std::string(value.as_string()));
  return *day;
}

bool is_weekend(Date day) {
  constexpr std::int64_t week = 7, first_saturday = 2;  // 03/01/1970
  const std::int64_t of_week = ((days_from_date(day) - first_saturday) % week + week) % week;
  return of_week < 2;
}

}  // namespace

Result<WorkingDays> WorkingDays::built_in() {
  const EmbeddedFile& file = embedded::calendar_files().front();
  try {
    const json::value root = json::parse(file.content);
    std::set<Date> holidays, worked;
    for (const json::value& each : root.at("holidays").as_array()) {
      holidays.insert(day_of(each.at("day")));
    }
    for (const json::value& each : root.at("working").as_array()) worked.insert(day_of(each));
    return WorkingDays(std::move(holidays), std::move(worked));
  } catch (const std::exception& fault) {
    return Error{Code::internal, fault.what(), "data/calendar/" + std::string(file.name)};
  }
}

const WorkingDays& working_days() {
  static const WorkingDays days = WorkingDays::built_in().value();
  return days;
}

bool WorkingDays::is_worked(Date day) const {
  if (worked_.contains(day)) return true;
  return !is_weekend(day) && !holidays_.contains(day);
}

Date WorkingDays::after(Date from, int count) const {
  Date day = from;
  while (count > 0) {
    day = next(day);
    if (is_worked(day)) --count;
  }
  return day;
}

int WorkingDays::left(Date day, Date due) const {
  int count = 0;
  for (Date each = day; each < due;) {
    each = next(each);
    if (is_worked(each)) ++count;
  }
  for (Date each = due; each < day;) {
    each = next(each);
    if (is_worked(each)) --count;
  }
  return count;
}

}  // namespace ocop::registry
