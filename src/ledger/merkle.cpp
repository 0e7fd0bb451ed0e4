#include "ledger/merkle.h"

#include <bit>
#include <vector>

namespace ocop::ledger {

Digest leaf_hash(std::string_view leaf_data) {
  return sha256({std::string_view("\x00", 1), leaf_data});
}

Digest node_hash(const Digest& left, const Digest& right) {
  return sha256({"\x01", bytes_of(left), bytes_of(right)});
}

Digest empty_root() { return sha256({}); }

Digest tree_head(std::span<const Digest> leaf_hashes) {
  if (leaf_hashes.empty()) return empty_root();
  // After n leaves the stack holds one root for each 1 in the binary form of n, so every 0 at the
  // low end of n + 1 closes one complete subtree.
  std::vector<Digest> complete;
  std::size_t count = 0;
  for (const Digest& leaf : leaf_hashes) {
    complete.push_back(leaf);
    ++count;
    for (int closed = std::countr_zero(count); closed > 0; --closed) {
      const Digest right = complete.back();
      complete.pop_back();
      complete.back() = node_hash(complete.back(), right);
    }
  }
  while (complete.size() > 1) {
    const Digest right = complete.back();
    complete.pop_back();
    complete.back() = node_hash(complete.back(), right);
  }
  return complete.front();
}

}  // namespace ocop::ledger
