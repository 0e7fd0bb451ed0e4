#include "registry/import.h"

#include <gmock/gmock.h>

#include <set>

#include "accounts/audit.h"
#include "base/limits.h"
#include "registry/test_registry.h"

namespace ocop::registry {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view subjects =
    "code,name,kind,party_gln,address,unit_code,phone,story_vi,story_en,demonstration\n"
    "OM-1,Cơ sở Ô mai,household,9521234009009,199 phố Hàng Đường,00070,024 0000 0101,Chuyện,,1\n";
constexpr std::string_view products =
    "gtin,subject_code,name_vi,name_en,shelf_life_days\n"
    "9521234000013,OM-1,Ô mai sấu,Candied fruit,365\n";
constexpr std::string_view certificates =
    "number,issuer,kind,subject_code,gtin,stars,valid_from,valid_to,revoked_on\n"
    "6312/QĐ-UBND,UBND thành phố Hà Nội,ocop_stars,OM-1,9521234000013,4,20/12/2025,2028-12-20,\n"
    "0147/2025,Sở Công Thương,food_safety,OM-1,,,2025-03-11,,\n";
constexpr std::string_view places =
    "gln;name_vi;subject_code\n9521234009016;Xưởng;OM-1\n9521234009023;Chợ;\n";

class ImportTest : public testing::Test {
 protected:
  std::vector<std::string> faults(const std::vector<NamedContent>& files) {
    std::vector<std::string> texts;
    for (const auto& fault : registry_.import(files).faults) {
      texts.push_back(to_string(fault, pages::Locale::english));
    }
    return texts;
  }
  std::shared_ptr<const Catalogue> catalogue() { return registry_->catalogue(); }

  TestRegistry registry_;
};

TEST_F(ImportTest, StoresWhatTheFilesSayWhateverTheirOrder) {
  const auto report = registry_.import({{"a/certificates.csv", certificates},
                                        {"my-products.csv", products},
                                        {"places.csv", places},
                                        {"subjects.csv", subjects}});
  ASSERT_TRUE(report.stored()) << to_string(report.faults.front(), pages::Locale::english);
  EXPECT_EQ(report.of("certificates"), (records::ImportCounts{2, 0, 0}));
  const Product* product = catalogue()->product_by_gtin("09521234000013");
  ASSERT_NE(product, nullptr);
  EXPECT_EQ(product->name_vi, "Ô mai sấu");
  EXPECT_EQ(product->shelf_life_days, 365);
  EXPECT_FALSE(product->is_demonstration);
  const Subject* subject = catalogue()->subject(product->subject);
  ASSERT_NE(subject, nullptr);
  EXPECT_EQ(subject->phone, "024 0000 0101");
  EXPECT_TRUE(subject->is_demonstration);
  EXPECT_EQ(catalogue()->place_by_gln("9521234009016")->subject, subject->id);
  EXPECT_TRUE(catalogue()->place_by_gln("9521234009023")->subject.empty());
  const auto found = catalogue()->certificates_of(*product);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]->stars, 4);
  EXPECT_EQ(found[0]->valid_from, (Date{2025, 12, 20}));
  EXPECT_EQ(found[1]->valid_to, std::nullopt);
}

TEST_F(ImportTest, ASecondRunChangesNothing) {
  const std::vector<NamedContent> files{{"subjects.csv", subjects},
                                        {"products.csv", products},
                                        {"places.csv", places},
                                        {"certificates.csv", certificates}};
  registry_.import(files);
  const auto before = catalogue();
  const std::size_t audited = accounts::read_audit(registry_.database(), 1'000)->size();
  const auto again = registry_.import(files);
  EXPECT_EQ(again.total(), (records::ImportCounts{0, 0, 6}));
  EXPECT_EQ(catalogue().get(), before.get());
  EXPECT_EQ(accounts::read_audit(registry_.database(), 1'000)->size(), audited);
}

TEST_F(ImportTest, AChangedRowKeepsItsIdentifierAndWhatWasNotGiven) {
  registry_.import({{"subjects.csv", subjects}, {"products.csv", products}});
  const ProductId id = catalogue()->product_by_gtin("09521234000013")->id;
  const auto report = registry_.import(
      {{"products.csv", "gtin,subject_code,name_vi,name_en\n09521234000013,OM-1,Ô mai gừng,\n"}});
  EXPECT_EQ(report.of("products"), (records::ImportCounts{0, 1, 0}));
  const Product* product = catalogue()->product_by_gtin("09521234000013");
  EXPECT_EQ(product->id, id);
  EXPECT_EQ(product->name_vi, "Ô mai gừng");
  EXPECT_EQ(product->name_en, "") << "an empty cell empties";
  EXPECT_EQ(product->shelf_life_days, 365) << "a column that is not there keeps";
}

TEST_F(ImportTest, ChangesOutliveTheStore) {
  registry_.import({{"subjects.csv", subjects}, {"products.csv", products}});
  const auto again = registry_.open_again()->catalogue();
  const Product* product = again->product_by_gtin("09521234000013");
  ASSERT_NE(product, nullptr);
  EXPECT_EQ(product->shelf_life_days, 365);
  EXPECT_EQ(again->subject(product->subject)->story_vi, "Chuyện");
}

TEST_F(ImportTest, EveryChangeIsAuditedWithWhatChanged) {
  registry_.clock().advance(1'000'000);
  registry_.import({{"subjects.csv", subjects}});
  registry_.clock().advance(1'000'000);
  registry_.import({{"subjects.csv", "code,name,kind,story_vi\nOM-1,Ô mai Mới,household,\n"}});
  const auto entries = accounts::read_audit(registry_.database(), 2);
  ASSERT_TRUE(entries);
  EXPECT_EQ((*entries)[0].actor, "test");
  EXPECT_EQ((*entries)[0].act, "subject.change");
  EXPECT_EQ((*entries)[0].object, "subject " + catalogue()->subject_by_code("OM-1")->id.text());
  EXPECT_EQ((*entries)[0].before, R"({"version":1,"name":"Cơ sở Ô mai","story_vi":"Chuyện"})");
  EXPECT_EQ((*entries)[0].after, R"({"version":2,"name":"Ô mai Mới","story_vi":""})");
  EXPECT_EQ((*entries)[1].act, "subject.create");
}

TEST_F(ImportTest, OneFaultKeepsEverythingOut) {
  const auto report = registry_.import(
      {{"subjects.csv", subjects},
       {"products.csv", "gtin,subject_code,name_vi\n09521234000014,OM-1,Ô mai\n"}});
  EXPECT_FALSE(report.stored());
  EXPECT_EQ(catalogue()->subject_by_code("OM-1"), nullptr);
}

TEST_F(ImportTest, FaultsAreNamedWithFileLineAndColumn) {
  registry_.import({{"subjects.csv", subjects}});
  EXPECT_THAT(
      faults({{"products.csv",
               "gtin,subject_code,name_vi,shelf_life_days\n"
               "09521234000013,OM-1,Ô mai,\n"
               "09521234000014,OM-1,Mơ,\n"
               "09521234000020,OM-1,\"Hai\ndòng\",mười\n"},
              {"subjects.csv", "code,name,kind\nÔM,Ô mai,\n"}}),
      ElementsAre(HasSubstr("subjects.csv:2:1: code:"), HasSubstr("products.csv:3:1: gtin:"),
                  HasSubstr("products.csv:4:21: name_vi:"),
                  HasSubstr("products.csv:5:7: shelf_life_days:")));
}

TEST_F(ImportTest, ReferencesToNothingAreNamed) {
  EXPECT_THAT(faults({{"subjects.csv", subjects},
                      {"places.csv", "gln,name_vi,subject_code\n9521234009016,Xưởng,NOBODY\n"},
                      {"certificates.csv",
                       "number,issuer,kind,subject_code,gtin,valid_from\n"
                       "1,A,iso,OM-1,09521234000013,2025-01-01\n"}}),
              ElementsAre(HasSubstr("places.csv:2:21: subject_code: “NOBODY”"),
                          HasSubstr("certificates.csv:2:14: gtin: “09521234000013”")));
}

TEST_F(ImportTest, RowsThatContradictTheRegisterOrEachOtherAreNamed) {
  registry_.import({{"subjects.csv", subjects}, {"products.csv", products}});
  const auto found = faults(
      {{"subjects.csv",
        "code,name,kind,party_gln\nTWO,Hai,farm,9521234009009\nTHREE,Ba,farm,\nTHREE,Ba,farm,\n"},
       {"certificates.csv",
        "number,issuer,kind,subject_code,gtin,stars,valid_from,valid_to,revoked_on\n"
        "1,A,ocop_stars,OM-1,09521234000013,,2025-01-01,,\n"
        "2,A,ocop_stars,OM-1,,4,2025-01-01,,\n"
        "3,A,iso,OM-1,,4,2025-01-01,,\n"
        "4,A,iso,OM-1,,,2025-01-01,2024-01-01,\n"
        "5,A,iso,OM-1,,,2025-01-01,,2024-12-31\n"
        "6,A,iso,THREE,09521234000013,,2025-01-01,,\n"}});
  EXPECT_THAT(found, ElementsAre(HasSubstr("subjects.csv:2:14: party_gln:"),
                                 HasSubstr("subjects.csv:4: The same as line 3"),
                                 HasSubstr("certificates.csv:2:36: stars:"),
                                 HasSubstr("certificates.csv:3:21: gtin: Stars are given"),
                                 HasSubstr("certificates.csv:4:15: stars:"),
                                 HasSubstr("certificates.csv:5:27: valid_to:"),
                                 HasSubstr("certificates.csv:6:28: revoked_on:"),
                                 HasSubstr("certificates.csv:7:15: gtin: This product is")));
}

TEST_F(ImportTest, WhatABuyerAsksIsStoredWithItsProduct) {
  const auto report = registry_.import(
      {{"subjects.csv", subjects},
       {"products.csv",
        "gtin,subject_code,name_vi,price_vnd,price_day,order_min,capacity_month,family\n"
        "09521234000013,OM-1,A,85.000,12/09/2026,40,3000,Ô mai\n"
        "09521234000020,OM-1,B,,,,,Ô mai\n"},
       {"selling_places.csv",
        "gtin,name,address,url,kind\n"
        "09521234000013,Chợ,Phố A,,market\n09521234000013,Trên "
        "mạng,,https://shop.example/,online\n"},
       {"product_pictures.csv",
        "gtin,address,alt_vi,rights,position\n"
        "09521234000013,/media/b.svg,Hai,Cơ sở,2\n09521234000013,/media/a.svg,Một,Cơ sở,1\n"}});
  ASSERT_TRUE(report.stored()) << to_string(report.faults.front(), pages::Locale::english);
  EXPECT_EQ(report.of("selling_places"), (records::ImportCounts{2, 0, 0}));
  const auto registers = registry_.open_again()->catalogue();  // as SQL has them
  const Product& product = *registers->product_by_gtin("09521234000013");
  EXPECT_EQ(product.price_vnd, 85'000);
  EXPECT_EQ(product.price_day, (Date{2026, 9, 12}));
  EXPECT_EQ(product.order_min, 40);
  std::set<std::string> addresses;
  for (const auto* place : registers->selling_places_of(product)) addresses.insert(place->url);
  EXPECT_THAT(addresses, ElementsAre("", "https://shop.example/"));
  ASSERT_EQ(registers->pictures_of(product).size(), 2U);
  EXPECT_EQ(registers->pictures_of(product)[0]->alt_vi, "Một");
  ASSERT_EQ(registers->variants_of(product).size(), 1U);
  EXPECT_EQ(registers->variants_of(product)[0]->name_vi, "B");
}

TEST_F(ImportTest, APriceStandsWithTheDayItWasSaid) {
  EXPECT_THAT(faults({{"subjects.csv", subjects},
                      {"products.csv",
                       "gtin,subject_code,name_vi,price_vnd\n"
                       "09521234000013,OM-1,A,85000\n"}}),
              ElementsAre(HasSubstr("products.csv:2: price_day:")));
}

TEST_F(ImportTest, OneDecisionMayNameSeveralProducts) {
  const auto report = registry_.import(
      {{"subjects.csv", subjects},
       {"products.csv",
        "gtin,subject_code,name_vi\n09521234000013,OM-1,A\n09521234000020,OM-1,B\n"},
       {"certificates.csv",
        "number,issuer,kind,subject_code,gtin,stars,valid_from\n"
        "1,A,ocop_stars,OM-1,09521234000013,4,2025-01-01\n"
        "1,A,ocop_stars,OM-1,09521234000020,3,2025-01-01\n"}});
  EXPECT_EQ(report.of("certificates"), (records::ImportCounts{2, 0, 0}));
}

TEST_F(ImportTest, TheHeaderMustNameKnownColumnsOnceAndAllRequiredOnes) {
  EXPECT_THAT(
      faults({{"subjects.csv", "code,kind,Code,nmae\n"}}),
      ElementsAre(HasSubstr("subjects.csv:1:11: Code:"), HasSubstr("subjects.csv:1:16: nmae:"),
                  HasSubstr("subjects.csv:1: name: The required column")));
}

TEST_F(ImportTest, AnEmptyFileAndARaggedRowAreFaults) {
  EXPECT_THAT(faults({{"subjects.csv", ""}, {"places.csv", "gln,name_vi\n9521234009016\n"}}),
              ElementsAre(HasSubstr("subjects.csv:1:1:"),
                          HasSubstr("places.csv:2:1: This row has 1 cells and the first row 2")));
}

TEST_F(ImportTest, AFileWhoseNameSaysNothingIsTakenOnlyWithItsKind) {
  EXPECT_THAT(faults({{"byproducts.csv", products}}),
              ElementsAre(HasSubstr("byproducts.csv: The name does not tell")));
  const auto report = import_file(*registry_, "subjects", {"danh-sách.csv", subjects}, "test");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->of("subjects"), (records::ImportCounts{1, 0, 0}));
}

TEST_F(ImportTest, TextIsStoredComposedAndTrimmed) {
  registry_.import({{"subjects.csv", "code,name,kind\nA, O\xCC\x82 mai ,farm\n"}});
  EXPECT_EQ(catalogue()->subject_by_code("A")->name, "Ô mai");
}

TEST_F(ImportTest, ManyFaultsAreCountedAndTheFirstNamed) {
  std::string content = "gln,name_vi\n";
  for (int i = 0; i < 150; ++i) content += "123,Xưởng\n";
  const auto report = registry_.import({{"places.csv", content}});
  EXPECT_EQ(report.fault_count, 150U);
  EXPECT_EQ(report.faults.size(), limits::import_faults_named_max);
}

TEST_F(ImportTest, APartyNumberIsFreeOnlyOnceItsHolderGaveItUp) {
  registry_.import({{"subjects.csv",
                     "code,name,kind,party_gln\n"
                     "A,A,farm,9521234009009\nB,B,farm,9521235009008\n"}});
  EXPECT_THAT(faults({{"subjects.csv", "code,name,kind,party_gln\nA,A,farm,9521235009008\n"}}),
              ElementsAre(HasSubstr("subjects.csv:2:10: party_gln:")));
  const auto report = registry_.import({{"subjects.csv",
                                         "code,name,kind,party_gln\n"
                                         "B,B,farm,\nA,A,farm,9521235009008\n"}});
  EXPECT_EQ(report.of("subjects"), (records::ImportCounts{0, 2, 0}));
  EXPECT_EQ(catalogue()->subject_by_party("9521235009008")->code, "A");
}

TEST_F(ImportTest, AProductWithoutAGtinGetsACodeOfOurs) {
  registry_.import({{"subjects.csv", subjects}});
  ASSERT_TRUE(registry_.import({{"products.csv", "subject_code,name_vi\nOM-1,Ô mai\n"}}).stored());
  const Product& product = catalogue()->products().front();
  EXPECT_TRUE(product.code.starts_with("SP-")) << product.code;
  EXPECT_EQ(product.gtin, "");
  EXPECT_EQ(catalogue()->product_by_code(product.code), &product);
  EXPECT_EQ(catalogue()->product_by_gtin(""), nullptr);
}

TEST_F(ImportTest, TheDemonstrationDistrictGoesInWithoutAFault) {
  const auto folder = std::filesystem::path(OCOP_SOURCE_DIR) / "data" / "demo";
  std::vector<std::string> contents;
  std::vector<NamedContent> files;
  contents.reserve(9);
  for (const std::string name : {"subjects", "places", "products", "certificates", "selling_places",
                                 "product_pictures", "ingredients", "label_answers", "documents"}) {
    contents.push_back(read_whole(folder / (name + ".csv")));
    files.push_back({name + ".csv", contents.back()});
  }
  const auto report = registry_.import(files);
  for (const auto& fault : report.faults) ADD_FAILURE() << to_string(fault, pages::Locale::english);
  EXPECT_GE(catalogue()->products().size(), 16U);
  EXPECT_GE(catalogue()->subjects().size(), 8U);
}

}  // namespace
}  // namespace ocop::registry
