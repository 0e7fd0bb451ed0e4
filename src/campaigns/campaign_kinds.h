#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/record_store.h"

/// The registers of campaigns (requirement R05): what a campaign wants, whom it is for, how it is
/// measured; the articles and messages that belong to it; the three questions of its quiz.
namespace ocop::campaigns {

/// draft → waiting → approved → running → ended → evaluated. From `waiting` on the plan and the
/// questions stay as they are.
enum class State : std::uint8_t { draft, waiting, approved, running, ended, evaluated };

State state_of(const records::Record& campaign);
std::string_view name_of(State state);
pages::Key label_of(State state);

/// When a count was taken: the quiz may be open before the campaign starts and after it has ended.
enum class Phase : std::uint8_t { before, during, after };
std::string_view name_of(Phase phase);
pages::Key label_of(Phase phase);
Phase phase_of(State state);

records::Kind campaign_kind();
records::Kind item_kind();
records::Kind question_kind();

/// The campaign with that code, whatever its case; nothing when it was put aside.
Result<std::optional<records::Record>> find_campaign(records::Reading& reading,
                                                     std::string_view code);
/// The questions of a campaign by their number, without those that were put aside.
Result<std::vector<records::Record>> questions_of(records::Reading& reading,
                                                  const std::string& campaign_id);

/// "62,5" and "62.5" become "62.5": at most nine digits before and two behind the point.
records::Checked decimal_rule(std::string_view text);

}  // namespace ocop::campaigns
