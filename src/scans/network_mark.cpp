#include "scans/network_mark.h"

#include "base/coding.h"
#include "crypto/hmac.h"
#include "scans/scan_record.h"

namespace ocop::scans {
namespace {

constexpr std::uint64_t classes = 255;

/// `kind` keeps a block from being hashed like a code.
std::uint64_t class_of(const crypto::Key256& key, std::string_view kind, std::string_view what) {
  const auto hash = crypto::hmac(key, {crypto::view(kind), crypto::view(what)});
  return read_fixed64(reinterpret_cast<const char*>(hash.data())) % classes;
}

}  // namespace

std::uint8_t network_mark(const crypto::Key256& key, std::string_view block,
                          const authenticity::CodeNumber& code) {
  const std::uint64_t moved = class_of(key, "block ", block) + class_of(key, "code ", key_of(code));
  return static_cast<std::uint8_t>(1 + moved % classes);
}

}  // namespace ocop::scans
