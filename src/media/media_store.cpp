#include "media/media_store.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>

#include "base/characters.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/text.h"
#include "media/durable_file.h"
#include "media/files_store.h"
#include "media/picture.h"

namespace ocop::media {
namespace {

struct Kept {
  Width width;
  std::string_view text;
  std::uint32_t pixels;
  std::string_view suffix;
};
constexpr std::array<Kept, 4> widths{{{Width::full, "", limits::picture_width_max, ""},
                                      {Width::w1280, "1280", 1'280, ".1280"},
                                      {Width::w640, "640", 640, ".640"},
                                      {Width::w320, "320", 320, ".320"}}};

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

/// The last part of the name in NFC, without control characters, cut at a character.
std::string label_of(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto composed = to_nfc(name);
  if (!composed) return "";
  std::string label;
  std::size_t characters = 0;
  for (const char c : *composed) {
    const auto byte = static_cast<unsigned char>(c);
    if (begins_character(c) && ++characters > limits::file_name_characters_max) break;
    if (byte >= ' ' && byte != 0x7F) label += c;
  }
  return label;
}

/// The picture as it came is let go at once: it is what takes the memory.
Result<Picture> decode_narrowed(FileType type, std::string_view bytes) {
  TRY(const Picture picture, Picture::decode(type, bytes));
  return picture.narrowed(limits::picture_width_max);
}

Result<void> check_size(const NewFile& file) {
  const std::size_t most =
      file.purpose == Purpose::picture ? limits::picture_bytes_max : limits::document_bytes_max;
  if (file.bytes.size() <= most) return ok();
  return Error{Code::payload_too_large,
               fmt::format("the file has {} MB; at most {}", file.bytes.size() >> 20, most >> 20),
               ""};
}

}  // namespace

std::optional<Width> width_from(std::string_view text) {
  for (const Kept& each : widths) {
    if (each.text == text) return each.width;
  }
  return std::nullopt;
}

Result<std::unique_ptr<MediaStore>> MediaStore::open(const std::filesystem::path& folder,
                                                     sql::Database& database, const Clock& clock,
                                                     Random& random) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Error{Code::permission_denied,
                 fmt::format("the folder of files cannot be made: {}", failed.message()),
                 folder.string()};
  }
  TRY_VOID(migrate_files(database, clock.now()));
  return std::unique_ptr<MediaStore>(new MediaStore(folder, database, clock, random));
}

std::filesystem::path MediaStore::path_of(std::string_view sha256, std::string_view suffix) const {
  return folder_ / sha256.substr(0, 2) / fmt::format("{}{}", sha256, suffix);
}

Result<void> MediaStore::keep(std::string_view sha256, std::string_view suffix,
                              std::string_view bytes) {
  const auto path = path_of(sha256, suffix);
  if (std::filesystem::exists(path)) return ok();
  return write_durably(path, "new-" + random_hex(random_, 16), bytes);
}

Result<void> MediaStore::keep_picture(const NewFile& file, StoredFile& stored) {
  const std::lock_guard one_at_a_time(decoding_);
  TRY(const Picture picture, decode_narrowed(stored.type, file.bytes));
  TRY(const std::string full, picture.jpeg());
  stored.type = FileType::jpeg;
  stored.sha256 = sha256_of(full);
  stored.bytes = full.size();
  const PictureSize size = picture.size();
  stored.width = size.width;
  stored.height = size.height;
  for (const Kept& each : widths) {
    if (each.width == Width::full || size.width <= each.pixels) continue;
    TRY(const Picture smaller, picture.narrowed(each.pixels));
    TRY(const std::string bytes, smaller.jpeg());
    TRY_VOID(keep(stored.sha256, each.suffix, bytes));
  }
  return keep(stored.sha256, "", full);
}

Result<StoredFile> MediaStore::put(const NewFile& file) {
  TRY_VOID(check_size(file));
  StoredFile stored;
  TRY(stored.type, file_type_of(file.bytes));
  if (file.purpose == Purpose::picture && !is_picture(stored.type)) {
    return Error{Code::unsupported_media_type, "send a picture: JPEG, PNG or WebP", ""};
  }
  stored.id = new_sortable_id(clock_, random_);
  stored.name = label_of(file.name);
  stored.purpose = file.purpose;
  stored.made_by = file.made_by;
  stored.made_at = clock_.now();
  if (is_picture(stored.type)) {
    TRY_VOID(keep_picture(file, stored));
  } else {
    stored.sha256 = sha256_of(file.bytes);
    stored.bytes = file.bytes.size();
    TRY_VOID(keep(stored.sha256, "", file.bytes));
  }
  TRY_VOID(insert_file(database_, stored));
  return stored;
}

Result<StoredFile> MediaStore::find(std::string_view id) const { return find_file(database_, id); }

Result<std::string> MediaStore::read(const StoredFile& file, Width width) const {
  const Kept& kept = widths[static_cast<std::size_t>(width)];
  const bool is_smaller = width != Width::full && file.width > kept.pixels;
  if (is_smaller) return read_whole(path_of(file.sha256, kept.suffix));
  TRY(std::string bytes, read_whole(path_of(file.sha256, "")));
  if (sha256_of(bytes) == file.sha256) return bytes;
  return Error{Code::data_loss, "the kept file is damaged; restore it from a backup", file.id};
}

}  // namespace ocop::media
