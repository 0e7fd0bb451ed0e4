#include "programme/web_address.h"

namespace ocop::programme {

records::Checked web_address(std::string_view text) {
  if (text.starts_with("https://") || text.starts_with("http://")) return std::string(text);
  return records::Reason{"programme.fault_address"_key, {}};
}

}  // namespace ocop::programme
