#pragma once

#include <optional>
#include <string>

#include "pictures/shape.h"
#include "records/record_store.h"

/// Acts that one person does at once, each with its audit entry: to cut a picture binds nobody, and
/// a consent that was withdrawn waits for no second person.
namespace ocop::pictures {

using Refusal = std::optional<records::Reason>;  ///< why it did not come about; nothing: it did

/// "0" to "100" each, else a refusal that says so.
Result<Refusal> set_focus(records::RecordStore& store, const records::Acting& acting,
                          const std::string& id, std::string_view x, std::string_view y);

/// From now on the picture is on no page; `why` is kept. It does not come back: who agrees again
/// agrees to a new row.
Result<Refusal> withdraw_consent(records::RecordStore& store, const records::Acting& acting,
                                 const std::string& id, std::string_view why, Date today);

}  // namespace ocop::pictures
