#pragma once

// ctemplate 2.4 calls strlen without including it.
#include <cstring>
// That line stays in front.
#include <ctemplate/template_dictionary.h>

namespace ocop::pages {

/// The values of one page or of one section of it.
using Dictionary = ctemplate::TemplateDictionary;

}  // namespace ocop::pages
