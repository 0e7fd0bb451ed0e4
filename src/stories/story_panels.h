#pragma once

#include "office/office.h"
#include "stories/office_pages.h"

/// Blocks on the page of a story.
namespace ocop::stories {

/// Where it stands, what it lacks, what leads on.
office::PanelSource state_panel();
/// Passages shared with stories that others may read.
office::PanelSource likeness_panel(Catalogues catalogues);
/// What was published, with the hash that names it.
office::PanelSource versions_panel();

/// "/office/stories/01K0…/publish"
std::string story_path(std::string_view id, std::string_view rest = "");

}  // namespace ocop::stories
