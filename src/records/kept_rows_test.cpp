#include "records/kept_rows.h"

#include <gtest/gtest.h>

#include "records/test_registers.h"

namespace ocop::records {
namespace {

TEST(KeptRows, AreReadOnceUntilTheirRegisterChanges) {
  TestRegisters registers;
  KeptRows kept;
  const auto makers = [&] {
    return registers.store
        ->read([&](Reading& reading) { return kept.all(reading, *registers.maker); })
        .value();
  };
  const Record lan = registers.add_maker("LAN", "Ô mai Lan", "00070");
  const auto first = makers();
  EXPECT_EQ(first->size(), 1U);
  registers.add_ware("Mơ gừng", lan);  // another register
  EXPECT_EQ(makers(), first);
  registers.add_maker("BINH", "Chè Bình", "00082");
  EXPECT_EQ(makers()->size(), 2U);
  EXPECT_EQ(first->size(), 1U) << "who reads it goes on reading it";
  ASSERT_TRUE(registers.store->write("tester", [&](Writing& writing) {
    return writing.remove(*registers.maker, lan.id, accounts::Reach::all());
  }));
  EXPECT_EQ(makers()->size(), 1U);
}

}  // namespace
}  // namespace ocop::records
