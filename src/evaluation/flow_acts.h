#pragma once

#include <optional>
#include <string>

#include "evaluation/dossier_acts.h"

/// What moves a dossier along its route: every act closes the step at which it stands and opens the
/// one that follows, with its owner and its deadline.
namespace ocop::evaluation {

/// What was told with a step, as stored.
struct StepTaken {
  std::string result;
  std::string number = {};               ///< of the document
  std::optional<Date> day = {};          ///< of the document
  std::optional<long long> points = {};  ///< in tenths
  std::string star = {};
  std::string note = {};
  std::optional<Date> due = {};  ///< for the step that follows, instead of its own time
};

/// The day by which the route and the decision of a dossier are chosen: that of its filing.
std::optional<Date> filing_day(const records::Record& dossier);

/// Stores `dossier` in the state `to`: the open step is closed with what was told, the next begun.
Result<void> move_to(const DossierGround& ground, records::Writing& writing,
                     records::Record dossier, std::string_view to, const StepTaken& taken);

/// The step at which it stands; nothing when it waits for nobody.
Result<std::optional<records::Record>> open_step(records::Reading& reading,
                                                 const records::Record& dossier);
/// All its steps, the first one first.
Result<std::vector<records::Record>> steps_of(records::Reading& reading,
                                              const records::Record& dossier);

/// What can come of the step at which the dossier stands: those results of its route that what the
/// council gave allows.
Result<std::vector<StepResult>> results_of(const DossierGround& ground, records::Reading& reading,
                                           const records::Record& dossier);

/// What is wrong with what was told: a field that the result needs, a deadline in the past.
records::Faults faults_of(const StepResult& result, const StepTaken& taken, Date today);

/// Takes the step of the province's office, of the district of the past or of the centre. `accept`
/// gives the dossier the province's own receipt number. `failed_precondition` when the dossier does
/// not stand there, or for one who filed it or, of an approval, who concluded the case.
Result<void> take_step(const DossierGround& ground, records::Writing& writing,
                       const records::Record& dossier, const StepTaken& taken);

}  // namespace ocop::evaluation
