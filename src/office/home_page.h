#pragma once

#include "office/office.h"

namespace ocop::office {

/// "/office": what is late, what waits, quick acts, figures. `state` is that of the office.
void add_home_page(Office& office, const Office::State& state);

/// Late ones first, then by their last day, then in the order they came.
void sort_work(std::vector<WorkItem>& items, Date today);

/// "Quá 2 ngày", "Còn 4 ngày", "Hạn hôm nay"; the item's own word when it has no last day.
std::string chip_of(const WorkItem& item, pages::Locale locale, Date today);

}  // namespace ocop::office
