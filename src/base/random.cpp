#include "base/random.h"

#include <sys/random.h>

#include <cstdlib>
#include <cstring>

namespace ocop {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void fill_from_kernel(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const auto got = ::getrandom(bytes.data(), bytes.size(), 0);
    if (got < 0) std::abort();
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

struct Page {
  std::array<std::byte, 4096> bytes{};
  std::size_t used = sizeof bytes;
};

}  // namespace

void SystemRandom::fill(std::span<std::byte> bytes) {
  thread_local Page page;
  if (bytes.size() > page.bytes.size() / 4) return fill_from_kernel(bytes);
  if (page.bytes.size() - page.used < bytes.size()) {
    fill_from_kernel(page.bytes);
    page.used = 0;
  }
  std::memcpy(bytes.data(), page.bytes.data() + page.used, bytes.size());
  std::memset(page.bytes.data() + page.used, 0, bytes.size());  // a secret is handed out once
  page.used += bytes.size();
}

// SplitMix64.
std::uint64_t SeededRandom::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

void SeededRandom::fill(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const std::uint64_t word = next();
    const std::size_t part = bytes.size() < sizeof word ? bytes.size() : sizeof word;
    std::memcpy(bytes.data(), &word, part);
    bytes = bytes.subspan(part);
  }
}

std::string random_hex(Random& random, std::size_t bytes) {
  std::string raw(bytes, '\0');
  random.fill(std::as_writable_bytes(std::span(raw)));
  std::string text;
  text.reserve(2 * bytes);
  for (const char c : raw) {
    const auto value = static_cast<unsigned char>(c);
    text += hex_digits[value >> 4];
    text += hex_digits[value & 15];
  }
  return text;
}

std::string random_uuid(Random& random) {
  std::string text = random_hex(random, 16);
  text[12] = '4';
  constexpr char variants[] = "89ab";
  const auto digit = static_cast<std::size_t>(std::strchr(hex_digits, text[16]) - hex_digits);
  text[16] = variants[digit & 3];
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

}  // namespace ocop
