// How long `Identifier::parse` takes, which every identifier of every captured event goes through.
// One JSON object a line; the ceiling is reading each byte of the text once in the same run.
#include <fmt/format.h>
#include <time.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "gs1/identifier.h"

namespace {

using ocop::gs1::Identifier;

constexpr int rounds = 2'000;
constexpr int texts_count = 500;

std::vector<std::string> texts_like(std::string_view head) {
  std::vector<std::string> texts;
  for (int i = 0; i < texts_count; ++i) {
    texts.push_back(fmt::format("{}{:06}", head, i * 7919 % 1'000'000));
  }
  return texts;
}

// Of this process alone: other work on the machine does not count.
double processor_ns() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

double ns_per_text(const std::vector<std::string>& texts, auto&& work) {
  std::size_t used = 0;
  const double start_ns = processor_ns();
  for (int round = 0; round < rounds; ++round) {
    for (const auto& text : texts) used += work(text);
  }
  const double spent_ns = processor_ns() - start_ns;
  if (used == 0) std::abort();  // keeps the work from being left out
  return spent_ns / (static_cast<double>(rounds) * texts_count);
}

std::size_t parsed_bytes(const std::string& text) {
  const auto identifier = Identifier::parse(text);
  if (!identifier) std::abort();
  return identifier->path().size();
}

std::size_t summed_bytes(const std::string& text) {
  std::size_t sum = 1;
  for (const char c : text) sum = sum * 31 + static_cast<unsigned char>(c);
  return sum | 1;
}

void measure(std::string_view name, std::string_view head) {
  const auto texts = texts_like(head);
  const double ceiling = ns_per_text(texts, summed_bytes);
  const double value = ns_per_text(texts, parsed_bytes);
  fmt::print(R"({{"name":"{}","value":{:.1f},"unit":"ns/op","ceiling":{:.1f},"ratio":{:.3f}}})"
             "\n",
             name, value, ceiling, ceiling / value);
}

}  // namespace

int main() {
  measure("identifier_digital_link", "https://id.gs1.org/01/09521234000013/21/7KQ4M9");
  measure("identifier_digital_link_lot_serial",
          "https://id.gs1.org/01/09521234000013/10/SG-2607/21/7KQ4M9");
  measure("identifier_epc_urn", "urn:epc:id:sgtin:9521234.000001.7KQ4M9");
  measure("identifier_foreign", "https://example.org/documents/invoice-");
}
