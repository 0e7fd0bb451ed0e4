#pragma once

#include <span>
#include <string>
#include <string_view>

#include "records/record.h"

/// Texts that somebody approves who had no part in them. A register of such texts has the hidden
/// fields "writers", the logins of who wrote on it, and "submitted_by".
namespace ocop::records {

/// Whether one of the fields says something else than before; a new text does.
bool differ(const Record* before, const Record& after, std::span<const std::string_view> fields);

void note_writer(Record& text, const std::string& person);

/// Whether that person wrote on it or handed it in.
bool has_part(const Record& text, const std::string& person);

}  // namespace ocop::records
