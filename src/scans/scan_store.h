#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "authenticity/chip_counter.h"
#include "authenticity/chip_keys.h"
#include "authenticity/copy_check.h"
#include "authenticity/hidden_code.h"
#include "authenticity/scan_history.h"
#include "authenticity/serial_code.h"
#include "base/clock.h"
#include "base/result.h"
#include "scans/disk_sync.h"

namespace rocksdb {
class WriteBatch;
}

/// Who looked at which code, durably.
///
/// Scans are kept for `limits::scan_days_kept` days and then deleted: no answer holds them after
/// that, and within `limits::scan_days_on_disk_after` days more they have left the disk. What
/// remains of a code are its marks, which lead back to nobody.
namespace ocop::scans {

/// What remains of a code when its scans are gone.
struct Marks {
  std::uint64_t looks = 0;  ///< by the public
  std::optional<Timestamp> first_look_at;
  std::optional<Timestamp> hidden_at;         ///< when the hidden code was first right
  std::array<char, 2> hidden_province = {};   ///< and roughly where
  std::uint64_t hidden_wrong = 0;             ///< wrong tries since the last right one
  std::optional<Timestamp> hidden_wrong_at;   ///< the last of them
  std::optional<authenticity::ChipUid> chip;  ///< that the label carries
  authenticity::ChipState chip_state;
  std::optional<Timestamp> opened_at;  ///< when a chip first said that its seal was opened
  bool operator==(const Marks&) const = default;
};

/// A scan as it was kept, with what was judged then.
struct KeptScan {
  authenticity::Scan scan;
  std::string judgement;  ///< bytes of `authenticity`, recomputable; may be empty
};

struct History {
  Marks marks;                  ///< before the scan at hand
  std::vector<KeptScan> scans;  ///< oldest first; the newest `limits::scans_of_a_code_max`
  /// Of the devices among them that read many unsold codes: what became of their other codes.
  std::vector<authenticity::SourceRecord> sources = {};
  std::optional<authenticity::ChipUid> chip_of_code = {};  ///< that the label carries
  /// Whose chip the one at hand is, when a code has it already.
  std::optional<authenticity::CodeNumber> code_of_chip = {};
};

/// Which chip a label carries, as its maker wrote it down.
struct ChipBinding {
  authenticity::CodeNumber code;
  authenticity::ChipUid uid{};
};

/// A chip of a code, after a good message.
struct ChipMark {
  authenticity::ChipUid uid{};
  authenticity::ChipState state;
  bool is_opened = false;  ///< it says that its seal was opened
};

/// What is to be kept of a scan, after a look at the history.
struct Judged {
  authenticity::Scan scan = {};
  std::string judgement = {};
  /// Other than none: an officer should look at the code.
  authenticity::CopySuspicion suspicion = authenticity::CopySuspicion::none;
  bool is_repeated =
      false;  ///< the same device once more, as when a page is loaded again: not kept
  authenticity::LookPlace place = {};  ///< told to the sources of the code, once
  std::optional<ChipMark> chip = {};   ///< of the code, with its new counter
  bool is_addition = false;            ///< more about a look that was counted already
};

/// That an officer should look at a code. A code has one: it is given when the code is first
/// suspect, and anew when the suspicion rises or when the last is a day old.
struct Alarm {
  Timestamp at;
  authenticity::CodeNumber code;
  authenticity::CopySuspicion suspicion = authenticity::CopySuspicion::caution;
  bool operator==(const Alarm&) const = default;
};

using authenticity::HiddenHash;
struct CodeRow;

/// In a folder of its own (RocksDB). Safe to use from several threads.
class ScanStore {
 public:
  /// Opens the folder, or makes it. `failed_precondition` when another process uses it.
  static Result<std::unique_ptr<ScanStore>> open(const std::filesystem::path& folder,
                                                 const Clock& clock);
  ~ScanStore();

  using Judge = std::function<Result<Judged>(const History&)>;
  /// Shows the history to `judge` and keeps what it gives, with nobody else at the same code in
  /// between. The next look at the code sees it at once; nobody may be answered before the receipt
  /// says that it is on the disk. An error of `judge` keeps nothing and comes back.
  Result<Receipt> record(const authenticity::CodeNumber& code, const Judge& judge);
  /// The same with the message of a chip: nobody is at the chip in between either.
  Result<Receipt> record(const authenticity::CodeNumber& code, const authenticity::ChipUid& chip,
                         const Judge& judge);

  /// Binds chips to their codes before anybody taps them. `already_exists` names a chip that is
  /// another code's, or whose code has another; then nothing is bound. Returns when they are on the
  /// disk.
  Result<void> bind_chips(std::span<const ChipBinding> bindings);

  Result<History> history(const authenticity::CodeNumber& code) const;

  /// Tells of every code that has scans what was judged at its last one, until `tell` is false.
  Result<void> each_last_judgement(
      const std::function<bool(const authenticity::CodeNumber& code, std::string_view judgement)>&
          tell) const;

  /// Of a block of addresses at that code (`network_mark.h`), under the key that this folder keeps
  /// for as long as it lasts, as do its copies.
  std::uint8_t network_mark(std::string_view block, const authenticity::CodeNumber& code) const;

  /// Hashes for `first` and the codes after it. Returns when they are on the disk.
  Result<void> put_hidden(const authenticity::CodeNumber& first,
                          std::span<const HiddenHash> hashes);
  Result<std::optional<HiddenHash>> hidden(const authenticity::CodeNumber& code) const;

  /// The products of which a code has an alarm, in order; costs one search for each.
  Result<std::vector<std::uint64_t>> alarmed_products() const;
  /// The alarms of these products, newest first: at most `limit` behind the newest `skip`. Reads
  /// nothing of other products.
  Result<std::vector<Alarm>> alarms(std::span<const std::uint64_t> gtins, std::size_t limit,
                                    std::size_t skip = 0) const;

  /// A copy of the folder for a backup, made while scans go on.
  Result<void> copy_to(const std::filesystem::path& folder) const;

 private:
  struct Engine;
  struct Section;
  struct Before;
  Result<std::optional<CodeRow>> row_of(const authenticity::CodeNumber& code) const;
  Result<History> history(const authenticity::CodeNumber& code,
                          const std::optional<CodeRow>& row) const;
  Result<Before> before_scan(const authenticity::CodeNumber& code) const;
  Result<Receipt> write(const authenticity::CodeNumber& code, const Before& before,
                        Section& section, const Judge& judge);
  Result<void> each_only_judgement(
      const std::function<bool(const authenticity::CodeNumber& code, std::string_view judgement)>&
          tell) const;
  Result<bool> is_bound_otherwise(const ChipBinding& binding) const;
  Result<std::optional<authenticity::ChipUid>> chip_of(const authenticity::CodeNumber& code) const;
  Result<std::optional<authenticity::CodeNumber>> code_of(const authenticity::ChipUid& chip) const;
  Result<std::vector<authenticity::SourceRecord>> sources_of(
      const authenticity::CodeNumber& code, const std::vector<KeptScan>& scans) const;
  /// None for a device that did not read many unsold codes; of its codes without that one.
  Result<std::optional<authenticity::SourceRecord>> source_of(const authenticity::CodeNumber& code,
                                                              std::uint64_t device) const;
  /// The alarm of the code, if it is due, in the place of the one before.
  Result<void> note_alarm(const Alarm& alarm, rocksdb::WriteBatch& batch) const;
  /// The device at hand is a source itself, or it is a buyer, of whom the sources of the code
  /// learn.
  Result<void> note_sources(const authenticity::CodeNumber& code, const History& before,
                            const Judged& judged, rocksdb::WriteBatch& batch) const;
  explicit ScanStore(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace ocop::scans
