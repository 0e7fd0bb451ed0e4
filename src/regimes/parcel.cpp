#include "regimes/parcel.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "criteria/limits.h"
#include "regimes/limits.h"
#include "sheets/zip_archive.h"

namespace ocop::regimes {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t files_max = criteria::limits::sets_of_a_regime_max + 1;

std::string_view without_folders(std::string_view path) {
  const std::size_t at = path.find_last_of("/\\");
  return at == path.npos ? path : path.substr(at + 1);
}

/// Of macOS, Windows and editors.
bool is_beside_the_point(std::string_view path) {
  const std::string_view name = without_folders(path);
  return name.empty() || name.starts_with('.') || path.starts_with("__MACOSX/") ||
         name == "Thumbs.db" || name == "desktop.ini";
}

class Unpacking {
 public:
  void add(const SentFile& sent) {
    if (sent.content.starts_with("PK")) return add_archive(sent);
    take(sent.name, std::string(sent.content));
  }
  Parcel end() {
    std::ranges::sort(parcel_.files, {}, &criteria::RegimeFile::name);
    return std::move(parcel_);
  }

 private:
  void fault(std::string_view file, std::string reason) {
    parcel_.faults.push_back({Code::invalid_argument, std::move(reason), std::string(file)});
  }

  void add_archive(const SentFile& sent) {
    sheets::Problem problem{};
    auto archive = sheets::ZipArchive::open(sent.content, problem);
    if (!archive) return fault(sent.name, "the archive cannot be opened");
    for (const std::string& path : archive->names()) {
      if (is_full_) return;
      if (is_beside_the_point(path)) continue;
      auto content = archive->content(path, criteria::limits::criteria_file_bytes_max);
      if (const auto* why = std::get_if<sheets::Problem>(&content)) {
        fault(path,
              *why == sheets::Problem::inflates ? "unpacks to too much" : "cannot be unpacked");
        continue;
      }
      take(path, std::get<std::string>(std::move(content)));
    }
  }

  void take(std::string_view path, std::string content) {
    const std::string_view name = without_folders(path);
    if (is_full_ || is_beside_the_point(path)) return;
    bytes_ += content.size();
    if (parcel_.files.size() == files_max || bytes_ > limits::regime_files_bytes_max) {
      is_full_ = true;
      return fault(path, fmt::format("more than {} files, or over {} MiB together", files_max,
                                     limits::regime_files_bytes_max >> 20));
    }
    if (!name.ends_with(".json") || name.size() > limits::regime_file_name_bytes_max ||
        !is_utf8(name)) {
      return fault(path, "no JSON file");
    }
    if (std::ranges::find(parcel_.files, name, &criteria::RegimeFile::name) !=
        parcel_.files.end()) {
      return fault(path, "the file name comes twice");
    }
    if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
    if (content.find('\0') != content.npos || !is_utf8(content)) {
      return fault(path, "not UTF-8");
    }
    parcel_.files.push_back({std::string(name), std::move(content)});
  }

  Parcel parcel_;
  std::size_t bytes_ = 0;
  bool is_full_ = false;
};

}  // namespace

Parcel open_parcel(std::span<const SentFile> sent) {
  Unpacking unpacking;
  for (const SentFile& each : sent) unpacking.add(each);
  return unpacking.end();
}

}  // namespace ocop::regimes
