#pragma once

#include <string>
#include <string_view>

#include "bulletins/content.h"
#include "bulletins/editions.h"
#include "pages/dictionary.h"
#include "pages/locale.h"

/// How issues stand on pages.
namespace ocop::bulletins {

/// Before pictures that were uploaded: readers get those of editions, the office those of drafts.
enum class Readers : std::uint8_t { everybody, office };

/// Fills BLOCK for each block, for `_bulletin_blocks.html`, and what stands around them.
void fill_content(pages::Dictionary& page, pages::Locale locale, const Content& content,
                  Readers readers);

/// "/ban-tin/hk/3", "/en/bulletins/hk/3"
std::string bulletin_path(pages::Locale locale, std::string_view series_code, long long number);

/// "Số 3", "Issue 3"
std::string number_words(pages::Locale locale, long long number);

}  // namespace ocop::bulletins
