// Codes into the encrypted file of a printer, beside the same bytes written plainly:
// print_bench COUNT
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include "codes/print_file.h"

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

void measure(std::uint64_t count) {
  SystemRandom random;
  const auto folder =
      std::filesystem::temp_directory_path() / ("ocop-print-" + random_hex(random, 8));
  std::filesystem::create_directories(folder);
  const auto keys = authenticity::CodeKeys::open(folder / "codes.key", random);
  if (!keys) throw std::runtime_error(to_string(keys.error()));
  OrderCodes codes;
  codes.gtin = 9521234000013;
  codes.ranges.resize(1);
  codes.ranges[0].gtin = codes.gtin;
  codes.ranges[0].last = count - 1;
  const auto file = folder / "codes.zip";
  const double taken = seconds_of([&] {
    const auto written =
        write_print_file(file, "word", {**keys, codes, "https://ocop.example", false}, random,
                         [](const auto&, const auto&) { return ok(); });
    if (!written) throw std::runtime_error(to_string(written.error()));
  });
  const auto bytes = std::filesystem::file_size(file);
  const double plain = seconds_of([&] { write_plainly(folder / "plain", bytes); });
  std::filesystem::remove_all(folder);
  std::cout << fmt::format(
      R"({{"name":"print_file","value":{:.2f},"unit":"s for {} codes","ceiling":{:.2f},"ratio":{:.3f}}})"
      "\n",
      taken, count, plain, plain / taken);
}

}  // namespace
}  // namespace ocop::codes

int main(int argc, char** argv) {
  try {
    ocop::codes::measure(argc > 1 ? std::stoull(argv[1]) : 10'000'000);
  } catch (const std::exception& error) {
    std::cerr << "print_bench: " << error.what() << '\n';
    return 1;
  }
}
