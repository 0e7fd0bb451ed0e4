#pragma once

#include <optional>
#include <string>

#include "records/record_store.h"

/// The way of an article: draft → review → released. Each act is one transaction with its audit
/// entry; `acting.reach` is that of the act, an article outside of it is `not_found`.
namespace ocop::newsroom {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// Hands the draft in. Lead and body are there, and its hour is not past.
Result<Refusal> submit(records::RecordStore& store, const records::Acting& acting,
                       const std::string& id);

/// Releases what waits for review: at its hour, or now when it has none or it has passed; a
/// correction at once, under the first hour. Nobody approves what they wrote or handed in.
Result<Refusal> approve(records::RecordStore& store, const records::Acting& acting,
                        const std::string& id);

/// Back to the draft, with a reason for its writers.
Result<Refusal> send_back(records::RecordStore& store, const records::Acting& acting,
                          const std::string& id, const std::string& note);

/// Why this person may not approve it; nothing: may.
Refusal why_not_approve(const records::Record& article, const std::string& person);
Refusal why_not_submit(const records::Record& article, Timestamp now);

/// Puts an article out as it was out in the past: for demonstrations and archives.
Result<void> release_at(records::RecordStore& store, const std::string& person,
                        const std::string& id, Timestamp published_at);

/// An article that is put aside disappears from the public, one that comes back appears again.
void follow_removal(records::Kinds& kinds);

}  // namespace ocop::newsroom
