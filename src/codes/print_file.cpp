#include "codes/print_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <list>
#include <memory>
#include <optional>
#include <utility>

#include "authenticity/label_keys.h"
#include "authenticity/signed_label.h"
#include "base/log.h"
#include "labels/outline.h"
#include "labels/symbol.h"
#include "print/label_sheets.h"

namespace ocop::codes {
namespace {

using authenticity::CodeNumber;
using authenticity::HiddenHash;

constexpr std::uint64_t pieces_at_once = 10'000;

bool is_ordered(const authenticity::CodeRange& range) {
  return range.state == authenticity::CodeState::ordered;
}

std::uint64_t ordered_count(const OrderCodes& codes) {
  std::uint64_t sum = 0;
  for (const auto& range : codes.ranges) sum += is_ordered(range) ? range.count() : 0;
  return sum;
}

bool has_sheets(const PrintJob& job) {
  return ordered_count(job.codes) <= limits::labels_drawn_max;
}

/// Gives the next portion of a file; empty at its end.
using Portions = std::function<Result<std::string>()>;

/// What a label says beside what can be computed again.
struct DrawnCode {
  std::uint64_t piece = 0;
  std::string serial, address, hidden;
};

/// The CSV of a job.
class PrintLines {
 public:
  /// Codes are handed to `drawn` as well, where there are few enough to draw.
  PrintLines(const PrintJob& job, Random& random, const KeepHidden& keep,
             std::vector<DrawnCode>& drawn)
      : job_(job),
        random_(random),
        keep_(keep),
        drawn_(drawn),
        codec_(job.keys.serial_codec(job.codes.gtin, job.codes.epoch)),
        hidden_key_(job.keys.key_for("hidden", job.codes.epoch)),
        signing_key_(authenticity::label_signing_key(job.keys, job.codes.epoch)),
        address_(job.base_url + "/01/" + authenticity::gtin_text(job.codes.gtin) + "/21/"),
        begin_(job.codes.first + job.first_piece - 1),
        end_(std::min(job.codes.first + job.codes.count(), begin_ + job.pieces)),
        next_(begin_),
        range_(job.codes.ranges.begin()) {}

  Result<std::string> next() {
    std::string text = next_ == begin_ ? "piece,serial,address,hidden\r\n" : "";
    hashes_.clear();
    const CodeNumber first{job_.codes.gtin, job_.codes.epoch, next_};
    for (const auto stop = std::min(end_, next_ + pieces_at_once); next_ != stop; ++next_) {
      TRY(const DrawnCode code, make());
      while (next_ > range_->last) ++range_;
      if (!is_ordered(*range_)) continue;
      text += fmt::format("{},{},{},{}\r\n", code.piece, code.serial, code.address, code.hidden);
      if (has_sheets(job_)) drawn_.push_back(code);
    }
    if (!hashes_.empty()) TRY_VOID(keep_(first, hashes_));
    return text;
  }

 private:
  Result<DrawnCode> make() {
    DrawnCode code{job_.codes.piece_of(next_), codec_.close(next_), {}, {}};
    code.address = address_ + code.serial;
    if (job_.is_signed) {
      TRY(code.address, authenticity::sign_label(code.address, signing_key_));
    }
    if (job_.has_hidden) {
      code.hidden = authenticity::new_hidden_code(random_);
      hashes_.push_back(authenticity::hidden_hash(
          hidden_key_, {job_.codes.gtin, job_.codes.epoch, next_}, code.hidden));
    }
    return code;
  }

  const PrintJob& job_;
  Random& random_;
  const KeepHidden& keep_;
  std::vector<DrawnCode>& drawn_;
  authenticity::SerialCodec codec_;
  const crypto::Key256 hidden_key_;
  const crypto::SigningKey signing_key_;
  const std::string address_;
  const std::uint64_t begin_, end_;
  std::uint64_t next_;
  std::vector<authenticity::CodeRange>::const_iterator range_;  ///< of `next_`, or one before it
  std::vector<HiddenHash> hashes_;
};

Result<print::SheetLabel> label_of(const DrawnCode& code) {
  constexpr std::size_t group = 4;
  TRY(const auto symbol, labels::Symbol::encode(code.address, {}));
  print::SheetLabel label{.outline = labels::outline_path(symbol),
                          .side_modules = symbol.side_with_quiet_zone_modules(),
                          .lines = {std::to_string(code.piece)}};
  for (std::size_t at = 0; at < code.serial.size(); at += group) {
    label.lines.push_back(code.serial.substr(at, group));
  }
  label.covered = code.hidden;
  return label;
}

/// The labels of one sheet.
Result<std::vector<print::SheetLabel>> sheet_of(const std::vector<DrawnCode>& codes,
                                                std::size_t first) {
  std::vector<print::SheetLabel> sheet;
  const std::size_t end = std::min(codes.size(), first + print::labels_on_sheet);
  for (std::size_t at = first; at < end; ++at) {
    TRY(auto label, label_of(codes[at]));
    sheet.push_back(std::move(label));
  }
  return sheet;
}

/// The PDF of the codes that were drawn by then.
class PrintSheets {
 public:
  PrintSheets(const std::vector<DrawnCode>& codes, Timestamp now) : codes_(codes), pdf_(now) {}

  Result<std::string> next() {
    // A sheet may bring nothing yet, and only the end of the document is an empty portion.
    std::string bytes;
    while (bytes.empty() && !is_finished_) {
      if (next_ < codes_.size()) {
        TRY(const auto sheet, sheet_of(codes_, next_));
        pdf_.add(sheet);
        next_ += sheet.size();
      } else {
        pdf_.finish();
        is_finished_ = true;
      }
      TRY(bytes, pdf_.take());
    }
    return bytes;
  }

 private:
  const std::vector<DrawnCode>& codes_;
  print::LabelSheetsPdf pdf_;
  std::size_t next_ = 0;
  bool is_finished_ = false;
};

/// What the archive reads one of its files from.
struct Entry {
  std::string name;
  Portions portions;
  std::string text = {};
  std::size_t at = 0;
  std::optional<Error> error = {};

  /// At most `room` bytes; none at the end. After an error, too: then `error` is set.
  std::size_t read(char* to, std::size_t room) {
    if (at == text.size()) {
      auto more = portions();
      if (!more) {
        error = more.error();
        return 0;
      }
      text = *std::move(more);
      at = 0;
    }
    const std::size_t taken = std::min(room, text.size() - at);
    std::copy_n(text.data() + at, taken, to);
    at += taken;
    return taken;
  }
};

zip_int64_t answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& entry = *static_cast<Entry*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_READ: {
      const std::size_t taken = entry.read(static_cast<char*>(data), length);
      return entry.error ? -1 : static_cast<zip_int64_t>(taken);
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

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Result<void> add(const Archive& archive, const std::filesystem::path& file,
                 const std::string& passphrase, Entry& entry) {
  zip_source_t* source = zip_source_function(archive.get(), answer, &entry);
  const zip_int64_t index =
      zip_file_add(archive.get(), entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return cannot(file, zip_strerror(archive.get()));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  // Codes are chance: packing them tighter costs time and gains a third at most.
  const bool good =
      zip_set_file_compression(archive.get(), at, ZIP_CM_STORE, 0) == 0 &&
      zip_file_set_encryption(archive.get(), at, ZIP_EM_AES_256, passphrase.c_str()) == 0;
  return good ? ok() : cannot(file, zip_strerror(archive.get()));
}

/// The entries are read in their order.
Result<void> write_archive(const std::filesystem::path& file, const std::string& passphrase,
                           std::list<Entry>& entries) {
  int failure = 0;
  Archive archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failure), zip_discard);
  if (!archive) return cannot(file, "no room or no permission");
  for (Entry& entry : entries) TRY_VOID(add(archive, file, passphrase, entry));
  if (zip_close(archive.get()) != 0) {
    for (const Entry& entry : entries) {
      if (entry.error) return *entry.error;
    }
    return cannot(file, zip_strerror(archive.get()));
  }
  (void)archive.release();  // closing freed it
  return ok();
}

/// One sheet of SVG, as a whole portion.
Portions svg_sheet(const std::vector<DrawnCode>& codes, std::size_t first) {
  return [&codes, first, is_given = false]() mutable -> Result<std::string> {
    if (std::exchange(is_given, true)) return std::string();
    TRY(const auto sheet, sheet_of(codes, first));
    return print::label_sheet_svg(sheet);
  };
}

}  // namespace

Result<void> write_print_file(const std::filesystem::path& file, const std::string& passphrase,
                              const PrintJob& job, Random& random, const KeepHidden& keep) {
  std::error_code failed;
  std::filesystem::create_directories(file.parent_path(), failed);
  const std::filesystem::path beside = file.string() + ".new";
  std::vector<DrawnCode> drawn;
  PrintLines lines(job, random, keep, drawn);
  PrintSheets sheets(drawn, job.now);
  std::list<Entry> entries;  // the archive points at them
  entries.push_back({"codes.csv", [&] { return lines.next(); }});
  if (has_sheets(job)) {
    entries.push_back({"labels.pdf", [&] { return sheets.next(); }});
    const std::uint64_t labels = ordered_count(job.codes);
    for (std::size_t first = 0; first < labels; first += print::labels_on_sheet) {
      entries.push_back({fmt::format("labels-{:03}.svg", first / print::labels_on_sheet + 1),
                         svg_sheet(drawn, first)});
    }
  }
  const auto written = write_archive(beside, passphrase, entries);
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

std::uint64_t print_files_of(const OrderCodes& codes) {
  return (codes.count() + limits::pieces_of_a_print_file_max - 1) /
         limits::pieces_of_a_print_file_max;
}

std::filesystem::path print_file_path(const std::filesystem::path& folder,
                                      std::string_view order_id, std::uint64_t number) {
  return folder / fmt::format("{}-{}.zip", order_id, number);
}

Result<void> write_print_files(const std::filesystem::path& folder, std::string_view order_id,
                               const std::string& passphrase, const PrintJob& job, Random& random,
                               const KeepHidden& keep) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  PrintJob part = job;
  part.pieces = limits::pieces_of_a_print_file_max;
  for (std::uint64_t number = 1; number <= print_files_of(job.codes); ++number) {
    TRY_VOID(write_print_file(print_file_path(folder, order_id, number), passphrase, part, random,
                              keep));
    part.first_piece += part.pieces;
  }
  return ok();
}

bool remove_print_files(const std::filesystem::path& folder, std::string_view order_id) {
  std::uint64_t number = 1;
  std::error_code failed;
  while (std::filesystem::remove(print_file_path(folder, order_id, number), failed)) ++number;
  if (failed) {
    log::error("the print file {} of order {} stays on the disk: {}", number, order_id,
               failed.message());
  }
  return number > 1;
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
