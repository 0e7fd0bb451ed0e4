#include "scans/pseudonym.h"

#include "base/coding.h"
#include "crypto/hmac.h"

namespace ocop::scans {

std::uint64_t Pseudonyms::of(std::string_view address, std::string_view browser, Timestamp now) {
  crypto::Key256 key;
  {
    const std::lock_guard lock(mutex_);
    if (const Date today = date_of(now); today != day_) {
      random_.fill(std::as_writable_bytes(std::span(key_)));
      day_ = today;
    }
    key = key_;
  }
  const auto whole = crypto::hmac(
      key, {crypto::view(address), crypto::view(std::string_view("\0", 1)), crypto::view(browser)});
  const std::uint64_t pseudonym = read_fixed64(reinterpret_cast<const char*>(whole.data()));
  return pseudonym == 0 ? 1 : pseudonym;
}

}  // namespace ocop::scans
