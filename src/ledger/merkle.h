#pragma once

#include <span>
#include <string_view>

#include "ledger/digest.h"

/// The hashes of the Merkle tree of RFC 6962 section 2.1 (unchanged in RFC 9162 section 2.1.1).
namespace ocop::ledger {

Digest leaf_hash(std::string_view leaf_data);               ///< SHA-256(0x00 || data)
Digest node_hash(const Digest& left, const Digest& right);  ///< SHA-256(0x01 || left || right)
Digest empty_root();                                        ///< SHA-256 of nothing

/// The root over leaf hashes in their order: the left side of every node is the largest power of
/// two smaller than the number of leaves below it. Linear in time, logarithmic in space.
Digest tree_head(std::span<const Digest> leaf_hashes);

}  // namespace ocop::ledger
