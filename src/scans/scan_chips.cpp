// Which chip sits on which label: two entries for each, one by the chip and one by the code.
#include <algorithm>
#include <map>

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
  // Nobody else binds: a tap writes down again what stands there.
  const std::lock_guard one_list_at_a_time(engine_->binding);
  rocksdb::WriteBatch batch;
  std::map<ChipUid, CodeNumber> codes;
  std::map<CodeNumber, ChipUid> chips;
  for (const ChipBinding& binding : bindings) {
    TRY(const bool is_bound, is_bound_otherwise(binding));
    const bool is_listed = codes.emplace(binding.uid, binding.code).first->second != binding.code ||
                           chips.emplace(binding.code, binding.uid).first->second != binding.uid;
    if (is_bound || is_listed) {
      return Error{Code::already_exists, "the chip or its label is bound otherwise",
                   crypto::hex(binding.uid)};
    }
    const std::string uid = key_of(binding.uid), code = key_of(binding.code);
    batch.Put(engine_->at(Engine::Family::chips), uid, code);
    batch.Put(engine_->at(Engine::Family::chips), code, uid);
  }
  return engine_->write(batch);
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
