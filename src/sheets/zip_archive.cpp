#include "sheets/zip_archive.h"

#include <zip.h>

#include "base/limits.h"

namespace ocop::sheets {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Small parts compress as they like; of larger ones the ratio tells a bomb.
bool inflates(const zip_stat_t& part) {
  constexpr std::uint64_t always_fine = 1U << 20;
  return part.size > always_fine && part.size > part.comp_size * limits::xlsx_unpack_ratio_max;
}

bool holds_macros(zip_t* archive) {
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive, i, 0);
    if (name == nullptr) continue;
    const std::string_view text(name);
    if (text.find("vbaProject") != text.npos || text.find("macrosheets/") != text.npos) return true;
  }
  return false;
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes, Problem& problem) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (opened == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  problem = Problem::damaged;
  if (opened == nullptr) return std::nullopt;
  ZipArchive archive(opened);
  if (zip_get_num_entries(opened, 0) > static_cast<zip_int64_t>(limits::xlsx_entries_max)) {
    problem = Problem::inflates;
    return std::nullopt;
  }
  if (holds_macros(opened)) {
    problem = Problem::macros;
    return std::nullopt;
  }
  return archive;
}

std::optional<std::string> ZipArchive::read(const std::string& name, Problem& problem) {
  zip_stat_t part;
  zip_stat_init(&part);
  problem = Problem::damaged;
  if (zip_stat(archive_.get(), name.c_str(), 0, &part) != 0) return std::nullopt;
  const std::size_t left = limits::xlsx_unpacked_bytes_max - unpacked_bytes_;
  if (part.size > left || inflates(part)) {
    problem = Problem::inflates;
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
  if (!file) return std::nullopt;
  // What the directory claims is not what comes: read on to the end, within the claim.
  std::string text(part.size, '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const auto got = zip_fread(file.get(), text.data() + filled, text.size() - filled);
    if (got <= 0) return std::nullopt;
    filled += static_cast<std::size_t>(got);
  }
  char beyond = 0;
  if (zip_fread(file.get(), &beyond, 1) != 0) return std::nullopt;
  unpacked_bytes_ += filled;
  return text;
}

}  // namespace ocop::sheets
