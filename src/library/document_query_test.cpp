#include "library/document_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::library {
namespace {

using testing::ElementsAre;

const DocumentWords plan{"153/KH-UBND", "plan", "2019",
                         "Thực hiện Chương trình mỗi xã một sản phẩm thành phố Hà Nội đến năm 2020 "
                         "trên địa bàn quận Hoàn Kiếm UBND quận Hoàn Kiếm"};
const DocumentWords decision{"148/QĐ-TTg", "decision", "2023",
                             "Bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm OCOP Thủ tướng "
                             "Chính phủ"};
const DocumentWords of_2026{"26/2026/QĐ-TTg", "decision", "2026",
                            "Tiêu chí, trình tự đánh giá, phân hạng sản phẩm OCOP"};
const DocumentWords programme{"490/QĐ-TTg", "programme", "2018",
                              "Chương trình mỗi xã một sản phẩm giai đoạn 2018–2020"};

int rank(std::string_view typed, const DocumentWords& document) {
  return DocumentQuery(typed).rank(document);
}

TEST(DocumentQuery, a_plan_is_found_by_its_number_alone_or_as_people_say_it) {
  for (const char* typed :
       {"153", "153/KH-UBND", "153/kh-ubnd", "153 kh ubnd", "KH153", "ke hoach 153", "Kế hoạch 153",
        "kế hoạch số 153/KH-UBND", "0153", "153 2019", "153 hoan kiem"}) {
    EXPECT_EQ(rank(typed, plan), 2) << typed;
    EXPECT_EQ(rank(typed, decision), 0) << typed;
  }
}

TEST(DocumentQuery, a_number_is_whole) {
  EXPECT_EQ(rank("15", plan), 0);
  EXPECT_EQ(rank("1537", plan), 0);
  EXPECT_EQ(rank("53", plan), 0);
}

TEST(DocumentQuery, another_kind_or_issuer_is_another_document) {
  EXPECT_EQ(rank("quyết định 153", plan), 0);
  EXPECT_EQ(rank("153/QĐ-TTg", plan), 0);
  EXPECT_EQ(rank("quyet dinh 148", decision), 2);
  EXPECT_EQ(rank("qd 148 2023", decision), 2);
  EXPECT_EQ(rank("qd 148 2019", decision), 0);
}

TEST(DocumentQuery, a_year_in_the_number_is_not_its_serial) {
  EXPECT_EQ(rank("26/2026/QĐ-TTg", of_2026), 2);
  EXPECT_EQ(rank("26", of_2026), 2);
  EXPECT_EQ(rank("2026", of_2026), 1) << "by its year only";
}

TEST(DocumentQuery, a_programme_that_a_decision_brought_is_found_as_both) {
  EXPECT_EQ(rank("quyet dinh 490", programme), 2);
  EXPECT_EQ(rank("chuong trinh 490", programme), 2);
}

TEST(DocumentQuery, words_find_whatever_their_case_and_marks_and_by_their_beginning) {
  EXPECT_EQ(rank("phan hang", decision), 1);
  EXPECT_EQ(rank("PHÂN HẠNG", decision), 1);
  EXPECT_EQ(rank("hoàn k", plan), 1);
  EXPECT_EQ(rank("du lịch", decision), 0);
  EXPECT_EQ(rank("2018", programme), 1);
}

TEST(DocumentQuery, nothing_typed_is_empty) {
  EXPECT_TRUE(DocumentQuery("").is_empty());
  EXPECT_TRUE(DocumentQuery(" /-. số ").is_empty());
  EXPECT_TRUE(DocumentQuery("\xff\xfe").is_empty());
  EXPECT_FALSE(DocumentQuery("153").is_empty());
}

TEST(DocumentQuery, numbers_are_taken_apart) {
  const auto one = parse_number("153/KH-UBND");
  EXPECT_EQ(one.serial, "153");
  EXPECT_EQ(one.year, "");
  EXPECT_THAT(one.signs, ElementsAre("kh", "ubnd"));
  const auto two = parse_number("02/2024/TT-BKHCN");
  EXPECT_EQ(two.serial, "2");
  EXPECT_EQ(two.year, "2024");
}

RC_GTEST_PROP(DocumentQuery, every_document_is_found_by_its_whole_number, ()) {
  const auto serial = *rc::gen::inRange(1, 99999);
  const auto sign = *rc::gen::element<std::string>("QĐ-TTg", "KH-UBND", "NQ-HĐND", "CV-SNN");
  const std::string number = std::to_string(serial) + "/" + sign;
  const DocumentWords document{number, "decision", "2020", "Một văn bản"};
  RC_ASSERT(DocumentQuery(number).rank(document) == 2);
  RC_ASSERT(DocumentQuery(std::to_string(serial)).rank(document) == 2);
}

}  // namespace
}  // namespace ocop::library
