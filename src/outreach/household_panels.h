#pragma once

#include "office/office.h"

/// Blocks on the page of a household, and what of it waits on the home page.
namespace ocop::outreach {

/// The steps of the ladder with their days, and where the household stands.
Result<std::optional<office::Panel>> way_panel(const office::Visitor& visitor,
                                               records::Reading& reading,
                                               const records::Record& household);
/// What was agreed with the household and is not settled; set off when it is late.
Result<std::optional<office::Panel>> next_step_panel(const office::Visitor& visitor,
                                                     records::Reading& reading,
                                                     const records::Record& household);

/// Next steps of the coming week and those that are late, of the households the visitor reaches.
Result<std::vector<office::WorkItem>> next_steps(const office::Office& office,
                                                 const office::Visitor& visitor);

}  // namespace ocop::outreach
