#pragma once

#include <string>
#include <string_view>

#include "bulletins/publication.h"
#include "office/office.h"

namespace ocop::bulletins {

/// "/office/bulletins/{id}/compose": the blocks of an issue in their order, each to change, to move
/// and to take out, and the next one to add; "/preview", "/preview.pdf", "/preview.txt": the issue
/// as it would be frozen now.
void add_composer_pages(office::Office& office, const Publication& publication);

std::string office_path(std::string_view bulletin_id, std::string_view rest = "");

}  // namespace ocop::bulletins
