#pragma once

#include <functional>
#include <memory>
#include <string>

#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::outreach {

/// The name of a unit by the code it had on a day: "Phường Hoàn Kiếm", "Hoàn Kiếm Ward"; the code
/// itself when there was none.
using UnitName = std::function<std::string(std::string_view code, Date day)>;
UnitName unit_names(std::shared_ptr<const registry::Catalogue> catalogue, pages::Locale locale);

}  // namespace ocop::outreach
