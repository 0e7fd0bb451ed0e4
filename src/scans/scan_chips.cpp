// Which chip sits on which label: two entries for each, one by the chip and one by the code.
#include <algorithm>

#include "scans/scan_engine.h"
#include "scans/scan_record.h"

namespace ocop::scans {

using authenticity::ChipUid;
using authenticity::CodeNumber;

Result<bool> ScanStore::is_bound_otherwise(const ChipBinding& binding) const {
  TRY(const auto code, code_of(binding.uid));
  TRY(const auto chip, chip_of(binding.code));
  return (code && *code != binding.code) || (chip && *chip != binding.uid);
}

Result<void> ScanStore::bind_chips(std::span<const ChipBinding> bindings) {
  const auto taken = [](const ChipBinding& binding) {
    return Error{Code::already_exists, "the chip or its label is bound otherwise",
                 crypto::hex(binding.uid)};
  };
  for (const ChipBinding& binding : bindings) {
    TRY(const bool is_taken, is_bound_otherwise(binding));
    if (is_taken) return taken(binding);
  }
  for (const ChipBinding& binding : bindings) {
    const std::string uid = key_of(binding.uid), code = key_of(binding.code);
    const std::lock_guard chip_lock(engine_->chip_section(uid));
    const std::lock_guard lock(engine_->section(code));
    TRY(const bool is_taken, is_bound_otherwise(binding));  // tapped meanwhile
    if (is_taken) return taken(binding);
    rocksdb::WriteBatch batch;
    batch.Put(engine_->at(Engine::Family::chips), uid, code);
    batch.Put(engine_->at(Engine::Family::chips), code, uid);
    const auto status = engine_->database->Write({}, &batch);
    if (!status.ok()) return error_of(status);
  }
  const auto status = engine_->database->FlushWAL(true);
  if (!status.ok()) return error_of(status);
  return ok();
}

Result<std::optional<ChipUid>> ScanStore::chip_of(const CodeNumber& code) const {
  rocksdb::PinnableSlice found;
  const auto status =
      engine_->database->Get({}, engine_->at(Engine::Family::chips), key_of(code), &found);
  if (status.IsNotFound()) return std::optional<ChipUid>();
  if (!status.ok()) return error_of(status);
  ChipUid uid;
  if (found.size() != uid.size()) return damaged();
  std::ranges::copy(text_of(found), uid.begin());
  return std::optional(uid);
}

Result<std::optional<CodeNumber>> ScanStore::code_of(const ChipUid& chip) const {
  rocksdb::PinnableSlice found;
  const auto status =
      engine_->database->Get({}, engine_->at(Engine::Family::chips), key_of(chip), &found);
  if (status.IsNotFound()) return std::optional<CodeNumber>();
  if (!status.ok()) return error_of(status);
  const auto code = code_of_key(text_of(found));
  if (!code) return damaged();
  return code;
}

}  // namespace ocop::scans
