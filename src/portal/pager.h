#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "pages/dictionary.h"

namespace ocop::portal {

/// The rows of one page of a list.
struct PageOfList {
  std::size_t number;  ///< from 1; the last page when there are not so many
  std::size_t count;   ///< of pages, at least 1
  std::size_t begin, end;
};
PageOfList page_of_list(std::size_t rows, std::size_t rows_a_page, std::size_t wanted);

/// The PAGER section: first, last and the neighbours, with gaps between; nothing for one page.
void fill_pager(pages::Dictionary& at, const PageOfList& page,
                const std::function<std::string(std::size_t)>& address);

}  // namespace ocop::portal
