#pragma once

#include "office/cell_text.h"
#include "office/form_data.h"
#include "office/office.h"
#include "records/row_draft.h"

namespace ocop::office {

/// A form of one row while somebody fills it in.
struct FormView {
  const records::Kind& kind;
  records::Entering entering = records::Entering::first;
  records::Values typed = {};  ///< what stands in the fields
  records::Faults faults = {};
};

/// Does the field stand in the visitor's form? Not when the program sets it, when it is fixed by
/// now, or when it is for others to fill (`RegisterPage::may_fill`).
bool is_in_form(const Office& office, const Visitor& visitor, const records::Kind& kind,
                const records::Field& field, records::Entering entering);

/// Does the field stand in a part of the form (`Kind::form`), behind a heading?
bool is_in_part(const records::Kind& kind, std::string_view field);

/// The values of the form for a stored row.
Result<records::Values> values_in_form(const records::Record& row, CellText& cell_text);

/// Takes what was typed out of what was sent, and keeps the files. A file that is refused becomes a
/// fault of its field.
records::Values values_from(const Office& office, const Visitor& visitor, const records::Kind& kind,
                            records::Entering entering, const FormData& data,
                            records::Faults& faults);

/// Fills FIELD for each field, and FAULTS above them.
Result<void> fill_fields(pages::Dictionary& page, const Office& office, const Visitor& visitor,
                         records::Reading& reading, const FormView& view);

/// Rows of a kind that the visitor may see, as they are typed and called: for lists of suggestions.
struct Suggestion {
  std::string value, label;
};
Result<std::vector<Suggestion>> suggestions(const Office& office, const Visitor& visitor,
                                            records::Reading& reading, const records::Field& field,
                                            std::string_view words);

}  // namespace ocop::office
