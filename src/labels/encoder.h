#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "labels/symbol.h"

namespace ocop::labels {

struct Modules {
  int side = 0;
  std::vector<bool> dark;  ///< side × side, row by row
};

/// The only place that knows the encoder library. Takes UTF-8. A warning of the library is an
/// error here: a label is printed by the thousand, and "not quite to the standard" is found out in
/// the shop. `Symbol::encode` is what everybody else calls.
Result<Modules> encode_modules(std::string_view text, Symbology symbology,
                               ErrorCorrection error_correction);

}  // namespace ocop::labels
