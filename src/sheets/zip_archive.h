#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/table.h"

struct zip;

namespace ocop::sheets {

/// A ZIP archive in memory, read within limits: what claims or turns out to unpack to too much is
/// refused. The bytes must outlive it.
class ZipArchive {
 public:
  /// Gives the problem instead: `damaged`, `inflates` (too many parts), `macros`.
  static std::optional<ZipArchive> open(std::string_view bytes, Problem& problem);

  /// The whole part; nothing when there is none. Past the limits `problem` is `inflates`.
  std::optional<std::string> read(const std::string& name, Problem& problem);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipArchive(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
  std::size_t unpacked_bytes_ = 0;
};

}  // namespace ocop::sheets
