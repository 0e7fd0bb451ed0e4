#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authenticity/chip_message.h"

namespace ocop::application {

/// One entry of a file of chip keys: the chips of one product.
struct ChipKeySet {
  std::string name;  ///< may be empty
  authenticity::ChipKeys keys;
  authenticity::ChipFormat format;
};

/// Reads the text of a key file: one JSON object, or an array of them, each with
///
///     "name"              optional, repeated in answers
///     "mode"              "aes" (default) or "lrp"
///     "master_key"        64 hexadecimal digits: each chip has keys of its own (`ChipKeys`), or
///     "meta_read_key", "file_read_key"
///                         32 digits each: all chips share these two (for a chip that mirrors in
///                         plain the second alone will do)
///     "parameters"        optional, the names in the query: {"picc_data","uid","counter",
///                         "file_data","mac","proved_from"}
///     "offsets"           optional, of the chip's file: {"picc_data","file_data",
///                         "file_data_length","mac_input","mac"}
///     "tamper_status_at"  optional, the byte of the file data
///
/// `invalid_argument` names the entry and the member, never a key.
Result<std::vector<ChipKeySet>> read_chip_keys(std::string_view text);

}  // namespace ocop::application
