// What the export and the import of a city's products cost: time, and memory above the rows.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "sheets/read_table.h"
#include "sheets/xlsx_writer.h"

namespace {

using namespace ocop::sheets;

constexpr std::size_t rows = 20'000;
constexpr std::size_t columns = 40;

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Sheet products() {
  Sheet sheet{"Sản phẩm", {}, {}};
  for (std::size_t j = 0; j < columns; ++j) sheet.columns.push_back({fmt::format("cột {}", j)});
  for (std::size_t i = 0; i < rows; ++i) {
    auto& row = sheet.rows.emplace_back();
    for (std::size_t j = 0; j < columns; ++j)
      row.push_back(fmt::format("Ô mai {} {}", i % 5'000, j));
  }
  return sheet;
}

template <class Work>
auto measure(const char* name, Work&& work) {
  const double before = peak_megabytes();
  const auto begin = std::chrono::steady_clock::now();
  auto result = work();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print(
      "{{\"name\":\"{}\",\"value\":{:.3f},\"unit\":\"s\",\"ceiling\":null,\"ratio\":null}}\n", name,
      took.count());
  fmt::print(
      "{{\"name\":\"{}_memory\",\"value\":{:.1f},\"unit\":\"MB\",\"ceiling\":null,\"ratio\":null}}"
      "\n",
      name, peak_megabytes() - before);
  std::fflush(stdout);
  return result;
}

bool write(const char* path) {
  const Sheet sheet = products();
  const auto bytes = measure("xlsx_write", [&] { return write_xlsx({sheet}); });
  return bytes && std::ofstream(path, std::ios::binary)
                      .write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
}

bool read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const Table table = measure("xlsx_read", [&] { return read_table(bytes); });
  return table.rows.size() == rows + 1;
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
  const bool is_done = apart(write, path) && apart(read, path);
  unlink(path);
  return is_done ? 0 : 1;
}
