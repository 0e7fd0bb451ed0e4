#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "media/file_type.h"
#include "sql/database.h"

namespace ocop::media {

/// What a file is for decides what is taken: a picture is JPEG, PNG or WebP and is shown to the
/// public; a document is any known type and is handed out as it came.
enum class Purpose : std::uint8_t { picture, document };

struct StoredFile {
  std::string id;
  std::string sha256;  ///< of the bytes kept, hexadecimal: also its ETag
  std::size_t bytes = 0;
  FileType type = FileType::jpeg;
  std::string name;  ///< as the sender called it; a label, never a path
  std::uint32_t width = 0, height = 0;
  Purpose purpose = Purpose::document;
  std::string made_by;
  Timestamp made_at;
};

/// The widths in which a picture is kept, beside the full one (`limits::picture_width_max`).
enum class Width : std::uint8_t { full, w1280, w640, w320 };
std::optional<Width> width_from(std::string_view text);  ///< "1280", "640", "320"; "" is full

struct NewFile {
  std::string_view bytes;
  std::string_view name = {};
  Purpose purpose = Purpose::document;
  std::string_view made_by = {};
};

/// Files by their content, in a folder of their own: the same bytes lie there once. A picture is
/// decoded and written anew, so that nothing but pixels is kept. What was acknowledged is on the
/// disk; a file is there whole or not at all.
///
/// Safe to use from several threads; one picture is decoded at a time, since each takes memory.
class MediaStore {
 public:
  static Result<std::unique_ptr<MediaStore>> open(const std::filesystem::path& folder,
                                                  sql::Database& database, const Clock& clock,
                                                  Random& random);

  /// `unsupported_media_type` for a type that is not taken for the purpose, `payload_too_large`
  /// over `limits::picture_bytes_max`, `document_bytes_max` or the pixels of a picture,
  /// `invalid_argument` for a damaged picture. The detail says what to do.
  Result<StoredFile> put(const NewFile& file);

  Result<StoredFile> find(std::string_view id) const;
  /// The bytes; `width` counts for pictures. `data_loss` when they are not those that were kept.
  Result<std::string> read(const StoredFile& file, Width width = Width::full) const;

 private:
  MediaStore(std::filesystem::path folder, sql::Database& database, const Clock& clock,
             Random& random)
      : folder_(std::move(folder)), database_(database), clock_(clock), random_(random) {}

  Result<void> keep_picture(const NewFile& file, StoredFile& stored);
  Result<void> keep(std::string_view sha256, std::string_view suffix, std::string_view bytes);
  std::filesystem::path path_of(std::string_view sha256, std::string_view suffix) const;

  std::filesystem::path folder_;
  sql::Database& database_;
  const Clock& clock_;
  Random& random_;
  std::mutex decoding_;
};

}  // namespace ocop::media
