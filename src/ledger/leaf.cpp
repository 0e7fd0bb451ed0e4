#include "ledger/leaf.h"

#include <algorithm>

#include "ledger/merkle.h"

namespace ocop::ledger {
namespace {

constexpr char leaf_version = 0x01;
constexpr std::string_view commitment_domain("ocop/event-commitment/v1\0", 25);

char* put_big_endian(char* at, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) *at++ = static_cast<char>(number >> shift);
  return at;
}

}  // namespace

Digest event_commitment(std::string_view salt, std::string_view context, std::string_view event) {
  char length[8];
  put_big_endian(length, context.size());
  return sha256({commitment_domain, salt, std::string_view(length, sizeof length), context, event});
}

std::array<char, leaf_data_bytes> leaf_data(const Leaf& leaf) {
  std::array<char, leaf_data_bytes> data;
  char* at = data.data();
  *at++ = leaf_version;
  at = std::ranges::copy(bytes_of(leaf.commitment), at).out;
  at = put_big_endian(at, leaf.sequence);
  put_big_endian(at, static_cast<std::uint64_t>(leaf.record_time.micros));
  return data;
}

Digest leaf_hash(const Leaf& leaf) {
  const auto data = leaf_data(leaf);
  return leaf_hash(std::string_view(data.data(), data.size()));
}

}  // namespace ocop::ledger
