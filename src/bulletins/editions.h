#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "records/record_store.h"

/// What was approved, as it was. Neither a number nor an edition is ever changed or given back.
namespace ocop::bulletins {

struct Edition {
  std::string id, series_id, bulletin_id;
  long long number = 0;         ///< of the issue in its series: 1, 2, 3 … without a gap
  long long edition = 1;        ///< from 2 on a correction of the same number
  std::string json;             ///< the frozen text of its content
  std::string sha256;           ///< of it, hexadecimal
  std::string correction = {};  ///< what the edition corrects; empty for the first
  Timestamp approved_at = {};
  Date approved_on = {};
  std::string approved_by = {};  ///< login
};

/// Freezes the text as the next edition of the issue; the first one gets the next number of its
/// series. Inside a write transaction, of which there is one at a time, so that numbers follow each
/// other: a number is given when its edition is stored, or not at all.
Edition freeze(records::Writing& writing, const records::Record& bulletin, std::string json);

/// The newest edition of each issue, the highest number first; of one series unless `series_id` is
/// empty.
std::vector<Edition> standing_editions(soci::session& session, const std::string& series_id);
/// All of one number, the newest first.
std::vector<Edition> editions_of(soci::session& session, const std::string& series_id,
                                 long long number);
/// All of one issue, the newest first.
std::vector<Edition> editions_of(soci::session& session, const std::string& bulletin_id);

/// Whether an edition has that picture: "/media/bulletins/01K0…".
bool shows_picture(soci::session& session, const std::string& address);

}  // namespace ocop::bulletins
