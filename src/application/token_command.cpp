#include "application/token_command.h"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "accounts/token_store.h"
#include "application/data_database.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/random.h"
#include "registry/registry_store.h"
#include "sql/database.h"

namespace ocop::application {
namespace {

constexpr std::string_view actor = "command line";

struct Arguments : DataOptions {
  std::string subject;
  std::string scopes;
  std::optional<int> days;
  std::string id;
};

struct Stores {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<accounts::TokenStore> tokens;
};

Result<void> open(const Arguments& arguments, Stores& stores) {
  TRY(stores.database, open_database(arguments.data, arguments.database));
  TRY_VOID(migrate_all(*stores.database, stores.clock.now()));
  TRY(stores.tokens, accounts::TokenStore::open(*stores.database, stores.clock, stores.random));
  return ok();
}

// A token may come before its subject, but a mistyped code is worth a word.
Result<void> warn_of_unknown_subject(Stores& stores, const std::string& code) {
  TRY(const auto registry,
      registry::RegistryStore::open(*stores.database, stores.clock, stores.random));
  if (!registry->catalogue()->subject_by_code(code)) {
    std::cerr << fmt::format("ocop token: note: no subject has the code {} yet\n", code);
  }
  return ok();
}

Result<void> create(const Arguments& arguments) {
  TRY(const accounts::ScopeSet scopes, accounts::ScopeSet::parse(arguments.scopes));
  Stores stores;
  TRY_VOID(open(arguments, stores));
  TRY(const accounts::CreatedToken token,
      stores.tokens->create({arguments.subject, scopes, arguments.days}, actor));
  std::cout << token.secret << std::endl;
  return warn_of_unknown_subject(stores, arguments.subject);
}

std::string_view state_of(const accounts::TokenInfo& token, Timestamp now) {
  if (token.revoked_at) return "revoked";
  return token.expires_at && *token.expires_at <= now ? "expired" : "good";
}

Result<void> list(const Arguments& arguments) {
  Stores stores;
  TRY_VOID(open(arguments, stores));
  TRY(const auto tokens, stores.tokens->list());
  for (const accounts::TokenInfo& token : tokens) {
    std::cout << fmt::format("{}\t{}\t{}\t{}\tcreated {}\texpires {}\tlast used {}\n",
                             token.id.text(), token.subject, token.scopes.text(),
                             state_of(token, stores.clock.now()),
                             format_iso(date_of(token.created_at)),
                             token.expires_at ? format_iso(date_of(*token.expires_at)) : "never",
                             token.last_used ? format_iso(*token.last_used) : "never");
  }
  return ok();
}

Result<void> revoke(const Arguments& arguments) {
  Stores stores;
  TRY_VOID(open(arguments, stores));
  return stores.tokens->revoke(accounts::TokenId(arguments.id), actor);
}

// A validator of CLI11: the reason, or empty.
std::string fault_of_scopes(const std::string& text) {
  const auto scopes = accounts::ScopeSet::parse(text);
  return scopes ? "" : scopes.error().detail;
}

std::string help_of_scopes() {
  std::string help = "what it opens, separated by commas:";
  for (const accounts::AccessRule& rule : accounts::access_rules()) {
    help += fmt::format(" {} ({})", rule.name, rule.opens);
  }
  return help;
}

using Act = Result<void> (*)(const Arguments&);

CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description,
              const std::shared_ptr<Arguments>& arguments, Act act, int& status) {
  auto* command = parent.add_subcommand(name, description);
  add_data_options(*command, *arguments);
  command->callback([arguments, act, &status] {
    const auto done = act(*arguments);
    status = done ? 0 : 1;
    if (!done) std::cerr << fmt::format("ocop token: {}\n", to_string(done.error()));
  });
  return command;
}

}  // namespace

void add_token_command(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();  // lives in the callbacks of the three commands
  auto* token = app.add_subcommand("token", "bearer tokens for /epcis");
  token->require_subcommand(1);

  auto* creating = add(*token, "create", "prints a new token, once", arguments, create, status);
  creating->add_option("--subject", arguments->subject, "code of the subject it acts for")
      ->required();
  creating->add_option("--scope", arguments->scopes, help_of_scopes())
      ->required()
      ->check(fault_of_scopes, "");
  creating->add_option("--days", arguments->days, "how long it is good; without it, until revoked")
      ->check(CLI::Range(1, limits::token_days_max));

  add(*token, "list", "one line for each token, never the token itself", arguments, list, status);

  auto* revoking = add(*token, "revoke", "ends a token at once", arguments, revoke, status);
  revoking->add_option("ID", arguments->id, "the first word of its line in the list")->required();
}

}  // namespace ocop::application
