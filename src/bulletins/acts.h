#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bulletins/editions.h"
#include "bulletins/gathering.h"
#include "records/record_store.h"

/// The way of an issue: draft → review → approved, and again for a correction. Each act is one
/// transaction with its audit entry; `acting.reach` is that of the act (enter to hand in and to
/// arrange, decide to approve and to send back); an issue outside of it is `not_found`.
namespace ocop::bulletins {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// Who acts, on which issue.
struct On {
  const records::Acting& acting;
  const std::string& id;
};

/// Hands the issue in: it has blocks, a picture with words and rights, a slogan or a reason, and a
/// correction says what it corrects.
Result<Refusal> submit(records::RecordStore& store, const Sources& sources, const On& on);

/// Freezes the issue: the first time with the next number of its series, then as a further edition
/// of its number. By nobody who wrote or handed it in. `seen`: the SHA-256 of what the approver
/// saw
/// (`seen_of`); when anything that the issue shows changed since, nothing is approved.
Result<Refusal> approve(records::RecordStore& store, const Sources& sources, const On& on,
                        std::string_view seen);

/// Back to the draft, with a note for its writers.
Result<Refusal> send_back(records::RecordStore& store, const On& on, std::string_view note);

/// What names the content that an approver saw: its SHA-256 without the hashes of pictures, since a
/// file never changes.
std::string seen_of(const Gathered& gathered);

Refusal why_not_submit(const records::Record& bulletin, const Gathered& gathered);
Refusal why_not_approve(const records::Record& bulletin, const std::string& person);

enum class Direction : std::uint8_t { up, down };
/// One place up or down; nothing happens at the ends.
Result<Refusal> move(records::RecordStore& store, const On& on, const std::string& block,
                     Direction direction);
/// Puts a block of the issue aside; it comes back with its history.
Result<Refusal> take_out(records::RecordStore& store, const On& on, const std::string& block);

}  // namespace ocop::bulletins
