#include "codes/case_watch.h"

#include <algorithm>

#include "authenticity/judgement.h"
#include "base/log.h"
#include "codes/limits.h"
#include "codes/named_codes.h"
#include "records/row_draft.h"

namespace ocop::codes {
namespace {

using authenticity::CopySuspicion;
using records::Reading;
using records::Record;
using records::Writing;
using scans::Alarm;

/// Whether the code was as suspect by then, so that whoever closed a case knew of it.
bool was_known(const scans::History& history, const Alarm& alarm, Timestamp by) {
  return std::ranges::any_of(history.scans, [&](const scans::KeptScan& kept) {
    if (kept.scan.at > by) return false;
    const auto judgement = authenticity::decode(kept.judgement);
    return judgement && judgement->copy_test && judgement->copy_test->suspicion >= alarm.suspicion;
  });
}

/// Newest first; those that the last case of the product did not know.
Result<std::vector<Alarm>> alarms_since(const scans::ScanStore& scans, std::uint64_t gtin,
                                        const std::optional<Timestamp>& closed_at) {
  TRY(auto alarms, scans.alarms({&gtin, 1}, limits::case_codes_max));
  if (!closed_at) return alarms;
  std::vector<Alarm> news;
  for (const Alarm& alarm : alarms) {
    if (alarm.at <= *closed_at) break;
    TRY(const auto history, scans.history(alarm.code));
    if (!was_known(history, alarm, *closed_at)) news.push_back(alarm);
  }
  return news;
}

/// The product that the code is on; the order of the code knows it.
Result<std::optional<Record>> product_of(Reading& reading, const CodeDesk& desk,
                                         const authenticity::CodeNumber& code) {
  const auto book = desk.book();
  const auto* range = book->find(code);
  if (range == nullptr) return std::optional<Record>();
  TRY(const auto order, reading.get(reading.kinds().get("code_order"), range->order));
  if (!order) return std::optional<Record>();
  return reading.get(reading.kinds().get("product"), (*order)["product_id"]);
}

/// The last case of a product.
struct LastCase {
  bool is_open = false;
  std::optional<Timestamp> closed_at = {};
};

Result<LastCase> last_case(Reading& reading, const std::string& product) {
  TRY(const auto cases, reading.where(reading.kinds().get("code_case"), "product_id", product));
  LastCase last;
  for (const Record& row : cases) {
    if (row["state"] != "closed") last.is_open = true;
    last.closed_at = std::max(last.closed_at.value_or(row.changed_at), row.changed_at);
  }
  return last;
}

/// The case that is due, not stored yet.
Result<std::optional<Record>> due_case(Reading& reading, const CaseGround& ground,
                                       std::uint64_t gtin) {
  TRY(const auto newest, ground.scans.alarms({&gtin, 1}, 1));
  if (newest.empty()) return std::optional<Record>();
  TRY(const auto product, product_of(reading, ground.desk, newest.front().code));
  if (!product) return std::optional<Record>();
  TRY(const LastCase last, last_case(reading, product->id));
  if (last.is_open) return std::optional<Record>();
  TRY(const auto alarms, alarms_since(ground.scans, gtin, last.closed_at));
  const auto cause = cause_of(alarms, ground.clock.now());
  if (!cause) return std::optional<Record>();

  TRY(const auto maker, reading.get(reading.kinds().get("subject"), (*product)["subject_id"]));
  std::vector<authenticity::CodeNumber> codes;
  for (const Alarm& alarm : alarms) codes.push_back(alarm.code);
  Record row = records::empty_row(reading.kinds().get("code_case"));
  row["product_id"] = product->id;
  row["subject_id"] = (*product)["subject_id"];
  if (maker) row["unit_code"] = (*maker)["unit_code"];
  row["cause"] = *cause;
  TRY(row["codes"], named_codes(reading, ground.desk, codes));
  return std::optional(std::move(row));
}

/// Whether there is a new one now.
Result<bool> open_case(const CaseGround& ground, std::uint64_t gtin) {
  TRY(const auto due,
      ground.records.read([&](Reading& reading) { return due_case(reading, ground, gtin); }));
  if (!due) return false;
  return ground.records.write("system", [&](Writing& writing) -> Result<bool> {
    // Nobody else writes by now, so that what is still due is opened once.
    TRY(const auto still_due, due_case(writing, ground, gtin));
    if (!still_due) return false;
    TRY_VOID(writing.put(*still_due));
    return true;
  });
}

}  // namespace

std::optional<std::string_view> cause_of(std::span<const Alarm> alarms, Timestamp now) {
  const bool has_likely_copy = std::ranges::any_of(
      alarms, [](const Alarm& alarm) { return alarm.suspicion == CopySuspicion::likely_copy; });
  if (has_likely_copy) return "likely_copy";
  const std::int64_t from = now.micros - limits::case_caution_days * micros_per_day;
  const auto cautions =
      std::ranges::count_if(alarms, [from](const Alarm& alarm) { return alarm.at.micros >= from; });
  if (static_cast<std::size_t>(cautions) >= limits::case_cautions_min) return "cautions";
  return std::nullopt;
}

Result<std::size_t> open_cases(const CaseGround& ground) {
  TRY(const auto gtins, ground.scans.alarmed_products());
  std::size_t opened = 0;
  std::optional<Error> fault;
  for (const std::uint64_t gtin : gtins) {
    const auto is_new = open_case(ground, gtin);
    if (is_new && *is_new) ++opened;
    if (!is_new && !fault) fault = is_new.error();
  }
  if (fault) return *fault;
  return opened;
}

CaseWatch::CaseWatch(const CaseGround& ground)
    : ground_(ground), ticker_(limits::case_watch_interval, [this] {
        const auto opened = open_cases(ground_);
        if (!opened) log::error("cases of copied codes: {}", to_string(opened.error()));
      }) {}

}  // namespace ocop::codes
