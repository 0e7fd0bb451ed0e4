#include "authenticity/product_chips.h"

namespace ocop::authenticity {

crypto::Key256 chip_master_key(const CodeKeys& keys, std::uint64_t gtin, char epoch) {
  return keys.key_for("chip " + gtin_text(gtin), epoch);
}

Result<ChipTap> read_product_tap(const crypto::Key256& master, ChipLoop loop,
                                 std::string_view address) {
  const ChipKeys keys = ChipKeys::of_master(master);
  ChipFormat format;
  if (loop == ChipLoop::tamper) format.tamper_status_at = 0;
  auto tap = ChipReader(keys, format).read(address);
  const bool may_be_lrp = !tap && (tap.error().code == Code::invalid_argument ||
                                   tap.error().code == Code::permission_denied);
  if (!may_be_lrp) return tap;
  format.mode = ChipMode::lrp;
  auto other = ChipReader(keys, format).read(address);
  return other ? std::move(other) : std::move(tap);
}

}  // namespace ocop::authenticity
