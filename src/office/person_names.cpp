#include "office/person_names.h"

#include "accounts/people_store.h"

namespace ocop::office {

std::string person_name(records::Reading& reading, std::string_view login) {
  const auto id = accounts::person_with_login(reading.session(), login);
  if (!id) return std::string(login);
  const auto person = accounts::find_person(reading.session(), *id);
  return person ? person->name : std::string(login);
}

}  // namespace ocop::office
