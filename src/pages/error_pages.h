#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "http/message.h"
#include "pages/locale.h"

/// Error pages: what happened, what to do now, and a box to look a product up.
namespace ocop::pages {

/// Asked by every error page: whether the registers hold demonstration data, which the page then
/// says. Set once, at start, before the first request; without it the pages say nothing.
void set_demonstration_check(std::function<bool()> is_demonstration);

/// 404 for an address that is no page. `path` is shown as sent.
http::Response not_found_page(Locale locale, std::string_view path);

/// 400 for a code that breaks a rule of GS1; `error.detail` is the reason. `typed` comes back in
/// the box, so that it can be corrected.
http::Response bad_key_page(Locale locale, const Error& error, std::string_view typed = {});

/// 500: our mistake. 503: too busy, with Retry-After.
http::Response failed_page(Locale locale);
http::Response busy_page(Locale locale);

/// The page, or why there is none: 404 as the page that was not found, 503 as the busy one, another
/// failure of ours as the failed one, with a line in the log. What the caller did wrong is told as
/// it is.
http::Response page_or_reason(Result<http::Response> answer, Locale locale, std::string_view path);

/// 429: too many looks or guesses from where the reader is.
http::Response too_many_page(Locale locale);

}  // namespace ocop::pages
