#include "records/kind.h"

#include <algorithm>
#include <cstdlib>

#include "base/log.h"

namespace ocop::records {
namespace {

[[noreturn]] void end_process(std::string_view what, std::string_view name) {
  log::error("registers: {} {}", what, name);
  log::flush();
  std::abort();
}

}  // namespace

const Field* Kind::field(std::string_view field_name) const {
  const auto at = std::ranges::find(fields, field_name, &Field::name);
  return at == fields.end() ? nullptr : &*at;
}

std::size_t Kind::position(std::string_view field_name) const {
  const auto at = std::ranges::find(fields, field_name, &Field::name);
  if (at == fields.end()) end_process("no such field:", field_name);
  return static_cast<std::size_t>(at - fields.begin());
}

const Kind& Kinds::add(Kind kind) {
  if (find(kind.name)) end_process("added twice:", kind.name);
  if (at_path(kind.path)) end_process("two with the path", kind.path);
  for (const Field& field : kind.fields) {
    if (field.type == Type::reference && field.of != kind.name && !find(field.of)) {
      end_process("a reference to a kind that is not there:", field.of);
    }
  }
  return *kinds_.emplace_back(std::make_unique<Kind>(std::move(kind)));
}

void Kinds::follow(std::string_view name,
                   std::function<Result<void>(Writing&, const Record&)> follower) {
  const auto at = std::ranges::find(kinds_, name, [](const auto& kind) { return kind->name; });
  if (at == kinds_.end()) end_process("no such kind to follow:", name);
  (*at)->followers.push_back(std::move(follower));
}

const Kind* Kinds::find(std::string_view name) const {
  const auto at = std::ranges::find(kinds_, name, [](const auto& kind) { return kind->name; });
  return at == kinds_.end() ? nullptr : at->get();
}

const Kind* Kinds::at_path(std::string_view path) const {
  const auto at = std::ranges::find(kinds_, path, [](const auto& kind) { return kind->path; });
  return at == kinds_.end() ? nullptr : at->get();
}

const Kind& Kinds::get(std::string_view name) const {
  const Kind* kind = find(name);
  if (kind == nullptr) end_process("no such kind:", name);
  return *kind;
}

std::vector<const Kind*> Kinds::parts_of(const Kind& kind) const {
  std::vector<const Kind*> parts;
  for (const auto& each : kinds_) {
    if (each->owner.empty()) continue;
    if (each->field(each->owner)->of == kind.name) parts.push_back(each.get());
  }
  return parts;
}

std::vector<const Kind*> Kinds::all() const {
  std::vector<const Kind*> all;
  for (const auto& kind : kinds_) all.push_back(kind.get());
  return all;
}

}  // namespace ocop::records
