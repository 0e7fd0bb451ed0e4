#pragma once

#include <string>
#include <vector>

#include "bulletins/paper_parts.h"
#include "bulletins/product_telling.h"

namespace ocop::bulletins {

struct CataloguePaper {
  std::string narrowed;               ///< "Phường Hoàn Kiếm · từ 4 sao"; empty for all
  std::vector<ToldProduct> products;  ///< in the order of their names
  Date day;
  bool is_demonstration = false;
};

/// The catalogue on A4: a cover, how to read it, six products a page, each with its QR Code, and
/// the makers at the end. In the order it is given.
Result<std::string> catalogue_pdf(const CataloguePaper& paper, pages::Locale locale,
                                  const PaperGround& ground, print::Finish finish);

}  // namespace ocop::bulletins
