#include "regimes/acts.h"

#include "base/text.h"
#include "regimes/import_kind.h"
#include "regimes/limits.h"
#include "regimes/regime_files.h"
#include "regimes/release_rules.h"

namespace ocop::regimes {
namespace {

using records::Acting;
using records::Reading;
using records::Reason;
using records::Record;
using records::Writing;

const records::Kind& kind_in(Reading& reading) { return reading.kinds().get("regime_import"); }

Result<void> load_released(Reading& reading, criteria::Regimes& regimes) {
  TRY(const auto rows, reading.where(kind_in(reading), "state", import_state::released));
  for (const Record& row : rows) {
    if (regimes.find(row["decision"]) != nullptr) continue;
    TRY(criteria::Regime regime, regime_of(reading, row));
    regimes.add(std::move(regime));
  }
  return ok();
}

/// The import as it now is, and whether its decision still fits beside the others.
struct Waiting {
  Record row;
  Refusal refusal;
};

Result<Waiting> waiting(const Ground& ground, Writing& writing, const Acting& acting,
                        const std::string& id, std::string_view state) {
  TRY(Record row, writing.find(kind_in(writing), id, acting.reach));
  if (row["state"] != state) return Waiting{row, Reason{"regimes.bar_decided"_key, {}}};
  TRY_VOID(load_released(writing, *ground.regimes));
  TRY(const criteria::Regime regime, regime_of(writing, row));
  return Waiting{row, why_not(*ground.regimes, regime, date_of(writing.now()))};
}

Result<Refusal> end(Writing& writing, Record row, std::string_view state) {
  row["state"] = state;
  row["decided_by"] = writing.person();
  row["decided_on"] = format_iso(date_of(writing.now()));
  TRY_VOID(writing.put(row));
  return Refusal();
}

}  // namespace

Result<criteria::Regime> regime_of(Reading& reading, const Record& import) {
  const auto files = files_of(reading, import.id);
  criteria::ReadRegime read = criteria::read_regime_files(files);
  if (!read.faults.empty()) return read.faults.front();
  if (read.regime.sha256 != import["sha256"]) {
    return Error{Code::data_loss, "the files of the decision are not what their hash says",
                 import["decision"]};
  }
  read.regime.origin = criteria::Origin::imported;
  return std::move(read.regime);
}

Result<Brought> bring(const Ground& ground, const Acting& acting,
                      const std::vector<criteria::RegimeFile>& files) {
  const criteria::ReadRegime read = criteria::read_regime_files(files);
  if (!read.faults.empty()) return Brought{"", read.faults, {}};
  return ground.records.write(acting.person, [&](Writing& writing) -> Result<Brought> {
    const Date today = date_of(writing.now());
    if (Refusal refusal = why_not(*ground.regimes, read.regime, today)) {
      return Brought{"", {}, std::move(refusal)};
    }
    Record row;
    row.kind = &kind_in(writing);
    row.cells.resize(row.kind->fields.size());
    row["decision"] = read.regime.decision;
    row["from_day"] = format_iso(read.regime.from);
    row["sets"] = std::to_string(read.regime.sets.size());
    row["sha256"] = read.regime.sha256;
    row["state"] = import_state::draft;
    row["brought_by"] = writing.person();
    row["brought_on"] = format_iso(today);
    TRY(const Record stored, writing.put(row));
    keep_files(writing, stored.id, files);
    return Brought{stored.id, {}, {}};
  });
}

Result<Refusal> propose(const Ground& ground, const Acting& acting, const std::string& id) {
  return ground.records.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Waiting found, waiting(ground, writing, acting, id, import_state::draft));
    if (found.refusal) return found.refusal;
    if (found.row["brought_by"] != acting.person) {
      return Refusal(Reason{"regimes.bar_not_own"_key, {}});
    }
    found.row["state"] = import_state::proposed;
    TRY_VOID(writing.put(found.row));
    return Refusal();
  });
}

Result<Refusal> release(const Ground& ground, const Acting& acting, const std::string& id) {
  TRY(const Refusal refusal,
      ground.records.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
        TRY(Waiting found, waiting(ground, writing, acting, id, import_state::proposed));
        if (found.row["brought_by"] == acting.person) {
          return Refusal(Reason{"regimes.bar_same_person"_key, {}});
        }
        if (found.refusal) return found.refusal;
        return end(writing, found.row, import_state::released);
      }));
  if (!refusal) TRY_VOID(load(ground));
  return refusal;
}

Result<Refusal> refuse(const Ground& ground, const Acting& acting, const std::string& id,
                       const std::string& note) {
  return ground.records.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, writing.find(kind_in(writing), id, acting.reach));
    if (row["state"] != import_state::proposed) {
      return Refusal(Reason{"regimes.bar_decided"_key, {}});
    }
    if (row["brought_by"] == acting.person) {
      return Refusal(Reason{"regimes.bar_same_person"_key, {}});
    }
    row["note"] = std::string(trim(note));
    if (row["note"].empty() || row["note"].size() > limits::regime_note_bytes_max) {
      return Refusal(Reason{"regimes.bar_no_note"_key, {}});
    }
    return end(writing, std::move(row), import_state::refused);
  });
}

Result<Refusal> withdraw(const Ground& ground, const Acting& acting, const std::string& id) {
  return ground.records.write(acting.person, [&](Writing& writing) -> Result<Refusal> {
    TRY(Record row, writing.find(kind_in(writing), id, acting.reach));
    const bool is_open =
        row["state"] == import_state::draft || row["state"] == import_state::proposed;
    if (!is_open || row["brought_by"] != acting.person) {
      return Refusal(Reason{"regimes.bar_decided"_key, {}});
    }
    return end(writing, std::move(row), import_state::withdrawn);
  });
}

Result<void> load(const Ground& ground) {
  return ground.records.read(
      [&](Reading& reading) { return load_released(reading, *ground.regimes); });
}

}  // namespace ocop::regimes
