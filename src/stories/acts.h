#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_store.h"
#include "stories/story_kinds.h"
#include "stories/versions.h"

/// What is done to a story: each act in one transaction with its audit entry. `acting.reach` is
/// that of the act (enter to submit, return, review and take down; decide to publish); a story
/// outside of it is `not_found`.
namespace ocop::stories {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// What a story still lacks before it can be submitted, in the order of the form; each says where
/// and what to do (requirement R19: a picture with words and rights, a slogan or a reason).
std::vector<records::Reason> lacks(const Content& content);

Result<Refusal> submit(records::RecordStore& store, const records::Acting& acting,
                       const std::string& id, Date today);
/// Back to who wrote it, with what to mend. Needs the note.
Result<Refusal> send_back(records::RecordStore& store, const records::Acting& acting,
                          const std::string& id, std::string_view note);
/// By a ward officer or an editor: not who submitted it, nor anybody of the producer.
Result<Refusal> review(records::RecordStore& store, const records::Acting& acting,
                       const std::string& id, Date today);
/// Freezes the version and shows it to everybody. Another person than who submitted and who
/// reviewed.
Result<Refusal> publish(records::RecordStore& store, const records::Acting& acting,
                        const std::string& id, Date today);
/// Ends the version that stands; what was frozen stays for councils.
Result<Refusal> take_down(records::RecordStore& store, const records::Acting& acting,
                          const std::string& id, Date today);

/// Why each of them would be refused now; nothing: it would not.
Refusal why_not_submit(const records::Record& story, const Content& content);
Refusal why_not_review(const records::Record& story, const records::Acting& acting);
Refusal why_not_publish(const records::Record& story, const std::string& person);

}  // namespace ocop::stories
