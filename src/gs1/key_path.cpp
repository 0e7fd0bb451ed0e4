#include "gs1/key_path.h"

#include <algorithm>

#include "gs1/old_names.h"

namespace ocop::gs1 {
namespace {

// Takes the last "/segment" off the path.
bool take_last(std::string_view& path, std::string_view& segment) {
  const auto slash = path.rfind('/');
  if (slash == std::string_view::npos) return false;
  segment = path.substr(slash + 1);
  path.remove_suffix(path.size() - slash);
  return true;
}

}  // namespace

std::string_view KeyPath::raw(std::string_view code) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (parts[i].code == code) return parts[i].value;
  }
  return {};
}

std::optional<KeyPath> find_key_path(std::string_view path, Names names) {
  KeyPath found;
  std::string_view value;
  std::string_view segment;
  while (take_last(path, value) && take_last(path, segment)) {
    if (found.count == found.parts.size()) return std::nullopt;
    std::string_view code = segment;
    const ApplicationIdentifier* entry = find_application_identifier(code);
    if (entry == nullptr && names == Names::old_and_new) {
      code = identifier_of_old_name(segment);
      entry = find_application_identifier(code);
      found.has_old_names = true;
    }
    if (entry == nullptr) return std::nullopt;
    found.parts[found.count++] = {code, value};
    if (!entry->is_key()) continue;
    found.key = entry;
    found.stem_bytes = path.size();
    std::reverse(found.parts.begin(),
                 found.parts.begin() + static_cast<std::ptrdiff_t>(found.count));
    return found;
  }
  return std::nullopt;
}

}  // namespace ocop::gs1
