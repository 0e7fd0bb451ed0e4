#include "scans/pseudonym.h"

#include "base/coding.h"
#include "crypto/hmac.h"

namespace ocop::scans {

crypto::Key256 Pseudonyms::key_of_day(Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (const Date today = date_of(now); today != day_) {
    random_.fill(std::as_writable_bytes(std::span(key_)));
    day_ = today;
  }
  return key_;
}

// A zero byte stands between address and browser, so that no two pairs are hashed alike.
std::uint64_t Pseudonyms::of(std::string_view address, std::string_view browser, Timestamp now) {
  const auto key = key_of_day(now);
  const auto whole = crypto::hmac(
      key, {crypto::view(address), crypto::view(std::string_view("\0", 1)), crypto::view(browser)});
  const std::uint64_t pseudonym = read_fixed64(reinterpret_cast<const char*>(whole.data()));
  return pseudonym == 0 ? 1 : pseudonym;
}

}  // namespace ocop::scans
