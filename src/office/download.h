#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"
#include "media/media_store.h"
#include "sheets/sheet.h"

/// Files that a browser keeps instead of showing them. Their names are ASCII.
namespace ocop::office {

http::Response download(std::string_view file_name, std::string_view content_type,
                        std::string bytes);

/// A sheet as a CSV file that Excel opens in Vietnamese.
http::Response csv_download(std::string_view file_name, const sheets::Sheet& sheet);

/// The same as a workbook of XLSX.
Result<http::Response> xlsx_download(std::string_view file_name,
                                     const std::vector<sheets::Sheet>& sheets);

/// An uploaded file; its type makes the ending of its name.
Result<http::Response> file_download(std::string_view stem, const media::MediaStore& files,
                                     std::string_view id);

}  // namespace ocop::office
