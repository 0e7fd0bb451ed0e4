#include "codes/chip_list.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "crypto/bytes.h"
#include "sheets/read_table.h"

namespace ocop::codes {
namespace {

using authenticity::ChipUid;

std::optional<std::uint64_t> piece_of(std::string_view text) {
  text = trim(text);
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return is_whole && number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<ChipUid> uid_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits),
                       [](char c) { return c != ':' && c != ' ' && c != '-'; });
  const auto bytes = crypto::from_hex(digits);
  ChipUid uid{};
  if (!bytes || bytes->size() != uid.size()) return std::nullopt;
  std::ranges::copy(*bytes, uid.begin());
  return uid;
}

}  // namespace

std::variant<std::vector<ChipOfPiece>, records::Reason> read_chip_list(std::string_view bytes) {
  const sheets::Table table = sheets::read_table(bytes);
  if (!table.faults.empty()) return records::Reason{"chips.fault_file"_key, {}};
  std::vector<ChipOfPiece> list;
  std::set<std::uint64_t> pieces;
  std::set<ChipUid> uids;
  for (const sheets::Row& row : table.rows) {
    const std::string line = std::to_string(row.front().line);
    const auto piece = piece_of(row.front().text);
    if (!piece && &row == &table.rows.front()) continue;
    const auto uid = row.size() < 2 ? std::nullopt : uid_of(row[1].text);
    if (!piece || !uid) return records::Reason{"chips.fault_line"_key, {line}};
    if (!pieces.insert(*piece).second || !uids.insert(*uid).second) {
      return records::Reason{"chips.fault_twice"_key, {line}};
    }
    list.push_back({*piece, *uid});
  }
  if (list.empty()) return records::Reason{"chips.fault_file"_key, {}};
  return list;
}

}  // namespace ocop::codes
