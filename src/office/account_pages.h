#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/rights.h"
#include "office/account_blocks.h"
#include "office/account_ground.h"
#include "office/form_data.h"
#include "office/office.h"

/// What the files of the pages about people share.
namespace ocop::office {

void add_sign_in_pages(Office& office, const AccountGround& ground);
void add_account_page(Office& office, const AccountGround& ground);
void add_account_factor_pages(Office& office, const AccountGround& ground);
void add_account_token_pages(Office& office, const AccountGround& ground);
void add_account_delegate_pages(Office& office, const AccountGround& ground);
void add_account_people_pages(Office& office, const AccountGround& ground);
void add_account_recovery_pages(Office& office, const AccountGround& ground);
void add_appointment_pages(Office& office, const AccountGround& ground);
void add_declaration_pages(Office& office, const AccountGround& ground);
void add_audit_pages(Office& office, const AccountGround& ground);

http::Response respond_blocks(const Office& office, const Visitor& visitor,
                              const http::Request& request, const Heading& heading,
                              const std::vector<Block>& blocks, int status = 200);

std::string words(const Visitor& visitor, pages::Key key);
std::string words(const Visitor& visitor, pages::Key key,
                  std::initializer_list<std::string_view> arguments);
accounts::PersonId person_of(const Visitor& visitor);
std::string role_name(pages::Locale locale, accounts::Role role);
std::string object_name(pages::Locale locale, accounts::Object object);
/// "18/09/2026, 09:12" in Viet Nam.
std::string moment(Timestamp at);
/// "01/07/2026 – 31/12/2026", "từ 01/07/2026".
std::string period(pages::Locale locale, Date from, const std::optional<Date>& to);
/// A day as people type it, "18/09/2026", or "2026-09-18"; `invalid_argument` with that
/// pointer. Empty is nothing.
Result<std::optional<Date>> day_of(std::string_view typed, std::string_view pointer);
/// What an appointment is to: "Cán bộ phường, Phường Hoàn Kiếm".
std::string appointment_title(const Office& office, const AccountGround& ground,
                              pages::Locale locale, const accounts::Appointment& appointment);
Item appointment_item(const Office& office, const AccountGround& ground, const Visitor& visitor,
                      const accounts::AppointmentRecord& record);

/// The form with what was typed and why it was refused.
AccountForm with_fault(AccountForm form, pages::Locale locale, const Error& error);
/// Whether the visitor's reach over accounts holds the person with these appointments: everybody,
/// or those who act in the units, or for producers of the units. Who decides things in the city is
/// in nobody's unit.
bool reaches_person(const AccountGround& ground, const Visitor& visitor, accounts::Act act,
                    const std::vector<accounts::AppointmentRecord>& appointments);
struct FoundPerson {
  accounts::Person person;
  std::vector<accounts::AppointmentRecord> appointments;
};
/// What the page of a person shows to this visitor.
std::vector<Block> person_blocks(const Office& office, const AccountGround& ground,
                                 const Visitor& visitor, const FoundPerson& found);

/// The person of the path's {id} within that reach; `not_found` else.
Result<FoundPerson> find_person(const AccountGround& ground, const Visitor& visitor,
                                const http::Request& request, accounts::Act act);

}  // namespace ocop::office
