#include "office/office.h"

#include <gmock/gmock.h>

#include "office/test_office.h"

namespace ocop::office {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class OfficeTest : public testing::Test {
 protected:
  OfficeTest() {
    tea_ = office_.registers.add_maker("TEA", "Trà sen Đồng Xuân", "00070");
    far_ = office_.registers.add_maker("FAR", "Chè Xa", "00082");
    office_.owned_subject = tea_.id;
  }
  static std::string header(const http::Response& response, std::string_view name) {
    return std::string(response.headers.get(name));
  }
  std::string path(const records::Record& row, const std::string& end = "") {
    return "/office/" + std::string(row.kind->path) + "/" + row.id + end;
  }
  /// The page after a redirect, with the cookie that came with it.
  http::Response follow(const std::string& who, const http::Response& response) {
    auto next = office_.request(http::Method::get, who, header(response, "Location"));
    const std::string cookie = header(response, "Set-Cookie");
    next.headers.set("Cookie", "who=" + who + "; " + cookie.substr(0, cookie.find(';')));
    return office_.send(next);
  }
  records::Record stored(const records::Record& row) {
    return office_.registers.store->find(*row.kind, row.id, accounts::Reach::all()).value();
  }

  TestOffice office_;
  records::Record tea_, far_;
};

TEST_F(OfficeTest, WhoIsNotSignedInIsLedToTheSignInPageAndBack) {
  const auto answer = office_.get("", "/en/office/makers?q=tra");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(header(answer, "Location"),
            "/en/office/sign-in?return=%2Fen%2Foffice%2Fmakers%3Fq%3Dtra");
}

TEST(OfficePathTest, OnlyTheOfficeIsAPlaceToReturnTo) {
  for (const auto* path : {"/office", "/office/makers", "/en/office", "/en/office/makers?q=a"}) {
    EXPECT_TRUE(is_office_path(path)) << path;
  }
  for (const auto* path : {"//evil.example/office", "/", "/officex", "https://evil.example/office",
                           "/office\\evil", "/en//evil", "", "/office/\n"}) {
    EXPECT_FALSE(is_office_path(path)) << path;
  }
}

TEST_F(OfficeTest, ARegisterThatTheRoleDoesNotReachIsNotThere) {
  EXPECT_EQ(office_.get("nobody", "/office/makers").status, 404);
  EXPECT_THAT(office_.get("nobody", "/office").body, Not(HasSubstr("/office/makers")));
  EXPECT_EQ(office_.get("officer", "/office/makers").status, 200);
}

TEST_F(OfficeTest, ARowOfAnotherUnitIsNotThereAtAnyAddress) {
  for (const std::string end : {"", "/edit", "/history"}) {
    EXPECT_EQ(office_.get("officer", path(tea_, end)).status, 200) << end;
    EXPECT_EQ(office_.get("officer", path(far_, end)).status, 404) << end;
    EXPECT_EQ(office_.get("officer", "/en" + path(far_, end)).status, 404) << end;
  }
  for (const std::string end : {"/edit", "/remove", "/restore", "/undo?version=1"}) {
    EXPECT_EQ(office_.post("officer", path(far_, end), "name=X&row_version=1").status, 404) << end;
  }
  EXPECT_EQ(stored(far_).title(), "Chè Xa");
  EXPECT_THAT(office_.get("officer", "/office/makers").body, Not(HasSubstr("Chè Xa")));
  EXPECT_THAT(office_.get("officer", "/office/search?q=che").body, Not(HasSubstr("Chè Xa")));
  EXPECT_THAT(office_.get("officer", "/office/makers/export.csv").body, Not(HasSubstr("Chè Xa")));
  EXPECT_THAT(office_.get("officer", "/office/suggest/ware/maker_id?q=che").body,
              Not(HasSubstr("Chè Xa")));
}

TEST_F(OfficeTest, APostWithoutTheTokenOfTheSessionDoesNothing) {
  auto sent = office_.request(http::Method::post, "officer", path(tea_, "/remove"));
  sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
  for (const std::string body : {"", "form_token=", "form_token=token-of-other"}) {
    sent.body = body;
    EXPECT_EQ(office_.send(sent).status, 403) << body;
  }
  EXPECT_FALSE(stored(tea_).removed_at);
}

TEST_F(OfficeTest, ARowIsFoundWithoutDiacritics) {
  EXPECT_THAT(office_.get("officer", "/office/makers?q=tra+sen+dong").body,
              HasSubstr("Trà sen Đồng Xuân"));
  EXPECT_THAT(office_.get("officer", "/office/makers?q=banh").body,
              AllOf(HasSubstr("“banh”"), Not(HasSubstr("Trà sen"))));
  EXPECT_THAT(office_.get("officer", "/office/search?q=tra+sen").body,
              HasSubstr("Trà sen Đồng Xuân"));
}

TEST_F(OfficeTest, WhatIsStoredFromAFormCanBeUndoneAtOnce) {
  const auto saved = office_.post("officer", path(tea_, "/edit"),
                                  "row_version=1&code=TEA&name=Tr%C3%A0+nh%C3%A0i&unit_code=00070");
  ASSERT_EQ(saved.status, 303);
  EXPECT_EQ(stored(tea_).title(), "Trà nhài");
  const auto page = follow("officer", saved);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Đã lưu Trà nhài"), HasSubstr("/undo?version=2")));
  EXPECT_EQ(office_.post("officer", path(tea_, "/undo?version=2"), "").status, 303);
  EXPECT_EQ(stored(tea_).title(), "Trà sen Đồng Xuân");
}

TEST_F(OfficeTest, AChangeThatWasChangedAgainIsNotUndone) {
  office_.post("officer", path(tea_, "/edit"), "row_version=1&name=B");
  office_.post("other", path(tea_, "/edit"), "row_version=2&name=C");
  const auto answer = office_.post("officer", path(tea_, "/undo?version=2"), "");
  EXPECT_EQ(stored(tea_).title(), "C");
  EXPECT_THAT(follow("officer", answer).body, HasSubstr("không hoàn tác được nữa"));
}

TEST_F(OfficeTest, WhatWasPutAsideStandsInItsOwnViewAndComesBack) {
  const auto removed = office_.post("officer", path(tea_, "/remove"), "");
  EXPECT_THAT(follow("officer", removed).body, HasSubstr("Đã cất Trà sen"));
  EXPECT_THAT(office_.get("officer", "/office/makers").body, Not(HasSubstr("Trà sen")));
  EXPECT_THAT(office_.get("officer", "/office/makers?view=removed").body, HasSubstr("Trà sen"));
  office_.post("officer", path(tea_, "/restore"), "");
  EXPECT_THAT(office_.get("officer", "/office/makers").body, HasSubstr("Trà sen"));
}

TEST_F(OfficeTest, AFlashOfSomebodyElseIsNotShown) {
  const auto saved = office_.post("officer", path(tea_, "/edit"), "row_version=1&name=B");
  const std::string cookie = header(saved, "Set-Cookie");
  auto next = office_.request(http::Method::get, "other", path(tea_));
  next.headers.set("Cookie", "who=other; " + cookie.substr(0, cookie.find(';')));
  EXPECT_THAT(office_.send(next).body, Not(HasSubstr("Đã lưu")));
}

TEST_F(OfficeTest, AFaultStandsBesideItsFieldAndAboveAndWhatWasTypedStays) {
  const auto answer = office_.post("officer", "/office/makers/new",
                                   "code=NEW&name=&unit_code=00070&founded=31%2F02%2F2026");
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#field-founded\""),
                                 HasSubstr("id=\"error-founded\""), HasSubstr("31/02/2026"),
                                 HasSubstr("value=\"NEW\""), HasSubstr("id=\"error-name\"")));
}

TEST_F(OfficeTest, AUnitOutsideTheReachIsRefused) {
  const auto answer =
      office_.post("officer", "/office/makers/new", "code=NEW&name=X&unit_code=00082");
  EXPECT_EQ(answer.status, 422);
}

TEST_F(OfficeTest, OfTwoWhoEditOneRowTheSecondMergesAndLosesNothing) {
  const auto form = [](const std::string& version, const std::string& name,
                       const std::string& notes, const std::string& founded) {
    return "row_version=" + version + "&code=TEA&name=" + name + "&notes=" + notes +
           "&founded=" + founded + "&form=household&unit_code=00070";
  };
  office_.post("other", path(tea_, "/edit"), form("1", "Theirs", "x", "01%2F02%2F2020"));
  const auto conflict = office_.post("officer", path(tea_, "/edit"), form("1", "Mine", "y", ""));
  EXPECT_EQ(conflict.status, 409);
  EXPECT_THAT(conflict.body, AllOf(HasSubstr("Mine"), HasSubstr("Theirs"), HasSubstr("other"),
                                   HasSubstr("name=\"founded\" value=\"01/02/2020\""),
                                   HasSubstr("name=\"row_version\" value=\"2\"")));
  EXPECT_EQ(stored(tea_).title(), "Theirs");
  office_.post("officer", path(tea_, "/edit"), form("2", "Mine", "y", "01%2F02%2F2020"));
  EXPECT_EQ(stored(tea_).title(), "Mine");
  EXPECT_EQ(stored(tea_)["founded"], "2020-02-01");
}

TEST_F(OfficeTest, StoredScriptIsTextOnEveryPage) {
  const std::string attack = "\"><script>alert(1)</script>{{X}}";
  const auto row = office_.registers.add_maker("X", attack, "00070");
  office_.registers.add_ware(attack, row);
  office_.post("officer", path(row, "/edit"),
               "row_version=1&notes=%3Cscript%3Ealert(2)%3C/script%3E");
  for (const std::string& target :
       {std::string("/office/makers"), std::string("/office/search?q=script"),
        std::string("/office/makers?q=%3Cscript%3Ealert"), path(row), path(row, "/edit"),
        path(row, "/history"), std::string("/office/wares/new?maker_id=") + row.id,
        std::string("/office/wares?f_maker_id=") + row.id}) {
    const auto page = office_.get("officer", target);
    EXPECT_EQ(page.status, 200) << target;
    EXPECT_THAT(page.body, Not(HasSubstr("<script>alert"))) << target;
    EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
                AllOf(HasSubstr("script-src 'self'"), Not(HasSubstr("unsafe"))));
  }
}

TEST_F(OfficeTest, AnExportHoldsTheFilteredRowsAndNoFormula) {
  office_.registers.add_maker("EVIL", "=HYPERLINK(\"http://evil.example\")", "00070");
  const auto all = office_.get("officer", "/office/makers/export.csv");
  EXPECT_EQ(header(all, "Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(all.body, AllOf(HasSubstr("'=HYPERLINK"), HasSubstr("Trà sen")));
  const auto some = office_.get("officer", "/office/makers/export.csv?q=tra");
  EXPECT_THAT(some.body, AllOf(HasSubstr("Trà sen"), Not(HasSubstr("HYPERLINK"))));
}

TEST_F(OfficeTest, APreviewNamesEachBadRowAndNothingIsStored) {
  const auto preview =
      office_.post_file("officer", "/office/makers/import", "m.csv",
                        "code,name,unit_code,founded\nA,Một,00070,\nB,,00070,31/02/2026\n");
  EXPECT_EQ(preview.status, 200);
  EXPECT_THAT(preview.body, AllOf(HasSubstr("Dòng"), HasSubstr("founded"), HasSubstr("name"),
                                  Not(HasSubstr("import/store"))));
  EXPECT_THAT(office_.get("officer", "/office/makers").body, Not(HasSubstr("Một")));
}

TEST_F(OfficeTest, AGoodFileIsCountedAndThenStored) {
  const std::string file = "code,name,unit_code\nA,Một,00070\nTEA,Trà sen Đồng Xuân,00070\n";
  const auto preview = office_.post_file("officer", "/office/makers/import", "m.csv", file);
  EXPECT_THAT(preview.body, HasSubstr("import/store"));
  EXPECT_THAT(office_.get("officer", "/office/makers").body, Not(HasSubstr("Một")));
  const auto stored_now =
      office_.post("officer", "/office/makers/import/store",
                   "file_name=m.csv&content=code,name,unit_code%0D%0AA,M%E1%BB%99t,00070%0D%0A");
  EXPECT_EQ(stored_now.status, 303);
  EXPECT_THAT(office_.get("officer", "/office/makers").body, HasSubstr("Một"));
}

TEST_F(OfficeTest, AFileInAnOldEncodingIsNamedForWhatItIs) {
  const auto utf16 = office_.post_file("officer", "/office/makers/import", "m.csv",
                                       std::string("\xFF\xFE"
                                                   "c\0o\0d\0e\0",
                                                   10));
  EXPECT_THAT(utf16.body, HasSubstr("UTF-16"));
}

TEST_F(OfficeTest, ADraftIsOfferedAndGoneOnceStored) {
  const std::string address = path(tea_, "/edit");
  EXPECT_EQ(
      office_.post("officer", "/office/drafts", "form_address=" + address + "&name=Half").status,
      204);
  EXPECT_THAT(office_.get("officer", address).body, HasSubstr("bản lưu tạm lúc"));
  EXPECT_THAT(office_.get("other", address).body, Not(HasSubstr("bản lưu tạm lúc")));
  EXPECT_THAT(office_.get("officer", address + "?draft=1").body, HasSubstr("value=\"Half\""));
  office_.post("officer", address, "row_version=1&name=Whole");
  EXPECT_THAT(office_.get("officer", address).body, Not(HasSubstr("bản lưu tạm lúc")));
}

TEST_F(OfficeTest, APartIsShownOnThePageOfItsOwnerWithAButtonToAddOne) {
  office_.registers.add_ware("Ô mai sấu", tea_);
  EXPECT_THAT(office_.get("owner", path(tea_)).body,
              AllOf(HasSubstr("Ô mai sấu"), HasSubstr("/office/wares/new?maker_id=" + tea_.id)));
  EXPECT_THAT(office_.get("owner", "/office/wares/new").body, HasSubstr("value=\"TEA\""));
}

TEST_F(OfficeTest, TheHistorySaysWhoDidWhatFromWhatToWhat) {
  office_.post("officer", path(tea_, "/edit"), "row_version=1&founded=01/02/2020&name=Tra");
  EXPECT_THAT(office_.get("other", path(tea_, "/history")).body,
              AllOf(HasSubstr("officer"), HasSubstr("01/02/2020"), HasSubstr("Trà sen Đồng Xuân")));
}

}  // namespace
}  // namespace ocop::office
