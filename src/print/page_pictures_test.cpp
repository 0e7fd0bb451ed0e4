#include "print/page_pictures.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "print/document.h"

namespace ocop::print {
namespace {

std::string paper(int pages) {
  Document document({.title = "x"});
  for (int i = 0; i < pages; ++i) document.sheet({"Trang", "", 0, 0, "chữ"});
  return document.pdf().value();
}

std::size_t folders_left() {
  std::size_t count = 0;
  for (const auto& each :
       std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    count += each.path().filename().string().starts_with("ocop-pages-") ? 1 : 0;
  }
  return count;
}

TEST(PagePictures, AreAsManyAsThePagesAndLeaveNothingBehind) {
  const std::size_t before = folders_left();
  const auto drawn = page_pictures(paper(12), 20);
  ASSERT_TRUE(drawn) << to_string(drawn.error());
  EXPECT_EQ(drawn->pages.size(), 12U);
  EXPECT_TRUE(drawn->is_whole);
  for (const std::string& each : drawn->pages) EXPECT_TRUE(each.starts_with("\xFF\xD8"));
  EXPECT_EQ(folders_left(), before);
}

TEST(PagePictures, EndWhereTheyAreAskedToAndSaySo) {
  const auto drawn = page_pictures(paper(5), 2);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->pages.size(), 2U);
  EXPECT_FALSE(drawn->is_whole);
}

TEST(PagePictures, WhatIsNoPdfIsRefused) {
  for (const std::string_view bytes :
       {"", "%PDF-1.7", "không phải", "%PDF-1.4\ntrailer<</Root 1 0 R>>"}) {
    const auto drawn = page_pictures(bytes, 5);
    ASSERT_FALSE(drawn);
    EXPECT_EQ(drawn.error().code, Code::invalid_argument);
  }
}

TEST(PagePictures, APageAsLargeAsAFieldBecomesAPictureOfOrdinarySize) {
  const std::string huge =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900000 900000]>>endobj\n"
      "trailer<</Root 1 0 R>>\n%%EOF\n";
  const auto drawn = page_pictures(huge, 5);
  ASSERT_TRUE(drawn) << to_string(drawn.error());
  EXPECT_LT(drawn->pages.front().size(), 1U << 20);
}

}  // namespace
}  // namespace ocop::print
