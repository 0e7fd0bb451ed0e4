#include "registry/net_quantity.h"

#include <gtest/gtest.h>

namespace ocop::registry {
namespace {

TEST(NetQuantity, SymbolsOfTheLawAreRightWithAnyBlank) {
  for (const std::string text : {"Hộp 250 g", "Hộp 250\xC2\xA0g", "Túi 1,5 kg", "Chai 500 ml",
                                 "Chai 1 L", "Khăn 1,8 m x 70 cm", "Gói 12 túi", "1 chiếc"}) {
    EXPECT_EQ(net_quantity_in(text).state, NetQuantity::right) << text;
  }
}

TEST(NetQuantity, AnotherSpellingIsToldHowItIsWritten) {
  EXPECT_EQ(net_quantity_in("Hộp 250gr").right, "250 g");
  EXPECT_EQ(net_quantity_in("Chai 500 ML").right, "500 ml");
  EXPECT_EQ(net_quantity_in("Can 5 lít").right, "5 l");
  EXPECT_EQ(net_quantity_in("Túi 2 Kg").right, "2 kg");
  EXPECT_EQ(net_quantity_in("Túi 2 Kg").state, NetQuantity::wrong_symbol);
}

TEST(NetQuantity, WithoutANumberAndAUnitItIsMissing) {
  for (const std::string text : {"", "Hộp lớn", "Hộp 250", "Mẫu 2026", "g 250", "9"}) {
    EXPECT_EQ(net_quantity_in(text).state, NetQuantity::missing) << text;
  }
}

}  // namespace
}  // namespace ocop::registry
