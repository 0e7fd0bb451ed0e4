#include "application/consumer_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "application/test_shop.h"
#include "http/compression.h"
#include "pages/page.h"

namespace ocop::application {
namespace {

using pages::Locale;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view product_path = "/01/09521234000013";
constexpr std::string_view lot = "/01/09521234000013/10/SG-2607";
constexpr std::string_view piece = "/01/09521234000013/21/7KQ4M9XTRE";
constexpr std::string_view piece_of_lot =
    R"(,"ilmd":{"cbvmda:lotNumber":"SG-2607","cbvmda:itemExpirationDate":"2027-07-18"})";

class ConsumerPageTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(pages::load()); }

  std::string body(std::string_view path, Locale locale = Locale::vietnamese) {
    return shop_.page(path, locale).body;
  }
  void make_lot() {
    shop_.capture(event_on(lot, "ADD", "creating_class_instance", "2026-07-09T13:30:00",
                           R"(,"ilmd":{"cbvmda:itemExpirationDate":"2027-07-18"})"));
    shop_.capture(event_on(lot, "OBSERVE", "inspecting", "2026-07-16T10:05:00"));
  }
  void make_piece() {
    shop_.capture(event_on(piece, "ADD", "commissioning", "2026-07-18T14:00:00", piece_of_lot));
  }

  TestShop shop_{std::string(OCOP_BINARY_DIR) + "/consumer_page_test/" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name()};
};

/// Elements and the texts between them.
std::size_t nodes(std::string_view html) {
  std::size_t count = 0;
  bool in_tag = false;  // a ">" in the style sheet closes no tag
  for (std::size_t i = 0; i + 1 < html.size(); ++i) {
    if (html[i] == '<') {
      in_tag = true;
      if (html[i + 1] != '/') ++count;
    } else if (in_tag && html[i] == '>') {
      in_tag = false;
      if (html[i + 1] != '<') ++count;
    }
  }
  return count;
}

TEST_F(ConsumerPageTest, a_lot_in_order_is_in_the_books_and_says_what_was_not_checked) {
  make_lot();
  const auto page = shop_.page(lot);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("data-tone=\"good\""), HasSubstr("Chưa thấy điều lạ"),
                               HasSubstr("Ô mai sấu gừng"), HasSubstr("Hành trình của lô SG-2607"),
                               HasSubstr("18/07/2027")));
  EXPECT_THAT(page.body, HasSubstr("Chưa kiểm tra được tem có bị sao chép"));
  EXPECT_THAT(page.body, Not(HasSubstr("lịch sử khớp")));
}

TEST_F(ConsumerPageTest, the_same_page_speaks_english) {
  make_lot();
  EXPECT_THAT(body(lot, Locale::english),
              AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Nothing unusual so far"),
                    HasSubstr("Candied green fruit with ginger"),
                    HasSubstr("Journey of lot SG-2607"), HasSubstr("Hàng Đường workshop"),
                    HasSubstr("hreflang=\"vi\" href=\"/01/09521234000013/10/SG-2607\""),
                    HasSubstr("hreflang=\"en\" href=\"/en/01/09521234000013/10/SG-2607\"")));
}

TEST_F(ConsumerPageTest, a_lot_without_a_declared_date_says_that_it_has_none) {
  shop_.capture(event_on(lot, "ADD", "creating_class_instance", "2026-07-09T13:30:00"));
  EXPECT_THAT(body(lot), AllOf(HasSubstr("Hạn dùng chưa được khai báo"),
                               HasSubstr("Lô chưa khai hạn sử dụng")));
}

TEST_F(ConsumerPageTest, a_code_that_nobody_knows_is_not_ours_with_404) {
  const auto page = shop_.page("/01/04006381333931/21/X");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, HasSubstr("Mã này không do chúng tôi phát hành"));
}

TEST_F(ConsumerPageTest, a_known_product_without_records_of_the_lot_is_not_active) {
  const auto page = shop_.page(lot);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Mã chưa được kích hoạt"), HasSubstr("chưa ghi gì về lô SG-2607")));
}

TEST_F(ConsumerPageTest,
       a_piece_that_was_never_coded_is_not_active_although_its_label_names_a_lot) {
  make_lot();
  EXPECT_THAT(body("/01/09521234000013/10/SG-2607/21/NEVER"), HasSubstr("Mã chưa được kích hoạt"));
}

TEST_F(ConsumerPageTest, the_code_of_the_product_shows_the_product_and_no_verdict_on_a_pack) {
  shop_.product.description_vi = "Quả sấu bánh tẻ cạo tay.";
  make_lot();
  EXPECT_THAT(body(product_path),
              AllOf(HasSubstr("Mã chung của sản phẩm"), HasSubstr("Quả sấu bánh tẻ cạo tay."),
                    HasSubstr("data-tone=\"plain\""), Not(HasSubstr("class=\"journey\""))));
}

TEST_F(ConsumerPageTest, a_place_is_named_and_is_no_product) {
  EXPECT_THAT(body("/414/9521234009016"),
              AllOf(HasSubstr("Xưởng ô mai Hàng Đường"), HasSubstr("Mã địa điểm")));
}

TEST_F(ConsumerPageTest, the_day_after_the_last_good_day_is_expired) {
  make_lot();
  shop_.clock().advance(304 * micros_per_day);  // from 18/09/2026 to 19/07/2027
  EXPECT_THAT(body(lot), AllOf(HasSubstr("Sản phẩm đã quá hạn sử dụng"),
                               HasSubstr("hết hạn ngày 18/07/2027, cách đây 1 ngày")));
}

TEST_F(ConsumerPageTest, the_date_of_what_a_lot_was_used_for_is_not_its_own) {
  shop_.capture(event_on(lot, "ADD", "creating_class_instance", "2026-07-09T13:30:00"));
  shop_.capture(
      R"({"type":"TransformationEvent","eventTime":"2026-07-10T09:00:00+07:00",)"
      R"("eventTimeZoneOffset":"+07:00","bizStep":"assembling","inputQuantityList":[)"
      R"({"epcClass":"https://id.gs1.org/01/09521234000013/10/SG-2607","quantity":5}],)"
      R"("outputQuantityList":[{"epcClass":"https://id.gs1.org/01/09521234000020/10/GIFT","quantity":5}],)"
      R"("ilmd":{"cbvmda:itemExpirationDate":"2026-08-01"}})");
  EXPECT_THAT(body(lot), Not(HasSubstr("quá hạn")));
}

TEST_F(ConsumerPageTest, a_recall_of_a_lot_reaches_the_piece_that_was_sold_before) {
  make_piece();
  shop_.capture(event_on(piece, "OBSERVE", "retail_selling", "2026-07-20T17:45:00"));
  shop_.capture(
      event_on(lot, "OBSERVE", "holding", "2026-08-10T14:00:00",
               R"(,"disposition":"recalled","ocop:noteVi":"Nhãn thiếu cảnh báo \"dị ứng\"")"));
  EXPECT_THAT(body(piece), AllOf(HasSubstr("Lô hàng này đang được thu hồi"),
                                 HasSubstr("Lô SG-2607 bị thu hồi từ 14:00, 10/08/2026."),
                                 HasSubstr("Nhãn thiếu cảnh báo &quot;dị ứng&quot;"),
                                 HasSubstr("Dừng lại ngay"), HasSubstr("gọi 115")));
}

TEST_F(ConsumerPageTest, a_recall_of_one_piece_does_not_recall_its_lot) {
  make_lot();
  make_piece();
  shop_.capture(
      event_on(piece, "OBSERVE", "holding", "2026-08-10T14:00:00", R"(,"disposition":"recalled")"));
  EXPECT_THAT(body(piece), HasSubstr("Hàng này đang được thu hồi"));
  EXPECT_THAT(body(lot), Not(HasSubstr("đang được thu hồi")));
}

TEST_F(ConsumerPageTest, a_recall_counts_at_the_next_look) {
  make_lot();
  EXPECT_THAT(body(lot), Not(HasSubstr("đang được thu hồi")));
  shop_.capture(
      event_on(lot, "OBSERVE", "holding", "2026-08-10T14:00:00", R"(,"disposition":"recalled")"));
  EXPECT_THAT(body(lot), HasSubstr("đang được thu hồi"));
}

TEST_F(ConsumerPageTest, a_recall_that_names_the_class_and_its_lot_as_master_data_recalls_the_lot) {
  make_lot();
  shop_.capture(
      R"({"type":"ObjectEvent","action":"ADD","bizStep":"holding","disposition":"recalled",)"
      R"("eventTime":"2026-08-10T14:00:00+07:00","eventTimeZoneOffset":"+07:00","quantityList":[)"
      R"({"epcClass":"https://id.gs1.org/01/09521234000013"}],"ilmd":{"cbvmda:lotNumber":"SG-2607"}})");
  EXPECT_THAT(body(lot), HasSubstr("đang được thu hồi"));
}

TEST_F(ConsumerPageTest, a_recall_of_another_lot_changes_nothing) {
  make_lot();
  shop_.capture(event_on("/01/09521234000013/10/SG-2606", "OBSERVE", "holding",
                         "2026-08-10T14:00:00", R"(,"disposition":"recalled")"));
  EXPECT_THAT(body(lot), Not(HasSubstr("đang được thu hồi")));
}

TEST_F(ConsumerPageTest, a_recall_that_was_declared_an_error_no_longer_counts) {
  make_lot();
  constexpr std::string_view recall =
      R"(,"eventID":"urn:uuid:4898a223-216a-4f46-9e18-338ccf6fa3ba","disposition":"recalled")";
  shop_.capture(event_on(lot, "OBSERVE", "holding", "2026-08-10T14:00:00", recall));
  EXPECT_THAT(body(lot), HasSubstr("đang được thu hồi"));
  shop_.capture(event_on(
      lot, "OBSERVE", "holding", "2026-08-10T14:00:00",
      std::string(recall) +
          R"(,"errorDeclaration":{"declarationTime":"2026-08-10T15:00:00+07:00","reason":"did_not_occur"})"));
  EXPECT_THAT(body(lot), Not(HasSubstr("đang được thu hồi")));
}

TEST_F(ConsumerPageTest, a_decommissioned_piece_is_voided) {
  make_piece();
  shop_.capture(event_on(piece, "DELETE", "decommissioning", "2026-08-02T08:00:00"));
  EXPECT_THAT(body(piece), AllOf(HasSubstr("Mã này đã bị hủy"), HasSubstr("ngày 02/08/2026")));
}

TEST_F(ConsumerPageTest, a_destroyed_piece_cannot_be_for_sale) {
  make_piece();
  shop_.capture(event_on(piece, "DELETE", "destroying", "2026-08-02T08:00:00"));
  EXPECT_THAT(body(piece), HasSubstr("Hàng mang mã này đã bị tiêu hủy"));
}

TEST_F(ConsumerPageTest, destroying_a_part_of_a_lot_does_not_stop_the_rest) {
  make_lot();
  shop_.capture(event_on(lot, "OBSERVE", "destroying", "2026-08-02T08:00:00"));
  EXPECT_THAT(body(lot), Not(HasSubstr("tiêu hủy ngày")));
}

TEST_F(ConsumerPageTest, a_lot_of_somebody_else_shows_its_journey_and_says_what_is_not_known) {
  constexpr std::string_view fish = "/01/10860009999920/10/ABC1234";
  shop_.capture(
      R"({"type":"TransformationEvent","eventTime":"2026-04-18T00:00:00-04:00",)"
      R"("eventTimeZoneOffset":"-04:00","bizStep":"creating_class_instance",)"
      R"("readPoint":{"id":"https://id.gs1.org/414/0860009999992"},"inputQuantityList":[)"
      R"({"epcClass":"https://id.gs1.org/01/00860009999923/10/ABC1234","quantity":25000,"uom":"LBR"}],)"
      R"("outputQuantityList":[{"epcClass":"https://id.gs1.org/01/10860009999920/10/ABC1234","quantity":25,"uom":"CS"}]})");
  const auto page = shop_.page(fish);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Có hành trình, chưa có hồ sơ sản phẩm"),
                    HasSubstr("Mã sản phẩm 10860009999920"), HasSubstr("Địa điểm 0860009999992"),
                    HasSubstr("chưa có tên trong hệ thống"), HasSubstr("được 25\u00a0thùng"),
                    HasSubstr("18/04/2026 (UTC-04:00)"),
                    HasSubstr("Còn thiếu. Mã sản phẩm chưa được đăng ký ở đây.")));
  // Both directions can be walked.
  EXPECT_THAT(page.body, AllOf(HasSubstr("href=\"/01/00860009999923/10/ABC1234\""),
                               HasSubstr("25.000\u00a0lb")));
  EXPECT_THAT(
      body("/01/00860009999923/10/ABC1234", Locale::english),
      AllOf(HasSubstr("Used to make"), HasSubstr("href=\"/en/01/10860009999920/10/ABC1234\""),
            HasSubstr("25\u00a0cases")));
}

TEST_F(ConsumerPageTest, every_missing_item_of_the_ten_is_named) {
  shop_.product.picture.clear();
  shop_.product.brand.clear();
  shop_.product.standard.clear();
  shop_.subject.address.clear();
  const std::string page = body(lot);
  EXPECT_THAT(page, AllOf(HasSubstr("Đã có 2 trên 10 mục"), HasSubstr("Cơ sở chưa gửi ảnh"),
                          HasSubstr("Đơn vị chưa khai địa chỉ"),
                          HasSubstr("Chưa có bước nào được ghi cho mã này"),
                          HasSubstr("Chưa có bước nào nên chưa biết thời gian"),
                          HasSubstr("Chưa đủ mã sản phẩm, lô, địa điểm và thời gian")));
  EXPECT_THAT(page,
              AllOf(HasSubstr("Cơ sở chưa khai nhãn hiệu"), HasSubstr("Lô chưa khai hạn sử dụng"),
                    HasSubstr("Cơ sở chưa gửi bản tiêu chuẩn")));
}

TEST_F(ConsumerPageTest, all_ten_items_are_there_when_everything_is_known) {
  make_lot();
  EXPECT_THAT(
      body(lot),
      AllOf(HasSubstr("Đã có 10 trên 10 mục"),
            HasSubstr("(01)09521234000013 (10)SG-2607 (414)9521234009016 13:30, 09/07/2026"),
            HasSubstr("09/07/2026 đến 16/07/2026"), Not(HasSubstr("class=\"missing\""))));
}

TEST_F(ConsumerPageTest, stars_are_gold_only_while_the_certificate_is_in_force) {
  EXPECT_THAT(
      body(lot),
      AllOf(HasSubstr(
                "<a class=\"stars\" data-stars=\"4\" href=\"/sao-ocop?product=09521234000013\">"),
            HasSubstr("Còn hiệu lực đến 20/12/2028")));
  shop_.stars.valid_to = Date{2026, 9, 17};
  shop_.register_all();
  EXPECT_THAT(body(lot),
              AllOf(HasSubstr("data-state=\"expired\""), HasSubstr("Hết hiệu lực từ 18/09/2026")));
  shop_.stars.revoked_on = Date{2026, 8, 5};
  shop_.register_all();
  EXPECT_THAT(body(lot), AllOf(HasSubstr("data-state=\"revoked\""),
                               Not(HasSubstr("class=\"stars\" data-stars")),
                               HasSubstr("Đã thu hồi, hết hiệu lực từ 05/08/2026")));
}

TEST_F(ConsumerPageTest, the_style_sheet_knows_what_is_said_of_the_product) {
  const std::string style(shop_.page(product_path).inset.bytes);
  EXPECT_THAT(style, AllOf(HasSubstr(".stars"), HasSubstr(".over")));
}

TEST_F(ConsumerPageTest, stars_that_begin_tomorrow_are_not_shown_today) {
  shop_.stars.valid_from = {2026, 9, 19};
  EXPECT_THAT(body(lot),
              AllOf(Not(HasSubstr("<a class=\"stars\"")), HasSubstr("Có hiệu lực từ 19/09/2026")));
}

TEST_F(ConsumerPageTest, what_people_write_into_registers_and_events_is_only_text) {
  shop_.product.name_vi = "<script>alert(1)</script>";
  shop_.product.picture = "javascript:alert(1)";
  make_lot();
  shop_.capture(
      event_on(lot, "OBSERVE", "storing", "2026-07-17T10:05:00",
               R"(,"ocop:stepNameVi":"<b onclick=x>","ocop:noteVi":"\u003cimg src=x\u003e")"));
  EXPECT_THAT(body(lot), AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<b onclick")),
                               Not(HasSubstr("<img src=x")), Not(HasSubstr("javascript:"))));
}

TEST_F(ConsumerPageTest, a_step_carries_the_name_and_the_note_of_the_producer) {
  make_lot();
  shop_.capture(
      event_on(lot, "OBSERVE", "other", "2026-07-17T10:05:00",
               R"(,"ocop:stepNameVi" : "Cạo vỏ, ngâm, rửa","ocop:noteVi":"Nước vôi \"trong\"")"));
  EXPECT_THAT(body(lot), AllOf(HasSubstr("<h3>Cạo vỏ, ngâm, rửa</h3>"),
                               HasSubstr("Nước vôi &quot;trong&quot;")));
  EXPECT_THAT(body(lot, Locale::english), HasSubstr("<h3>Other stage</h3>"));
}

TEST_F(ConsumerPageTest, a_long_journey_is_cut_into_pages_of_less_than_400_nodes) {
  make_lot();
  std::string events;
  for (int i = 0; i < 70; ++i) {
    events +=
        (i == 0 ? "" : ",") + event_on(lot, "OBSERVE", "storing",
                                       fmt::format("2026-08-01T{:02}:{:02}:00", i / 60, i % 60));
  }
  shop_.capture(events);
  const std::string first = body(lot);
  EXPECT_LE(nodes(first), 400U);
  EXPECT_THAT(first, AllOf(HasSubstr("Bước 1–16 trong 72 bước."),
                           HasSubstr("href=\"/01/09521234000013/10/SG-2607?page=2\""),
                           Not(HasSubstr("rel=\"prev\""))));
  const std::string last = shop_.page(lot, Locale::vietnamese, 5).body;
  EXPECT_THAT(last, AllOf(HasSubstr("Bước 65–72 trong 72 bước."), HasSubstr("?page=4"),
                          Not(HasSubstr("rel=\"next\""))));
  EXPECT_EQ(shop_.page(lot, Locale::vietnamese, 99).body, last);
}

TEST_F(ConsumerPageTest, the_fullest_page_keeps_under_400_nodes_and_under_14_kilobytes) {
  std::string inputs;
  std::string outputs;
  for (int i = 0; i < 12; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    inputs += fmt::format(
        R"({}{{"epcClass":"https://id.gs1.org/01/10860009999920/10/IN{}","quantity":{},"uom":"KGM"}})",
        comma, i, i + 1);
    outputs += fmt::format(
        R"({}{{"epcClass":"https://id.gs1.org/01/10860009999920/10/OUT{}","quantity":{},"uom":"CS"}})",
        comma, i, i + 1);
  }
  const auto transformation = [&](const std::string& in, const std::string& out, int day) {
    shop_.capture(
        fmt::format(R"({{"type":"TransformationEvent","eventTime":"2026-07-{:02}T09:00:00-04:00",)"
                    R"("eventTimeZoneOffset":"-04:00","bizStep":"assembling",)"
                    R"("inputQuantityList":[{}],"outputQuantityList":[{}]}})",
                    day, in, out));
  };
  const std::string itself =
      fmt::format(R"({{"epcClass":"https://id.gs1.org{}","quantity":480}})", lot);
  transformation(inputs, itself, 9);
  transformation(itself, outputs, 20);
  std::string events;
  for (int i = 0; i < 60; ++i) {
    events += (i == 0 ? "" : ",") +
              event_on(lot, "OBSERVE", "shipping", fmt::format("2026-08-01T08:{:02}:00", i));
  }
  shop_.capture(events);
  shop_.product.picture.clear();
  shop_.product.brand.clear();
  shop_.product.standard.clear();
  shop_.subject.address.clear();
  registry::CatalogueBuilder builder;
  builder.add(shop_.subject).add(shop_.product).add(shop_.place).add(shop_.stars);
  for (int i = 0; i < 12; ++i) {
    registry::Certificate paper = shop_.stars;
    paper.id = registry::CertificateId(fmt::format("paper {}", i));
    paper.number = fmt::format("{}/QĐ-UBND", i);
    paper.kind = "haccp";
    paper.stars.reset();
    paper.valid_to = Date{2026, 9, 1};
    builder.add(paper);
  }
  const auto catalogue = std::move(builder).build();
  const auto page = shop_.page(*catalogue, lot, Locale::vietnamese, 2);
  EXPECT_THAT(page.body, AllOf(HasSubstr("rel=\"prev\""), HasSubstr("rel=\"next\""),
                               HasSubstr("Và 7 mã khác."), HasSubstr("class=\"over\"")));
  EXPECT_LE(nodes(page.body), 400U);
  EXPECT_LE(http::gzip_quickly(page.body).size(), 14U << 10);
}

TEST_F(ConsumerPageTest, other_pieces_of_the_lot_are_not_steps_of_this_one) {
  make_piece();
  for (int i = 0; i < 30; ++i) {
    shop_.capture(event_on(fmt::format("/01/09521234000013/21/SIBLING{}", i), "ADD",
                           "commissioning", "2026-07-18T14:00:00", piece_of_lot));
  }
  EXPECT_THAT(body(piece), HasSubstr("1 công đoạn, đủ mã và giờ"));
}

TEST_F(ConsumerPageTest, no_page_needs_a_script_a_third_party_or_a_style_attribute) {
  make_lot();
  EXPECT_THAT(body(lot), AllOf(Not(HasSubstr("<script")), Not(HasSubstr(" style=")),
                               Not(HasSubstr("src=\"http")), Not(HasSubstr("href=\"http"))));
}

TEST_F(ConsumerPageTest, demonstration_data_are_called_so) {
  EXPECT_THAT(body(lot), HasSubstr("Dữ liệu minh họa."));
  shop_.product.is_demonstration = false;
  shop_.register_all();
  EXPECT_THAT(body(lot), Not(HasSubstr("Dữ liệu minh họa.")));
}

}  // namespace
}  // namespace ocop::application
