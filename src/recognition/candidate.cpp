#include "recognition/candidate.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "crypto/bytes.h"
#include "evaluation/council_acts.h"
#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"
#include "ledger/digest.h"
#include "recognition/act_kind.h"

namespace ocop::recognition {
namespace {

namespace json = boost::json;
using records::Reading;
using records::Reason;
using records::Record;

constexpr int stars_of_province_max = 4;

Reason reason(pages::Key key) { return {key, {}}; }

/// What the ministry's council gave the dossier; nothing while it has not decided.
Result<std::optional<int>> stars_of_centre(Reading& reading, const std::string& dossier_id) {
  const records::Kind* kind = reading.kinds().find("dossier_step");
  if (kind == nullptr) return std::optional<int>();
  TRY(const auto steps, reading.where(*kind, "dossier_id", dossier_id));
  std::optional<int> stars;
  for (const Record& step : steps) {
    if (step["owner"] != level::centre || step["finished_on"].empty()) continue;
    if (const auto star = step.whole("star")) stars = static_cast<int>(*star);
  }
  return stars;
}

std::vector<PartPoints> parts_of(const criteria::CriteriaSet& set, const json::object& outcome) {
  std::vector<PartPoints> parts;
  const json::object& reached = outcome.at("parts").as_object();
  for (const criteria::Part& part : set.parts) {
    const auto* tenths = reached.if_contains(part.code);
    parts.push_back({part.code, part.name.vi, part.name.en,
                     tenths == nullptr ? 0 : tenths->to_number<long long>(), part.max.tenths});
  }
  return parts;
}

Result<bool> is_taken(Reading& reading, const Candidate& candidate) {
  TRY(const auto acts,
      reading.where(reading.kinds().get("recognition_act"), "case_id", candidate.row.id));
  return std::ranges::any_of(acts, [&](const Record& act) {
    const bool counts = act["state"] == act_state::proposed || act["state"] == act_state::released;
    return counts && act["sort"] == act_sort::grant && act["level"] == candidate.level;
  });
}

}  // namespace

int recognisable_stars(int council_stars, const std::optional<int>& stars_of_centre) {
  if (stars_of_centre) return *stars_of_centre;
  return std::min(council_stars, stars_of_province_max);
}

Result<Candidate> candidate_of(Reading& reading, const RecognitionGround& ground,
                               const Record& case_row, Date day) {
  Candidate candidate;
  candidate.row = case_row;
  if (case_row["state"] != evaluation::case_state::concluded) {
    candidate.bar = reason("recognition.bar_open"_key);
    return candidate;
  }
  TRY(const auto file, evaluation::read_case(reading, *ground.regimes, case_row, day));
  TRY(const bool is_same, evaluation::is_reproduced(file));
  TRY(const auto centre, stars_of_centre(reading, file.dossier.id));
  const json::object outcome = json::parse(file.outcome).as_object();
  candidate.dossier = file.dossier;
  candidate.regime = file.regime;
  candidate.stars =
      recognisable_stars(static_cast<int>(case_row.whole("star").value_or(0)), centre);
  candidate.level = candidate.stars > stars_of_province_max ? level::centre : level::province;
  candidate.points = outcome.at("mean").as_string();
  candidate.parts = parts_json(parts_of(*file.set, outcome));
  candidate.result_sha256 = crypto::hex(ledger::sha256({file.outcome}));
  TRY(const bool taken, is_taken(reading, candidate));
  if (file.dossier["state"] != evaluation::state::decided) {
    candidate.bar = reason("recognition.bar_undecided"_key);
  }
  if (!is_same) candidate.bar = reason("recognition.bar_not_reproduced"_key);
  if (taken) candidate.bar = reason("recognition.bar_taken"_key);
  if (!outcome.at("certificate").as_bool()) candidate.bar = reason("recognition.bar_stars"_key);
  return candidate;
}

Result<std::optional<Approval>> approval_of(Reading& reading, const Candidate& candidate) {
  TRY(const auto steps, evaluation::steps_of(reading, candidate.dossier));
  std::optional<Approval> last;
  for (const Record& step : steps) {
    const bool is_of_centre = step["result"] == "centre_result";
    const bool is_of_province = step["result"] == "approve" ||
                                step["result"] == "approve_and_send" ||
                                step["result"] == "district_recognises";
    const auto day = step.day("decided_on");
    const bool fits = candidate.level == level::centre ? is_of_centre : is_of_province;
    if (fits && day && !step["number"].empty()) last = Approval{step["number"], *day};
  }
  return last;
}

Result<std::vector<Candidate>> waiting_candidates(Reading& reading, const RecognitionGround& ground,
                                                  Date day) {
  TRY(const auto cases, reading.where(reading.kinds().get("council_case"), "state",
                                      evaluation::case_state::concluded));
  std::vector<Candidate> waiting;
  for (const Record& row : cases) {
    // Those that no act could follow any more are not reckoned again.
    if (row.removed_at || row.whole("star").value_or(0) < recognised_stars_min) continue;
    TRY(const auto acts, reading.where(reading.kinds().get("recognition_act"), "case_id", row.id));
    const bool is_known = std::ranges::any_of(acts, [](const Record& act) {
      return act["state"] == act_state::proposed || act["state"] == act_state::released;
    });
    if (is_known && row.whole("star") <= stars_of_province_max) continue;
    TRY(Candidate candidate, candidate_of(reading, ground, row, day));
    if (!candidate.bar) waiting.push_back(std::move(candidate));
  }
  return waiting;
}

std::optional<criteria::Fraction> fraction_in(std::string_view text) {
  long long numerator = 0, denominator = 1;
  const char* end = text.data() + text.size();
  auto read = std::from_chars(text.data(), end, numerator);
  if (read.ec == std::errc() && read.ptr != end && *read.ptr == '/') {
    read = std::from_chars(read.ptr + 1, end, denominator);
  }
  if (read.ec != std::errc() || read.ptr != end || denominator <= 0) return std::nullopt;
  return criteria::Fraction(numerator, denominator);
}

std::string parts_json(const std::vector<PartPoints>& parts) {
  json::array all;
  for (const PartPoints& part : parts) {
    all.push_back({{"code", part.code},
                   {"vi", part.name_vi},
                   {"en", part.name_en},
                   {"tenths", part.tenths},
                   {"max", part.most}});
  }
  return json::serialize(all);
}

std::vector<PartPoints> parts_from(std::string_view text) try {
  std::vector<PartPoints> parts;
  if (text.empty()) return parts;
  const json::value parsed = json::parse(text);
  for (const json::value& value : parsed.as_array()) {
    const json::object& part = value.as_object();
    parts.push_back({std::string(part.at("code").as_string()),
                     std::string(part.at("vi").as_string()), std::string(part.at("en").as_string()),
                     part.at("tenths").to_number<long long>(),
                     part.at("max").to_number<long long>()});
  }
  return parts;
} catch (const std::exception&) {
  return {};
}

}  // namespace ocop::recognition
