#include "media/file_type.h"

#include <algorithm>
#include <array>

namespace ocop::media {
namespace {

using namespace std::string_view_literals;

struct Known {
  FileType type;
  std::string_view name, content_type, extension;
};

constexpr std::array<Known, 10> known{
    {{FileType::jpeg, "jpeg", "image/jpeg", ".jpg"},
     {FileType::png, "png", "image/png", ".png"},
     {FileType::webp, "webp", "image/webp", ".webp"},
     {FileType::pdf, "pdf", "application/pdf", ".pdf"},
     {FileType::docx, "docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
     {FileType::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ".xlsx"},
     {FileType::mp3, "mp3", "audio/mpeg", ".mp3"},
     {FileType::m4a, "m4a", "audio/mp4", ".m4a"},
     {FileType::wav, "wav", "audio/wav", ".wav"},
     {FileType::ogg, "ogg", "audio/ogg", ".ogg"}}};

const Known& row_of(FileType type) { return known[static_cast<std::size_t>(type)]; }

bool contains(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != std::string_view::npos;
}

/// With tags in front, or at the first frame of MPEG-1 or -2, layer III.
bool is_mp3(std::string_view bytes) {
  if (bytes.starts_with("ID3"sv)) return true;
  return bytes.size() > 2 && bytes[0] == '\xFF' && (bytes[1] & 0xE6) == 0xE2;
}

Error refuse(std::string detail) { return {Code::unsupported_media_type, std::move(detail), ""}; }

// The names of the parts of a ZIP archive stand in it uncompressed.
Result<FileType> office_type_of(std::string_view bytes) {
  if (contains(bytes, "vbaProject") || contains(bytes, "macrosheets/")) {
    return refuse("the file holds macros; save it without them");
  }
  if (!contains(bytes, "[Content_Types].xml")) {
    return refuse("an archive cannot be taken; send the files themselves");
  }
  if (contains(bytes, "word/document.xml")) return FileType::docx;
  if (contains(bytes, "xl/workbook.xml")) return FileType::xlsx;
  return refuse("of office files only DOCX and XLSX can be taken");
}

}  // namespace

std::string_view name_of(FileType type) { return row_of(type).name; }
std::string_view content_type_of(FileType type) { return row_of(type).content_type; }
std::string_view extension_of(FileType type) { return row_of(type).extension; }
bool is_picture(FileType type) { return type <= FileType::webp; }
bool is_audio(FileType type) { return type >= FileType::mp3; }

Result<FileType> file_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return FileType::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return FileType::png;
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) return FileType::webp;
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WAVE"sv)) return FileType::wav;
  if (bytes.starts_with("OggS"sv)) return FileType::ogg;
  if (bytes.substr(0, 12).ends_with("ftypM4A "sv)) return FileType::m4a;
  if (is_mp3(bytes)) return FileType::mp3;
  if (bytes.starts_with("%PDF-"sv)) return FileType::pdf;
  if (bytes.starts_with("PK\x03\x04"sv)) return office_type_of(bytes);
  if (bytes.empty()) return refuse("the file is empty");
  return refuse(
      "send a picture (JPEG, PNG, WebP), a document (PDF, DOCX, XLSX) or a recording (MP3, M4A, "
      "WAV, OGG)");
}

}  // namespace ocop::media
