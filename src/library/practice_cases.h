#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "office/office.h"
#include "records/record_store.h"

/// Good examples (requirement R13): what somebody did, what it cost, what came of it. The producer
/// told of agrees to the words and the picture before anybody else reads them, and can withdraw.
namespace ocop::library {

enum class CaseState : std::uint8_t {
  draft,
  consented,  ///< by the producer; waits for publication
  published,
  withdrawn,
};
CaseState state_of(const records::Record& practice_case);

/// Any change of what it tells makes it a draft again, which takes it from the public pages: nobody
/// agreed to the new words. A cost and a result come with where the number is from, and its day.
/// Table: migrations/0002. Of the object `story`, since producers enter it.
records::Kind practice_case_kind();

/// Before the identifier of an uploaded picture of a published case.
inline constexpr std::string_view case_picture_root = "/practice-pictures/";

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// Each in one transaction with its audit entry; `acting.reach` is that of the act (enter; decide
/// to publish). Consent is given by somebody who acts for the producer, never by an officer.
Result<Refusal> consent_to_case(records::RecordStore& store, const records::Acting& acting,
                                const std::string& id, Date today);
/// By another person than the one who consented.
Result<Refusal> publish_case(records::RecordStore& store, const records::Acting& acting,
                             const std::string& id, Date today);
/// At any time, by the producer or an officer.
Result<Refusal> withdraw_case(records::RecordStore& store, const records::Acting& acting,
                              const std::string& id, Date today);

/// The register with its panel and acts in the office.
void add_case_pages(office::Office& office);

/// "/office/practice-cases/{id}/apply": makes a task of each step of a published case, under a plan
/// and in a unit that the visitor may enter tasks for.
void add_apply_page(office::Office& office);

/// Those that everybody reads.
Result<std::vector<records::Record>> published_cases(records::Reading& reading);

}  // namespace ocop::library
