#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "application/code_witness.h"
#include "application/consumer_page.h"
#include "authenticity/verdict.h"
#include "base/result.h"
#include "trace/journey.h"

namespace ocop::application {

/// What is known about a scanned code, gathered once: registers, journey, verdict. Points into the
/// catalogue of the request and into its own journey; not to be copied.
struct Scan {
  Scan() = default;
  Scan(Scan&&) = default;
  Scan(const Scan&) = delete;

  Date today;  ///< in Viet Nam
  std::string item_path;
  std::string gtin, lot, serial;
  const registry::Product* product = nullptr;
  const registry::Subject* maker = nullptr;
  const registry::Place* place = nullptr;  ///< when the code is a place
  trace::Journey journey;
  std::vector<const trace::Step*> own;          ///< of the thing itself, in order
  std::vector<const trace::Step*> ingredients;  ///< of what it was made from, in order

  authenticity::Facts facts;
  authenticity::Verdict verdict = authenticity::Verdict::not_ours;
  std::optional<LocalTime> recalled_at;
  std::string recall_reason;  ///< in the language of the request; may be empty
  bool is_lot_recalled = false;
  std::optional<Date> ended_on;
  bool is_code_voided = false;     ///< with its roll or range, not as a thing
  std::optional<CodeAnswer> code;  ///< for a serial of ours that somebody looks at
};

Result<Scan> scan(const ConsumerRequest& request);

}  // namespace ocop::application
