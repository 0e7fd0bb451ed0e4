#include "bulletins/acts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/text.h"
#include "records/written_text.h"

namespace ocop::bulletins {
namespace {

using records::Reason;
using records::Record;
using records::RecordStore;
using records::Writing;

Refusal refused(pages::Key key, std::vector<std::string> arguments = {}) {
  return Reason{key, std::move(arguments)};
}

/// Runs the act on the issue, unless something stands against it; then nothing is stored.
template <class Work>
Result<Refusal> act_on(RecordStore& store, const On& on, Work&& work) {
  return store.write(on.acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record bulletin, writing.find(writing.kinds().get("bulletin"), on.id, on.acting.reach));
    if (bulletin.removed_at) return Error{Code::not_found, "it was put aside", on.id};
    return std::forward<Work>(work)(writing, bulletin);
  });
}

void audit(Writing& writing, std::string_view verb, const Record& bulletin,
           const boost::json::object& told) {
  writing.audit("bulletin." + std::string(verb), "bulletin " + bulletin.id, "",
                boost::json::serialize(told));
}

/// The issue with its pictures; no session is held while they are read.
Result<Gathered> look(RecordStore& store, const Sources& sources, const Basis& basis,
                      const On& on) {
  TRY(Gathered gathered, store.read([&](records::Reading& reading) -> Result<Gathered> {
    TRY(const Record bulletin,
        reading.find(reading.kinds().get("bulletin"), on.id, on.acting.reach));
    return gather(reading, basis, bulletin, store.clock().now());
  }));
  read_pictures(gathered, sources);
  return gathered;
}

}  // namespace

std::string seen_of(const Gathered& gathered) {
  Content content = gathered.content;
  for (Block& block : content.blocks) {
    if (block.picture) block.picture->sha256.clear();
  }
  return sha256_of(to_json(content));
}

Refusal why_not_submit(const Record& bulletin, const Gathered& gathered) {
  if (state_of(bulletin) != State::draft) return refused("bulletins.fault_state"_key);
  if (!lacks(gathered).empty()) return refused("bulletins.fault_lacks"_key);
  const bool is_correction = !bulletin["number"].empty();
  if (is_correction && bulletin["correction"].empty()) {
    return refused("bulletins.fault_correction"_key);
  }
  if (!is_correction && !bulletin["correction"].empty()) {
    return refused("bulletins.fault_nothing_to_correct"_key);
  }
  return std::nullopt;
}

Refusal why_not_approve(const Record& bulletin, const std::string& person) {
  if (state_of(bulletin) != State::review) return refused("bulletins.fault_state"_key);
  if (records::has_part(bulletin, person)) return refused("bulletins.fault_own"_key);
  return std::nullopt;
}

Result<Refusal> submit(RecordStore& store, const Sources& sources, const On& on) {
  const Basis basis = basis_of(sources);
  TRY(const Gathered seen, look(store, sources, basis, on));
  if (!seen.faults.empty()) return Refusal(seen.faults.front());
  return act_on(store, on, [&](Writing& writing, Record& bulletin) -> Result<Refusal> {
    TRY(const Gathered gathered, gather(writing, basis, bulletin, writing.now()));
    if (auto refusal = why_not_submit(bulletin, gathered)) return refusal;
    bulletin["state"] = name_of(State::review);
    bulletin["submitted_by"] = writing.person();
    TRY_VOID(writing.put(bulletin));
    return Refusal();
  });
}

Result<Refusal> approve(RecordStore& store, const Sources& sources, const On& on,
                        std::string_view seen) {
  const Basis basis = basis_of(sources);
  TRY(const Gathered whole, look(store, sources, basis, on));
  return act_on(store, on, [&](Writing& writing, Record& bulletin) -> Result<Refusal> {
    if (auto refusal = why_not_approve(bulletin, writing.person())) return refusal;
    TRY(const Gathered gathered, gather(writing, basis, bulletin, writing.now()));
    if (!lacks(whole).empty() || !lacks(gathered).empty()) {
      return refused("bulletins.fault_lacks_now"_key);
    }
    // The same that was read with its pictures, and the same that the approver saw.
    const std::string now = seen_of(gathered);
    if (now != seen || now != seen_of(whole)) return refused("bulletins.fault_changed"_key);
    const Edition made = freeze(writing, bulletin, to_json(whole.content));
    bulletin["state"] = name_of(State::approved);
    bulletin["number"] = std::to_string(made.number);
    bulletin["edition"] = std::to_string(made.edition);
    bulletin["approved_by"] = writing.person();
    bulletin["approved_on"] = format_iso(made.approved_on);
    bulletin["writers"].clear();
    bulletin["correction"].clear();
    TRY_VOID(writing.put(bulletin));
    audit(writing, "approve", bulletin,
          {{"number", made.number}, {"edition", made.edition}, {"sha256", made.sha256}});
    return Refusal();
  });
}

Result<Refusal> send_back(RecordStore& store, const On& on, std::string_view note) {
  return act_on(store, on, [&](Writing& writing, Record& bulletin) -> Result<Refusal> {
    if (state_of(bulletin) != State::review) return refused("bulletins.fault_state"_key);
    const auto words = to_nfc(note);
    const std::string_view trimmed = words ? trim(*words) : std::string_view();
    if (trimmed.empty()) return refused("bulletins.fault_no_note"_key);
    bulletin["state"] = name_of(State::draft);
    TRY_VOID(writing.put(bulletin));
    audit(writing, "send_back", bulletin, {{"note", trimmed}});
    return Refusal();
  });
}

Result<Refusal> move(RecordStore& store, const On& on, const std::string& block,
                     Direction direction) {
  return act_on(store, on, [&](Writing& writing, Record& bulletin) -> Result<Refusal> {
    TRY(auto blocks, blocks_of(writing, bulletin.id));
    const auto at = std::ranges::find(blocks, block, &Record::id);
    if (at == blocks.end()) return Error{Code::not_found, "is no block of the issue", block};
    const bool is_last = direction == Direction::up ? at == blocks.begin() : at + 1 == blocks.end();
    if (is_last) return Refusal();
    std::iter_swap(at, direction == Direction::up ? at - 1 : at + 1);
    for (std::size_t place = 0; place < blocks.size(); ++place) {
      const std::string position = std::to_string(place + 1);
      if (blocks[place]["position"] == position) continue;
      blocks[place]["position"] = position;
      TRY_VOID(writing.put(blocks[place]));
    }
    return Refusal();
  });
}

Result<Refusal> take_out(RecordStore& store, const On& on, const std::string& block) {
  return act_on(store, on, [&](Writing& writing, Record& bulletin) -> Result<Refusal> {
    const auto& kind = writing.kinds().get("bulletin_block");
    TRY(const auto row, writing.get(kind, block));
    if (!row || row->removed_at || (*row)["bulletin_id"] != bulletin.id) {
      return Error{Code::not_found, "is no block of the issue", block};
    }
    TRY_VOID(writing.remove(kind, block, on.acting.reach));
    return Refusal();
  });
}

}  // namespace ocop::bulletins
