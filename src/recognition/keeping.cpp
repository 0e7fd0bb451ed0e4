#include "recognition/keeping.h"

#include <algorithm>

#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/flow_acts.h"
#include "recognition/act_kind.h"
#include "recognition/candidate.h"
#include "recognition/life_rules.h"

namespace ocop::recognition {
namespace {

using records::Reading;
using records::Record;
using records::Writing;

const Record* last_of(const std::vector<Record>& acts, std::string_view sort) {
  const Record* last = nullptr;
  for (const Record& act : acts) {
    if (act["sort"] == sort) last = &act;
  }
  return last;
}

bool is_as_granted(const Record& certificate, const Record& grant) {
  return !certificate.removed_at && certificate["kind"] == "ocop_stars" &&
         certificate["product_id"] == grant["product_id"] &&
         certificate["stars"] == grant["stars"] && certificate["code"] == grant["code"] &&
         certificate["valid_from"] == grant["decision_day"];
}

Result<void> keep(Writing& writing, const Record& certificate) {
  TRY(const auto acts, released_acts(writing, certificate.id));
  if (acts.empty()) return ok();
  const Record* grant = last_of(acts, act_sort::grant);
  const Record* revoke = last_of(acts, act_sort::revoke);
  const Error refused{Code::failed_precondition,
                      "what an act recognised or revoked is changed by acts alone", certificate.id};
  if (grant != nullptr && !is_as_granted(certificate, *grant)) return refused;
  if (revoke != nullptr && certificate["revoked_on"] != (*revoke)["decision_day"]) return refused;
  const bool is_revoked_by_hand = revoke == nullptr && !certificate["revoked_on"].empty();
  if (grant != nullptr && is_revoked_by_hand) return refused;
  return ok();
}

Result<std::vector<Record>> star_certificates(Reading& reading, const std::string& product_id) {
  TRY(auto papers, reading.where(reading.kinds().get("certificate"), "product_id", product_id));
  std::erase_if(papers, [](const Record& paper) {
    return paper["kind"] != "ocop_stars" || !paper.day("valid_to");
  });
  return papers;
}

Result<void> set_grace(Writing& writing, Record certificate, const std::string& day) {
  if (certificate["grace_to"] == day) return ok();
  certificate["grace_to"] = day;
  TRY_VOID(writing.put(certificate));
  return ok();
}

/// Whether the council or who comes after it has answered: the answer decides about grace then.
bool is_answered(const Record& dossier) {
  const std::string& state = dossier["state"];
  return state == evaluation::state::concluded || state == evaluation::state::at_centre ||
         state == evaluation::state::decided;
}

Result<void> follow_dossier(const criteria::Regimes& regimes, Writing& writing,
                            const Record& dossier) {
  const auto filed = re_evaluation_day(dossier);
  if (!filed || is_answered(dossier)) return ok();
  const criteria::Regime* regime = regimes.find(dossier["decision"]);
  if (regime == nullptr || !regime->re_evaluation) return ok();
  TRY(const auto papers, star_certificates(writing, dossier["product_id"]));
  for (const Record& paper : papers) {
    const RenewalDays days = renewal_days(*paper.day("valid_to"), *regime->re_evaluation);
    if (!is_filed_in_time(days, *filed) || !paper["grace_to"].empty()) continue;
    TRY_VOID(set_grace(writing, paper, format_iso(days.grace_end)));
  }
  return ok();
}

Result<void> follow_case(Writing& writing, const Record& row) {
  const auto concluded = row.day("concluded_on");
  if (row["state"] != evaluation::case_state::concluded || !concluded) return ok();
  if (row.whole("star").value_or(0) >= recognised_stars_min) return ok();
  TRY(const auto dossier, writing.get(writing.kinds().get("dossier"), row["dossier_id"]));
  if (!dossier || (*dossier)["sort"] != "re_evaluation") return ok();
  return end_grace(writing, (*dossier)["product_id"], *concluded);
}

}  // namespace

void keep_certificates(records::Kinds& kinds) { kinds.follow("certificate", keep); }

void keep_grace(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes) {
  kinds.follow("dossier", [regimes](Writing& writing, const Record& dossier) {
    return follow_dossier(*regimes, writing, dossier);
  });
  kinds.follow("council_case", follow_case);
}

Result<void> end_grace(Writing& writing, const std::string& product_id, Date answered) {
  TRY(const auto papers, star_certificates(writing, product_id));
  for (const Record& paper : papers) {
    const auto grace = paper.day("grace_to");
    if (!grace || *grace <= answered) continue;
    const bool is_over = answered > *paper.day("valid_to");
    TRY_VOID(set_grace(writing, paper, is_over ? format_iso(answered) : ""));
  }
  return ok();
}

std::optional<Date> re_evaluation_day(const Record& dossier) {
  const bool was_filed = !dossier["filed_on"].empty() && !dossier.removed_at;
  if (!was_filed || dossier["sort"] != "re_evaluation") return std::nullopt;
  return evaluation::filing_day(dossier);
}

Result<std::vector<Record>> released_acts(Reading& reading, const std::string& certificate_id) {
  TRY(auto acts,
      reading.where(reading.kinds().get("recognition_act"), "certificate_id", certificate_id));
  std::erase_if(acts, [](const Record& act) { return act["state"] != act_state::released; });
  std::ranges::sort(acts, {},
                    [](const Record& act) { return std::pair(act["decided_on"], act.id); });
  return acts;
}

}  // namespace ocop::recognition
