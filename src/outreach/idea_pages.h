#pragma once

#include "outreach/office_pages.h"

/// Blocks on the page of an idea, and its comparison with what is there.
namespace ocop::outreach {

/// The gates: passed by whom and when, or what the next one asks for.
Result<std::optional<office::Panel>> gates_panel(const office::Visitor& visitor,
                                                 records::Reading& reading,
                                                 const records::Record& idea);
/// The products and ideas it looks like, those that differ in name only first.
office::PanelSource likeness_panel(Catalogues catalogues);
/// The means of each sensory panel, exact.
Result<std::optional<office::Panel>> tasting_panel(const office::Visitor& visitor,
                                                   records::Reading& reading,
                                                   const records::Record& idea);

/// What is found about an idea, and the gates it passes, stand in the forms of officers only.
bool may_fill_idea(const office::Visitor& visitor, const records::Field& field);

/// "/office/ideas/{id}/compare": the idea and its lookalikes side by side.
void add_comparison_page(office::Office& office, Catalogues catalogues);

}  // namespace ocop::outreach
