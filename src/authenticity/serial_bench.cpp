// Issuing and opening serials on one core, beside the AES blocks that this costs at least.
#include <fmt/format.h>

#include <chrono>
#include <iostream>

#include "authenticity/serial_code.h"

namespace ocop::authenticity {
namespace {

constexpr std::uint64_t rounds = 1'000'000;

template <class Work>
double per_second(Work work) {
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < rounds; ++i) work(i);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return static_cast<double>(rounds) / taken.count();
}

void line(std::string_view name, double value, double ceiling) {
  std::cout << fmt::format(
      R"({{"name":"{}","value":{:.0f},"unit":"codes/s a core","ceiling":{:.0f},"ratio":{:.3f}}})"
      "\n",
      name, value, ceiling, value / ceiling);
}

void measure() {
  SerialCodec codec(crypto::Block{1}, 9521234000013, 'A');
  crypto::Aes aes(crypto::Block{1});
  crypto::Block block{};
  const double ceiling = per_second([&](std::uint64_t) {
    for (int round = 0; round < 11; ++round) block = aes.encrypt(block);
  });
  std::uint64_t length = 0, wrong = 0;
  const double issued = per_second([&](std::uint64_t i) { length += codec.close(i).size(); });
  const std::string serial = codec.close(123'456);
  const double opened =
      per_second([&](std::uint64_t) { wrong += codec.open(serial) == 123'456U ? 0 : 1; });
  if (length != rounds * serial_symbols || wrong != 0) std::cerr << "a code did not come back\n";
  line("serial_issue", issued, ceiling);
  line("serial_open", opened, ceiling);
}

}  // namespace
}  // namespace ocop::authenticity

int main() { ocop::authenticity::measure(); }
