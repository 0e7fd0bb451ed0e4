#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "accounts/accounts.h"
#include "accounts/totp.h"
#include "sql/test_database.h"

/// For tests: accounts over a real database, a clock that stands still, hashes that cost little.
namespace ocop::accounts {

inline constexpr std::string_view good_password = "sấu chín ngoài ngõ";
inline const Origin somewhere{"Chrome, Android", "203.0.113.7"};

class AccountsTest : public testing::Test {
 protected:
  AccountsTest() { reopen(); }

  void reopen(PasswordCost cost = {1, 8U << 10}) {
    auto opened =
        Accounts::open(*database_, clock_, random_, folder_.path() / "accounts.key", cost);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    accounts_ = std::move(*opened);
  }

  Person make_person(const std::string& login, std::string_view password = good_password) {
    auto made = accounts_->people().create(
        {.login = login, .name = "Nguyễn Thị " + login, .password = std::string(password)}, "test");
    if (!made) throw std::runtime_error(to_string(made.error()));
    return *made;
  }

  Appointment appoint(const Person& person, Role role, const std::string& place = "00070") {
    auto made = accounts_->appointments().make({.person = person.id,
                                                .role = role,
                                                .unit_code = place,
                                                .subject_id = place,
                                                .valid_from = {2026, 1, 1}},
                                               "test");
    if (!made) throw std::runtime_error(to_string(made.error()));
    return made->appointment;
  }

  Result<NewSession> sign_in(const std::string& login, std::string_view password = good_password) {
    return accounts_->sign_in().with_password(login, password, somewhere);
  }

  Code check_code(std::string_view secret) {
    const auto checked = accounts_->sessions().check(secret);
    return checked ? Code{} : checked.error().code;
  }
  bool is_signed_in(std::string_view secret) {
    const auto checked = accounts_->sessions().check(secret);
    return checked && checked->session.stage == Stage::complete;
  }

  std::vector<std::string> acts() {
    std::vector<std::string> names;
    const auto page = accounts_->search_audit({});
    for (const AuditEntry& entry : page->entries) names.push_back(entry.act);
    return names;
  }

  static constexpr std::int64_t minute = 60 * micros_per_second;
  static constexpr std::int64_t hour = 60 * minute;

  sql::TemporaryFolder folder_;
  sql::TestDatabase database_;
  ManualClock clock_{Timestamp{1'783'300'000'000'000}};  // 6 July 2026
  SystemRandom random_;
  std::unique_ptr<Accounts> accounts_;
};

}  // namespace ocop::accounts
