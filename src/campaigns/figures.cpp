#include "campaigns/figures.h"

#include <set>

#include "messages/deliveries.h"
#include "messages/messages.h"
#include "newsroom/view_store.h"

namespace ocop::campaigns {
namespace {

using records::Reading;
using records::Record;

void add_message(Figures& figures, Reading& reading, const std::string& code) {
  const auto message = messages::find_message_by_code(reading.session(), code);
  if (!message || message->is_restricted || !message->is_sent()) return;
  for (const messages::Recipient& each : messages::recipients_of(reading.session(), message->id)) {
    figures.sent.add(each.place.unit_code, 1);
    if (each.is_confirmed()) figures.confirmed.add(each.place.unit_code, 1);
  }
  for (const messages::Way way : {messages::Way::email, messages::Way::sms}) {
    const auto fates = messages::count_deliveries(reading.session(), message->id, way);
    if (const auto at = fates.find(messages::Fate::sent); at != fates.end()) {
      figures.mails += at->second;
    }
  }
}

Result<void> add_article(Figures& figures, Reading& reading, const Record& campaign,
                         const std::string& code) {
  if (campaign["started_on"].empty()) return ok();
  TRY(const auto article, reading.find_by_key(reading.kinds().get("article"), {code}));
  if (!article) return ok();
  const std::string last = campaign["ended_on"].empty() ? "9999-12-31" : campaign["ended_on"];
  figures.articles_opened +=
      newsroom::views_between(reading.session(), article->id, campaign["started_on"], last);
  return ok();
}

Phase phase_from(const std::string& name) {
  for (const Phase phase : {Phase::before, Phase::after}) {
    if (name == name_of(phase)) return phase;
  }
  return Phase::during;
}

}  // namespace

long long ByUnit::total() const {
  long long sum = 0;
  for (const auto& [unit, number] : units) sum += number;
  return sum;
}

QuizFigures Figures::understood() const {
  QuizFigures sum;
  for (const auto& [phase, each] : quiz) {
    if (phase == Phase::before) continue;
    for (const auto& [unit, number] : each.answered.units) sum.answered.add(unit, number);
    for (const auto& [unit, number] : each.passed.units) sum.passed.add(unit, number);
    for (std::size_t i = 0; i < sum.right.size(); ++i) sum.right[i] += each.right[i];
  }
  return sum;
}

std::vector<std::string> Figures::units() const {
  std::set<std::string> all;
  const auto take = [&](const ByUnit& one) {
    for (const auto& [unit, number] : one.units) all.insert(unit);
  };
  for (const ByUnit* each : {&sent, &opened, &read}) take(*each);
  for (const auto& [phase, each] : quiz) take(each.answered);
  all.erase("");
  return {all.begin(), all.end()};
}

void add_counts(Figures& figures, const std::vector<CountRow>& rows) {
  for (const CountRow& row : rows) {
    const Phase phase = phase_from(row.phase);
    QuizFigures& quiz = figures.quiz[phase];
    if (row.what == what::opened) figures.opened.add(row.unit_code, row.number);
    if (row.what == what::read) figures.read.add(row.unit_code, row.number);
    if (row.what == what::answered) quiz.answered.add(row.unit_code, row.number);
    if (row.what == what::passed) quiz.passed.add(row.unit_code, row.number);
    for (std::size_t i = 0; i < quiz.right.size(); ++i) {
      if (row.what == what::right[i]) quiz.right[i] += row.number;
    }
  }
}

Result<Figures> figures_of(Reading& reading, const Record& campaign) {
  Figures figures;
  add_counts(figures, counts_of(reading.session(), campaign.id));
  TRY(const auto items,
      reading.where(reading.kinds().get("campaign_item"), "campaign_id", campaign.id));
  for (const Record& each : items) {
    if (each["what"] == "message") {
      add_message(figures, reading, each["item"]);
    } else {
      TRY_VOID(add_article(figures, reading, campaign, each["item"]));
    }
  }
  return figures;
}

long long percent(long long part, long long whole) {
  return whole <= 0 ? 0 : (200 * part + whole) / (2 * whole);
}

}  // namespace ocop::campaigns
