#include "application/chip_key_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include <boost/json.hpp>

namespace ocop::application {
namespace {

namespace json = boost::json;
using authenticity::ChipFormat;
using authenticity::ChipKeys;
using authenticity::ChipMode;

constexpr std::array<std::string_view, 8> known_members{
    "name",          "mode",       "master_key", "meta_read_key",
    "file_read_key", "parameters", "offsets",    "tamper_status_at"};

Error refuse(std::string_view member, std::string detail) {
  return {Code::invalid_argument, std::move(detail), std::string(member)};
}

Result<std::string> text_of(const json::object& object, std::string_view name, std::string absent) {
  const auto* found = object.if_contains(name);
  if (found == nullptr) return absent;
  if (!found->is_string()) return refuse(name, "is a text");
  return std::string(found->as_string());
}

Result<std::size_t> number_of(const json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  if (found == nullptr) return std::size_t{0};
  constexpr std::int64_t chip_file_bytes = 256;
  if (!found->is_int64() || found->as_int64() < 0 || found->as_int64() > chip_file_bytes) {
    return refuse(name, "is a number of bytes of the chip's file, 0 to 256");
  }
  return static_cast<std::size_t>(found->as_int64());
}

template <std::size_t size>
Result<std::array<crypto::Byte, size>> key_of(const json::object& object, std::string_view name) {
  TRY(const std::string text, text_of(object, name, ""));
  const auto bytes = crypto::from_hex(text);
  if (!bytes || bytes->size() != size) {
    return refuse(name, fmt::format("has {} hexadecimal digits", size * 2));
  }
  std::array<crypto::Byte, size> key;
  std::ranges::copy(*bytes, key.begin());
  return key;
}

Result<ChipKeys> keys_of(const json::object& object) {
  if (object.contains("master_key")) {
    if (object.contains("meta_read_key") || object.contains("file_read_key")) {
      return refuse("master_key", "stands alone, without keys that chips share");
    }
    TRY(const auto master, key_of<32>(object, "master_key"));
    return ChipKeys::of_master(master);
  }
  crypto::Block meta{};
  if (object.contains("meta_read_key")) {
    TRY(meta, key_of<16>(object, "meta_read_key"));
  }
  if (!object.contains("file_read_key")) {
    return refuse("master_key", "is missing; give it, or meta_read_key and file_read_key");
  }
  TRY(const auto file, key_of<16>(object, "file_read_key"));
  return ChipKeys::shared(meta, file);
}

Result<const json::object*> object_of(const json::object& object, std::string_view name) {
  static const json::object empty;
  const auto* found = object.if_contains(name);
  if (found == nullptr) return &empty;
  if (!found->is_object()) return refuse(name, "is an object");
  return &found->get_object();
}

Result<ChipFormat> format_of(const json::object& object) {
  ChipFormat format;
  TRY(const std::string mode, text_of(object, "mode", "aes"));
  if (mode != "aes" && mode != "lrp") return refuse("mode", "is aes or lrp");
  format.mode = mode == "lrp" ? ChipMode::lrp : ChipMode::aes;
  TRY(const json::object* names, object_of(object, "parameters"));
  for (const auto& [name, member] :
       std::initializer_list<std::pair<std::string_view, std::string ChipFormat::*>>{
           {"picc_data", &ChipFormat::picc_data},
           {"uid", &ChipFormat::uid},
           {"counter", &ChipFormat::counter},
           {"file_data", &ChipFormat::file_data},
           {"mac", &ChipFormat::mac},
           {"proved_from", &ChipFormat::proved_from}}) {
    TRY(format.*member, text_of(*names, name, format.*member));
  }
  if (object.contains("offsets")) {
    TRY(const json::object* places, object_of(object, "offsets"));
    authenticity::SdmOffsets& offsets = format.offsets.emplace();
    TRY(offsets.picc_data, number_of(*places, "picc_data"));
    TRY(offsets.file_data, number_of(*places, "file_data"));
    TRY(offsets.file_data_length, number_of(*places, "file_data_length"));
    TRY(offsets.mac_input, number_of(*places, "mac_input"));
    TRY(offsets.mac, number_of(*places, "mac"));
  }
  if (object.contains("tamper_status_at")) {
    TRY(format.tamper_status_at, number_of(object, "tamper_status_at"));
  }
  return format;
}

Result<ChipKeySet> set_of(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr) return refuse("", "is no JSON object");
  for (const auto& member : *object) {
    if (std::ranges::find(known_members, std::string_view(member.key())) == known_members.end()) {
      return refuse(member.key(), "is no member of a chip key");
    }
  }
  TRY(std::string name, text_of(*object, "name", ""));
  TRY(ChipKeys keys, keys_of(*object));
  TRY(ChipFormat format, format_of(*object));
  return ChipKeySet{std::move(name), std::move(keys), std::move(format)};
}

}  // namespace

Result<std::vector<ChipKeySet>> read_chip_keys(std::string_view text) {
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed, {}, {.max_depth = 4});
  if (failed) return refuse("", "is no JSON: " + failed.message());
  const json::array entries = value.is_array() ? value.get_array() : json::array{value};
  if (entries.empty()) return refuse("", "holds no key");
  std::vector<ChipKeySet> sets;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto set = set_of(entries[i]);
    if (!set) {
      const auto& error = set.error();
      return refuse(fmt::format("/{}/{}", i, error.pointer), error.detail);
    }
    sets.push_back(*std::move(set));
  }
  return sets;
}

}  // namespace ocop::application
