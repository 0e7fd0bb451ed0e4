#pragma once

#include <cstdint>
#include <string>

#include "bulletins/paper_parts.h"
#include "bulletins/product_telling.h"

/// Papers about one product.
namespace ocop::bulletins {

enum class PaperSize : std::uint8_t { a3, a4, a5, folded };

/// To hang up: one page of A3 or A4.
Result<std::string> poster_pdf(const ToldProduct& told, PaperSize size, pages::Locale locale,
                               const PaperGround& ground, print::Finish finish);

/// To take along: A5 printed on both sides, or A4 that is folded once.
Result<std::string> leaflet_pdf(const ToldProduct& told, PaperSize size, pages::Locale locale,
                                const PaperGround& ground, print::Finish finish);

/// In large type, for a board or a shop window: one page of A4 or A3. The type is as large as the
/// page holds; a long text is cut at the end of a line, and its code leads to the rest.
Result<std::string> product_notice_pdf(const ToldProduct& told, PaperSize size,
                                       pages::Locale locale, const PaperGround& ground,
                                       print::Finish finish);

}  // namespace ocop::bulletins
