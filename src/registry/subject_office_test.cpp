#include "registry/subject_office.h"

#include <gmock/gmock.h>

#include "http/router.h"
#include "pages/page.h"
#include "registry/subject_demonstration.h"
#include "registry/test_subjects.h"
#include "registry/unit_panels.h"

namespace ocop::registry {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The office over the demonstration's producers; a cookie names the visitor: officers of two
/// wards, the owner of the tea cooperative, an editor.
class SubjectOffice : public testing::Test {
 protected:
  SubjectOffice() : office_(ground()) {
    if (const auto loaded = pages::load(); !loaded) ADD_FAILURE() << to_string(loaded.error());
    const std::string folder = OCOP_SOURCE_DIR "/data/demo/";
    const std::string subjects = read_whole(folder + "subjects.csv");
    const std::string places = read_whole(folder + "places.csv");
    t_.registry.import({{"subjects.csv", subjects}, {"places.csv", places}});
    const auto filled = fill_subject_demonstration(*t_.store, "demonstration");
    if (!filled) ADD_FAILURE() << to_string(filled.error());
    (void)t_.registry->refresh();
    add_subject_registers(office_, *t_.registry, t_.rules);
    tea_ = id_of("TS-DONGXUAN");
    office_.add_routes(router_);
  }
  std::string id_of(const std::string& code) {
    return t_.store
        ->read([&](records::Reading& reading) {
          return reading.find_by_key(t_.kinds.get("subject"), {code});
        })
        .value()
        ->id;
  }
  http::Response get(const std::string& who, const std::string& target) {
    http::Request sent;
    sent.target = target;
    sent.path = target.substr(0, target.find('?'));
    if (sent.path.size() < target.size()) sent.query = target.substr(sent.path.size() + 1);
    sent.headers.set("Cookie", "who=" + who);
    const auto match = router_.match(sent.method, sent.path, sent.parameters);
    return router_.answer(match.route, match, sent);
  }
  office::Ground ground() {
    return {.records = *t_.store,
            .visitor =
                [this](const http::Request& sent, pages::Locale locale) {
                  return std::optional(visitor(sent.cookie("who").value_or(""), locale));
                },
            .units = office_units(*t_.registry)};
  }
  office::Visitor visitor(const std::string& who, pages::Locale locale) {
    using accounts::Role;
    accounts::Appointment role{.id = "a", .role = Role::ward_officer, .valid_from = {2026, 1, 1}};
    role.unit_code = who == "cua_nam" ? "00082" : "00070";
    if (who == "owner") role.role = Role::subject_owner;
    if (who == "owner") role.subject_id = tea_;
    if (who == "editor") role.role = Role::editor;
    const Date today{2026, 9, 18};
    return {.person_id = who,
            .login = who,
            .name = "Vũ Thanh Hà",
            .locale = locale,
            .now = start_of(today),
            .today = today,
            .rights = accounts::Rights({role}, today, units_under(*t_.registry)),
            .form_token = "token"};
  }

  TestSubjects t_;
  std::string tea_;
  office::Office office_;
  http::Router router_;
};

TEST_F(SubjectOffice, TheProducersPageSaysWhatIsMissingAndLate) {
  for (const char* who : {"hoan_kiem", "owner"}) {
    const std::string page = get(who, "/office/subjects/" + tea_).body;
    EXPECT_THAT(page, HasSubstr("Phụ trách phân phối"));
    EXPECT_THAT(page, HasSubstr("Khu phơi sen chưa có lưới chắn côn trùng"));
    EXPECT_THAT(page, HasSubstr("Quá hạn"));
    EXPECT_THAT(page, HasSubstr("51,05"));
  }
}

TEST_F(SubjectOffice, TheBookOfMembersIsShownAsOfTheDay) {
  const std::string path = "/office/subjects/" + tea_ + "/members?day=";
  EXPECT_THAT(get("owner", path + "2025-12-31").body, HasSubstr("57,00"));
  EXPECT_THAT(get("owner", path + "2026-01-01").body, HasSubstr("51,05"));
  EXPECT_THAT(get("owner", "/en" + path + "2026-01-01").body, HasSubstr("51.05"));
}

TEST_F(SubjectOffice, ReadinessFollowsTheLawOfTheDay) {
  const std::string path = "/office/subjects/" + id_of("CF-BAOKHANH") + "/readiness?day=";
  EXPECT_THAT(get("hoan_kiem", path + "2024-06-30").body, HasSubstr("23/2012/QH13, điều 3"));
  EXPECT_THAT(get("hoan_kiem", path + "2026-09-18").body, HasSubstr("17/2023/QH15, điều 4"));
}

TEST_F(SubjectOffice, AnotherWardsProducerIsNotFoundInEveryAddress) {
  const std::string subject = "/office/subjects/" + tea_;
  std::vector<std::string> addresses = {subject, subject + "/edit", subject + "/history",
                                        subject + "/members", subject + "/readiness"};
  for (const char* kind : {"member", "post", "subject_year", "contact", "premises"}) {
    const std::string path = "/office/" + std::string(t_.kinds.get(kind).path);
    addresses.push_back(path + "/" + t_.parts(kind, tea_).front().id);
  }
  for (const std::string& address : addresses) {
    EXPECT_EQ(get("cua_nam", address).status, 404) << address;
    EXPECT_EQ(get("cua_nam", "/en" + address).status, 404) << address;
    const bool is_change = address.ends_with("/edit");
    EXPECT_EQ(get(is_change ? "owner" : "hoan_kiem", address).status, 200) << address;
  }
  EXPECT_THAT(get("cua_nam", "/office/members").body, Not(HasSubstr("Trịnh Xuân Bách")));
}

TEST_F(SubjectOffice, WhoMaySeeProducersOnlySeesNothingOfTheirBooks) {
  const auto page = get("editor", "/office/subjects/" + tea_);
  EXPECT_EQ(page.status, 200);
  for (const char* hidden : {"51,05", "Trịnh Xuân Bách", "0900 000 031", "lưới chắn"}) {
    EXPECT_THAT(page.body, Not(HasSubstr(hidden)));
  }
  EXPECT_EQ(get("editor", "/office/subjects/" + tea_ + "/members").status, 404);
}

TEST_F(SubjectOffice, TheHomePageNamesWhatIsLateAndVacant) {
  const std::string home = get("owner", "/office").body;
  EXPECT_THAT(home, HasSubstr("Khắc phục: Khu phơi sen"));
  EXPECT_THAT(home, HasSubstr("Vị trí còn trống: Phụ trách phân phối"));
  EXPECT_THAT(get("hoan_kiem", "/office").body,
              HasSubstr("9\u00A0việc phải làm lại sau chuyển đổi"));
  EXPECT_THAT(get("cua_nam", "/office").body, Not(HasSubstr("Khu phơi sen")));
}

TEST_F(SubjectOffice, AUnitTellsWhatItFollowedAndWhomAMessageReaches) {
  const auto unit = t_.store
                        ->read([&](records::Reading& reading) {
                          return reading.find_by_key(t_.kinds.get("unit"), {"002", "0001-01-01"});
                        })
                        .value();
  const std::string page = get("hoan_kiem", "/office/units/" + unit->id).body;
  for (const char* ward : {"Hoàn Kiếm", "Cửa Nam", "Hồng Hà"}) EXPECT_THAT(page, HasSubstr(ward));
}

}  // namespace
}  // namespace ocop::registry
