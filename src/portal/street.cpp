#include "portal/street.h"

#include "base/text.h"

namespace ocop::portal {

std::string_view street_of(std::string_view address) {
  const std::string_view first = address.substr(0, address.find(','));
  if (first.starts_with("Khu phố ")) return {};  // a neighbourhood
  for (const std::string_view kind : {"Phố đi bộ ", "phố ", "Phố ", "đường ", "Đường "}) {
    const auto at = first.find(kind);
    if (at == std::string_view::npos || (at > 0 && first[at - 1] != ' ')) continue;
    return trim(first.substr(at + kind.size()));
  }
  return {};
}

}  // namespace ocop::portal
