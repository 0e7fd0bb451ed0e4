#include "recognition/act_words.h"

#include "evaluation/reasons.h"
#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "recognition/act_kind.h"
#include "recognition/candidate.h"
#include "recognition/life_rules.h"

namespace ocop::recognition {

using office::Fact;
using office::Tone;
using office::Visitor;
using office::words;
using records::Record;

std::string act_state_words(const Visitor& visitor, const Record& act) {
  return words(visitor, state_label(act));
}

Tone act_tone(const Record& act) {
  if (act["state"] == act_state::released) return Tone::good;
  return act["state"] == act_state::proposed ? Tone::caution : Tone::plain;
}

std::string result_words(pages::Locale locale, long long stars, std::string_view points) {
  std::string said = pages::text(locale, "recognition.stars"_key, {std::to_string(stars)});
  const auto mean = fraction_in(points);
  if (!mean) return said;
  return said + " · " +
         pages::text(locale, "recognition.mean_points"_key,
                     {evaluation::points_text(locale, *mean)});
}

office::Alert revocation_clock(const Visitor& visitor, Date concluded_on, int days) {
  const Date due = revocation_due(concluded_on, days);
  const auto left = days_from_date(due) - days_from_date(visitor.today);
  if (left < 0) {
    return {Tone::stop, words(visitor, "recognition.clock_late"_key,
                              {pages::format_day(due), std::to_string(-left)})};
  }
  return {Tone::caution,
          words(visitor, "recognition.clock"_key, {pages::format_day(due), std::to_string(left)})};
}

Result<std::vector<Fact>> act_facts(const Visitor& visitor, records::Reading& reading,
                                    const Record& act) {
  std::vector<Fact> facts;
  const auto add = [&](pages::Key term, const std::string& value) {
    if (!value.empty()) facts.push_back({words(visitor, term), value});
  };
  const auto day = [&](std::string_view field) {
    const auto found = act.day(field);
    return found ? pages::format_day(*found) : std::string();
  };
  TRY(const auto product, reading.get(reading.kinds().get("product"), act["product_id"]));
  add("recognition.sort"_key, words(visitor, sort_label(act)));
  add("registry.product"_key, product ? product->title() : "");
  add("recognition.result"_key,
      result_words(visitor.locale, act.whole("stars").value_or(0), act["points"]));
  add("registry.ocop_code"_key, act["code"]);
  if (const auto cause = cause_label(act)) add("recognition.cause"_key, words(visitor, *cause));
  add("recognition.concluded_on"_key, day("concluded_on"));
  add("recognition.reason"_key, act["reason"]);
  add("recognition.decision_number"_key, act["decision_number"]);
  add("recognition.decision_day"_key, day("decision_day"));
  add("registry.issuer"_key, act["issuer"]);
  add("recognition.result_hash"_key, act["result_sha256"]);
  TRY(const std::string proposer, office::person_name(reading, visitor.locale, act["proposed_by"]));
  add("recognition.proposed_by"_key, proposer + ", " + day("proposed_on"));
  if (!act["decided_by"].empty()) {
    TRY(const std::string decider, office::person_name(reading, visitor.locale, act["decided_by"]));
    add("recognition.decided_by"_key, decider + ", " + day("decided_on"));
  }
  add("recognition.note"_key, act["note"]);
  return facts;
}

}  // namespace ocop::recognition
