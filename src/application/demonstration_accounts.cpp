#include "application/demonstration_accounts.h"

#include "accounts/short_code.h"
#include "accounts/totp.h"

namespace ocop::application {
namespace {

using accounts::Object;
using accounts::Role;

constexpr std::string_view actor = "demonstration";

struct Row {
  const char* login;
  const char* name;
  Role role;
  const char* unit = "";     ///< code
  const char* subject = "";  ///< code
  std::vector<Object> only = {};
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"thanhpho", "Vũ Thanh Hà", Role::city_office},
      {"thanhpho2", "Đặng Quốc Bảo", Role::city_office},
      {"phuong", "Lê Minh Khuê", Role::ward_officer, "00070"},
      {"phuong2", "Phan Thị Ngân", Role::ward_officer, "00070"},
      {"cuanam", "Trịnh Thị Hòa", Role::ward_officer, "00082"},
      {"totruong", "Ngô Văn Lộc", Role::group_head, "00070"},
      {"totruong2", "Đỗ Thị Mận", Role::group_head, "00070"},
      {"chibo", "Đỗ Thị Vân", Role::party_member, "00070"},
      {"0900000001", "Nguyễn Thị Thu Hường", Role::subject_owner, "", "OM-THUHUONG"},
      {"0900000002",
       "Trần Hải Yến",
       Role::delegate,
       "",
       "OM-THUHUONG",
       {Object::product, Object::document}},
      {"tuvan", "Bùi Đức Long", Role::adviser, "", "OM-THUHUONG"},
      {"hoidong", "Hoàng Thu Trang", Role::council_member},
      {"hoidong2", "Lâm Quốc Huy", Role::council_member},
      {"hoidong3", "Chu Bích Thảo", Role::council_member},
      {"thuky", "Mai Anh Tuấn", Role::secretary},
      {"totuvan", "Quách Minh Tâm", Role::advisory_team},
      {"kiemnghiem", "Lý Gia Hân", Role::laboratory, "", "OM-THUHUONG"},
      {"quanlythitruong", "Phạm Quang Vinh", Role::inspector},
      {"nguoimua", "Trịnh Bảo Ngọc", Role::buyer},
      {"nhain", "Cao Tiến Đạt", Role::printer},
      {"bientap", "Dương Khánh Linh", Role::editor},
      {"duyetbai", "Hồ Sỹ Nam", Role::approver},
      {"quantri", "Tạ Hữu Phước", Role::keeper}};
  return all;
}

Result<accounts::Person> person_of(accounts::Accounts& accounts, const Row& row,
                                   const std::string& password) {
  TRY(const auto known, accounts.people().find_by_sign_in_name(row.login));
  if (known) {
    TRY_VOID(accounts.people().set_password(known->id, password, actor));
    return *known;
  }
  const bool is_phone = row.login[0] == '0';
  return accounts.people().create({.login = is_phone ? "" : row.login,
                                   .name = row.name,
                                   .phone = is_phone ? row.login : "",
                                   .password = password},
                                  actor);
}

Result<void> appoint(accounts::Accounts& accounts, const accounts::Person& person, const Row& row,
                     std::string subject, Date today) {
  TRY(const auto known, accounts.appointments().of_person(person.id));
  if (!known.empty()) return ok();
  TRY(const auto made, accounts.appointments().make({.person = person.id,
                                                     .role = row.role,
                                                     .unit_code = row.unit,
                                                     .subject_id = std::move(subject),
                                                     .only = row.only,
                                                     .valid_from = today},
                                                    actor));
  if (!made.waits()) return ok();
  return accounts.appointments().approve(made.appointment.id, rows().front().login);
}

}  // namespace

Result<std::vector<DemonstrationAccount>> make_demonstration_accounts(
    accounts::Accounts& accounts, Date today, Random& random,
    const std::function<std::string(std::string_view code)>& subject_id) {
  std::vector<DemonstrationAccount> made;
  for (const Row& row : rows()) {
    DemonstrationAccount account{
        row.login, accounts::new_letter_code(random) + "-" + accounts::new_letter_code(random),
        std::string(accounts::name_of(row.role)), ""};
    TRY(const accounts::Person person, person_of(accounts, row, account.password));
    TRY_VOID(appoint(accounts, person, row, subject_id(row.subject), today));
    if (accounts::needs_second_factor(row.role)) {
      const std::string secret = accounts::new_totp_secret(random);
      TRY_VOID(accounts.second_factors().remove_all(person.id, actor));
      TRY_VOID(accounts.second_factors().set_totp(person.id, secret));
      account.totp = accounts::to_base32(secret);
    }
    made.push_back(std::move(account));
  }
  return made;
}

}  // namespace ocop::application
