#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"
#include "sheets/sheet.h"

namespace ocop::outreach {

/// A sheet as a CSV file that Excel opens in Vietnamese.
http::Response csv_download(std::string_view file_name, const sheets::Sheet& sheet);

/// The same as a workbook of XLSX.
Result<http::Response> xlsx_download(std::string_view file_name,
                                     const std::vector<sheets::Sheet>& sheets);

/// A file to keep: `Content-Disposition: attachment`. `file_name` is ASCII.
http::Response download(std::string_view file_name, std::string_view content_type,
                        std::string bytes);

}  // namespace ocop::outreach
