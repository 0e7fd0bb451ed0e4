#include "office/cell_text.h"

#include <algorithm>

#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::office {

using records::Field;
using records::Type;

namespace {
// How registers write that nobody knows the first day.
constexpr std::string_view since_ever = "0001-01-01";
}  // namespace

std::string grouped(pages::Locale locale, const std::string& digits) {
  const char separator = locale == pages::Locale::english ? ',' : '.';
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

Result<std::string> detail_of(const records::Record& row, CellText& cell_text) {
  std::string detail;
  for (const Field& field : row.kind->fields) {
    if (!field.is(records::use::list) || field.name == row.kind->title) continue;
    if (field.name == row.kind->owner) continue;
    TRY(const std::string value, cell_text(field, row[field.name]));
    if (value.empty()) continue;
    if (!detail.empty()) detail += " · ";
    detail += value;
  }
  return detail;
}

Result<const records::Record*> CellText::target(const Field& field, const std::string& id) {
  const std::string name = std::string(field.of) + " " + id;
  if (const auto at = known_.find(name); at != known_.end()) {
    return at->second ? &*at->second : nullptr;
  }
  TRY(auto found, reading_.get(reading_.kinds().get(field.of), id));
  const auto& kept = known_.emplace(name, std::move(found)).first->second;
  return kept ? &*kept : nullptr;
}

Result<std::string> CellText::person(const std::string& login) {
  if (const auto at = people_.find(login); at != people_.end()) return at->second;
  TRY(std::string name, person_name(reading_, locale_, login));
  return people_.emplace(login, std::move(name)).first->second;
}

Result<std::string> CellText::operator()(const Field& field, const std::string& cell) {
  if (cell.empty()) return std::string();
  if (field.is(records::use::person)) return person(cell);
  if (field.type == Type::day && cell == since_ever) {
    return std::string(pages::text(locale_, "office.day.unknown"_key));
  }
  switch (field.type) {
    case Type::choice: {
      const auto at = std::ranges::find(field.options, cell, &records::Option::value);
      return at == field.options.end() ? cell : std::string(pages::text(locale_, at->label));
    }
    case Type::flag:
      return std::string(pages::text(locale_, cell == "1" ? "office.yes"_key : "office.no"_key));
    case Type::day: {
      const auto day = parse_date(cell);
      return day ? pages::format_day(*day) : cell;
    }
    case Type::whole:
      return grouped(locale_, cell);
    case Type::money:
      return grouped(locale_, cell) + "\xC2\xA0đ";
    case Type::unit:
      return units_.name(cell);
    case Type::reference: {
      TRY(const records::Record* row, target(field, cell));
      return row == nullptr ? std::string() : row->title();
    }
    default:
      return cell;
  }
}

Result<std::string> CellText::in_form(const Field& field, const std::string& cell) {
  // The form says in its hint that an empty day means "not known".
  if (field.type == Type::day && cell == since_ever) return std::string();
  if (field.type == Type::day || field.type == Type::whole || field.type == Type::money) {
    const bool is_day = field.type == Type::day;
    return is_day ? (*this)(field, cell) : Result<std::string>(grouped(locale_, cell));
  }
  if (field.type != Type::reference || cell.empty()) return cell;
  TRY(const records::Record* row, target(field, cell));
  if (row == nullptr) return std::string();
  const auto& key = row->kind->key;
  // A key that has a reference in it would not be understood; then the identifier is typed.
  if (key.empty() || row->kind->field(key.front())->type == Type::reference) return cell;
  return (*row)[key.front()];
}

Result<std::string> title_of(const records::Record& row, CellText& cell_text) {
  return cell_text(*row.kind->field(row.kind->title), row.title());
}

Result<std::string> title_of(const Office& office, pages::Locale locale,
                             const records::Record& row) {
  return office.ground().records.read([&](records::Reading& reading) {
    CellText cell_text(office.ground().units, reading, locale);
    return title_of(row, cell_text);
  });
}

}  // namespace ocop::office
