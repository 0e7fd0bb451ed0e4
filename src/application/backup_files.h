#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

/// The files of a backup and its manifest. Every path is relative, with '/' between its parts.
namespace ocop::application {

/// Of a file that is copied or summed, at a time.
inline constexpr std::size_t backup_block_bytes = 1U << 20;
inline constexpr std::size_t backup_manifest_bytes_max = 256U << 20;
/// What a running server may write while a backup is made.
inline constexpr std::uintmax_t backup_spare_bytes = 256U << 20;

struct BackupFile {
  std::string path;
  std::uintmax_t bytes = 0;
  std::string sha256;  ///< 64 hexadecimal digits
  bool operator==(const BackupFile&) const = default;
};

/// Copies one file and makes its folders; what it tells is of the bytes it read. The copy is on the
/// disk when it returns, readable by its owner only.
Result<BackupFile> copy_file(const std::filesystem::path& from, const std::filesystem::path& to,
                             const std::string& path);

/// DIR/manifest.json: {"format":1,"files":[{"path":…,"bytes":…,"sha256":…}]}, written last.
Result<void> write_manifest(const std::filesystem::path& folder,
                            const std::vector<BackupFile>& files);
/// `data_loss` when it is not there or not whole; `failed_precondition` for a newer format.
Result<std::vector<BackupFile>> read_manifest(const std::filesystem::path& folder);

/// A folder that is made beside its place and takes it when it is whole; until then it goes when
/// this goes.
class FolderInTheMaking {
 public:
  /// `failed_precondition` when something is at the place already; an empty folder may be.
  static Result<FolderInTheMaking> at(std::filesystem::path place);
  FolderInTheMaking(FolderInTheMaking&& other) noexcept
      : place_(std::move(other.place_)), path_(std::exchange(other.path_, {})) {}
  ~FolderInTheMaking();

  const std::filesystem::path& path() const { return path_; }
  Result<void> finish();

 private:
  explicit FolderInTheMaking(std::filesystem::path place);

  std::filesystem::path place_, path_;
};

/// The bytes of all files below a folder; links are not followed.
std::uintmax_t size_of_tree(const std::filesystem::path& root);

/// `resource_exhausted` when the disk of a folder has less room than that and
/// `backup_spare_bytes`. The event store ends the process when its disk is full while it
/// writes, so that a backup asks before it begins.
Result<void> check_room(const std::filesystem::path& folder, std::uintmax_t needed_bytes);

}  // namespace ocop::application
