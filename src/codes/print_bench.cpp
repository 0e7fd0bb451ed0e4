// Codes into the encrypted file of a printer, beside the same bytes written plainly: plain ones,
// and a tenth as many with a hidden code, whose hash is kept in a store of scans, and signed:
// print_bench COUNT
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include "codes/print_file.h"
#include "scans/scan_store.h"

namespace ocop::codes {
namespace {

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void write_plainly(const std::filesystem::path& path, std::uintmax_t bytes) {
  const std::string block(1U << 20, 'x');
  std::ofstream file(path, std::ios::binary);
  for (std::uintmax_t done = 0; done < bytes; done += block.size()) file << block;
}

struct Kind {
  const char* name;
  bool has_hidden = false, is_signed = false;
};

template <class Value>
Value expect(Result<Value> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

void measure(const Kind& kind, std::uint64_t count) {
  SystemRandom random;
  const SystemClock clock;
  const auto folder =
      std::filesystem::temp_directory_path() / ("ocop-print-" + random_hex(random, 8));
  std::filesystem::create_directories(folder);
  const auto keys = expect(authenticity::CodeKeys::open(folder / "codes.key", random));
  auto store = expect(scans::ScanStore::open(folder / "scans", clock));
  OrderCodes codes;
  codes.gtin = 9521234000013;
  codes.ranges.resize(1);
  codes.ranges[0].gtin = codes.gtin;
  codes.ranges[0].last = count - 1;
  const auto file = folder / "codes.zip";
  const PrintJob job{*keys, codes, "https://ocop.example", kind.has_hidden, kind.is_signed};
  const double taken = seconds_of([&] {
    expect(write_print_file(file, "word", job, random, [&](const auto& first, const auto& hashes) {
      return store->put_hidden(first, hashes);
    }));
  });
  const auto bytes = std::filesystem::file_size(file);
  const double plain = seconds_of([&] { write_plainly(folder / "plain", bytes); });
  store.reset();
  std::filesystem::remove_all(folder);
  std::cout << fmt::format(
      R"({{"name":"{}","value":{:.2f},"unit":"s for {} codes","ceiling":{:.2f},"ratio":{:.3f}}})"
      "\n",
      kind.name, taken, count, plain, plain / taken);
}

}  // namespace
}  // namespace ocop::codes

int main(int argc, char** argv) {
  try {
    const std::uint64_t count = argc > 1 ? std::stoull(argv[1]) : 10'000'000;
    ocop::codes::measure({"print_file"}, count);
    ocop::codes::measure({.name = "print_file_hidden", .has_hidden = true}, count / 10);
    ocop::codes::measure({.name = "print_file_signed", .is_signed = true}, count / 10);
  } catch (const std::exception& error) {
    std::cerr << "print_bench: " << error.what() << '\n';
    return 1;
  }
}
