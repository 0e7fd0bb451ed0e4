#include "registry/subject_registers.h"

#include "registry/legal_form_kinds.h"
#include "registry/member_kinds.h"
#include "registry/premises_kinds.h"
#include "registry/subject_kinds.h"
#include "registry/unit_kinds.h"

namespace ocop::registry {

void add_subject_kinds(records::Kinds& kinds, const RegistryStore& store,
                       std::shared_ptr<const LegalRules> rules) {
  kinds.add(unit_kind());
  kinds.add(unit_succession_kind());
  kinds.add(audience_kind());
  kinds.add(subject_kind());
  kinds.add(subject_form_kind());
  kinds.add(conversion_kind(std::move(rules)));
  kinds.add(redo_task_kind());
  kinds.add(subject_year_kind());
  kinds.add(member_kind());
  kinds.add(post_kind());
  kinds.add(contact_kind());
  kinds.add(place_kind());
  kinds.add(premises_kind());
  kinds.add(inspection_kind());
  kinds.add(finding_kind());
  kinds.unit_exists = [&store](std::string_view code) {
    return store.catalogue()->unit_tree().has(code);
  };
}

}  // namespace ocop::registry
