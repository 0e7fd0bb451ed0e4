#pragma once

#include "office/office.h"

namespace ocop::programme {

/// On the page of a task: that it is late, and what it lacks to be done.
Result<std::optional<office::Panel>> task_panel(const office::Visitor& visitor,
                                                records::Reading& reading,
                                                const records::Record& task);

/// For the home page: open tasks of the visitor, and those of others that are late, of the units
/// the visitor works for. A task is the visitor's when it names the account; one that names none is
/// of everybody who was appointed in its unit.
Result<std::vector<office::WorkItem>> tasks_waiting(const office::Office& office,
                                                    const office::Visitor& visitor);

}  // namespace ocop::programme
