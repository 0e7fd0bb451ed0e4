#include "registry/member_book.h"

#include <fmt/format.h>

#include <algorithm>

namespace ocop::registry {
namespace {

// Contributions have at most 15 digits and a book 5,000 entries, so a sum fits 63 bits; a hundred
// times the sum does not.
__extension__ using Wide = __int128;

}  // namespace

bool Share::is_at_least(long long percent) const {
  return whole > 0 && Wide{part} * 100 >= Wide{whole} * percent;
}

bool Share::is_at_most(long long percent) const {
  return whole > 0 && Wide{part} * 100 <= Wide{whole} * percent;
}

std::string Share::percent(pages::Locale locale) const {
  if (whole == 0) return "";
  const auto hundredths = static_cast<long long>(Wide{part} * 10'000 / whole);
  const char point = locale == pages::Locale::english ? '.' : ',';
  return fmt::format("{}{}{:02}", hundredths / 100, point, hundredths % 100);
}

MemberBook book_on(std::span<const MemberEntry> entries, Date day) {
  MemberBook book;
  for (const MemberEntry& entry : entries) {
    if (!entry.is_in_force_on(day)) continue;
    auto member = std::ranges::find_if(book.members, [&](const Member& each) {
      return each.name == entry.name && each.born == entry.born;
    });
    if (member == book.members.end()) {
      member = book.members.insert(member, {entry.name, entry.born, entry.is_local, 0});
    }
    member->contribution += entry.contribution;
    book.total += entry.contribution;
    if (entry.is_local) book.local += entry.contribution;
  }
  return book;
}

}  // namespace ocop::registry
