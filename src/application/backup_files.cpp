#include "application/backup_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <boost/json.hpp>

#include "application/file_input.h"
#include "base/limits.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

constexpr int format_version = 1;
constexpr std::string_view manifest_name = "manifest.json";

Error cannot(std::string_view what, const std::filesystem::path& path) {
  return {errno == ENOSPC ? Code::resource_exhausted : Code::unavailable,
          fmt::format("{}: {}", what, std::strerror(errno)), path.string()};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int operator*() const { return number_; }

 private:
  int number_;
};

Result<void> write_whole(int file, const char* bytes, std::size_t count,
                         const std::filesystem::path& path) {
  while (count > 0) {
    const ssize_t written = ::write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return cannot("cannot be written", path);
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return ok();
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (*opened < 0 || ::fsync(*opened) != 0) return cannot("cannot be synchronized", folder);
  return ok();
}

// A path of a manifest leads nowhere but into its folder.
bool is_inside(const std::filesystem::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const auto& part : path) {
    if (part == ".." || part == "." || part.empty()) return false;
  }
  return true;
}

Error damaged(std::string_view what, const std::filesystem::path& path) {
  return {Code::data_loss, fmt::format("this is no whole backup: {}", what), path.string()};
}

}  // namespace

Result<BackupFile> copy_file(const std::filesystem::path& from, const std::filesystem::path& to,
                             const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(to.parent_path(), failed);
  const Descriptor in(::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (*in < 0) return cannot("cannot be read", from);
  const Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (*out < 0) return cannot("cannot be written", to);
  BackupFile file{path, 0, ""};
  crypto_hash_sha256_state hash;
  crypto_hash_sha256_init(&hash);
  const auto buffer = std::make_unique<std::array<char, backup_block_bytes>>();
  for (;;) {
    const ssize_t count = ::read(*in, buffer->data(), buffer->size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot("cannot be read", from);
    if (count == 0) break;
    const auto bytes = static_cast<std::size_t>(count);
    crypto_hash_sha256_update(&hash, reinterpret_cast<const unsigned char*>(buffer->data()), bytes);
    TRY_VOID(write_whole(*out, buffer->data(), bytes, to));
    file.bytes += bytes;
  }
  if (::fsync(*out) != 0) return cannot("cannot be written", to);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&hash, digest.data());
  for (const unsigned char byte : digest) file.sha256 += fmt::format("{:02x}", byte);
  return file;
}

std::uintmax_t size_of_tree(const std::filesystem::path& root) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_symlink() || !entry.is_regular_file()) continue;
    std::error_code gone;  // a server that runs removes files
    const std::uintmax_t size = entry.file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

Result<void> check_room(const std::filesystem::path& folder, std::uintmax_t needed_bytes) {
  const std::uintmax_t free = std::filesystem::space(folder).available;
  const std::uintmax_t needed = needed_bytes + backup_spare_bytes;
  if (free >= needed) return ok();
  return Error{Code::resource_exhausted,
               fmt::format("the disk has {} MB free, the backup needs {} MB", free >> 20,
                           (needed >> 20) + 1),
               folder.string()};
}

Result<void> write_manifest(const std::filesystem::path& folder,
                            const std::vector<BackupFile>& files) {
  json::array list;
  for (const BackupFile& file : files) {
    list.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  const std::string text =
      json::serialize(json::object{{"format", format_version}, {"files", std::move(list)}}) + "\n";
  const std::filesystem::path path = folder / manifest_name;
  const Descriptor out(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (*out < 0) return cannot("cannot be written", path);
  TRY_VOID(write_whole(*out, text.data(), text.size(), path));
  if (::fsync(*out) != 0) return cannot("cannot be written", path);
  return ok();
}

Result<std::vector<BackupFile>> read_manifest(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / manifest_name;
  const auto text = read_file(path.string(), backup_manifest_bytes_max);
  if (!text) return damaged("its manifest cannot be read", path);
  boost::system::error_code failed;
  const json::value parsed = json::parse(*text, failed);
  if (failed) return damaged("its manifest is not whole", path);
  try {
    if (parsed.at("format").as_int64() != format_version) {
      return Error{Code::failed_precondition,
                   "this backup was made by a newer version of this program; use that one",
                   path.string()};
    }
    std::vector<BackupFile> files;
    for (const json::value& entry : parsed.at("files").as_array()) {
      files.push_back({json::value_to<std::string>(entry.at("path")),
                       entry.at("bytes").to_number<std::uintmax_t>(),
                       json::value_to<std::string>(entry.at("sha256"))});
      if (!is_inside(files.back().path)) return damaged("its manifest leads out of it", path);
    }
    return files;
  } catch (const std::exception&) {
    return damaged("its manifest has another form", path);
  }
}

FolderInTheMaking::FolderInTheMaking(std::filesystem::path place)
    : place_(std::move(place)), path_(place_.string() + ".partial") {}

Result<FolderInTheMaking> FolderInTheMaking::at(std::filesystem::path place) {
  place = std::filesystem::absolute(place).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  std::error_code failed;
  if (std::filesystem::exists(place, failed) &&
      !(std::filesystem::is_directory(place) && std::filesystem::is_empty(place, failed))) {
    return Error{Code::failed_precondition, "there is something already; name a new folder",
                 place.string()};
  }
  FolderInTheMaking folder(std::move(place));
  std::filesystem::remove_all(folder.path_, failed);
  std::filesystem::create_directories(folder.path_, failed);
  if (!failed)
    std::filesystem::permissions(folder.path_, std::filesystem::perms::owner_all, failed);
  if (failed) {
    return Error{Code::unavailable, "the folder cannot be made: " + failed.message(),
                 folder.path_.string()};
  }
  return folder;
}

FolderInTheMaking::~FolderInTheMaking() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Result<void> FolderInTheMaking::finish() {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    if (entry.is_directory()) TRY_VOID(sync_folder(entry.path()));
  }
  TRY_VOID(sync_folder(path_));
  if (::rename(path_.c_str(), place_.c_str()) != 0) return cannot("cannot be made", place_);
  path_.clear();
  return sync_folder(place_.parent_path());
}

}  // namespace ocop::application
