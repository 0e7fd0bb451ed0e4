// Opening a serial, reading what its history comes down to, judging and encoding, on one core.
#include <fmt/format.h>

#include <chrono>

#include "authenticity/judgement.h"
#include "authenticity/serial_code.h"

namespace ocop::authenticity {
namespace {

constexpr std::uint64_t rounds = 500'000;

ScanHistory history_of(std::uint32_t scans) {
  ScanHistory history;
  for (std::uint32_t i = 0; i < scans; ++i) {
    Scan scan;
    scan.at = {static_cast<std::int64_t>(i) * micros_per_day / 2};
    scan.device = i / 2 + 1;
    scan.province = i % 4 == 3 ? std::array{'7', '9'} : std::array{'0', '1'};
    scan.country = {'V', 'N'};
    history.scans.push_back(scan);
  }
  history.custody.home_province = "01";
  history.custody.expected_provinces = {"01"};
  return history;
}

void measure(std::uint32_t scans) {
  SerialCodec codec(crypto::Block{1}, 9521234000013, 'A');
  const std::string serial = codec.close(123'456);
  const ScanHistory history = history_of(scans);
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < rounds; ++i) {
    Question question;
    question.facts.is_registered = true;
    question.facts.has_events = true;
    question.facts.state = CodeState::active;
    question.facts.proof = codec.open(serial) ? CodeProof::keyed : CodeProof::forged;
    question.today = {2026, 9, 18};
    question.seen = observe(history);
    bytes += encode(judge(question)).size();
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print(R"({{"name":"judge_{}_scans","value":{:.0f},"unit":"verdicts/s a core","goal":500000,)"
             R"("bytes":{}}})"
             "\n",
             scans, static_cast<double>(rounds) / taken.count(), bytes / rounds);
}

}  // namespace
}  // namespace ocop::authenticity

int main() {
  for (const std::uint32_t scans : {1U, 3U, 20U}) ocop::authenticity::measure(scans);
}
