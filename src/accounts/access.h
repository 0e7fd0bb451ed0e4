#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocop::accounts {

/// What the holder of a token may do.
enum class Scope : std::uint8_t { capture, query, backup };

/// One row of the access table: what no scope opens stays closed.
struct AccessRule {
  Scope scope;
  std::string_view name;   ///< as in `--scope` and in the store
  std::string_view opens;  ///< the area, for messages and help: "reading events"
};

/// The access table: which scope opens which area.
std::span<const AccessRule> access_rules();
const AccessRule& rule_of(Scope scope);

class ScopeSet {
 public:
  ScopeSet() = default;
  ScopeSet(std::initializer_list<Scope> scopes) {
    for (const Scope scope : scopes) add(scope);
  }
  /// "capture,query", blanks allowed around the names; at least one.
  static Result<ScopeSet> parse(std::string_view text);

  void add(Scope scope) { bits_ |= bit(scope); }
  bool has(Scope scope) const { return (bits_ & bit(scope)) != 0; }
  std::string text() const;  ///< "capture,query", in the order of the table
  bool operator==(const ScopeSet&) const = default;

 private:
  static constexpr std::uint32_t bit(Scope scope) { return 1U << static_cast<unsigned>(scope); }
  std::uint32_t bits_ = 0;
};

}  // namespace ocop::accounts
