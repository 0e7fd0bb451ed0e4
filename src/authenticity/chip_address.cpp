#include "authenticity/chip_address.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"

namespace ocop::authenticity {
namespace {

using crypto::Byte;
using crypto::Bytes;

constexpr std::size_t block_bytes = 16;
constexpr std::string_view written_scheme = "https://";
constexpr std::size_t ndef_bytes = 7;  // before the text, and the last of them is the scheme

Error malformed(std::string_view part, std::string detail) {
  return {Code::invalid_argument, std::move(detail), std::string(part)};
}

/// A part of the address, and where it begins there.
struct Part {
  std::string_view text;
  std::size_t at = 0;
};

/// The parameters of the query that belong to the chip.
class Query {
 public:
  explicit Query(std::string_view address) : address_(address.substr(0, address.find('#'))) {}

  /// None when it is not there; `invalid_argument` when it comes twice.
  Result<std::optional<Part>> find(std::string_view name) const {
    std::optional<Part> found;
    std::size_t at = address_.find('?');
    while (at != std::string_view::npos) {
      const std::size_t next = address_.find('&', at + 1);
      const std::string_view pair = address_.substr(at + 1, next - at - 1);
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
        if (found) return malformed(name, "comes twice; tap the chip again");
        found = Part{pair.substr(name.size() + 1), at + 1 + name.size() + 1};
      }
      at = next;
    }
    return found;
  }

 private:
  std::string_view address_;
};

/// All parts by their names; those that are not there have no value.
struct Parts {
  std::optional<Part> picc_data, uid, counter, file_data, mac;
  std::size_t proved_from = 0;
};

Result<Bytes> bytes_of(const Part& part, std::string_view name, std::size_t size) {
  if (part.text.size() != size * 2) {
    return malformed(name, fmt::format("has {} digits instead of {}; tap the chip again",
                                       part.text.size(), size * 2));
  }
  auto bytes = crypto::from_hex(part.text);
  if (!bytes) return malformed(name, "is not hexadecimal; tap the chip again");
  return *std::move(bytes);
}

Result<Bytes> file_data_of(const Part& part, std::string_view name) {
  const std::size_t bytes = part.text.size() / 2;
  if (bytes > limits::chip_file_data_bytes_max) {
    return Error{Code::payload_too_large,
                 fmt::format("has {} bytes, {} at most", bytes, limits::chip_file_data_bytes_max),
                 std::string(name)};
  }
  if (bytes == 0 || bytes % block_bytes != 0) {
    return malformed(name, "is not whole blocks of 16 bytes; tap the chip again");
  }
  return bytes_of(part, name, bytes);
}

Result<std::size_t> proof_start(const Query& query, const Parts& parts, const ChipFormat& format) {
  if (format.proved_from.empty()) return parts.file_data ? parts.file_data->at : parts.mac->at;
  TRY(const auto part, query.find(format.proved_from));
  if (!part) return malformed(format.proved_from, "is missing, and the proof begins there");
  return part->at;
}

Result<Parts> parts_by_name(std::string_view address, const ChipFormat& format) {
  const Query query(address);
  Parts parts;
  TRY(parts.picc_data, query.find(format.picc_data));
  TRY(parts.uid, query.find(format.uid));
  TRY(parts.counter, query.find(format.counter));
  TRY(parts.file_data, query.find(format.file_data));
  TRY(parts.mac, query.find(format.mac));
  const bool is_plain = parts.uid || parts.counter;
  if (!parts.picc_data && !is_plain && !parts.mac) {
    return Error{Code::not_found, "this address carries no message of a chip", ""};
  }
  if (parts.picc_data && is_plain) {
    return malformed(format.picc_data,
                     "stands beside a plain UID or counter; one of them is wrong");
  }
  if (!parts.mac) return malformed(format.mac, "is missing; tap the chip again");
  TRY(parts.proved_from, proof_start(query, parts, format));
  return parts;
}

Result<Parts> parts_by_place(std::string_view address, const ChipFormat& format) {
  const SdmOffsets& offsets = *format.offsets;
  const std::size_t picc_bytes = format.mode == ChipMode::lrp ? 24 : 16;
  const auto part = [&](std::size_t offset, std::size_t digits) {
    const std::size_t at = offset - ndef_bytes + written_scheme.size();
    return Part{address.substr(std::min(at, address.size()), digits), at};
  };
  if (!address.starts_with(written_scheme)) {
    return malformed("", "does not begin with https://, from where the places count");
  }
  Parts parts;
  parts.picc_data = part(offsets.picc_data, picc_bytes * 2);
  if (offsets.file_data_length > 0) {
    parts.file_data = part(offsets.file_data, offsets.file_data_length);
  }
  parts.mac = part(offsets.mac, ChipMessage{}.mac.size() * 2);
  parts.proved_from = part(offsets.mac_input, 0).at;
  return parts;
}

Result<void> fill_identity(ChipMessage& message, const Parts& parts, const ChipFormat& format) {
  if (parts.picc_data) {
    const std::size_t size = format.mode == ChipMode::lrp ? 24 : 16;
    TRY(message.picc_data, bytes_of(*parts.picc_data, format.picc_data, size));
    return ok();
  }
  if (!parts.uid) return malformed(format.uid, "is missing; tap the chip again");
  if (!parts.counter) return malformed(format.counter, "is missing; tap the chip again");
  TRY(const Bytes uid, bytes_of(*parts.uid, format.uid, message.uid.size()));
  TRY(const Bytes counter, bytes_of(*parts.counter, format.counter, 3));
  std::ranges::copy(uid, message.uid.begin());
  message.counter = static_cast<std::uint32_t>(counter[0] << 16 | counter[1] << 8 | counter[2]);
  return ok();
}

}  // namespace

Result<ChipMessage> parse_chip_address(std::string_view address, const ChipFormat& format) {
  if (address.size() > limits::chip_address_bytes_max) {
    return Error{Code::payload_too_large,
                 fmt::format("the address has {} bytes, {} at most", address.size(),
                             limits::chip_address_bytes_max),
                 ""};
  }
  TRY(const Parts parts,
      format.offsets ? parts_by_place(address, format) : parts_by_name(address, format));
  ChipMessage message;
  TRY_VOID(fill_identity(message, parts, format));
  if (parts.file_data) {
    TRY(message.file_data, file_data_of(*parts.file_data, format.file_data));
  }
  TRY(const Bytes mac, bytes_of(*parts.mac, format.mac, message.mac.size()));
  std::ranges::copy(mac, message.mac.begin());
  if (parts.proved_from > parts.mac->at) {
    return malformed(format.mac, "stands before what it proves; tap the chip again");
  }
  message.proved_text = address.substr(parts.proved_from, parts.mac->at - parts.proved_from);
  return message;
}

}  // namespace ocop::authenticity
