#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "criteria/regime.h"
#include "recognition/number_rules.h"
#include "records/record_store.h"

/// What a concluded case of a council may be recognised with, once the province approved the result
/// or the centre gave its own (the dossier is decided).
namespace ocop::recognition {

inline constexpr int recognised_stars_min = 3;  ///< below it nothing is recognised

/// What the acts stand on. `units_of` gives the units of a producer's unit on a day; nothing when
/// the code meant none then.
struct RecognitionGround {
  std::shared_ptr<const criteria::Regimes> regimes;
  std::function<std::optional<CodeUnits>(std::string_view unit_code, Date day)> units_of;
  std::function<std::string(std::string_view unit_code, Date day)> province_name;
};

struct Candidate {
  records::Record row, dossier;  ///< the case and its dossier
  const criteria::Regime* regime = nullptr;
  int stars = 0;
  std::string level;          ///< who recognises them (act_kind.h)
  std::string points;         ///< the mean, exact: "296/3"
  std::string parts;          ///< of the agreed answers, as `parts_json` wrote them
  std::string result_sha256;  ///< of the outcome as it is stored
  /// Why nothing can be recognised; nothing: it can.
  std::optional<records::Reason> bar = {};
};

/// Five stars are the ministry's to give: while it has not decided, a result of 90 points and more
/// gives four at most (26/2026/QĐ-TTg, article 6). `stars_of_centre`: what it decided.
int recognisable_stars(int council_stars, const std::optional<int>& stars_of_centre);

Result<Candidate> candidate_of(records::Reading& reading, const RecognitionGround& ground,
                               const records::Record& case_row, Date day);

/// Number and day of the document with which the step of the flow approved what can be recognised:
/// of the province, or of the centre.
struct Approval {
  std::string number;
  Date day;
};
/// Nothing when no step tells both.
Result<std::optional<Approval>> approval_of(records::Reading& reading, const Candidate& candidate);

/// Concluded cases with a certificate that nothing was proposed for yet, the oldest first.
Result<std::vector<Candidate>> waiting_candidates(records::Reading& reading,
                                                  const RecognitionGround& ground, Date day);

/// "296/3" as `criteria::to_string` writes it; nothing for other text.
std::optional<criteria::Fraction> fraction_in(std::string_view text);

/// A part of a criteria set with what was reached in it, in tenths of a point.
struct PartPoints {
  std::string code, name_vi, name_en;
  long long tenths = 0, most = 0;
};
/// As an act keeps them: `[{"code":"A","vi":…,"en":…,"tenths":380,"max":400}, …]`.
std::string parts_json(const std::vector<PartPoints>& parts);
/// Empty for a text that is none.
std::vector<PartPoints> parts_from(std::string_view json);

}  // namespace ocop::recognition
