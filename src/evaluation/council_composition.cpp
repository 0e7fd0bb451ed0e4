#include <algorithm>

#include "base/text.h"
#include "evaluation/council_kinds.h"

/// Who sits in a council, whom it lacks, and who cannot leave now.
namespace ocop::evaluation {

using records::Reading;
using records::Record;

Result<std::size_t> locked_sheets_of(Reading& reading, const Record& seat) {
  if (!scores(seat)) return std::size_t{0};
  std::size_t locked = 0;
  TRY(const auto cases,
      reading.where(reading.kinds().get("council_case"), "council_id", seat["council_id"]));
  for (const Record& each : cases) {
    if (each["state"] != case_state::scoring) continue;
    TRY(const auto sheet, reading.find_by_key(reading.kinds().get("score_sheet"),
                                              {each.id, seat["login"], each["round"]}));
    if (sheet && (*sheet)["state"] == sheet_state::locked) ++locked;
  }
  return locked;
}

Lacking lacking_in(const Record& council, const std::vector<Record>& seats) {
  const auto has = [&](std::string_view post) {
    return std::ranges::any_of(seats, [&](const Record& each) { return each["post"] == post; });
  };
  Lacking lacking{!has("chair"), !has("secretary"), {}};
  for (const std::string_view line : split(council["required_agencies"], '\n')) {
    const std::string agency(trim(line));
    if (agency.empty()) continue;
    const bool is_there = std::ranges::any_of(seats, [&](const Record& each) {
      return scores(each) && fold(each["agency"]).find(fold(agency)) != std::string::npos;
    });
    if (!is_there) lacking.agencies.push_back(agency);
  }
  return lacking;
}

std::string Lacking::agencies_text() const {
  std::string text;
  for (const std::string& each : agencies) text += (text.empty() ? "" : ", ") + each;
  return text;
}

bool is_closed(const Record& council, const Lacking& lacking) {
  return !lacking.agencies.empty() && council["incomplete"] == "block" &&
         council["incomplete_reason"].empty();
}

bool scores(const Record& seat) { return seat["post"] == "chair" || seat["post"] == "member"; }

}  // namespace ocop::evaluation
