#include "sheets/zip_archive.h"

#include <zip.h>

#include <array>

#include "base/limits.h"

namespace ocop::sheets {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Small parts compress as they like; of larger ones the ratio tells a bomb.
bool inflates(std::size_t unpacked, std::uint64_t packed) {
  constexpr std::size_t always_fine = 1U << 20;
  return unpacked > always_fine && unpacked > packed * limits::xlsx_unpack_ratio_max;
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

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> all;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    if (const char* name = zip_get_name(archive_.get(), i, 0)) all.emplace_back(name);
  }
  return all;
}

/// Hands the part on piece by piece; `take` gives the problem that ends it.
template <class Take>
std::optional<Problem> ZipArchive::unpack(const std::string& name, const Take& take) {
  zip_stat_t part;
  zip_stat_init(&part);
  if (zip_stat(archive_.get(), name.c_str(), 0, &part) != 0) return Problem::damaged;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
  if (!file) return Problem::damaged;
  std::array<char, 64U << 10> piece;
  for (std::size_t unpacked = 0;;) {
    const auto got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return Problem::damaged;
    if (got == 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(got);
    unpacked += size;
    unpacked_bytes_ += size;
    if (unpacked_bytes_ > limits::xlsx_unpacked_bytes_max || inflates(unpacked, part.comp_size)) {
      return Problem::inflates;
    }
    if (const auto problem = take(std::string_view(piece.data(), size))) return problem;
  }
}

std::optional<Problem> ZipArchive::read(const std::string& name, XmlVisitor& visitor) {
  XmlStream xml(visitor);
  const auto problem = unpack(name, [&](std::string_view piece) {
    return xml.feed(piece) ? std::nullopt : std::optional(Problem::damaged);
  });
  if (problem) return problem;
  return xml.finish() ? std::nullopt : std::optional(Problem::damaged);
}

std::variant<std::string, Problem> ZipArchive::content(const std::string& name,
                                                       std::size_t bytes_max) {
  std::string all;
  const auto problem = unpack(name, [&](std::string_view piece) -> std::optional<Problem> {
    if (all.size() + piece.size() > bytes_max) return Problem::inflates;
    all += piece;
    return std::nullopt;
  });
  if (problem) return *problem;
  return all;
}

}  // namespace ocop::sheets
