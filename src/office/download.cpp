#include "office/download.h"

#include <fmt/format.h>

#include "sheets/csv_writer.h"
#include "sheets/xlsx_writer.h"

namespace ocop::office {

http::Response download(std::string_view file_name, std::string_view content_type,
                        std::string bytes) {
  http::Response response = http::respond(200, content_type, std::move(bytes));
  response.headers.set("Content-Disposition",
                       fmt::format("attachment; filename=\"{}\"", file_name));
  return response;
}

http::Response csv_download(std::string_view file_name, const sheets::Sheet& sheet) {
  return download(file_name, "text/csv; charset=utf-8",
                  sheets::write_csv(sheet, sheets::ByteOrderMark::present));
}

Result<http::Response> xlsx_download(std::string_view file_name,
                                     const std::vector<sheets::Sheet>& sheets) {
  TRY(std::string bytes, sheets::write_xlsx(sheets));
  return download(file_name, media::content_type_of(media::FileType::xlsx), std::move(bytes));
}

Result<http::Response> file_download(std::string_view stem, const media::MediaStore& files,
                                     std::string_view id) {
  TRY(const auto file, files.find(id));
  TRY(std::string bytes, files.read(file));
  return download(fmt::format("{}{}", stem, media::extension_of(file.type)),
                  media::content_type_of(file.type), std::move(bytes));
}

}  // namespace ocop::office
