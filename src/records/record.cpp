#include "records/record.h"

#include <charconv>

#include "records/kind.h"

namespace ocop::records {

const std::string& Record::operator[](std::string_view field) const {
  return cells[kind->position(field)];
}

std::string& Record::operator[](std::string_view field) { return cells[kind->position(field)]; }

std::optional<Date> Record::day(std::string_view field) const {
  const auto parsed = parse_date((*this)[field]);
  return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<long long> Record::whole(std::string_view field) const {
  const std::string& text = (*this)[field];
  long long number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

const std::string& Record::title() const { return (*this)[kind->title]; }

}  // namespace ocop::records
