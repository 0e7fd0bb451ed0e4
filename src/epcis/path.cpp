#include "epcis/path.h"

namespace ocop::epcis {

std::string Path::pointer() const {
  if (parent_ == nullptr) return std::string(name_);
  std::string text = parent_->pointer() + "/";
  if (index_ != no_index) return text + std::to_string(index_);
  for (const char c : name_) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace ocop::epcis
