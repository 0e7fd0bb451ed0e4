#pragma once

#include <optional>
#include <string>

#include "records/record_store.h"

/// The way of a campaign, each act one transaction with its audit entry (requirement R05);
/// `acting.reach` is that of the act, a campaign outside of it is `not_found`.
namespace ocop::campaigns {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// What a campaign lacks to be laid before another person, and to start: an audience, a message, a
/// measure with its value before, and the three questions. Nothing: it is complete.
Refusal what_lacks(const records::Record& campaign, std::size_t questions);

Result<Refusal> submit(records::RecordStore& store, const records::Acting& acting,
                       const std::string& id);
/// By somebody who has written nothing of it and has not handed it in.
Result<Refusal> approve(records::RecordStore& store, const records::Acting& acting,
                        const std::string& id);
Result<Refusal> send_back(records::RecordStore& store, const records::Acting& acting,
                          const std::string& id, const std::string& note);
/// On a day of its time.
Result<Refusal> start(records::RecordStore& store, const records::Acting& acting,
                      const std::string& id);
Result<Refusal> end(records::RecordStore& store, const records::Acting& acting,
                    const std::string& id);
/// With the value after and a conclusion; by somebody who has not written them last.
Result<Refusal> evaluate(records::RecordStore& store, const records::Acting& acting,
                         const std::string& id);

Refusal why_not_approve(const records::Record& campaign, const std::string& person);
Refusal why_not_start(const records::Record& campaign, std::size_t questions, Date today);
Refusal why_not_evaluate(const records::Record& campaign, const std::string& person);

}  // namespace ocop::campaigns
