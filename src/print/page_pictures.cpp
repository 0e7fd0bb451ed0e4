#include "print/page_pictures.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "print/limits.h"

namespace ocop::print {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr const char* program = "/usr/bin/pdftoppm";

/// A folder for one drawing, gone with it.
class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "ocop-pages-XXXXXX").string()) {
    is_there_ = ::mkdtemp(path_.data()) != nullptr;
  }
  ~Folder() {
    std::error_code ignored;
    if (is_there_) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  bool is_there() const { return is_there_; }
  std::filesystem::path path() const { return path_; }

 private:
  std::string path_;
  bool is_there_ = false;
};

void limit(decltype(RLIMIT_CPU) resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

/// In the child, before the program: only calls that may stand between fork and exec.
[[noreturn]] void become(const char* const* arguments) {
  limit(RLIMIT_CPU, limits::page_pictures_cpu_seconds_max);
  limit(RLIMIT_AS, limits::page_pictures_memory_bytes_max);
  limit(RLIMIT_FSIZE, limits::page_pictures_file_bytes_max);
  limit(RLIMIT_CORE, 0);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int each : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (nothing >= 0) ::dup2(nothing, each);
  }
  ::execv(program, const_cast<char* const*>(arguments));
  ::_exit(127);
}

/// Runs it to its end or to the deadline; whether it ended well.
Result<bool> run(const char* const* arguments) {
  const pid_t child = ::fork();
  if (child < 0) return Error{Code::resource_exhausted, "no more programs can be run", program};
  if (child == 0) become(arguments);
  const auto deadline = SteadyClock::now() + limits::page_pictures_time_max;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (SteadyClock::now() > deadline) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return Error{Code::deadline_exceeded, "drawing the pages took too long", ""};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> pictures_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    if (each.path().extension() == ".jpg") paths.push_back(each.path());
  }
  std::ranges::sort(paths);  // poppler numbers them with as many digits as the last one has
  std::vector<std::string> pictures;
  for (const auto& each : paths) pictures.push_back(read(each));
  return pictures;
}

}  // namespace

Result<PagePictures> page_pictures(std::string_view pdf, std::size_t pages_max) {
  if (!std::filesystem::exists(program)) {
    return Error{Code::unavailable, "poppler-utils is not installed here", program};
  }
  const Folder folder;
  if (!folder.is_there()) {
    return Error{Code::resource_exhausted, "no folder can be made", "temporary folder"};
  }
  const std::string source = folder.path() / "in.pdf", target = folder.path() / "page";
  {
    std::ofstream file(source, std::ios::binary);
    file.write(pdf.data(), static_cast<std::streamsize>(pdf.size()));
    if (!file.flush()) return Error{Code::resource_exhausted, "the disk is full", source};
  }
  const std::string last = std::to_string(pages_max + 1);
  const std::string side = std::to_string(limits::page_picture_side);
  const char* const arguments[] = {
      "pdftoppm", "-q", "-jpeg", "-jpegopt",   "quality=80",   "-scale-to",    side.c_str(),
      "-f",       "1",  "-l",    last.c_str(), source.c_str(), target.c_str(), nullptr};
  TRY(const bool is_well, run(arguments));
  PagePictures drawn{pictures_in(folder.path()), true};
  if (!is_well || drawn.pages.empty()) {
    return Error{Code::invalid_argument, "the PDF is broken or locked by a password", ""};
  }
  if (drawn.pages.size() > pages_max) {
    drawn.pages.resize(pages_max);
    drawn.is_whole = false;
  }
  return drawn;
}

}  // namespace ocop::print
