#pragma once

#include <string>
#include <vector>

#include "evaluation/council_acts.h"
#include "evaluation/paper_words.h"

/// The papers of a council as PDF: minutes of a case, the table of its results, the draft of a
/// decision, the invitation to its meeting, the letter that tells a result. Points of a single
/// member stand on none of them.
namespace ocop::evaluation {

struct Seat {
  std::string name, post, agency;
};

/// What papers tell of a concluded case.
struct CasePaper {
  const CaseFile& file;
  std::string product, subject, ward;
  criteria::Sheet agreed;
  criteria::Outcome outcome;
};

struct CouncilPaper {
  records::Record council;
  std::string province;  ///< "Thành phố Hà Nội"
  std::vector<Seat> seats;
  std::string secretary;
  Timestamp made_at;
};

Result<std::string> minutes_pdf(const CouncilPaper& council, const CasePaper& paper);
Result<std::string> decision_draft_pdf(const CouncilPaper& council, const CasePaper& paper);
Result<std::string> result_letter_pdf(const CouncilPaper& council, const CasePaper& paper);

/// A line of the table of results.
struct ResultLine {
  std::string product, subject, ward, mean, star, reason;
};
Result<std::string> results_pdf(const CouncilPaper& council, const std::vector<ResultLine>& lines);
/// `cases` are the products that come before the council.
Result<std::string> invitation_pdf(const CouncilPaper& council,
                                   const std::vector<std::string>& cases);

}  // namespace ocop::evaluation
