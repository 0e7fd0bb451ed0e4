#pragma once

#include <optional>
#include <string_view>

#include "records/record_store.h"

/// What somebody typed into a form and has not stored: kept for that person alone, by the address
/// of the form, for `limits::form_draft_days_max` days.
namespace ocop::records {

struct FormDraft {
  Values values;
  Timestamp saved_at;
};

/// Replaces the draft of that form. The oldest goes when a person has more than
/// `limits::form_drafts_max`; `payload_too_large` over `limits::form_draft_bytes_max`.
Result<void> save_draft(RecordStore& store, std::string_view person, std::string_view address,
                        const Values& values);
Result<std::optional<FormDraft>> find_draft(RecordStore& store, std::string_view person,
                                            std::string_view address);
Result<void> discard_draft(RecordStore& store, std::string_view person, std::string_view address);

}  // namespace ocop::records
