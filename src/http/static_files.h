#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/embedded_file.h"
#include "http/router.h"

namespace ocop::http {

/// Files of the binary under one address, compressed once at start with brotli and gzip. Each has
/// two addresses:
///
///     /static/site.css                   asked again every time, by its ETag
///     /static/site.5f1d0c2ab3e49f07.css  kept by browsers for a year: `url` gives this one
class StaticFiles {
 public:
  /// `prefix` without a slash at its end, "/static". The bytes of `files` must stay (embedded ones
  /// do).
  StaticFiles(std::string prefix, EmbeddedFiles files);
  ~StaticFiles();
  StaticFiles(StaticFiles&&) noexcept;
  StaticFiles& operator=(StaticFiles&&) noexcept;

  /// The lasting address of a file, for pages; the plain one when there is no such file.
  std::string url(std::string_view name) const;

  /// The route "PREFIX/{name...}". The files are shared with it and live as long as it does.
  Route route() const;

 private:
  struct Table;
  std::string prefix_;
  std::shared_ptr<const Table> table_;  // shared with the route's handler, which is copied
};

/// "image/svg+xml" by the end of a file name; "application/octet-stream" when unknown.
std::string_view content_type_of(std::string_view file_name);

}  // namespace ocop::http
