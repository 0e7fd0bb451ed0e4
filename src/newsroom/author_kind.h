#pragma once

#include "records/kind.h"

namespace ocop::newsroom {

/// Who signs articles: the name in public, the other names that lead to the same page, a few words
/// for readers, and the account, which only the office sees. A pen name that nobody is to connect
/// has a row of its own. An article needs no row to be found under its byline.
records::Kind author_kind();

/// "Cộng tác viên"; empty for none.
std::string role_text(pages::Locale locale, std::string_view role);

}  // namespace ocop::newsroom
