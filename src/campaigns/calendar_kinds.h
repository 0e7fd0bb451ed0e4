#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "campaigns/recurrence.h"
#include "records/record_store.h"

/// The registers behind the editorial calendar (requirement R06): rules of what recurs, and items.
/// An occurrence of a rule has no row until somebody takes it up, moves it or leaves it out; then
/// its item keeps `rule_id` and `rule_day`, so that the rule gives that occurrence no second time.
namespace ocop::campaigns {

records::Kind rule_kind();
records::Kind planned_kind();

Recurrence recurrence_of(const records::Record& rule);

/// "17:30"; takes "17:30", "17h30", "8h".
records::Checked hour_rule(std::string_view text);

pages::Key label_of_sort(std::string_view what);  ///< "article" → "Bài viết"

/// The end of an item: left out, or open; an open one is fulfilled by at most one publication.
inline constexpr std::string_view item_open = "planned", item_left_out = "left_out";

}  // namespace ocop::campaigns
