// How many messages of chips, and how many signatures, one core judges in a second. One JSON object
// a line. The ceiling of a message is the AES blocks it needs, one call each under a ready key;
// that of a signature the bare call of libsodium. Processor time, so that other work does not
// count.
#include <fmt/format.h>
#include <sodium.h>
#include <time.h>

#include <cstdlib>
#include <vector>

#include "authenticity/chip_message.h"
#include "authenticity/key_list.h"
#include "authenticity/test_chip.h"

namespace {

using namespace ocop::authenticity;
namespace crypto = ocop::crypto;

constexpr std::size_t messages = 4'096;
constexpr double seconds_each = 1.0;

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void insist(bool good) {
  if (!good) std::abort();
}

/// `work(i)` for i = 0, 1, 2 … until `seconds_each` is over.
double per_second(auto&& work) {
  const double start = processor_seconds();
  std::size_t done = 0;
  double spent = 0;
  while (spent < seconds_each) {
    for (int i = 0; i < 256; ++i) insist(work(done++));
    spent = processor_seconds() - start;
  }
  return static_cast<double>(done) / spent;
}

void report(std::string_view name, double value, std::string_view unit, double ceiling) {
  fmt::print(R"({{"name":"{}","value":{:.0f},"unit":"{}","ceiling":{:.0f},"ratio":{:.3f}}})"
             "\n",
             name, value, unit, ceiling, value / ceiling);
}

double blocks_per_second() {
  crypto::Aes aes(crypto::Block{1});
  crypto::Block block{};
  return per_second([&](std::size_t) {
           for (int i = 0; i < 16; ++i) block = aes.encrypt(block);
           return true;
         }) *
         16;
}

double read_per_second(ChipReader& reader, const std::vector<std::string>& addresses) {
  return per_second(
      [&](std::size_t i) { return bool(reader.read(addresses[i % addresses.size()])); });
}

void measure_aes(double blocks) {
  // PICC data 1; session keys 2 + 2 with the sub-key of each; proof 1 + 3; start and text 1 + 1.
  constexpr double needed = 13;
  Chip chip;
  std::vector<std::string> addresses;
  for (std::size_t i = 0; i < messages; ++i) {
    chip.uid[1] = static_cast<crypto::Byte>(i);
    chip.uid[2] = static_cast<crypto::Byte>(i >> 8);
    addresses.push_back(chip.tap(static_cast<std::uint32_t>(i), "LOT SG-2606-7 CC"));
  }
  ChipReader reader(chip.keys, {.tamper_status_at = 14});
  report("chip_message_aes", read_per_second(reader, addresses), "messages/s", blocks / needed);
}

void measure_lrp(double blocks) {
  // Each block under a key of its own. PICC data 17 + 1; three chains of keys 42 each; session key
  // 33 + 33; proof 33 + 3 * 33; file data 13 + 1.
  constexpr double needed = 18 + 3 * 42 + 66 + 132 + 14;
  ChipReader reader(ChipKeys::shared({}, {}), {.mode = ChipMode::lrp});
  const std::vector<std::string> addresses{
      // published by nfc-developer/sdm-backend
      "https://a/?picc_data=07D9CA2545881D4BFDD920BE1603268C0714420DD893A497"
      "&enc=D6E921C47DB4C17C56F979F81559BB83&cmac=F9481AC7D855BDB6"};
  report("chip_message_lrp", read_per_second(reader, addresses), "messages/s", blocks / needed);
}

void measure_signature() {
  const crypto::SigningKey key(crypto::Key256{1});
  KeyList list{{0}, {1}, {{key.public_key(), KeyState::active, {}, {}}}};
  std::vector<SignedLabel> labels;
  for (int i = 0; i < 256; ++i) {
    const auto link =
        sign_label(fmt::format("https://a/01/09521234000013/21/7KQ4M9XTREABC{:03}", i), key);
    labels.push_back(parse_signed_label(*link).value());
  }
  const double bare = per_second([&](std::size_t i) {
    const SignedLabel& label = labels[i % labels.size()];
    return crypto_sign_verify_detached(
               label.signature.data(),
               reinterpret_cast<const unsigned char*>(label.signed_text.data()),
               label.signed_text.size(), key.public_key().data()) == 0;
  });
  const double judged = per_second([&](std::size_t i) {
    return judge_label(labels[i % labels.size()], list) == LabelAnswer::valid;
  });
  report("signed_label", judged, "labels/s", bare);
}

}  // namespace

int main() {
  insist(sodium_init() >= 0);
  const double blocks = blocks_per_second();
  measure_aes(blocks);
  measure_lrp(blocks);
  measure_signature();
}
