#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sheets/table.h"
#include "sheets/xml_stream.h"

struct zip;

namespace ocop::sheets {

/// A ZIP archive in memory, unpacked piece by piece and within limits: what turns out to unpack to
/// too much is refused, whatever it claims. The bytes must outlive it.
class ZipArchive {
 public:
  /// Gives the problem instead: `damaged`, `inflates` (too many parts), `macros`.
  static std::optional<ZipArchive> open(std::string_view bytes, Problem& problem);

  bool has(const std::string& name) const;
  /// Of all parts, folders too ("2028/"), in the order of the archive.
  std::vector<std::string> names() const;
  /// The part as it is; `inflates` when it is longer than that.
  std::variant<std::string, Problem> content(const std::string& name, std::size_t bytes_max);
  /// Shows the part to the visitor; the problem when it could not be read to its end.
  std::optional<Problem> read(const std::string& name, XmlVisitor& visitor);

 private:
  template <class Take>
  std::optional<Problem> unpack(const std::string& name, const Take& take);

  struct Close {
    void operator()(zip* archive) const;
  };
  explicit ZipArchive(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
  std::size_t unpacked_bytes_ = 0;
};

}  // namespace ocop::sheets
