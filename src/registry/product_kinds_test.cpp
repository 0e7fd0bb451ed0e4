#include <gmock/gmock.h>

#include "registry/document_kinds.h"
#include "registry/expiring_store.h"
#include "registry/product_facts.h"
#include "registry/product_registers.h"
#include "registry/test_subjects.h"

namespace ocop::registry {
namespace {

using records::Record;
using records::Values;
using testing::StartsWith;

/// Producers A and B with the registers of products beside them.
class ProductKinds : public testing::Test {
 protected:
  void SetUp() override {
    add_product_kinds(all_.kinds);
    a_ = all_.add_subject("A").id;
    b_ = all_.add_subject("B", "household", "00082").id;
  }
  Record product(const std::string& subject, const Values& more = {}) {
    Values values{{"subject_id", subject}, {"name_vi", "Ô mai"}};
    for (const auto& [field, value] : more) values.insert_or_assign(field, value);
    return all_.add("product", values);
  }
  Values stars(const Record& of, const std::string& subject) {
    return {{"number", "1/QĐ"},           {"issuer", "UBND"},        {"subject_id", subject},
            {"product_id", of.id},        {"kind", "ocop_stars"},    {"stars", "4"},
            {"valid_from", "2025-12-20"}, {"valid_to", "2028-12-20"}};
  }
  Result<records::Outcome> try_add(std::string_view kind, const Values& values) {
    return all_.store->create(all_.kinds.get(kind), values, all_.everything);
  }
  std::string fault(std::string_view kind, const Values& values) {
    return TestSubjects::fault_of(try_add(kind, values));
  }

  TestSubjects all_;
  std::string a_, b_;
};

TEST_F(ProductKinds, WhoChoseTheSetAndWhenIsKept) {
  const Record plain = product(a_);
  EXPECT_EQ(plain["mapped_by"], "");
  const auto chosen = all_.store->change(*plain.kind, plain.id, plain.version, {{"set_2026", "7"}},
                                         all_.everything);
  const Record row = TestSubjects::made(chosen);
  EXPECT_EQ(row["mapped_by"], "officer");
  EXPECT_EQ(row["mapped_on"], format_iso(date_of(all_.registry.clock().now())));
}

TEST_F(ProductKinds, ProductsWithoutAGtinEachGetACodeOfTheirOwn) {
  const Record one = product(a_), other = product(a_);
  EXPECT_THAT(one["code"], StartsWith("SP-"));
  EXPECT_NE(one["code"], other["code"]);
  EXPECT_THAT(fault("product", {{"subject_id", b_}, {"name_vi", "X"}, {"code", one["code"]}}),
              StartsWith("code:"));
}

TEST_F(ProductKinds, StarsGoToAProductOfThatProducerOnly) {
  const Record of_a = product(a_);
  EXPECT_EQ(fault("certificate", stars(of_a, a_)), "");
  EXPECT_THAT(fault("certificate", stars(of_a, b_)), StartsWith("product_id:"));
  Values of_nobody = stars(of_a, a_);
  of_nobody["product_id"] = "";
  of_nobody["number"] = "2/QĐ";
  EXPECT_THAT(fault("certificate", of_nobody), StartsWith("product_id:"));
}

TEST_F(ProductKinds, AVariantThatTheDecisionDoesNotNameHasNoStars) {
  const Record named = product(a_, {{"family", "Ô mai"}, {"code", "9521234000013"}});
  const Record variant = product(a_, {{"family", "Ô mai"}, {"code", "9521234000020"}});
  ASSERT_TRUE(try_add("certificate", stars(named, a_))->stored());
  ASSERT_TRUE(all_.registry->refresh());
  const auto catalogue = all_.registry->catalogue();
  EXPECT_EQ(catalogue->certificates_of(*catalogue->product(ProductId(named.id))).size(), 1U);
  EXPECT_TRUE(catalogue->certificates_of(*catalogue->product(ProductId(variant.id))).empty());
}

TEST_F(ProductKinds, CertificatesTakeTwoPersons) {
  EXPECT_EQ(all_.kinds.get("certificate").oversight, records::Oversight::four_eyes);
}

TEST_F(ProductKinds, WhoReachesAnotherProducerFindsNothing) {
  const Record of_a = product(a_);
  const accounts::Reach only_b{false, {}, {b_}};
  const Record part = all_.add("ingredient", {{"product_id", of_a.id}, {"name", "Sấu"}});
  EXPECT_EQ(all_.store->find(*of_a.kind, of_a.id, only_b).error().code, Code::not_found);
  EXPECT_EQ(all_.store->find(*part.kind, part.id, only_b).error().code, Code::not_found);
  const auto entered =
      all_.store->create(*part.kind, {{"product_id", of_a.id}, {"name", "Mơ"}}, {"b", only_b});
  EXPECT_THAT(TestSubjects::fault_of(entered), StartsWith("product_id:"));
  const accounts::Reach ward{false, {"00070"}, {}};
  EXPECT_TRUE(all_.store->find(*part.kind, part.id, ward));
}

TEST_F(ProductKinds, ANewEditionKeepsTheOldAndReplacesItOnce) {
  const Record old = all_.add(
      "document",
      {{"subject_id", a_}, {"kind", "lab_report"}, {"number", "1"}, {"valid_to", "2026-12-31"}});
  EXPECT_EQ(old.title(), "Phiếu kiểm nghiệm 1");
  const Values next{{"subject_id", a_},      {"kind", "lab_report"}, {"number", "2"},
                    {"replaces_id", old.id}, {"edition", "2"},       {"valid_to", "2027-12-31"}};
  ASSERT_EQ(fault("document", next), "");
  Values rival = next;
  rival["number"] = "3";
  EXPECT_THAT(fault("document", rival), StartsWith("replaces_id:"));
  EXPECT_EQ(all_.get("document", old.id)["number"], "1");
  const auto ending = all_.store->read([](records::Reading& reading) {
    return documents_ending(reading, {2026, 1, 1}, {2027, 12, 31});
  });
  ASSERT_EQ(ending->size(), 1U) << "the replaced edition alarms nobody";
  EXPECT_EQ(ending->front().valid_to, (Date{2027, 12, 31}));
}

TEST_F(ProductKinds, AFileThatWasHandedInStays) {
  const Record row = all_.add("document", {{"subject_id", a_}, {"kind", "other"}, {"file", "f1"}});
  const auto changed =
      all_.store->change(*row.kind, row.id, row.version, {{"file", "f2"}}, all_.everything);
  EXPECT_THAT(TestSubjects::fault_of(changed), StartsWith("file:"));
}

TEST_F(ProductKinds, ATrademarkStepNeedsItsNumbers) {
  EXPECT_THAT(fault("document", {{"subject_id", a_}, {"kind", "trademark"}, {"step", "accepted"}}),
              StartsWith("application_number:"));
  EXPECT_EQ(trademark_stars("accepted"), 3);
  EXPECT_EQ(trademark_stars("granted"), 4);
  EXPECT_EQ(trademark_stars("filed"), 0);
}

TEST_F(ProductKinds, ThePublicSeesNoPictureWithoutRightsAndWords) {
  const Record of_a = product(a_);
  EXPECT_THAT(fault("picture", {{"product_id", of_a.id}, {"address", "/a.svg"}, {"shown", "1"}}),
              StartsWith("alt_vi:"));
  EXPECT_EQ(fault("picture", {{"product_id", of_a.id}, {"address", "/a.svg"}, {"shown", "0"}}), "");
}

TEST_F(ProductKinds, TheLabelIsProvenByTheRegisters) {
  const Record row = product(a_, {{"code", "9521234000013"},
                                  {"set_2026", "7"},
                                  {"pack_vi", "Hộp 250 g"},
                                  {"origin", "Việt Nam"}});
  all_.add("ingredient", {{"product_id", row.id}, {"name", "Tôm"}, {"allergen", "crustaceans"}});
  all_.add("label_answer", {{"product_id", row.id}, {"item", "vietnamese"}, {"note", "Đã so"}});
  all_.add("document", {{"subject_id", a_}, {"kind", "declaration"}, {"valid_to", "2026-12-31"}});
  const auto facts_on = [&](Date day) {
    return all_.store
        ->read([&](records::Reading& reading) { return label_facts(reading, row, day); })
        .value();
  };
  const LabelFacts facts = facts_on({2026, 12, 31});
  EXPECT_EQ(facts.at("product.gtin"), "09521234000013");
  EXPECT_EQ(facts.at("ingredients"), "Tôm");
  EXPECT_EQ(facts.at("allergens"), "Tôm");
  EXPECT_EQ(facts.at("answer.vietnamese"), "Đã so");
  EXPECT_TRUE(facts.contains("document.declaration"));
  EXPECT_FALSE(facts_on({2027, 1, 1}).contains("document.declaration")) << "it has run out";
}

}  // namespace
}  // namespace ocop::registry
