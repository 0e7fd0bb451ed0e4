#include "application/back_office.h"

#include <algorithm>

namespace ocop::application {
namespace {

using registry::Catalogue;

std::optional<office::SubjectName> name_of(const registry::Subject* subject) {
  if (subject == nullptr) return std::nullopt;
  return office::SubjectName{subject->id.text(), subject->code, subject->name, subject->unit_code};
}

office::Subjects subjects_of(DataDirectory& data) {
  return {.find =
              [&data](std::string_view id) {
                return name_of(
                    data.registry().catalogue()->subject(registry::SubjectId(std::string(id))));
              },
          .find_by_code =
              [&data](std::string_view code) {
                return name_of(data.registry().catalogue()->subject_by_code(code));
              }};
}

std::vector<std::string> units_under(DataDirectory& data, std::string_view code, Date day) {
  return data.registry().catalogue()->unit_tree().codes_under(code, day);
}

office::Units units_of(DataDirectory& data) {
  return {.name =
              [&data](std::string_view code) {
                const auto catalogue = data.registry().catalogue();
                const registry::Unit* unit = catalogue->unit_tree().latest(code);
                return unit == nullptr ? std::string(code) : unit->name;
              },
          .all =
              [&data](Date day) {
                std::vector<office::UnitName> names;
                const auto catalogue = data.registry().catalogue();
                for (const registry::Unit& unit : catalogue->units()) {
                  if (catalogue->unit(unit.code, day) == &unit) {
                    names.push_back({unit.code, unit.name});
                  }
                }
                return names;
              }};
}

bool is_demonstration(DataDirectory& data) {
  return std::ranges::any_of(data.registry().catalogue()->subjects(),
                             &registry::Subject::is_demonstration);
}

}  // namespace

BackOffice::BackOffice(DataDirectory& data, const Clock& clock,
                       std::function<std::string()> base_url)
    : accounts_{.accounts = data.accounts(),
                .tokens = data.tokens(),
                .clock = clock,
                .subjects = subjects_of(data),
                .unit_exists =
                    [&data](std::string_view code) {
                      return data.registry().catalogue()->unit_tree().has(code);
                    },
                .base_url = std::move(base_url)} {}

Result<std::unique_ptr<BackOffice>> BackOffice::open(DataDirectory& data, const Clock& clock,
                                                     Random& random,
                                                     std::function<std::string()> base_url) {
  std::unique_ptr<BackOffice> back(new BackOffice(data, clock, std::move(base_url)));
  TRY(back->records_, records::RecordStore::open(data.database(), back->kinds_, clock, random));
  back->office_ = std::make_unique<office::Office>(office::Ground{
      .records = *back->records_,
      .visitor = office::visitor_source(
          data.accounts(), clock,
          [&data](std::string_view code, Date day) { return units_under(data, code, day); }),
      .is_demonstration = [&data] { return is_demonstration(data); },
      .units = units_of(data)});
  office::add_account_pages(*back->office_, back->accounts_);
  return back;
}

}  // namespace ocop::application
