#include "culture/kind_fields.h"

#include "culture/limits.h"
#include "records/codes.h"
#include "records/record_store.h"

namespace ocop::culture {

using records::Fault;
using records::Faults;
using records::Field;
using records::Kind;
using records::Oversight;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

Field line(std::string_view name, pages::Key label, unsigned uses) {
  return {.name = name, .label = label, .uses = uses};
}

Field text_field(std::string_view name, pages::Key label, unsigned uses) {
  return {.name = name, .label = label, .type = Type::text, .uses = uses};
}

Field code_field() {
  return {.name = "code",
          .label = "culture.code"_key,
          .uses = use::search | use::required | use::fixed,
          .rule = records::small_code<limits::culture_code_bytes_max>,
          .hint = "culture.code_hint"_key};
}

Field unit_field() {
  return {.name = "unit_code",
          .label = "culture.unit"_key,
          .type = Type::unit,
          .uses = use::filter | use::required};
}

Field demonstration_field() {
  return {.name = "demonstration",
          .label = "outreach.demonstration"_key,
          .type = Type::flag,
          .uses = use::filter};
}

Field place_reference(unsigned uses) {
  return {.name = "place_id",
          .label = "culture.place"_key,
          .type = Type::reference,
          .uses = use::required | use::filter | uses,
          .of = "culture_place",
          .hint = "culture.place_hint"_key,
          .import_name = "place"};
}

Kind reviewed_by_two(Kind kind) {
  kind.object = accounts::Object::culture;
  kind.oversight = Oversight::four_eyes;
  return kind;
}

Kind part_of_place(Kind kind) {
  kind.owner = "place_id";
  return reviewed_by_two(std::move(kind));
}

Result<Faults> guard_count(Writing& writing, const Record* before, const Record& after,
                           std::string_view owner, std::size_t most) {
  if (before != nullptr) return Faults{};
  TRY(const auto others, writing.where(*after.kind, owner, after[owner]));
  if (others.size() < most) return Faults{};
  return Faults{{std::string(owner), {"culture.fault_too_many"_key, {std::to_string(most)}}}};
}

Result<Faults> guard_part(Writing& writing, const Record* before, const Record& after) {
  return guard_count(writing, before, after, "place_id", limits::culture_parts_max);
}

Fault fault(std::string_view field, pages::Key key) { return {std::string(field), {key, {}}}; }

}  // namespace ocop::culture
