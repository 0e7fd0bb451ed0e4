#pragma once

#include <vector>

#include "office/cell_text.h"
#include "office/office.h"
#include "records/record_store.h"

namespace ocop::office {

/// One field that somebody else changed while the visitor had the form open, as it reads in a form.
struct MergedField {
  const records::Field* field;
  std::string was, theirs, mine;
  bool is_asked = false;  ///< both changed it, to different values
};

/// What both want: of fields that only the other one changed, the other's value is taken over;
/// those that both changed have to be asked for. Pure, on texts as they stand in a form.
struct Merge {
  records::Values values;            ///< for the form, with everything that needs no question
  std::vector<MergedField> changes;  ///< what the other one changed
};
Result<Merge> merge(const records::Values& typed, const records::Conflict& conflict,
                    CellText& cell_text);

/// The page that shows it: what was taken over, and a choice for each field that is asked for.
/// Storing from there is storing the form again, on top of what is stored now.
Result<http::Response> merge_page(const Office& office, const Visitor& visitor,
                                  const http::Request& request, const records::Kind& kind,
                                  const records::Values& typed, const records::Conflict& conflict);

}  // namespace ocop::office
