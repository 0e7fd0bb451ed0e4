#pragma once

#include "http/multipart.h"
#include "office/office.h"

namespace ocop::office {

/// Keeps an uploaded file: a picture is written anew, anything else handed out as it came. Errors
/// as `media::MediaStore::put`.
Result<std::string> keep_file(const Office& office, const Visitor& visitor, const http::Part& part);

/// Did the visitor enter the file? Only such a one may be put into a row by its identifier: who
/// sees the row sees the file.
bool is_own_file(const Office& office, const Visitor& visitor, std::string_view id);

/// "/office/files/…"
std::string file_href(const Visitor& visitor, std::string_view id);

/// "/office/files/{id}": for who entered the file, and who may see a row that holds it. `state` is
/// that of the office.
void add_file_pages(Office& office, const Office::State& state);

}  // namespace ocop::office
