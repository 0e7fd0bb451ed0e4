#pragma once

#include <map>
#include <string>

#include "office/office.h"

namespace ocop::office {

/// How stored cells read to people in one language: a choice by its name, a day as 18/09/2026, a
/// reference by the title of its row, a unit and who acted by their names, the first day of what
/// was ever there as not known. An empty cell gives an empty text. Remembers titles and names, so
/// make one for a page.
class CellText {
 public:
  CellText(const Units& units, records::Reading& reading, pages::Locale locale)
      : units_(units), reading_(reading), locale_(locale) {}

  Result<std::string> operator()(const records::Field& field, const std::string& cell);
  /// What people call whoever acted under a login.
  Result<std::string> person(const std::string& login);

  /// The text that stands in a form for the cell, and is taken back as the same value: a reference
  /// by its natural key.
  Result<std::string> in_form(const records::Field& field, const std::string& cell);

 private:
  Result<const records::Record*> target(const records::Field& field, const std::string& id);

  const Units& units_;
  records::Reading& reading_;
  pages::Locale locale_;
  std::map<std::string, std::optional<records::Record>> known_;
  std::map<std::string, std::string> people_;  ///< names by logins
};

/// What a row is called: the cell that names it, as people read it.
Result<std::string> title_of(const records::Record& row, CellText& cell_text);
/// The same in a read transaction of its own.
Result<std::string> title_of(const Office& office, pages::Locale locale,
                             const records::Record& row);

/// One line about a row: the cells of its list but its title and what it is a part of.
Result<std::string> detail_of(const records::Record& row, CellText& cell_text);

/// "48.216" for "48216", in the manner of the language.
std::string grouped(pages::Locale locale, const std::string& digits);

}  // namespace ocop::office
