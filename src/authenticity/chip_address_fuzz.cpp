// Any address under a chip: every fault has a reason, and none is good.
#include <cstdlib>
#include <string>

#include "authenticity/chip_message.h"
#include "base/limits.h"

namespace {

using namespace ocop::authenticity;

void require(bool promise) {
  if (!promise) std::abort();
}

void check(std::string_view address, const ChipFormat& format) {
  const auto message = parse_chip_address(address, format);
  if (!message) {
    require(!message.error().detail.empty());
    return;
  }
  require(address.size() <= ocop::limits::chip_address_bytes_max);
  require(message->file_data.size() <= ocop::limits::chip_file_data_bytes_max);
  require(address.find(message->proved_text) != std::string_view::npos);
  const std::size_t picc_bytes = format.mode == ChipMode::lrp ? 24 : 16;
  require(message->picc_data.empty() || message->picc_data.size() == picc_bytes);
  ChipReader reader(ChipKeys::of_master(ocop::crypto::Key256{1}), format);
  require(!reader.read(address));  // a forger does not hit 64 bits by chance
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  ChipFormat format;
  format.tamper_status_at = 14;
  check(text, format);
  check("https://a/?picc_data=EF963FF7828658A599F3041510671E88" + std::string(text), format);
  format.proved_from = "from";
  check(text, format);
  format.mode = ChipMode::lrp;
  format.offsets = SdmOffsets{9, 57, 32, 57, 89};
  check("https://" + std::string(text), format);
  return 0;
}
