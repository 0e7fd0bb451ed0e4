#pragma once

#include <optional>
#include <span>
#include <string>

#include "newsroom/acts.h"

/// What officers do about comments. Each act is one transaction with its audit entry; a comment
/// outside of `acting.reach` is `not_found`.
namespace ocop::newsroom {

Result<Refusal> show_comment(records::RecordStore& store, const records::Acting& acting,
                             const std::string& id);
/// One that waits is refused, one that is shown is hidden; both with a reason, which its writer
/// reads.
Result<Refusal> refuse_comment(records::RecordStore& store, const records::Acting& acting,
                               const std::string& id, const std::string& reason);
/// In the name of the officer, as readers see it; an empty text takes the reply away.
Result<Refusal> reply_to_comment(records::RecordStore& store, const records::Acting& acting,
                                 const std::string& id, const std::string& name,
                                 const std::string& text);
/// What readers reported about it was looked at, and it stays.
Result<Refusal> keep_comment(records::RecordStore& store, const records::Acting& acting,
                             const std::string& id);

/// How long officers take, in minutes from the sending to the decision.
struct AnswerTimes {
  std::size_t decided = 0, waiting = 0;
  std::size_t late = 0;  ///< of those that wait
  std::optional<std::int64_t> median_minutes, longest_minutes;
};
AnswerTimes answer_times(std::span<const records::Record> comments, Date today);

}  // namespace ocop::newsroom
