#pragma once

#include "authenticity/code_keys.h"
#include "authenticity/key_list.h"

/// The keys of signed labels, drawn from the master keys of codes, so that one file holds all
/// secrets of issuing.
namespace ocop::authenticity {

/// Signs the labels whose serials have that epoch, which is one of `codes`. HKDF of the epoch's
/// master key, info "label signature".
crypto::SigningKey label_signing_key(const CodeKeys& codes, char epoch);

/// Whether that key signed the label; `epoch` is one of `codes`, that of its serial.
bool is_signed(const SignedLabel& label, const CodeKeys& codes, char epoch);

/// Signs the list of keys and nothing else, and never changes: HKDF of the first master key, info
/// "label key list".
crypto::SigningKey key_list_keeper(const CodeKeys& codes);

/// The list that is published on the day of `now`: the key of the current epoch is active, earlier
/// ones verify only, and those of the epochs in `voided` prove nothing. The same bytes the whole
/// day (UTC); good for 30 days.
Result<std::string> published_key_list(const CodeKeys& codes, std::string_view voided,
                                       Timestamp now);

}  // namespace ocop::authenticity
