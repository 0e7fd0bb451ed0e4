#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scans/scan_store.h"

/// The bytes of the scan store. A key sorts by GTIN, epoch and index, then by time.
namespace ocop::scans {

inline constexpr std::size_t code_key_bytes = 17;

std::string key_of(const authenticity::CodeNumber& code);
std::string key_of(const authenticity::CodeNumber& code, Timestamp at);
std::string key_of(const authenticity::ChipUid& chip);
/// Of a key of a code; none when it is no such key.
std::optional<authenticity::CodeNumber> code_of_key(std::string_view key);
/// A device that read many unsold codes, and behind it each of its codes that a buyer read since.
std::string source_key_of(std::uint64_t device);
std::string source_key_of(std::uint64_t device, const authenticity::CodeNumber& code);
struct SourceMark {
  Timestamp at;
  std::uint32_t value = 0;  ///< of a device: codes read; of its code: 1 when it was read elsewhere
};
std::string encode(const SourceMark& mark);
std::optional<SourceMark> decode_source(std::string_view bytes);

/// An alarm's sorts by GTIN, then by time. Rows of before, by time alone and with an empty value,
/// sort behind every GTIN and are no alarms any more.
inline constexpr std::size_t gtin_key_bytes = 8;
std::string alarm_key_of(const Alarm& alarm);
std::string encode(authenticity::CopySuspicion suspicion);
std::optional<Alarm> alarm_of(std::string_view key, std::string_view value);
/// The beginning of the keys of all alarms of a product.
std::string alarms_begin(std::uint64_t gtin);
/// When a code had its alarm, and of which suspicion.
std::string encode_alarm_of_code(const Alarm& alarm);
std::optional<Alarm> alarm_of_code(const authenticity::CodeNumber& code, std::string_view value);

/// The instant of a scan's key; none when it is no such key.
std::optional<Timestamp> time_of(std::string_view scan_key);

std::string encode(const KeptScan& kept);
/// None when the bytes are not ours.
std::optional<KeptScan> decode_scan(std::string_view bytes);

/// The row of a code. Most codes are looked at once, so that the only look stands in it, and moves
/// to the others with the second.
struct CodeRow {
  Marks marks;
  std::optional<KeptScan> only_look = {};
};
std::string encode(const CodeRow& row);
std::optional<CodeRow> decode_code_row(std::string_view bytes);

/// The marks after a scan.
Marks after(Marks marks, const authenticity::Scan& scan);

}  // namespace ocop::scans
