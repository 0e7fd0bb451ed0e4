#include "records/field_value.h"

#include <gtest/gtest.h>

namespace ocop::records {
namespace {

std::string stored(Type type, std::string_view typed, unsigned uses = 0) {
  const Field field{.name = "x", .label = "records.fault.day"_key, .type = type, .uses = uses};
  const Checked value = field_value(field, typed);
  const auto* good = std::get_if<std::string>(&value);
  return good != nullptr ? *good : "!" + std::string(std::get<Reason>(value).key.name());
}

struct Case {
  Type type;
  std::string_view typed, stored;
};

TEST(FieldValue, TakesWhatPeopleTypeAndStoresOneForm) {
  for (const Case& each :
       std::initializer_list<Case>{{Type::line, "  Ô mai ", "Ô mai"},
                                   {Type::line, "O\u0302 mai", "Ô mai"},
                                   {Type::line, "a\nb", "!records.fault.one_line"},
                                   {Type::text, "a\r\nb", "a\nb"},
                                   {Type::text, "a\x01", "!records.fault.control"},
                                   {Type::line, "\xff", "!records.fault.utf8"},
                                   {Type::day, "18/9/2026", "2026-09-18"},
                                   {Type::day, "2026-09-18", "2026-09-18"},
                                   {Type::day, "2026-02-30", "!records.fault.day"},
                                   {Type::day, "18-9-2026", "!records.fault.day"},
                                   {Type::day, "/9/2026", "!records.fault.day"},
                                   {Type::whole, "1.200", "1200"},
                                   {Type::whole, "1200", "1200"},
                                   {Type::whole, "007", "7"},
                                   {Type::whole, "0", "0"},
                                   {Type::whole, "1.20", "!records.fault.whole"},
                                   {Type::whole, "12.00.000", "!records.fault.whole"},
                                   {Type::whole, "1,200.000", "!records.fault.whole"},
                                   {Type::whole, "-1", "!records.fault.whole"},
                                   {Type::whole, "1e3", "!records.fault.whole"},
                                   {Type::whole, "9999999999999999", "!records.fault.whole"},
                                   {Type::money, "1.500.000 đ", "1500000"},
                                   {Type::money, "85 000 đồng", "85000"},
                                   {Type::money, "85000VND", "85000"},
                                   {Type::money, "đ", "!records.fault.money"},
                                   {Type::flag, "Có", "1"},
                                   {Type::flag, "", "0"},
                                   {Type::flag, "maybe", "!records.fault.flag"},
                                   {Type::line, "", ""}}) {
    EXPECT_EQ(stored(each.type, each.typed), each.stored) << each.typed;
  }
}

TEST(FieldValue, WhatIsRequiredIsMissedWhenOnlyBlanksWereTyped) {
  EXPECT_EQ(stored(Type::line, " \t", use::required), "!records.fault.required");
}

TEST(FieldValue, CountsCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "ộ";
  EXPECT_EQ(stored(Type::line, text), text);
  EXPECT_EQ(stored(Type::line, text + "ộ"), "!records.fault.too_long");
}

}  // namespace
}  // namespace ocop::records
