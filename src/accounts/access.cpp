#include "accounts/access.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr std::array<AccessRule, 3> rules{{
    {Scope::capture, "capture", "handing in events (POST under /epcis)"},
    {Scope::query, "query", "reading events (GET under /epcis)"},
    {Scope::backup, "backup", "preparing the events for ocop backup"},
}};

}  // namespace

std::span<const AccessRule> access_rules() { return rules; }

const AccessRule& rule_of(Scope scope) { return rules[static_cast<std::size_t>(scope)]; }

Result<ScopeSet> ScopeSet::parse(std::string_view text) {
  ScopeSet scopes;
  for (const std::string_view part : split(text, ',')) {
    const std::string_view name = trim(part);
    bool known = false;
    for (const AccessRule& rule : rules) {
      if (rule.name != name) continue;
      scopes.add(rule.scope);
      known = true;
    }
    if (!known) {
      ScopeSet all;
      for (const AccessRule& rule : rules) all.add(rule.scope);
      return Error{Code::invalid_argument,
                   fmt::format("there is no scope \"{}\"; write some of {}", name, all.text()),
                   "scope"};
    }
  }
  return scopes;
}

std::string ScopeSet::text() const {
  std::string text;
  for (const AccessRule& rule : rules) {
    if (!has(rule.scope)) continue;
    if (!text.empty()) text += ',';
    text += rule.name;
  }
  return text;
}

}  // namespace ocop::accounts
