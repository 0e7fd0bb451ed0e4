#pragma once

#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

namespace ocop::application {

/// A backup is a folder, the same for both engines:
///
///     manifest.json   every other file with its size and SHA-256
///     events/         the event store
///     ocop.sqlite     the registers and accounts, from whichever engine
///     …               everything else of the data folder: media, keys
///
/// It does not hold the address of a database. The events are taken first, the registers after
/// them and files last: what an event or a register names is in it.

/// Makes a backup of a data folder, whether a server holds it or not. `to` is there whole or not
/// at all; it must not be there before.
Result<void> back_up(const std::filesystem::path& data, const std::filesystem::path& to,
                     const Clock& clock, Random& random);

/// Makes the data folder `data`, which must not be there before, from a backup; its registers go
/// into the empty PostgreSQL database `url`, or into a file when that is empty. `data_loss` when
/// a byte of the backup is not what was written; then nothing is made.
Result<void> restore(const std::filesystem::path& from, const std::filesystem::path& data,
                     const std::string& url, const Clock& clock);

}  // namespace ocop::application
