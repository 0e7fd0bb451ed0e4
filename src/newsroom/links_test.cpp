#include "newsroom/links.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "newsroom/limits.h"
#include "newsroom/markup.h"

namespace ocop::newsroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view base = "https://ocop.example";

TEST(TargetOf, TellsOwnPathsFromOtherHosts) {
  const auto leads = [](std::string_view address) { return target_of(address, base).leads; };
  const auto path = [](std::string_view address) { return target_of(address, base).address; };
  EXPECT_EQ(path("/san-pham/x#gia"), "/san-pham/x");
  EXPECT_EQ(path("https://ocop.example/van-ban?q=1"), "/van-ban?q=1");
  EXPECT_EQ(path("https://ocop.example"), "/");
  EXPECT_EQ(path("bai-khac"), "/tin-tuc/bai-khac");
  EXPECT_EQ(path("/câu-chuyện"), "/c%C3%A2u-chuy%E1%BB%87n");
  EXPECT_EQ(leads("https://ocop.example.evil/x"), Leads::outside);
  EXPECT_EQ(leads("//other.example/x"), Leads::outside);
  EXPECT_EQ(leads("http://other.example"), Leads::outside);
  for (const auto* address : {"#phan", "mailto:a@b.example", "tel:+8424", ""}) {
    EXPECT_EQ(leads(address), Leads::elsewhere) << address;
  }
}

TEST(BrokenLinks, TellsEachAddressOnceWithItsWords) {
  const auto probe = [](std::string_view path) {
    return path == "/van-ban/con" || path == "/san-pham/09521234000013" ? 200
           : path == "/loi"                                             ? 500
                                                                        : 404;
  };
  const auto broken = broken_links(
      "[còn](/van-ban/con) và [**đã** mất](/van-ban/mat), lần nữa [mất](/van-ban/mat#a)\n\n"
      "[ngoài](https://other.example/mat) <https://ocop.example/loi> [sổ](/office/articles)\n\n"
      "::product 09521234000013\n::product 09521234999999\n",
      base, probe);
  EXPECT_THAT(
      broken,
      ElementsAre(
          BrokenLink{LinkFault::gone, "/van-ban/mat", "đã mất"},
          BrokenLink{LinkFault::failing, "https://ocop.example/loi", "https://ocop.example/loi"},
          BrokenLink{LinkFault::closed, "/office/articles", "sổ"},
          BrokenLink{LinkFault::product, "::product 09521234999999", "09521234999999"}));
}

TEST(BrokenLinks, LooksAtNoMoreThanTheLimit) {
  std::string body;
  for (std::size_t i = 0; i < limits::links_looked_at_max + 20; ++i) {
    body += "[x](/trang-" + std::to_string(i) + ")\n\n";
  }
  std::size_t asked = 0;
  broken_links(body, base, [&](std::string_view) {
    ++asked;
    return 404;
  });
  EXPECT_EQ(asked, limits::links_looked_at_max);
}

TEST(PicturesOf, ReadsWordsInEmphasis) {
  const auto pictures = pictures_of("![đĩa **ô mai** [sấu](/x)](/media/news/a \"Ảnh: B\")");
  ASSERT_EQ(pictures.size(), 1U);
  EXPECT_EQ(pictures[0].alt, "đĩa ô mai sấu");
}

}  // namespace
}  // namespace ocop::newsroom
