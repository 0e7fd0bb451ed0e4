// The key of the marks of networks: one row, which no answer holds.
#include <algorithm>

#include "base/random.h"
#include "scans/network_mark.h"
#include "scans/scan_engine.h"

namespace ocop::scans {
namespace {

constexpr std::string_view key_row = "network key";

}  // namespace

Result<void> ScanStore::Engine::find_network_key() {
  rocksdb::PinnableSlice found;
  const auto status = database->Get({}, at(Family::defaults), key_row, &found);
  if (status.ok()) {
    if (found.size() != network_key.size()) return damaged();
    std::ranges::copy(crypto::view(text_of(found)), network_key.begin());
    return ok();
  }
  if (!status.IsNotFound()) return error_of(status);
  SystemRandom random;
  random.fill(std::as_writable_bytes(std::span(network_key)));
  rocksdb::WriteBatch batch;
  batch.Put(at(Family::defaults), key_row,
            rocksdb::Slice(reinterpret_cast<const char*>(network_key.data()), network_key.size()));
  return write(batch);
}

std::uint8_t ScanStore::network_mark(std::string_view block,
                                     const authenticity::CodeNumber& code) const {
  return scans::network_mark(engine_->network_key, block, code);
}

}  // namespace ocop::scans
