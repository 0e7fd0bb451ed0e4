#include "portal/pager.h"

#include <algorithm>

namespace ocop::portal {
namespace {

constexpr std::size_t neighbours = 1;

bool is_shown(std::size_t number, const PageOfList& page) {
  if (number == 1 || number == page.count) return true;
  return number + neighbours >= page.number && number <= page.number + neighbours;
}

}  // namespace

PageOfList page_of_list(std::size_t rows, std::size_t rows_a_page, std::size_t wanted) {
  const std::size_t count = std::max<std::size_t>((rows + rows_a_page - 1) / rows_a_page, 1);
  const std::size_t number = std::min(wanted, count);
  const std::size_t begin = (number - 1) * rows_a_page;
  return {number, count, begin, std::min(begin + rows_a_page, rows)};
}

void fill_pager(pages::Dictionary& at, const PageOfList& page,
                const std::function<std::string(std::size_t)>& address) {
  if (page.count == 1) return;
  pages::Dictionary& pager = at.add("PAGER");
  if (page.number > 1) pager.set_in("PREVIOUS", "HREF", address(page.number - 1));
  std::size_t last_shown = 0;
  for (const std::size_t from_here : {std::size_t{1}, page.number, page.count}) {
    const std::size_t begin = std::max(last_shown + 1, from_here > 1 ? from_here - 1 : 1);
    for (std::size_t i = begin; i <= std::min(from_here + 1, page.count); ++i) {
      if (!is_shown(i, page)) continue;
      pages::Dictionary& item = pager.add("ITEM");
      if (i > last_shown + 1) item.show("GAP");
      pages::Dictionary& link = item.add(i == page.number ? "HERE" : "THERE");
      link.set("NUMBER", std::to_string(i));
      link.set("HREF", address(i));
      last_shown = i;
    }
  }
  if (page.number < page.count) pager.set_in("NEXT", "HREF", address(page.number + 1));
}

}  // namespace ocop::portal
