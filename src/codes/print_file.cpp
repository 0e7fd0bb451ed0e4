#include "codes/print_file.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "authenticity/label_keys.h"
#include "authenticity/signed_label.h"

namespace ocop::codes {
namespace {

using authenticity::CodeNumber;
using authenticity::HiddenHash;

constexpr std::uint64_t pieces_at_once = 10'000;

/// The CSV of a job, a portion at a time.
class PrintLines {
 public:
  PrintLines(const PrintJob& job, Random& random, const KeepHidden& keep)
      : job_(job),
        random_(random),
        keep_(keep),
        codec_(job.keys.serial_codec(job.codes.gtin, job.codes.epoch)),
        hidden_key_(job.keys.key_for("hidden", job.codes.epoch)),
        signing_key_(authenticity::label_signing_key(job.keys, job.codes.epoch)),
        address_(job.base_url + "/01/" + authenticity::gtin_text(job.codes.gtin) + "/21/"),
        next_(job.codes.first),
        text_("piece,serial,address,hidden\r\n") {}

  /// At most `room` bytes; none at the end. After an error, too: then `error` is set.
  std::size_t read(char* to, std::size_t room) {
    if (at_ == text_.size() && !fill()) return 0;
    const std::size_t taken = std::min(room, text_.size() - at_);
    std::copy_n(text_.data() + at_, taken, to);
    at_ += taken;
    return taken;
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  bool fill() {
    const std::uint64_t end = job_.codes.first + job_.codes.count();
    if (next_ == end) return false;
    text_.clear();
    at_ = 0;
    hashes_.clear();
    const CodeNumber first{job_.codes.gtin, job_.codes.epoch, next_};
    for (const auto stop = std::min(end, next_ + pieces_at_once); next_ != stop; ++next_) add();
    if (error_) return false;
    if (hashes_.empty()) return true;
    if (const auto kept = keep_(first, hashes_); !kept) {
      error_ = kept.error();
      return false;
    }
    return true;
  }

  std::string address_of(const std::string& serial) {
    if (!job_.is_signed) return address_ + serial;
    auto address = authenticity::sign_label(address_ + serial, signing_key_);
    if (address) return *std::move(address);
    error_ = address.error();
    return {};
  }

  void add() {
    const std::string serial = codec_.close(next_);
    text_ += std::to_string(job_.codes.piece_of(next_));
    text_ += ',';
    text_ += serial;
    text_ += ',';
    text_ += address_of(serial);
    text_ += ',';
    if (job_.has_hidden) {
      const std::string hidden = authenticity::new_hidden_code(random_);
      hashes_.push_back(authenticity::hidden_hash(
          hidden_key_, {job_.codes.gtin, job_.codes.epoch, next_}, hidden));
      text_ += hidden;
    }
    text_ += "\r\n";
  }

  const PrintJob& job_;
  Random& random_;
  const KeepHidden& keep_;
  authenticity::SerialCodec codec_;
  const crypto::Key256 hidden_key_;
  const crypto::SigningKey signing_key_;
  const std::string address_;
  std::uint64_t next_;
  std::string text_;
  std::size_t at_ = 0;
  std::vector<HiddenHash> hashes_;
  std::optional<Error> error_;
};

/// What the archive asks of its source.
zip_int64_t answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& lines = *static_cast<PrintLines*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_READ: {
      const std::size_t taken = lines.read(static_cast<char*>(data), length);
      return lines.error() ? -1 : static_cast<zip_int64_t>(taken);
    }
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      return sizeof(*stat);
    }
    case ZIP_SOURCE_ERROR: {
      auto* codes = static_cast<int*>(data);
      codes[0] = ZIP_ER_INTERNAL;
      codes[1] = 0;
      return 2 * sizeof(int);
    }
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

Error cannot(const std::filesystem::path& file, std::string_view why) {
  return {Code::unavailable, "the print file cannot be written: " + std::string(why),
          file.string()};
}

Result<void> write_archive(const std::filesystem::path& file, const std::string& passphrase,
                           PrintLines& lines) {
  int failure = 0;
  zip_t* opened = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failure);
  if (opened == nullptr) return cannot(file, "no room or no permission");
  std::unique_ptr<zip_t, decltype(&zip_discard)> archive(opened, zip_discard);
  zip_source_t* source = zip_source_function(archive.get(), answer, &lines);
  const zip_int64_t index = zip_file_add(archive.get(), "codes.csv", source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return cannot(file, zip_strerror(archive.get()));
  }
  const auto entry = static_cast<zip_uint64_t>(index);
  // Codes are chance: packing them tighter costs time and gains a third at most.
  const bool good =
      zip_set_file_compression(archive.get(), entry, ZIP_CM_STORE, 0) == 0 &&
      zip_file_set_encryption(archive.get(), entry, ZIP_EM_AES_256, passphrase.c_str()) == 0;
  if (!good) return cannot(file, zip_strerror(archive.get()));
  if (zip_close(archive.get()) != 0) {
    return lines.error() ? *lines.error() : cannot(file, zip_strerror(archive.get()));
  }
  (void)archive.release();  // closing freed it
  return ok();
}

}  // namespace

Result<void> write_print_file(const std::filesystem::path& file, const std::string& passphrase,
                              const PrintJob& job, Random& random, const KeepHidden& keep) {
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  const std::filesystem::path beside = file.string() + ".new";
  PrintLines lines(job, random, keep);
  const auto written = write_archive(beside, passphrase, lines);
  if (written) {
    std::filesystem::permissions(
        beside, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    if (!failed) std::filesystem::rename(beside, file, failed);
    if (!failed) return ok();
  }
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return written ? cannot(file, failed.message()) : written.error();
}

std::string new_passphrase(Random& random) {
  std::string text;
  for (int group = 0; group < 5; ++group) {
    if (group > 0) text += '-';
    text += authenticity::new_hidden_code(random).substr(0, 4);
  }
  return text;
}

}  // namespace ocop::codes
