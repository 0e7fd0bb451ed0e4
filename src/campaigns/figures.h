#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "campaigns/campaign_kinds.h"
#include "campaigns/tally_store.h"
#include "records/record_store.h"

namespace ocop::campaigns {

/// A number by the code of the unit, "" for what is known of no unit.
struct ByUnit {
  std::map<std::string, long long> units;
  long long total() const;
  void add(const std::string& unit, long long number) { units[unit] += number; }
};

/// What came of the quiz in one phase.
struct QuizFigures {
  ByUnit answered, passed;
  std::array<long long, 3> right{};  ///< of those who answered, by question
};

/// The four figures of a campaign, each counted by itself (requirement R05).
struct Figures {
  ByUnit sent;                    ///< copies of its messages, by the unit they went to
  ByUnit confirmed;               ///< copies whose reader confirmed
  long long mails = 0;            ///< mails and text messages that went out
  ByUnit opened;                  ///< its own page
  long long articles_opened = 0;  ///< views of its articles in its days
  ByUnit read;
  std::map<Phase, QuizFigures> quiz;

  long long opened_total() const { return opened.total() + articles_opened; }
  /// While it ran and after.
  QuizFigures understood() const;
  std::vector<std::string> units() const;  ///< all that any figure names, "" left out
};

/// Puts the rows of the tally into the figures. Pure.
void add_counts(Figures& figures, const std::vector<CountRow>& rows);

/// Today's figures of a campaign.
Result<Figures> figures_of(records::Reading& reading, const records::Record& campaign);

/// "60" of 3 and 5: whole percent, rounded half up; 0 of nothing.
long long percent(long long part, long long whole);

}  // namespace ocop::campaigns
