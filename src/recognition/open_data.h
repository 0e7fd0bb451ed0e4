#pragma once

#include <map>
#include <string>

#include "pages/locale.h"
#include "recognition/public_list.h"
#include "records/record.h"
#include "sheets/sheet.h"

/// The public list for machines: the same rows as the page shows, all of them.
namespace ocop::recognition {

/// The act that granted a certificate, by the identifier of the certificate.
using Grants = std::map<std::string, const records::Record*, std::less<>>;

struct OpenData {
  const registry::Catalogue& catalogue;
  Date day;  ///< of the list and of the units in it
  Timestamp made_at;
  std::string base_url;
  const Grants& grants;
};

/// Columns with English names that stay; days as 2026-09-18; "A=38/40; B=20/25" in `part_points`.
sheets::Sheet open_sheet(const OpenData& data, const std::vector<RecognisedProduct>& products);

/// {"day", "made_at", "definition", "statistics": {"all", "by_ward", "by_group"}, "products": […]};
/// points as decimals in text, exact ones as fractions.
std::string open_json(const OpenData& data, const std::vector<RecognisedProduct>& products);

}  // namespace ocop::recognition
