#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

/// What a file is, told by its bytes alone: never by its name or by what the sender says. Pure.
namespace ocop::media {

enum class FileType : std::uint8_t { jpeg, png, webp, pdf, docx, xlsx, mp3, m4a, wav, ogg };

std::string_view name_of(FileType type);          ///< "jpeg"
std::string_view content_type_of(FileType type);  ///< "image/jpeg"
std::string_view extension_of(FileType type);     ///< ".jpg"
bool is_picture(FileType type);
bool is_audio(FileType type);

/// `unsupported_media_type` for anything else: a page, a film, a drawing with scripts, a program,
/// an archive, an office file with macros, an empty file.
Result<FileType> file_type_of(std::string_view bytes);

}  // namespace ocop::media
