#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "criteria/regime.h"
#include "records/record_store.h"

/// How a decision comes into the program while it runs: brought and checked, put forward, released
/// by another person. From its day on it holds for dossiers filed from that day.
namespace ocop::regimes {

struct Ground {
  records::RecordStore& records;
  std::shared_ptr<criteria::Regimes> regimes;
};

using Refusal = std::optional<records::Reason>;

/// What came of bringing files: the identifier of the draft, or all that is wrong with them.
struct Brought {
  std::string id;
  std::vector<Error> faults;  ///< of the files, with their places
  Refusal refusal;            ///< of the decision as a whole
};

Result<Brought> bring(const Ground& ground, const records::Acting& acting,
                      const std::vector<criteria::RegimeFile>& files);

/// Who brought it puts it forward. Checked again, as each step after it.
Result<Refusal> propose(const Ground& ground, const records::Acting& acting, const std::string& id);

/// Another person releases it: it is in the engine when this returns, and holds from its day on.
Result<Refusal> release(const Ground& ground, const records::Acting& acting, const std::string& id);

/// Another person sends it back, with a reason.
Result<Refusal> refuse(const Ground& ground, const records::Acting& acting, const std::string& id,
                       const std::string& note);

/// Who brought it takes it back.
Result<Refusal> withdraw(const Ground& ground, const records::Acting& acting,
                         const std::string& id);

/// The decision of an import, read from its files. `data_loss` when they are not what its hash
/// says.
Result<criteria::Regime> regime_of(records::Reading& reading, const records::Record& import);

/// Brings what was released into the engine: at the start, and after each release.
Result<void> load(const Ground& ground);

}  // namespace ocop::regimes
