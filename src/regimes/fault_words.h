#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "pages/locale.h"

namespace ocop::regimes {

/// A fault of a file as an officer reads it.
struct FaultWords {
  std::string file;   ///< "11-che.json"
  std::string place;  ///< "/parts/0/max", "criterion 1.1"; empty: the file as a whole
  std::string reason;
};

/// What the readers of `criteria` and the parcel say, in the officer's language, each fault by
/// itself. A reason without words here stays as the reader wrote it.
std::vector<FaultWords> words_for(pages::Locale locale, const std::vector<Error>& faults);

}  // namespace ocop::regimes
