#include "recognition/demonstration.h"

#include "recognition/acts.h"

namespace ocop::recognition {
namespace {

using records::Acting;
using records::Record;
using records::RecordStore;

constexpr std::string_view decision_number = "5127/QĐ-UBND";
constexpr std::string_view issuer = "UBND thành phố Hà Nội";

Acting acting(const std::string& person) { return {person, accounts::Reach::all()}; }

Result<void> recognise(RecordStore& store, const RecognitionGround& ground,
                       const DemonstrationOfficers& officers, const Record& case_row, Date today) {
  const TypedDecision decision{std::string(decision_number), format_iso(today),
                               std::string(issuer)};
  TRY(const Proposed proposed,
      propose_grant(store, ground, acting(officers.proposer), case_row.id, decision));
  if (!proposed.faults.empty()) {
    return Error{Code::internal, proposed.faults.front().reason.in(pages::Locale::english), ""};
  }
  TRY(const auto faults, release(store, ground, acting(officers.releaser), proposed.id, decision));
  if (faults.empty()) return ok();
  return Error{Code::internal, faults.front().reason.in(pages::Locale::english), ""};
}

Result<void> add_visit(RecordStore& store, const DemonstrationOfficers& officers,
                       const records::Values& values) {
  TRY(const auto outcome,
      store.create(store.kinds().get("supervision_visit"), values, acting(officers.proposer)));
  if (outcome.stored()) return ok();
  const std::string field = outcome.faults.empty() ? "" : outcome.faults.front().field;
  return Error{Code::internal, "the visit was refused: " + field, "supervision_visit"};
}

Result<void> add_visits(RecordStore& store, const DemonstrationOfficers& officers, Date today) {
  const auto day = [&](int later) {
    return format_iso(date_from_days(days_from_date(today) + later));
  };
  TRY_VOID(
      add_visit(store, officers,
                {{"subject_id", "OM-THUHUONG"},
                 {"product_id", "09521234000013"},
                 {"sort", "planned"},
                 {"planned_on", day(-20)},
                 {"visited_on", day(-20)},
                 {"visitors", "Vũ Thanh Hà, văn phòng chương trình (giả định)"},
                 {"criteria_kept", "partly"},
                 {"mark_use", "right"},
                 {"findings", "Giữ đúng nguyên liệu và quy trình; sổ vệ sinh ghi chưa đủ ngày."},
                 {"measures", "Ghi đủ sổ vệ sinh từng mẻ."},
                 {"due_on", day(10)},
                 {"demonstration", "1"}}));
  return add_visit(store, officers,
                   {{"subject_id", "TS-DONGXUAN"},
                    {"sort", "unannounced"},
                    {"planned_on", day(5)},
                    {"demonstration", "1"}});
}

}  // namespace

Result<void> fill_demonstration(RecordStore& store, const RecognitionGround& ground,
                                const DemonstrationOfficers& officers) {
  const Date today = date_of(store.clock().now());
  TRY(const auto known,
      store.list(store.kinds().get("recognition_act"), {}, accounts::Reach::all()));
  if (known.count > 0) return ok();
  TRY(const auto waiting, store.read([&](records::Reading& reading) {
    return waiting_candidates(reading, ground, today);
  }));
  if (!waiting.empty()) {
    TRY_VOID(recognise(store, ground, officers, waiting.front().row, today));
  }
  return add_visits(store, officers, today);
}

}  // namespace ocop::recognition
