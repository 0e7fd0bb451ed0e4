#include "registry/catalogue.h"

#include <gmock/gmock.h>

namespace ocop::registry {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Subject subject(const std::string& code, const std::string& name, const std::string& gln = "") {
  Subject made;
  made.code = code;
  made.name = name;
  made.party_gln = gln;
  return made;
}

Product product(const std::string& gtin, const std::string& subject_code, const std::string& name) {
  Product made;
  made.gtin = gtin;
  made.subject = SubjectId(subject_code);
  made.name_vi = name;
  return made;
}

Certificate certificate(const std::string& number, const std::string& gtin, Date from) {
  Certificate made;
  made.number = number;
  made.subject = SubjectId("OM");
  made.product = ProductId(gtin);
  made.valid_from = from;
  return made;
}

std::shared_ptr<const Catalogue> small_catalogue() {
  Place place;
  place.gln = "9521234009016";
  CatalogueBuilder builder;
  builder.add(subject("OM", "Cơ sở Ô mai Thu Hường", "9521234009009"))
      .add(subject("TS", "Hợp tác xã Trà sen Đồng Xuân"))
      .add(product("09521234000013", "OM", "Ô mai sấu gừng"))
      .add(product("09521234000020", "OM", "Ô mai mơ"))
      .add(product("09521236000011", "TS", "Trà sen"))
      .add(place)
      .add(certificate("old", "09521234000013", {2022, 1, 1}))
      .add(certificate("whole", "", {2026, 1, 1}))
      .add(certificate("new", "09521234000013", {2025, 1, 1}))
      .add(certificate("other", "09521234000020", {2025, 1, 1}));
  return std::move(builder).build();
}

std::vector<std::string> names(const std::vector<const Product*>& products) {
  std::vector<std::string> all;
  for (const Product* one : products) all.push_back(one->name_vi);
  return all;
}

TEST(Catalogue, FindsEachRecordByItsKeys) {
  const auto catalogue = small_catalogue();
  const Product* found = catalogue->product_by_gtin("09521234000013");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(catalogue->product(found->id), found);
  EXPECT_EQ(catalogue->subject(found->subject)->code, "OM");
  EXPECT_EQ(catalogue->subject_by_code("TS")->name, "Hợp tác xã Trà sen Đồng Xuân");
  EXPECT_EQ(catalogue->subject_by_party("9521234009009")->code, "OM");
  EXPECT_NE(catalogue->place_by_gln("9521234009016"), nullptr);
}

TEST(Catalogue, GivesNullForWhatIsNotThere) {
  const auto catalogue = small_catalogue();
  EXPECT_EQ(catalogue->product_by_gtin("0952123400001"), nullptr);
  EXPECT_EQ(catalogue->product(ProductId("nobody")), nullptr);
  EXPECT_EQ(catalogue->subject(SubjectId()), nullptr);
  EXPECT_EQ(catalogue->subject_by_party(""), nullptr);
  EXPECT_EQ(catalogue->place_by_gln(""), nullptr);
  EXPECT_EQ(catalogue->unit("00070", {2026, 1, 1}), nullptr);
}

TEST(Catalogue, ListsTheCertificatesOfAProductBeforeThoseOfItsSubjectNewestFirst) {
  const auto catalogue = small_catalogue();
  std::vector<std::string> numbers;
  for (const auto* one :
       catalogue->certificates_of(*catalogue->product_by_gtin("09521234000013"))) {
    numbers.push_back(one->number);
  }
  EXPECT_THAT(numbers, ElementsAre("new", "old", "whole"));
}

TEST(Catalogue, ListsTheProductsOfASubject) {
  const auto catalogue = small_catalogue();
  EXPECT_THAT(names(catalogue->products_of(*catalogue->subject_by_code("OM"))),
              ElementsAre("Ô mai sấu gừng", "Ô mai mơ"));
}

TEST(Search, FindsVietnameseWhateverTheMarksAndTheCase) {
  const auto catalogue = small_catalogue();
  for (const std::string text : {"o mai", "Ô MAI", "O\xCC\x82 mai", "mai  o"}) {
    EXPECT_THAT(names(catalogue->search(text, 10).products),
                ElementsAre("Ô mai mơ", "Ô mai sấu gừng"))
        << text;
  }
}

TEST(Search, WantsEveryWordAndLooksAtTheMakerToo) {
  const auto catalogue = small_catalogue();
  EXPECT_THAT(names(catalogue->search("sen dong xuan", 10).products), ElementsAre("Trà sen"));
  EXPECT_THAT(names(catalogue->search("sen gừng", 10).products), IsEmpty());
}

TEST(Search, FindsSubjectsByNameAndCode) {
  const auto catalogue = small_catalogue();
  ASSERT_EQ(catalogue->search("đồng xuân", 10).subjects.size(), 1U);
  ASSERT_EQ(catalogue->search("ts", 10).subjects.size(), 1U);
}

TEST(Search, GivesNoMoreThanAskedForAndNothingForBlanks) {
  const auto catalogue = small_catalogue();
  EXPECT_THAT(names(catalogue->search("o mai", 1).products), ElementsAre("Ô mai mơ"));
  EXPECT_THAT(catalogue->search(" \t", 10).products, IsEmpty());
}

TEST(CertificateState, ChangesOnTheDayAfterTheLastAndOnTheDayOfRevocation) {
  Certificate one;
  one.valid_from = {2023, 6, 30};
  one.valid_to = Date{2026, 6, 30};
  EXPECT_EQ(one.state_on({2026, 6, 30}), CertificateState::in_force);
  EXPECT_EQ(one.state_on({2026, 7, 1}), CertificateState::expired);
  one.revoked_on = Date{2025, 8, 5};
  EXPECT_EQ(one.state_on({2025, 8, 4}), CertificateState::in_force);
  EXPECT_EQ(one.state_on({2025, 8, 5}), CertificateState::revoked);
  EXPECT_EQ(one.state_on({2027, 1, 1}), CertificateState::revoked);
}

TEST(CertificateState, LastsWhenNoLastDayIsGiven) {
  Certificate one;
  one.valid_from = {2023, 6, 30};
  EXPECT_EQ(one.state_on({2099, 1, 1}), CertificateState::in_force);
}

}  // namespace
}  // namespace ocop::registry
