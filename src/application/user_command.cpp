#include "application/user_command.h"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "accounts/accounts.h"
#include "application/data_database.h"
#include "base/clock.h"
#include "base/random.h"
#include "registry/registry_store.h"
#include "sql/database.h"

namespace ocop::application {
namespace {

constexpr std::string_view actor = "command line";

struct Arguments : DataOptions {
  std::string login, role, unit, subject, name;
  bool second_factor = false;
};

struct Stores {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<accounts::Accounts> accounts;
};

Result<void> open(const Arguments& arguments, Stores& stores) {
  const std::filesystem::path folder(arguments.data);
  TRY(stores.database, open_database(folder, arguments.database));
  TRY_VOID(migrate_all(*stores.database, stores.clock.now()));
  TRY(stores.accounts, accounts::Accounts::open(*stores.database, stores.clock, stores.random,
                                                folder / "accounts.key"));
  return ok();
}

Result<accounts::Role> role_of(const std::string& name) {
  if (const auto role = accounts::role_from(name)) return *role;
  std::string known;
  for (const accounts::Role role : accounts::all_roles()) {
    if (!known.empty()) known += ", ";
    known += accounts::name_of(role);
  }
  return Error{Code::invalid_argument,
               fmt::format("there is no role \"{}\"; write one of {}", name, known), "--role"};
}

Result<std::string> subject_id(Stores& stores, const std::string& code) {
  if (code.empty()) return std::string();
  TRY(const auto registry,
      registry::RegistryStore::open(*stores.database, stores.clock, stores.random));
  const auto catalogue = registry->catalogue();
  if (const registry::Subject* subject = catalogue->subject_by_code(code)) {
    return subject->id.text();
  }
  return Error{Code::not_found, fmt::format("no subject has the code {}", code), "--subject"};
}

Result<std::string> read_password() {
  std::string password;
  std::getline(std::cin, password);
  if (password.ends_with('\r')) password.pop_back();
  if (!password.empty()) return password;
  return Error{Code::invalid_argument, "write the password on standard input, one line",
               "password"};
}

Result<void> create(const Arguments& arguments) {
  TRY(const accounts::Role role, role_of(arguments.role));
  TRY(const std::string password, read_password());
  Stores stores;
  TRY_VOID(open(arguments, stores));
  accounts::NewAppointment appointment{.person = {},
                                       .role = role,
                                       .unit_code = arguments.unit,
                                       .valid_from = date_of(stores.clock.now())};
  TRY(appointment.subject_id, subject_id(stores, arguments.subject));
  TRY_VOID(accounts::check_appointment(appointment));
  TRY(const accounts::Person person,
      stores.accounts->people().create(
          {.login = arguments.login,
           .name = arguments.name.empty() ? arguments.login : arguments.name,
           .password = password},
          actor));
  appointment.person = person.id;
  TRY(const auto made, stores.accounts->appointments().make(appointment, actor));
  if (made.waits()) {
    std::cerr << "ocop user: note: this role takes effect when a second person approves it in the "
                 "back office\n";
  }
  std::cout << fmt::format("{} may sign in as {}\n", person.login, accounts::name_of(role));
  return ok();
}

Result<void> list(const Arguments& arguments) {
  Stores stores;
  TRY_VOID(open(arguments, stores));
  const Date today = date_of(stores.clock.now());
  std::string after;
  for (bool more = true; more;) {
    TRY(const accounts::PeoplePage page, stores.accounts->people().list("", after));
    for (const accounts::Person& person : page.people) {
      std::string roles;
      TRY(const auto records, stores.accounts->appointments().of_person(person.id));
      for (const auto& record : records) {
        if (!record.approved_at || !record.appointment.is_valid_on(today)) continue;
        roles += fmt::format("{}{}", roles.empty() ? "" : ",",
                             accounts::name_of(record.appointment.role));
      }
      std::cout << fmt::format("{}\t{}\t{}\t{}\n", person.login, person.name,
                               roles.empty() ? "-" : roles,
                               person.disabled_at ? "disabled" : "good");
      after = person.login;
    }
    more = page.has_more;
  }
  return ok();
}

Result<void> reset(const Arguments& arguments) {
  Stores stores;
  TRY_VOID(open(arguments, stores));
  TRY(const auto person, stores.accounts->people().find_by_sign_in_name(arguments.login));
  if (!person) {
    return Error{Code::not_found, fmt::format("nobody signs in as {}", arguments.login), "--login"};
  }
  if (arguments.second_factor) {
    TRY_VOID(stores.accounts->second_factors().remove_all(person->id, actor));
  }
  TRY(const std::string code, stores.accounts->recovery().make_code(person->id, actor));
  std::cout << code << std::endl;
  return ok();
}

void run(const char* verb, const std::function<Result<void>(const Arguments&)>& work,
         const Arguments& arguments, int& status) {
  const auto done = work(arguments);
  if (!done) std::cerr << fmt::format("ocop user {}: {}\n", verb, to_string(done.error()));
  status = done ? 0 : 1;
}

}  // namespace

void add_user_command(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();  // lives in the callbacks below
  auto* command = app.add_subcommand("user", "people with an account");
  command->require_subcommand(1);
  const auto add = [&](const char* verb, const char* help, Result<void> (*work)(const Arguments&)) {
    auto* each = command->add_subcommand(verb, help);
    add_data_options(*each, *arguments);
    each->callback([=, &status] { run(verb, work, *arguments, status); });
    return each;
  };
  auto* making = add("create", "make an account; the password comes on standard input", create);
  making->add_option("--login", arguments->login, "a name, a phone number or an e-mail address")
      ->required();
  making->add_option("--role", arguments->role, "city_office, ward_officer, subject_owner …")
      ->required();
  auto* unit = making->add_option("--unit", arguments->unit, "code of the administrative unit");
  making->add_option("--subject", arguments->subject, "code of the producer")->excludes(unit);
  making->add_option("--name", arguments->name, "the person's full name");
  add("list", "print the accounts and their roles of today", list);
  auto* resetting = add("reset", "print a code for choosing a new password", reset);
  resetting->add_option("--login", arguments->login, "of the account")->required();
  resetting->add_flag("--second-factor", arguments->second_factor,
                      "take away the authenticator app and the passkeys too");
}

}  // namespace ocop::application
