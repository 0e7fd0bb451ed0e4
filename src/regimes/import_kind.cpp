#include "regimes/import_kind.h"

#include <algorithm>

namespace ocop::regimes {
namespace {

using records::Field;
using records::Option;
using records::Type;
namespace use = records::use;

constexpr Option states[] = {{import_state::draft, "regimes.state_draft"_key},
                             {import_state::proposed, "regimes.state_proposed"_key},
                             {import_state::released, "regimes.state_released"_key},
                             {import_state::refused, "regimes.state_refused"_key},
                             {import_state::withdrawn, "regimes.state_withdrawn"_key}};

Field hidden(std::string_view name, pages::Key label, Type type = Type::line, unsigned more = 0) {
  return {.name = name, .label = label, .type = type, .uses = use::hidden | more};
}

}  // namespace

records::Kind import_kind() {
  return {.name = "regime_import",
          .table = "regime_imports",
          .path = "regime-imports",
          .object = accounts::Object::criteria,
          .one = "regimes.import_one"_key,
          .many = "regimes.import_many"_key,
          .add = "regimes.import_one"_key,
          .fields = {hidden("decision", "regimes.decision"_key),
                     hidden("from_day", "regimes.from"_key, Type::day, use::sort),
                     hidden("sets", "regimes.sets"_key, Type::whole),
                     hidden("sha256", "regimes.hash"_key),
                     {.name = "state",
                      .label = "regimes.state"_key,
                      .type = Type::choice,
                      .uses = use::hidden | use::filter,
                      .options = states},
                     hidden("brought_by", "regimes.brought_by"_key, Type::line, use::person),
                     hidden("brought_on", "regimes.brought_on"_key, Type::day, use::sort),
                     hidden("decided_by", "regimes.decided_by"_key, Type::line, use::person),
                     hidden("decided_on", "regimes.decided_on"_key, Type::day),
                     hidden("note", "regimes.note"_key, Type::text)},
          .title = "decision",
          .key = {}};
}

pages::Key state_label(const records::Record& import) {
  return std::ranges::find(states, import["state"], &Option::value)->label;
}

}  // namespace ocop::regimes
