#pragma once

#include <cstdint>
#include <string_view>

#include "records/record_store.h"

/// The registers of shortlisting: rounds, and their criteria, candidates and voters.
namespace ocop::shortlist {

/// A round goes one way: prepared, open for votes, closed, published. Once it is open, nothing that
/// the result depends on changes any more; its last day may be moved to a later one while it is.
enum class State : std::uint8_t { draft, open, closed, published };

State state_of(const records::Record& round);
std::string_view name_of(State state);  ///< "open"
pages::Key label_of(State state);

records::Kind round_kind();
records::Kind criterion_kind();
records::Kind candidate_kind();
records::Kind voter_kind();

/// Criteria, candidates and voters stay as they were when voting began, rounds that were begun are
/// not put aside. After the kinds were added.
void keep_begun_rounds(records::Kinds& kinds);

}  // namespace ocop::shortlist
