#include "base/id.h"

#include <array>
#include <cstddef>
#include <span>

namespace ocop {

std::string new_sortable_id(const Clock& clock, Random& random) {
  constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::array<std::byte, 16> chance{};
  random.fill(chance);
  std::string id(26, '0');
  auto millis = static_cast<std::uint64_t>(clock.now().micros / 1000);
  for (std::size_t i = 10; i-- > 0; millis >>= 5) id[i] = alphabet[millis & 31];
  for (std::size_t i = 0; i < chance.size(); ++i) {
    id[10 + i] = alphabet[std::to_integer<unsigned>(chance[i]) & 31U];
  }
  return id;
}

}  // namespace ocop
