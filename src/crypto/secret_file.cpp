#include "crypto/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ocop::crypto {
namespace {

constexpr off_t secret_file_bytes_max = 64 << 10;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int operator*() const { return descriptor_; }

 private:
  int descriptor_;
};

Error cannot(const std::filesystem::path& file, std::string_view what) {
  return {Code::unavailable,
          "the key file cannot be " + std::string(what) + ": " + std::strerror(errno),
          file.string()};
}

Result<std::string> write_beside(const std::filesystem::path& path, std::string_view content) {
  std::string beside = path.string() + ".new";
  const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (*file < 0) return cannot(path, "made");
  if (::write(*file, content.data(), content.size()) != static_cast<ssize_t>(content.size()) ||
      ::fsync(*file) != 0) {
    return cannot(path, "written");
  }
  return beside;
}

// A name is on the disk when its folder is.
Result<void> settle(const std::filesystem::path& path) {
  const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const File folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (*folder < 0 || ::fsync(*folder) != 0) return cannot(path, "written");
  return ok();
}

}  // namespace

Result<std::string> read_secret_file(const std::filesystem::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (*file < 0 && errno == ENOENT) {
    return Error{Code::not_found, "there is no key file", path.string()};
  }
  struct stat status = {};
  if (*file < 0 || ::fstat(*file, &status) != 0) return cannot(path, "read");
  if ((status.st_mode & 077) != 0) {
    return Error{Code::permission_denied, "others may read the key file; chmod 600 it",
                 path.string()};
  }
  if (status.st_size > secret_file_bytes_max) {
    return Error{Code::data_loss, "the key file is too long to be one", path.string()};
  }
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  if (::read(*file, content.data(), content.size()) != static_cast<ssize_t>(content.size())) {
    return cannot(path, "read");
  }
  return content;
}

Result<void> make_secret_file(const std::filesystem::path& path, std::string_view content) {
  TRY(const std::string beside, write_beside(path, content));
  const bool is_made = ::link(beside.c_str(), path.c_str()) == 0 || errno == EEXIST;
  ::unlink(beside.c_str());
  if (!is_made) return cannot(path, "written");
  return settle(path);
}

Result<void> replace_secret_file(const std::filesystem::path& path, std::string_view content) {
  TRY(const std::string beside, write_beside(path, content));
  if (::rename(beside.c_str(), path.c_str()) != 0) return cannot(path, "written");
  return settle(path);
}

}  // namespace ocop::crypto
