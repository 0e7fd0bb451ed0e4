#include "scans/passage.h"

#include <charconv>
#include <span>

#include "crypto/hmac.h"

namespace ocop::scans {
namespace {

std::int64_t second_of(Timestamp now) { return now.micros / micros_per_second; }

crypto::Key256 new_key(Random& random) {
  crypto::Key256 key;
  random.fill(std::as_writable_bytes(std::span(key)));
  return key;
}

}  // namespace

bool is_worked_for(std::string_view passage, std::string_view work) {
  static_assert(Passages::work_bits == 16);
  const auto mac = crypto::hmac(crypto::view(passage), {crypto::view(work)});
  return mac[0] == 0 && mac[1] == 0;
}

Passages::Passages(Random& random) : key_(new_key(random)) {}

std::string Passages::sealed(std::int64_t second, std::string_view block,
                             std::string_view path) const {
  const std::string when = std::to_string(second);
  // Its length before what varies, so that no two pairs give one text.
  const std::string told = when + " " + std::to_string(block.size()) + " ";
  const auto mac =
      crypto::hmac(key_, {crypto::view(told), crypto::view(block), crypto::view(path)});
  return when + "." + crypto::base64url(mac);
}

std::string Passages::make(std::string_view block, std::string_view path, Timestamp now) const {
  return sealed(second_of(now), block, path);
}

bool Passages::admit(std::string_view passage, std::string_view work, std::string_view block,
                     std::string_view path, Timestamp now) {
  std::int64_t made = 0;
  const auto dot = passage.find('.');
  const auto read = std::from_chars(passage.data(), passage.data() + passage.size(), made);
  if (dot == passage.npos || read.ec != std::errc()) return false;
  const std::int64_t second = second_of(now), age = second - made;
  if (age < 0 || age > good_for_seconds) return false;
  if (!crypto::equal_in_constant_time(crypto::view(passage),
                                      crypto::view(sealed(made, block, path)))) {
    return false;
  }
  if (age < wait_seconds && !is_worked_for(passage, work)) return false;
  const std::lock_guard lock(mutex_);
  if (second - forgotten_at_ > good_for_seconds) {
    used_before_ = std::move(used_);
    used_.clear();
    forgotten_at_ = second;
  }
  if (used_.size() >= used_max || used_before_.contains(std::string(passage))) return false;
  return used_.emplace(passage).second;
}

}  // namespace ocop::scans
