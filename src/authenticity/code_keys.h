#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "authenticity/serial_code.h"
#include "base/random.h"

namespace ocop::authenticity {

/// The master keys of the codes, one for each epoch, in a file that only its owner may read. The
/// one place that sees them: what needs a key gets one for its own purpose, drawn from a master
/// (HKDF), from which the master cannot be found. Whoever has the file can issue codes; a
/// backup holds it, so a backup is as secret as the file.
///
/// The file is text, a line an epoch, "A 64 hexadecimal digits"; the last one is the current.
/// Immutable: after `rotate` the file is opened anew. Safe to use from several threads.
class CodeKeys {
 public:
  /// Reads the file, or makes it with the epoch A. `permission_denied` when others may read it,
  /// `data_loss` when it is no key file.
  static Result<std::shared_ptr<const CodeKeys>> open(const std::filesystem::path& file,
                                                      Random& random);
  /// Adds the next epoch to the file and gives its symbol; codes of the earlier ones stay good.
  /// `resource_exhausted` when all 32 symbols are used.
  static Result<char> rotate(const std::filesystem::path& file, Random& random);

  char current_epoch() const { return epochs_.back().symbol; }
  bool has_epoch(char symbol) const { return master(symbol) != nullptr; }

  /// `epoch` is one of the file.
  SerialCodec serial_codec(std::uint64_t gtin, char epoch) const;
  /// For codes under scratch, chips, pseudonyms: the first epoch's when none is named.
  crypto::Key256 key_for(std::string_view purpose) const;
  crypto::Key256 key_for(std::string_view purpose, char epoch) const;

  /// Opens a serial of any GTIN and epoch; none when it is not ours. A serial with an epoch that we
  /// have no key for costs as much time as one that we have.
  std::optional<CodeNumber> open_serial(std::uint64_t gtin, std::string_view serial) const;

 private:
  struct Epoch {
    char symbol;
    crypto::Key256 master;
  };
  struct Shelf;  // codecs that were used lately

  explicit CodeKeys(std::vector<Epoch> epochs);
  static Result<std::vector<Epoch>> read(const std::filesystem::path& file);
  static std::string written(const std::vector<Epoch>& epochs);
  static Epoch fresh(char symbol, Random& random);
  const crypto::Key256* master(char symbol) const;

  std::vector<Epoch> epochs_;
  std::shared_ptr<Shelf> shelf_;
};

}  // namespace ocop::authenticity
