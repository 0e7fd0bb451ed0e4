#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocop::evaluation {

/// A row of the list of papers of a decision.
struct ListedPaper {
  int number = 0;
  std::string name;                               ///< Vietnamese, as all that stands on papers
  std::vector<std::string> papers, certificates;  ///< kinds of the registers that fill it
  bool is_mandatory = false;
};

/// What a dossier consists of under a decision (data/dossier).
struct PaperList {
  std::string decision;
  std::string registration, registration_form, report, report_form;
  std::vector<ListedPaper> items;
};

class PaperLists {
 public:
  /// Those of data/dossier, put into the program at build time.
  static Result<PaperLists> built_in();
  const PaperList* find(std::string_view decision) const;  ///< null when there is none
  /// For a decision that an officer brought, whose list is not known: the newest one.
  const PaperList& newest() const { return lists_.back(); }

 private:
  std::vector<PaperList> lists_;
};

}  // namespace ocop::evaluation
