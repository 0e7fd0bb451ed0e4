#include "scans/scan_record.h"

#include <algorithm>

#include "base/coding.h"

namespace ocop::scans {
namespace {

using authenticity::Act;
using authenticity::CodeNumber;
using authenticity::CopySuspicion;
using authenticity::Scan;
using authenticity::Who;

constexpr std::uint8_t layout = 3;
constexpr std::uint8_t layout_of_daily_blocks = 2;
constexpr std::uint8_t layout_without_networks = 1;
constexpr std::uint8_t marks_layout_with_look = 3;
constexpr std::uint8_t marks_layout = 2;
constexpr std::uint8_t marks_layout_without_chips = 1;
// In the marks: whether there is a chip, and whether its seal was opened.
constexpr char without_chip = 0, with_chip = 1, with_opened_chip = 2;

void put_letters(std::string& out, const std::array<char, 2>& letters) {
  out.append(letters.data(), letters.size());
}

std::array<char, 2> letters(ByteReader& reader) {
  std::array<char, 2> two{};
  const auto bytes = reader.bytes(two.size());
  std::ranges::copy(bytes, two.begin());
  return two;
}

// Signed numbers near zero stay short.
std::uint64_t folded(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unfolded(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

// Absent is 0, an instant is one more than its microseconds.
void put_time(std::string& out, const std::optional<Timestamp>& at) {
  put_varint(out, at ? static_cast<std::uint64_t>(at->micros) + 1 : 0);
}
std::optional<Timestamp> time(ByteReader& reader) {
  const std::uint64_t number = reader.varint();
  if (number == 0) return std::nullopt;
  return Timestamp{static_cast<std::int64_t>(number - 1)};
}

/// What one network did on its day stays together; no lasting mark can be had of it any more, so
/// that the same network counts anew on another day, as it did when it was written.
std::uint8_t mark_of_daily_block(std::uint64_t pseudonym) {
  return pseudonym == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(1 + pseudonym % 255);
}

CodeNumber code_of(std::string_view key) {
  return {read_fixed64(key.data()), key[8], read_fixed64(key.data() + 9)};
}

}  // namespace

std::string key_of(const CodeNumber& code) {
  std::string key;
  put_fixed64(key, code.gtin);
  key.push_back(code.epoch);
  put_fixed64(key, code.index);
  return key;
}

std::string key_of(const CodeNumber& code, Timestamp at) {
  std::string key = key_of(code);
  put_fixed64(key, static_cast<std::uint64_t>(at.micros));
  return key;
}

std::string key_of(const authenticity::ChipUid& chip) {
  return {reinterpret_cast<const char*>(chip.data()), chip.size()};
}

std::optional<CodeNumber> code_of_key(std::string_view key) {
  if (key.size() != code_key_bytes) return std::nullopt;
  return code_of(key);
}

std::string source_key_of(std::uint64_t device) {
  std::string key;
  put_fixed64(key, device);
  return key;
}

std::string source_key_of(std::uint64_t device, const CodeNumber& code) {
  return source_key_of(device) + key_of(code);
}

std::string encode(const SourceMark& mark) {
  std::string out;
  put_fixed64(out, static_cast<std::uint64_t>(mark.at.micros));
  put_varint(out, mark.value);
  return out;
}

std::optional<SourceMark> decode_source(std::string_view bytes) {
  ByteReader reader(bytes);
  SourceMark mark;
  mark.at.micros = static_cast<std::int64_t>(reader.fixed64());
  mark.value = static_cast<std::uint32_t>(reader.varint());
  if (!reader.good()) return std::nullopt;
  return mark;
}

std::string alarms_begin(std::uint64_t gtin) {
  std::string key;
  put_fixed64(key, gtin);
  return key;
}

std::string alarm_key_of(const Alarm& alarm) {
  std::string key = alarms_begin(alarm.code.gtin);
  put_fixed64(key, static_cast<std::uint64_t>(alarm.at.micros));
  return key + key_of(alarm.code).substr(gtin_key_bytes);
}

std::string encode(CopySuspicion suspicion) { return std::string(1, static_cast<char>(suspicion)); }

std::optional<Alarm> alarm_of(std::string_view key, std::string_view value) {
  if (key.size() != 8 + code_key_bytes || value.size() != 1) return std::nullopt;
  const auto at = static_cast<std::int64_t>(read_fixed64(key.data() + gtin_key_bytes));
  const std::string code =
      std::string(key.substr(0, gtin_key_bytes)) + std::string(key.substr(gtin_key_bytes + 8));
  return Alarm{{at}, code_of(code), static_cast<CopySuspicion>(value.front())};
}

std::string encode_alarm_of_code(const Alarm& alarm) {
  std::string out;
  put_fixed64(out, static_cast<std::uint64_t>(alarm.at.micros));
  return out + encode(alarm.suspicion);
}

std::optional<Alarm> alarm_of_code(const CodeNumber& code, std::string_view value) {
  if (value.size() != 9) return std::nullopt;
  return Alarm{{static_cast<std::int64_t>(read_fixed64(value.data()))},
               code,
               static_cast<CopySuspicion>(value.back())};
}

std::optional<Timestamp> time_of(std::string_view scan_key) {
  if (scan_key.size() != code_key_bytes + 8) return std::nullopt;
  return Timestamp{static_cast<std::int64_t>(read_fixed64(scan_key.data() + code_key_bytes))};
}

std::string encode(const KeptScan& kept) {
  const Scan& scan = kept.scan;
  std::string out(1, static_cast<char>(layout));
  out.push_back(static_cast<char>(scan.act));
  out.push_back(static_cast<char>(scan.who));
  put_fixed64(out, static_cast<std::uint64_t>(scan.at.micros));
  put_fixed64(out, scan.device);
  put_letters(out, scan.province);
  put_letters(out, scan.country);
  out.push_back(scan.position ? '\1' : '\0');
  if (scan.position) {
    put_varint(out, folded(scan.position->latitude_milli));
    put_varint(out, folded(scan.position->longitude_milli));
  }
  put_varint(out, scan.counter);
  put_varint(out, scan.unsold_read);
  out.push_back(static_cast<char>(scan.network_mark));
  out += kept.judgement;
  return out;
}

std::optional<KeptScan> decode_scan(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::uint8_t found = reader.byte();
  if (found < layout_without_networks || found > layout) return std::nullopt;
  KeptScan kept;
  Scan& scan = kept.scan;
  scan.act = static_cast<Act>(reader.byte());
  scan.who = static_cast<Who>(reader.byte());
  scan.at.micros = static_cast<std::int64_t>(reader.fixed64());
  scan.device = reader.fixed64();
  scan.province = letters(reader);
  scan.country = letters(reader);
  if (reader.byte() != 0) {
    const auto latitude = unfolded(reader.varint());
    scan.position = {static_cast<std::int32_t>(latitude),
                     static_cast<std::int32_t>(unfolded(reader.varint()))};
  }
  scan.counter = static_cast<std::uint32_t>(reader.varint());
  scan.unsold_read = static_cast<std::uint32_t>(reader.varint());
  if (found == layout) scan.network_mark = reader.byte();
  if (found == layout_of_daily_blocks) scan.network_mark = mark_of_daily_block(reader.fixed64());
  if (!reader.good()) return std::nullopt;
  kept.judgement = std::string(reader.rest());
  return kept;
}

std::string encode(const CodeRow& row) {
  const Marks& marks = row.marks;
  std::string out(1, static_cast<char>(row.only_look ? marks_layout_with_look : marks_layout));
  put_varint(out, marks.looks);
  put_time(out, marks.first_look_at);
  put_time(out, marks.hidden_at);
  put_letters(out, marks.hidden_province);
  put_varint(out, marks.hidden_wrong);
  put_time(out, marks.hidden_wrong_at);
  out.push_back(!marks.chip ? without_chip : marks.opened_at ? with_opened_chip : with_chip);
  if (marks.chip) {
    out += key_of(*marks.chip);
    put_varint(out, marks.chip_state.counter);
    put_varint(out, static_cast<std::uint64_t>(marks.chip_state.at.micros));
    out.push_back(marks.chip_state.is_waiting ? '\1' : '\0');
    if (marks.opened_at) put_time(out, marks.opened_at);
  }
  if (row.only_look) out += encode(*row.only_look);
  return out;
}

std::optional<CodeRow> decode_code_row(std::string_view bytes) {
  ByteReader reader(bytes);
  const std::uint8_t found = reader.byte();
  if (found < marks_layout_without_chips || found > marks_layout_with_look) return std::nullopt;
  CodeRow row;
  Marks& marks = row.marks;
  marks.looks = reader.varint();
  marks.first_look_at = time(reader);
  marks.hidden_at = time(reader);
  marks.hidden_province = letters(reader);
  marks.hidden_wrong = reader.varint();
  marks.hidden_wrong_at = time(reader);
  const auto chip = found >= marks_layout ? static_cast<char>(reader.byte()) : without_chip;
  if (chip != without_chip) {
    const auto uid = reader.bytes(authenticity::ChipUid{}.size());
    marks.chip.emplace();
    std::ranges::copy(uid, marks.chip->begin());
    marks.chip_state.counter = static_cast<std::uint32_t>(reader.varint());
    marks.chip_state.at.micros = static_cast<std::int64_t>(reader.varint());
    marks.chip_state.is_waiting = reader.byte() != 0;
    if (chip == with_opened_chip) marks.opened_at = time(reader);
  }
  if (!reader.good()) return std::nullopt;
  if (found != marks_layout_with_look) return row;
  row.only_look = decode_scan(reader.rest());
  if (!row.only_look) return std::nullopt;
  return row;
}

Marks after(Marks marks, const Scan& scan) {
  if (scan.who == Who::the_public) {
    ++marks.looks;
    if (!marks.first_look_at) marks.first_look_at = scan.at;
  }
  switch (scan.act) {
    case Act::looked:
    case Act::chip_live:
    case Act::chip_replayed:
      break;
    case Act::hidden_first:
      marks.hidden_at = scan.at;
      marks.hidden_province = scan.province;
      marks.hidden_wrong = 0;
      break;
    case Act::hidden_again:
      marks.hidden_wrong = 0;
      break;
    case Act::hidden_wrong:
      ++marks.hidden_wrong;
      marks.hidden_wrong_at = scan.at;
      break;
  }
  return marks;
}

}  // namespace ocop::scans
