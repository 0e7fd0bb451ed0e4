#include "scans/networks.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <tuple>

#include "base/text.h"

namespace ocop::scans {
namespace {

Error bad_line(std::size_t number) {
  return {Code::invalid_argument,
          "line " + std::to_string(number) +
              " is not network,country,province (\"203.0.113.0/24,VN,01\")",
          std::to_string(number)};
}

bool take(std::string_view text, std::array<char, 2>& letters, bool may_be_empty) {
  if (text.empty()) return may_be_empty;
  if (text.size() != letters.size()) return false;
  std::ranges::copy(text, letters.begin());
  return true;
}

}  // namespace

bool Networks::bytes_of(std::string_view address, Bytes& bytes, bool& is_four) {
  const std::string text(address);
  in_addr four{};
  is_four = inet_pton(AF_INET, text.c_str(), &four) == 1;
  if (is_four) {
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    const auto* raw = reinterpret_cast<const std::uint8_t*>(&four.s_addr);
    std::copy_n(raw, 4, bytes.begin() + 12);
    return true;
  }
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return false;
  std::copy_n(six.s6_addr, bytes.size(), bytes.begin());
  return true;
}

Result<Networks> Networks::parse(std::string_view csv) {
  Networks networks;
  std::size_t number = 0;
  for (const auto line : split(csv, '\n')) {
    ++number;
    const auto cells = split(trim(line), ',');
    if (trim(line).empty() || line.starts_with('#') || line.starts_with("network,")) continue;
    const auto slash = cells[0].find('/');
    if (cells.size() != 3 || slash == std::string_view::npos) return bad_line(number);
    Network network;
    bool is_four = false;
    int bits = 0;
    const auto length = cells[0].substr(slash + 1);
    const auto read = std::from_chars(length.data(), length.data() + length.size(), bits);
    const bool good = bytes_of(cells[0].substr(0, slash), network.start, is_four) &&
                      read.ec == std::errc() && read.ptr == length.data() + length.size() &&
                      bits >= 0 && bits <= (is_four ? 32 : 128) &&
                      take(cells[1], network.where.country, false) &&
                      take(cells[2], network.where.province, true);
    if (!good) return bad_line(number);
    network.bits = is_four ? bits + 96 : bits;
    network.end = network.start;
    for (int bit = network.bits; bit < 128; ++bit) {
      const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
      auto& first = network.start[static_cast<std::size_t>(bit / 8)];
      auto& last = network.end[static_cast<std::size_t>(bit / 8)];
      first = static_cast<std::uint8_t>(first & ~mask);
      last = static_cast<std::uint8_t>(last | mask);
    }
    networks.all_.push_back(network);
  }
  std::ranges::stable_sort(networks.all_, {},
                           [](const Network& one) { return std::tuple(one.start, one.bits); });
  networks.find_parents();
  return networks;
}

/// Networks either hold one another or are apart. In their order those that hold the one at hand
/// lie on a stack.
void Networks::find_parents() {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const auto holds = [&](const Network& wider) {
      return wider.end >= all_[i].end && wider.bits < all_[i].bits;
    };
    while (!open.empty() && !holds(all_[open.back()])) open.pop_back();
    if (!open.empty()) all_[i].parent = open.back();
    open.push_back(i);
  }
}

Whereabouts Networks::of(std::string_view address) const {
  Bytes bytes;
  bool is_four = false;
  if (!bytes_of(address, bytes, is_four)) return {};
  // What holds the address holds the last network that starts before it too, or is that one.
  const auto after = std::ranges::upper_bound(all_, bytes, {}, &Network::start);
  if (after == all_.begin()) return {};
  auto at = static_cast<std::size_t>(after - all_.begin()) - 1;
  while (at != none && all_[at].end < bytes) at = all_[at].parent;
  return at == none ? Whereabouts{} : all_[at].where;
}

}  // namespace ocop::scans
