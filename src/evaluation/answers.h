#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "criteria/score.h"
#include "records/record_store.h"

/// The answers of a dossier, or of one member of a council: rows of a register, read as a sheet.
namespace ocop::evaluation {

/// Of what is told beside an answer, and of the remarks of a check.
inline constexpr std::size_t note_bytes_max = 4'000;

/// An answer of a dossier that was given when another decision or another set asked.
struct EarlierAnswer {
  std::string given_under;  ///< "26/2026/QĐ-TTg 7"
  criteria::Points points;
  std::string note;
};

struct AnsweredSheet {
  criteria::Sheet sheet;
  std::map<std::string, std::string> notes;  ///< what was told beside an answer, by criterion
  /// By criterion. They count for nothing before the producer looked at them again.
  std::map<std::string, EarlierAnswer> earlier;
};

/// What asks a dossier: its decision and its set, as answers keep it.
std::string asked_by(const records::Record& dossier);

struct TypedAnswer {
  std::string criterion, case_code, note;
  criteria::Points points;
};

/// `of` is a dossier or the score sheet of a member.
Result<AnsweredSheet> read_answers(records::Reading& reading, const records::Record& of);

/// Stores one answer; what is unchanged stays. Answers that need a criterion which loses its points
/// lose theirs. `failed_precondition` when the guard of the register refuses it: the dossier was
/// handed in, the sheet is locked.
Result<void> write_answer(records::Writing& writing, const records::Record& of,
                          const criteria::CriteriaSet& set, const TypedAnswer& answer);

/// For the guards of both registers: what is wrong with the points of a row; `set` may be null.
records::Faults faults_of_answer(const criteria::CriteriaSet* set, const records::Record& answer);

}  // namespace ocop::evaluation
