#pragma once

#include <functional>
#include <memory>

#include "office/office.h"
#include "registry/catalogue.h"

namespace ocop::newsroom {

/// What helps who writes an article: how it will look (a page, and a fragment that `editor.js`
/// shows beside the form), and the buttons that the script puts over the text.
void add_editing_pages(office::Office& office,
                       std::function<std::shared_ptr<const registry::Catalogue>()> catalogue);

}  // namespace ocop::newsroom
