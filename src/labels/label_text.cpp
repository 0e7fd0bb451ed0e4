#include "labels/label_text.h"

#include <fmt/format.h>

#include "base/text.h"
#include "gs1/identifier.h"

namespace ocop::labels {

Result<void> check_label_text(std::string_view text) {
  TRY(const gs1::Identifier identifier, gs1::Identifier::parse(text));
  if (!identifier.is_gs1()) {
    return Error{Code::invalid_argument,
                 "this is no GS1 Digital Link: it names no GS1 key, such as /01/ and a GTIN", ""};
  }
  const std::string scheme = to_lower_ascii(text.substr(0, text.find("://")));
  if (scheme != "https" && scheme != "http") {
    return Error{Code::invalid_argument,
                 fmt::format("a telephone cannot open this; print its Digital Link instead, "
                             "https://YOUR-DOMAIN{}",
                             identifier.path()),
                 ""};
  }
  return ok();
}

}  // namespace ocop::labels
