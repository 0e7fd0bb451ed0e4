#include "codes/named_codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

namespace ocop::codes {

Result<std::string> named_codes(records::Reading& reading, const CodeDesk& desk,
                                std::span<const authenticity::CodeNumber> codes) {
  const auto book = desk.book();
  std::map<std::string, std::set<std::uint64_t>> indexes;  // by order
  for (const authenticity::CodeNumber& code : codes) {
    const auto* range = book->find(code);
    if (range != nullptr) indexes[range->order].insert(code.index);
  }
  std::vector<std::string> parts;
  for (const auto& [order, of_order] : indexes) {
    TRY(const auto row, reading.get(reading.kinds().get("code_order"), order));
    if (!row) continue;
    TRY(const OrderCodes pieces, CodeDesk::codes_of(reading, order));
    std::vector<std::uint64_t> numbers;
    for (const std::uint64_t index : of_order) numbers.push_back(pieces.piece_of(index));
    parts.push_back(fmt::format("{}: {}", row->title(), fmt::join(numbers, ", ")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace ocop::codes
