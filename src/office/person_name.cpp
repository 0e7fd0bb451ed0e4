#include "office/person_name.h"

#include <algorithm>

#include "accounts/people_store.h"

namespace ocop::office {
namespace {

struct Actor {
  std::string_view login;
  pages::Key name;
};
// Who acts without an account.
constexpr Actor actors[] = {{"demonstration", "office.person.demonstration"_key},
                            {"system", "office.person.system"_key},
                            {"built-in units", "office.person.system"_key},
                            {"command line", "office.person.command_line"_key}};

}  // namespace

Result<std::string> person_name(records::Reading& reading, pages::Locale locale,
                                std::string_view login) {
  if (login.empty()) return std::string();
  const auto* actor = std::ranges::find(actors, login, &Actor::login);
  if (actor != std::end(actors)) return std::string(pages::text(locale, actor->name));
  const auto id = accounts::person_with_login(reading.session(), login);
  if (!id) return pages::text(locale, "office.person.unknown"_key, {std::string(login)});
  TRY(const accounts::Person person, accounts::find_person(reading.session(), *id));
  return person.name;
}

}  // namespace ocop::office
