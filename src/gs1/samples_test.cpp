#include <gtest/gtest.h>

#include <set>

#include "gs1/identifier.h"
#include "gs1/test_conformance.h"

// Every identifier in the valid EPCIS documents of other people is one for us.
namespace ocop::gs1 {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using Texts = std::set<std::string>;

bool holds_identifiers(std::string_view name) {
  static const std::set<std::string_view> names{
      "epcList",     "childEPCs", "inputEPCList",    "outputEPCList",  "parentID",
      "epcClass",    "readPoint", "bizLocation",     "bizTransaction", "source",
      "destination", "deviceID",  "transformationID"};
  return names.contains(name);
}

void collect_value(const json::value& value, Texts& texts) {
  if (value.is_string()) texts.insert(text_of(value));
  if (value.is_array()) {
    for (const auto& item : value.as_array()) collect_value(item, texts);
  }
  if (value.is_object() && value.as_object().contains("id")) {
    collect_value(value.at("id"), texts);
  }
}

void collect(const json::value& value, Texts& texts) {
  if (value.is_array()) {
    for (const auto& item : value.as_array()) collect(item, texts);
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.as_object()) {
    if (holds_identifiers(name)) collect_value(member, texts);
    collect(member, texts);
  }
}

Texts identifiers_in(const fs::path& folder) {
  Texts texts;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonld" && entry.path().extension() != ".json") continue;
    boost::system::error_code broken;
    const auto text = conformance_text(fs::relative(entry.path(), conformance_folder()));
    const auto document = json::parse(*text, broken);
    if (!broken) collect(document, texts);
  }
  return texts;
}

// 8.9.7 of the vocabulary standard lists what a sample may hold besides keys of GS1.
bool is_known_foreign(const std::string& text) {
  for (const char* start : {"urn:epcglobal:cbv:", "urn:uuid:", "geo:", "http://transaction.",
                            "https://transactions.sender.example/", "urn:gdst:", "urn:xxx:"}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

void expect_all_taken(const std::string& name) {
  if (!fs::exists(conformance_folder() / name)) GTEST_SKIP() << "no conformance data: " << name;
  const Texts texts = identifiers_in(conformance_folder() / name);
  EXPECT_GT(texts.size(), 5U);
  for (const auto& text : texts) {
    if (text.find(':') == std::string::npos) continue;  // an array of vocabulary words
    const auto identifier = Identifier::parse(text);
    ASSERT_TRUE(identifier) << identifier.error().detail;
    EXPECT_EQ(identifier->is_gs1(), !is_known_foreign(text)) << text;
    EXPECT_EQ(*Identifier::parse(identifier->canonical_uri()), *identifier) << text;
  }
}

TEST(Samples, of_epcis_by_GS1_hold_identifiers) { expect_all_taken("epcis/JSON"); }
TEST(Samples, of_a_fish_under_fsma_204_hold_identifiers) { expect_all_taken("fsma204"); }
TEST(Samples, of_the_event_hash_hold_identifiers) {
  expect_all_taken("event-hash/gen2026-documents");
}

}  // namespace
}  // namespace ocop::gs1
