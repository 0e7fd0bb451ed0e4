#include <gmock/gmock.h>

#include "outreach/demonstration.h"
#include "outreach/registers.h"
#include "outreach/test_outreach.h"
#include "pages/page.h"
#include "programme/demonstration.h"
#include "programme/office_pages.h"
#include "programme/registers.h"
#include "registry/test_subjects.h"

namespace ocop::programme {
namespace {

using accounts::Role;
using records::Record;
using testing::HasSubstr;
using testing::Not;

/// The pages of both rooms over the demonstration, asked by one visitor after the other.
class PagesTest : public testing::Test {
 protected:
  PagesTest() {
    must(pages::load());
    registers_.registry.clock().advance(113 * micros_per_day);  // 18/09/2026
    outreach::add_kinds(registers_.kinds);
    add_kinds(registers_.kinds);
    must(outreach::migrate(registers_.registry.database(), now()));
    must(migrate(registers_.registry.database(), now()));
    for (const std::string code :
         {"OM-THUHUONG", "GC-MINHTRAM", "BAC-DUCTHINH", "TRANH-VINHLOC", "DEN-HANGMA",
          "CHE-THANHNGUYET", "QUA-MOCLAN", "BCH-BANGAN", "LUA-ANNHIEN", "CF-BAOKHANH"}) {
      registers_.add_subject(code);
    }
    outreach::add_person(registers_.registry.database(), registers_.registry.clock(), random_,
                         "thanhpho");
    must(outreach::fill_demonstration(*registers_.store, "ha"));
    must(fill_demonstration(*registers_.store, "ha"));
    office_ = std::make_unique<office::Office>(office::Ground{
        *registers_.store,
        [this](const http::Request&, pages::Locale locale) { return visitor(locale); }});
    const auto catalogues = [this] { return registers_.registry->catalogue(); };
    outreach::add_pages(*office_, catalogues);
    add_pages(*office_, catalogues);
    office_->add_routes(router_);
  }

  Timestamp now() { return registers_.registry.clock().now(); }
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }
  std::optional<office::Visitor> visitor(pages::Locale locale) {
    if (!role_) return std::nullopt;
    office::Visitor visitor{"1", "ha", "Vũ Thanh Hà", locale, now(), date_of(now())};
    accounts::Appointment appointment;
    appointment.role = *role_;
    appointment.unit_code = ward_;
    appointment.subject_id = "somebody";
    appointment.valid_from = {2020, 1, 1};
    visitor.rights =
        accounts::Rights({appointment}, visitor.today, [this](std::string_view code, Date day) {
          return registers_.registry->catalogue()->unit_tree().codes_under(code, day);
        });
    visitor.form_token = "token";
    return visitor;
  }
  void sign_in(Role role, std::string ward) {
    role_ = role;
    ward_ = std::move(ward);
  }
  http::Response get(const std::string& target) {
    http::Request request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (request.path.size() < target.size()) request.query = target.substr(request.path.size() + 1);
    const auto match = router_.match(request.method, request.path, request.parameters);
    return router_.answer(match.route, match, request);
  }
  Record row(std::string_view kind, std::string_view field, std::string_view value) {
    return registers_.store
        ->read([&](records::Reading& reading) {
          return reading.where(registers_.kinds.get(kind), field, value);
        })
        .value()
        .at(0);
  }

  SystemRandom random_;
  registry::TestSubjects registers_;
  std::unique_ptr<office::Office> office_;
  http::Router router_;
  std::optional<Role> role_;
  std::string ward_;
};

TEST_F(PagesTest, WhoIsNotSignedInIsLedToTheDoor) {
  for (const std::string path : {"/office/funnel", "/office/reports/period", "/en/office/tasks"}) {
    EXPECT_EQ(get(path).status, 303) << path;
  }
}

TEST_F(PagesTest, TheFunnelOfAWardCountsItsOwnHouseholdsOnly) {
  sign_in(Role::ward_officer, "00097");
  const auto page = get("/office/funnel?from=2026-01-01&to=2026-09-18&by=street");
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Vọng Hà"));
  EXPECT_THAT(page.body, Not(HasSubstr("Hàng Gai")));
  const auto file = get("/office/funnel.csv?from=2026-01-01&to=2026-09-18");
  EXPECT_THAT(file.body, HasSubstr("Phường Hồng Hà,5,"));
  EXPECT_THAT(file.body, Not(HasSubstr("Phường Hoàn Kiếm")));
}

TEST_F(PagesTest, WhatIsOfAnotherWardIsNotThere) {
  sign_in(Role::ward_officer, "00097");
  const std::string others[] = {
      "/office/households/" + row("household", "street", "Hàng Gai").id,
      "/office/visits/" + row("visit", "summary", "Đã dự lớp đóng gói, đang thử hộp").id,
      "/office/ideas/" + row("idea", "title", "Cà phê sữa đá viên").id,
      "/office/ideas/" + row("idea", "title", "Cà phê sữa đá viên").id + "/compare",
      "/office/tasks/" + row("task", "title", "Bảng chỉ dẫn điểm bán OCOP").id,
      "/office/reports/targets/" + row("target", "unit_code", "00082").id,
      "/office/reports/targets/nothing"};
  for (const std::string& path : others) EXPECT_EQ(get(path).status, 404) << path;
  EXPECT_EQ(get("/office/households/" + row("household", "street", "Vọng Hà").id).status, 200);
}

TEST_F(PagesTest, AProducerHasNothingToDoWithOutreachAndReports) {
  sign_in(Role::subject_owner, "");
  for (const std::string path : {"/office/funnel", "/office/funnel.csv", "/office/reports/period",
                                 "/office/reports/targets", "/office/households"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
}

TEST_F(PagesTest, ThePlanOf2019ShowsItsChainItsAreaOfTheDayAndItsEffectOfToday) {
  sign_in(Role::city_office, "01");
  const auto page =
      get("/office/programme-documents/" + row("programme_document", "number", "153/KH-UBND").id);
  ASSERT_EQ(page.status, 200);
  for (const std::string text :
       {"Kế hoạch 153/KH-UBND (06/08/2019)", "Căn cứ: Quyết định 3629/QĐ-UBND", "Quận Hoàn Kiếm",
        "18\u00a0phường", "Hàng Trống", "Hết hiệu lực, từ ngày 01/01/2021"}) {
    EXPECT_THAT(page.body, HasSubstr(text));
  }
}

TEST_F(PagesTest, TheReportOfAHalfYearIsInBothLanguages) {
  sign_in(Role::city_office, "01");
  const std::string query = "?from=2019-01-01&to=2019-12-31";
  const auto page = get("/office/reports/period" + query);
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Phổ biến chương trình đến 18 phường"));
  EXPECT_THAT(page.body, HasSubstr("Chỉ tiêu và kết quả"));
  EXPECT_THAT(get("/en/office/reports/period" + query).body, HasSubstr("Targets and results"));
}

TEST_F(PagesTest, TheTargetOfTheOldDistrictIsCountedAndItsProductsCanBeSeen) {
  sign_in(Role::city_office, "01");
  const auto page = get("/office/reports/targets?year=2020");
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("2020: Quận Hoàn Kiếm"));
  const auto counted =
      get("/office/reports/targets/" + row("target", "year", "2020").id + "?to=2020-12-31");
  EXPECT_THAT(counted.body, HasSubstr("Không có sản phẩm nào được tính."));
}

TEST_F(PagesTest, TheReportIsHadAsAWorkbookAndAsPdf) {
  sign_in(Role::ward_officer, "00070");
  const std::string query = "?from=2026-01-01&to=2026-06-30";
  const auto book = get("/office/reports/period.xlsx" + query);
  EXPECT_EQ(book.status, 200);
  EXPECT_EQ(book.body.substr(0, 2), "PK");
  EXPECT_EQ(book.headers.get("Content-Disposition"),
            "attachment; filename=\"bao-cao-2026-06-30.xlsx\"");
  const auto paper = get("/office/reports/period.pdf" + query);
  EXPECT_EQ(paper.status, 200);
  EXPECT_EQ(paper.body.substr(0, 5), "%PDF-");
}

TEST_F(PagesTest, AScriptInAStreetIsTextOnTheFunnel) {
  registers_.add("household", {{"name", "Hộ thử"},
                               {"address", "1"},
                               {"street", "<script>alert(1)</script>"},
                               {"unit_code", "00070"},
                               {"found_how", "came"},
                               {"discovered_on", "2026-01-02"}});
  sign_in(Role::ward_officer, "00070");
  const auto page = get("/office/funnel?by=street&from=2026-01-01&to=2026-12-31");
  EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
}

}  // namespace
}  // namespace ocop::programme
