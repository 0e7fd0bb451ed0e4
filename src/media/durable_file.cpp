#include "media/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace ocop::media {
namespace {

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool is_open() const { return number_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  bool sync() const { return ::fsync(number_) == 0; }

 private:
  int number_;
};

Error failed(const std::filesystem::path& path) {
  const bool is_full = errno == ENOSPC || errno == EDQUOT;
  return {is_full ? Code::resource_exhausted : Code::internal,
          fmt::format("the file cannot be kept: {}", std::strerror(errno)), path.string()};
}

bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.is_open() && descriptor.sync();
}

}  // namespace

Result<void> write_durably(const std::filesystem::path& path, std::string_view scratch,
                           std::string_view bytes) {
  std::error_code ignored;
  const auto folder = path.parent_path();
  const bool is_new = std::filesystem::create_directories(folder, ignored);
  const auto beside = folder / scratch;
  {
    const Descriptor file(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.is_open() || !file.write(bytes) || !file.sync()) {
      const Error error = failed(beside);
      ::unlink(beside.c_str());
      return error;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0 || !sync_folder(folder) ||
      (is_new && !sync_folder(folder.parent_path()))) {
    const Error error = failed(path);
    ::unlink(beside.c_str());
    return error;
  }
  return ok();
}

Result<std::string> read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Code::not_found, "there is no such file", path.string()};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace ocop::media
