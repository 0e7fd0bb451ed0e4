#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "accounts/audit.h"
#include "base/id.h"
#include "base/text.h"
#include "records/history.h"
#include "records/record_store.h"
#include "records/row_draft.h"
#include "records/secret.h"
#include "records/statement.h"

namespace ocop::records {
namespace {

namespace json = boost::json;

Fault fault_of(std::string_view field, pages::Key key, std::vector<std::string> arguments = {}) {
  return {std::string(field), {key, std::move(arguments)}};
}

/// The words that find a row: its searched cells, the names of its choices in both languages, the
/// titles of what it refers to.
Result<std::string> words_of(Reading& reading, const Record& row) {
  std::string words;
  const auto add = [&](std::string_view text) { (words += ' ').append(text); };
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Field& field = row.kind->fields[i];
    const std::string& cell = row.cells[i];
    if (!field.is(use::search) || cell.empty()) continue;
    if (field.type == Type::choice) {
      const auto at = std::ranges::find(field.options, cell, &Option::value);
      if (at == field.options.end()) continue;
      add(pages::text(pages::Locale::vietnamese, at->label));
      add(pages::text(pages::Locale::english, at->label));
    } else if (field.type == Type::reference) {
      TRY(const auto target, reading.get(reading.kinds().get(field.of), cell));
      if (target) add(target->title());
    } else {
      add(cell);
    }
  }
  return fold(words);
}

/// Rows that are found by the title of this one are found by its new title. Gives their kinds.
Result<std::vector<std::string_view>> refold_referring(Reading& reading, const Record& row) {
  std::vector<std::string_view> kinds;
  for (const Kind* kind : reading.kinds().all()) {
    for (const Field& field : kind->fields) {
      if (field.of != row.kind->name || !field.is(use::search)) continue;
      TRY(const auto referring, reading.where(*kind, field.name, row.id));
      if (!referring.empty()) kinds.push_back(kind->name);
      for (const Record& each : referring) {
        TRY(const std::string words, words_of(reading, each));
        update_folded(reading.session(), each, words);
      }
    }
  }
  return kinds;
}

std::string sort_key_of(const Record& row) { return vietnamese_sort_key(row.title()); }

/// What a row became, or what it was, of the fields that differ and are not secret; its version
/// tells the order of entries of one moment.
std::string json_of(const std::vector<Difference>& differences, std::string Difference::* side,
                    const Record& row) {
  json::object object;
  object["version"] = row.version;
  if (row.removed_at) object["removed"] = true;
  for (const Difference& each : differences) {
    if (!row.kind->field(each.field)->is(use::secret)) object[each.field] = each.*side;
  }
  return json::serialize(object);
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

/// Does a row lie within the reach? Told by the row itself, before it is stored.
Result<bool> lies_within(Reading& reading, const Record& row, const accounts::Reach& reach) {
  if (reach.everything) return true;
  const Kind& kind = *row.kind;
  if (!kind.unit.empty() && contains(reach.units, row[kind.unit])) return true;
  if (kind.subject == "id" && contains(reach.subjects, row.id)) return true;
  if (!kind.subject.empty() && kind.subject != "id" &&
      contains(reach.subjects, row[kind.subject])) {
    return true;
  }
  if (kind.owner.empty() || !kind.unit.empty()) return false;
  TRY(const auto owner,
      reading.get(reading.kinds().get(kind.field(kind.owner)->of), row[kind.owner]));
  if (!owner) return false;
  return lies_within(reading, *owner, reach);
}

bool has_scope(const Kind& kind) {
  return !kind.unit.empty() || !kind.subject.empty() || !kind.owner.empty();
}

/// The identifier behind the first part of a natural key, when it names one row only; an identifier
/// is taken as well. What the actor may not reach is not there.
Result<std::string> resolve(Reading& reading, const Kind& target, const std::string& typed,
                            const accounts::Reach& reach) {
  TRY(auto found, reading.get(target, typed));
  if (!found && !target.key.empty()) {
    TRY(auto named, reading.where(target, target.key.front(), typed));
    if (named.size() == 1) found = std::move(named.front());
  }
  if (!found || found->removed_at) return std::string();
  if (has_scope(target)) {
    TRY(const bool is_reached, lies_within(reading, *found, reach));
    if (!is_reached) return std::string();
  }
  return found->id;
}

}  // namespace

struct Writing::State {
  std::set<std::string_view> kinds;  ///< whose rows were changed
};

Writing::Writing(sql::Transaction transaction, const Kinds& kinds, const Clock& clock,
                 Random& random, std::string person)
    : Reading(transaction.session(), kinds),
      transaction_(std::move(transaction)),
      clock_(clock),
      random_(random),
      person_(std::move(person)),
      now_(clock.now()),
      state_(std::make_unique<State>()) {}
Writing::~Writing() = default;

std::string Writing::new_id() { return new_sortable_id(clock_, random_); }

void Writing::audit(std::string act, std::string object, std::string before_json,
                    std::string after_json) {
  accounts::write_audit(session(),
                        {now_, person_, std::move(act), std::move(object), std::move(before_json),
                         std::move(after_json)},
                        clock_, random_);
}

Result<void> Writing::look_up(Record& row, const Values& values, const accounts::Reach& reach,
                              Faults& faults) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Field& field = row.kind->fields[i];
    std::string& cell = row.cells[i];
    if (cell.empty() || !values.contains(field.name)) continue;
    if (field.type == Type::unit && kinds().unit_exists && !kinds().unit_exists(cell)) {
      faults.push_back(fault_of(field.name, "records.fault.no_unit"_key, {cell}));
    }
    if (field.type != Type::reference) continue;
    TRY(std::string id, resolve(*this, kinds().get(field.of), cell, reach));
    if (id.empty())
      faults.push_back(fault_of(field.name, "records.fault.no_reference"_key, {cell}));
    cell = std::move(id);
  }
  return ok();
}

Result<Faults> Writing::examine(const Record* before, Record& after) {
  const Kind& kind = *after.kind;
  if (kind.fill != nullptr) kind.fill(*this, before, after);
  Faults faults;
  if (!kind.key.empty()) {
    std::vector<std::string> key;
    for (const std::string_view field : kind.key) key.push_back(after[field]);
    TRY(const auto other, find_by_key(kind, key));
    if (other && other->id != after.id) {
      faults.push_back(fault_of(
          kind.key.front(),
          other->removed_at ? "records.fault.taken_by_removed"_key : "records.fault.taken"_key,
          {key.front()}));
    }
  }
  if (kind.check != nullptr) kind.check(after, faults);
  if (faults.empty() && kind.guard) {
    TRY(faults, kind.guard(*this, before, after));
  }
  return faults;
}

Result<void> Writing::store(const Record* before, Record& after, std::string_view verb) {
  const Kind& kind = *after.kind;
  after.changed_at = now_;
  after.changed_by = person_;
  TRY(const std::string folded, words_of(*this, after));
  if (before == nullptr) {
    insert_row(session(), after, folded, sort_key_of(after));
  } else if (!update_row(session(), after, folded, sort_key_of(after))) {
    return Error{Code::unavailable, "the row was changed meanwhile; try again", after.id};
  }
  const Record nothing = empty_row(kind);
  const auto changed = differences(before != nullptr ? *before : nothing, after);
  audit(fmt::format("{}.{}", kind.name, verb), fmt::format("{} {}", kind.name, after.id),
        before != nullptr ? json_of(changed, &Difference::was, *before) : "",
        json_of(changed, &Difference::is, after));
  state_->kinds.insert(kind.name);
  if (before != nullptr && before->title() != after.title()) {
    TRY(const auto kinds, refold_referring(*this, after));
    state_->kinds.insert(kinds.begin(), kinds.end());
  }
  for (const auto& follower : kind.followers) TRY_VOID(follower(*this, after));
  return ok();
}

Result<Outcome> Writing::create(const Kind& kind, const Values& values,
                                const accounts::Reach& reach) {
  RowDraft draft = row_draft(empty_row(kind), values, Entering::first);
  draft.row.id = new_id();
  TRY_VOID(look_up(draft.row, values, reach, draft.faults));
  if (draft.faults.empty()) {
    TRY(draft.faults, examine(nullptr, draft.row));
  }
  if (draft.faults.empty()) {
    TRY(const bool is_within, lies_within(*this, draft.row, reach));
    if (!is_within) draft.faults.push_back(outside(kind));
  }
  if (!draft.faults.empty()) return Outcome{std::nullopt, std::move(draft.faults), std::nullopt};
  TRY_VOID(store(nullptr, draft.row, "create"));
  return Outcome{std::move(draft.row), {}, std::nullopt};
}

Result<Outcome> Writing::change(const Kind& kind, std::string_view id, long long version,
                                const Values& values, const accounts::Reach& reach) {
  TRY(const Record before, find(kind, id, reach));
  if (before.version != version) {
    TRY(Conflict conflict, conflict_since(*this, before, version));
    return Outcome{std::nullopt, {}, std::move(conflict)};
  }
  RowDraft draft = row_draft(before, values, Entering::again);
  TRY_VOID(look_up(draft.row, values, reach, draft.faults));
  if (draft.faults.empty() && differences(before, draft.row).empty()) {
    return Outcome{before, {}, std::nullopt};
  }
  ++draft.row.version;
  if (draft.faults.empty()) {
    TRY(draft.faults, examine(&before, draft.row));
  }
  if (draft.faults.empty()) {
    TRY(const bool is_within, lies_within(*this, draft.row, reach));
    if (!is_within) draft.faults.push_back(outside(kind));
  }
  if (!draft.faults.empty()) return Outcome{std::nullopt, std::move(draft.faults), std::nullopt};
  TRY_VOID(store(&before, draft.row, "change"));
  return Outcome{std::move(draft.row), {}, std::nullopt};
}

Result<Record> Writing::put(const Record& record) {
  Record after = record;
  TRY(const std::optional<Record> before, get(*record.kind, record.id));
  if (after.id.empty()) after.id = new_id();
  if (before && before->version != record.version) {
    return Error{Code::unavailable, "the row was changed meanwhile; try again", record.id};
  }
  if (before && differences(*before, after).empty()) return after;
  after.version = before ? record.version + 1 : 1;
  TRY(const Faults faults, examine(before ? &*before : nullptr, after));
  if (!faults.empty()) {
    return Error{Code::failed_precondition, faults.front().reason.in(pages::Locale::english),
                 faults.front().field};
  }
  TRY_VOID(store(before ? &*before : nullptr, after, before ? "change" : "create"));
  return after;
}

Result<void> Writing::set_removed(const Kind& kind, std::string_view id,
                                  const accounts::Reach& reach, std::optional<Timestamp> removed_at,
                                  std::string_view verb) {
  TRY(const Record before, find(kind, id, reach));
  if (before.removed_at.has_value() == removed_at.has_value()) return ok();
  Record after = before;
  ++after.version;
  after.removed_at = removed_at;
  return store(&before, after, verb);
}

Result<void> Writing::remove(const Kind& kind, std::string_view id, const accounts::Reach& reach) {
  return set_removed(kind, id, reach, now_, "remove");
}

Result<void> Writing::restore(const Kind& kind, std::string_view id, const accounts::Reach& reach) {
  return set_removed(kind, id, reach, std::nullopt, "restore");
}

Result<void> Writing::commit() {
  for (const std::string_view kind : state_->kinds) {
    Statement statement;
    statement.add("insert into record_revisions (kind, revision) values (");
    statement.bind(std::string(kind));
    statement.add(", 1) on conflict (kind) do update set revision = record_revisions.revision + 1");
    statement.run(session());
  }
  return transaction_.commit();
}

Fault Writing::outside(const Kind& kind) {
  const std::string_view field = !kind.unit.empty()                             ? kind.unit
                                 : kind.subject.empty() || kind.subject == "id" ? kind.owner
                                                                                : kind.subject;
  return fault_of(field, "records.fault.outside"_key);
}

}  // namespace ocop::records
