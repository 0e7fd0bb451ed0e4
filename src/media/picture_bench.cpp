// What a photo of a phone costs: time, and memory above what the program takes anyway.

#include <fmt/format.h>
#include <gd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/limits.h"
#include "base/random.h"
#include "media/picture.h"

namespace {

using namespace ocop;

/// A picture that compresses like a photo: soft colours under some noise.
std::string photo(int width, int height) {
  SeededRandom random(1);
  gdImagePtr image = gdImageCreateTrueColor(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto noise = static_cast<int>(random.next() % 24);
      gdImageSetPixel(image, x, y,
                      gdTrueColor(x * 200 / width + noise, y * 200 / height + noise, 80 + noise));
    }
  }
  int size = 0;
  void* data = gdImageJpegPtr(image, &size, 90);
  std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
  gdFree(data);
  gdImageDestroy(image);
  return bytes;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Result<media::Picture> decode_narrowed(const std::string& bytes) {
  TRY(const auto picture, media::Picture::decode(media::FileType::jpeg, bytes));
  return picture.narrowed(limits::picture_width_max);
}

bool measure(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const double before = peak_megabytes();
  const auto begin = std::chrono::steady_clock::now();
  const auto picture = decode_narrowed(bytes);
  if (!picture || !picture->jpeg()) return false;
  for (const std::uint32_t width : {1'280U, 640U, 320U}) {
    const auto smaller = picture->narrowed(width);
    if (!smaller || !smaller->jpeg()) return false;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print(R"({{"name":"picture_seconds","value":{:.3f},"unit":"s","ceiling":null,"ratio":null}})"
             "\n"
             R"({{"name":"picture_memory","value":{:.1f},"unit":"MB","ceiling":null,"ratio":null}})"
             "\n",
             took.count(), peak_megabytes() - before);
  std::fflush(stdout);
  return true;
}

bool make(const char* path) {
  const std::string bytes = photo(4'000, 3'000);
  std::ofstream out(path, std::ios::binary);
  return static_cast<bool>(out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
}

/// In a process of its own: a peak never goes down again.
bool apart(bool (*work)(const char*), const char* path) {
  const pid_t child = fork();
  if (child == 0) std::_Exit(work(path) ? 0 : 1);
  int status = 1;
  return waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

int main() {
  char path[] = "/tmp/ocop-bench-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return 1;
  close(file);
  const bool is_done = apart(make, path) && apart(measure, path);
  unlink(path);
  return is_done ? 0 : 1;
}
