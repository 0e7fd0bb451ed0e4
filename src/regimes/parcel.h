#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "criteria/regime.h"

/// What an officer hands in: one ZIP archive or several JSON files, from a stranger's disk.
namespace ocop::regimes {

struct SentFile {
  std::string_view name;     ///< as the browser tells it, perhaps with folders
  std::string_view content;  ///< the bytes
};

struct Parcel {
  std::vector<criteria::RegimeFile> files;  ///< by name, without folders
  std::vector<Error> faults;                ///< each with its file as pointer
};

/// Unpacks within limits, whatever the archive claims. Folders, and what an archiver of its own
/// accord puts beside files, are passed over; anything else that is no JSON is a fault.
Parcel open_parcel(std::span<const SentFile> sent);

}  // namespace ocop::regimes
