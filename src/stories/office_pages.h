#pragma once

#include <functional>
#include <memory>

#include "office/office.h"
#include "registry/catalogue.h"

namespace ocop::stories {

using Catalogues = std::function<std::shared_ptr<const registry::Catalogue>()>;

/// Puts the room into the office: stories with what they lack, the level they reach, what they
/// share with other stories, their versions and acts; slogans; and what waits on the home page.
void add_pages(office::Office& office, Catalogues catalogues);

}  // namespace ocop::stories
