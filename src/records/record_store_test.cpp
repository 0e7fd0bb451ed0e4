#include "records/record_store.h"

#include <gmock/gmock.h>

#include "accounts/audit.h"
#include "records/history.h"
#include "records/secret.h"
#include "records/test_registers.h"

namespace ocop::records {
namespace {

using accounts::Reach;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Acting everywhere{"officer", Reach::all()};

Reach units(std::initializer_list<std::string> codes) { return {false, codes, {}}; }
Reach subjects(std::initializer_list<std::string> ids) { return {false, {}, ids}; }

class RecordStoreTest : public testing::Test {
 protected:
  Listing list(const Kind& kind, const Query& query, const Reach& reach = Reach::all()) {
    return registers_.store->list(kind, query, reach).value();
  }
  std::vector<std::string> names(const Kind& kind, const Query& query,
                                 const Reach& reach = Reach::all()) {
    std::vector<std::string> found;
    for (const Record& row : list(kind, query, reach).rows) found.push_back(row.title());
    return found;
  }

  TestRegisters registers_;
  const Kind& maker_ = *registers_.maker;
  const Kind& ware_ = *registers_.ware;
};

TEST_F(RecordStoreTest, WhatWasStoredIsReadBackAsItWillBeCompared) {
  const auto stored = TestRegisters::made(registers_.store->create(
      maker_,
      {{"code", " OM "}, {"name", "Ô mai"}, {"founded", "6/7/1987"}, {"notes", "một\r\nhai"}},
      everywhere));
  const auto row = registers_.store->find(maker_, stored.id, Reach::all()).value();
  EXPECT_EQ(row["code"], "OM");
  EXPECT_EQ(row["founded"], "1987-07-06");
  EXPECT_EQ(row["notes"], "một\nhai");
  EXPECT_EQ(row["form"], "household");
  EXPECT_EQ(row.version, 1);
  EXPECT_EQ(row.changed_by, "officer");
}

TEST_F(RecordStoreTest, EveryFaultIsNamedWithItsFieldAndNothingIsStored) {
  const auto outcome =
      registers_.store->create(maker_, {{"founded", "31/2/2020"}, {"form", "bank"}}, everywhere);
  std::vector<std::string> fields;
  for (const Fault& fault : outcome->faults) fields.push_back(fault.field);
  EXPECT_THAT(fields, ElementsAre("code", "name", "form", "founded"));
  EXPECT_EQ(list(maker_, {}).count, 0U);
}

TEST_F(RecordStoreTest, ATakenKeyIsAFaultOfItsField) {
  registers_.add_maker("OM", "Ô mai", "00070");
  const auto outcome =
      registers_.store->create(maker_, {{"code", "OM"}, {"name", "Khác"}}, everywhere);
  ASSERT_THAT(outcome->faults, SizeIs(1));
  EXPECT_EQ(outcome->faults.front().field, "code");
}

TEST_F(RecordStoreTest, AReferenceIsTypedByItsNaturalKey) {
  const Record maker = registers_.add_maker("OM", "Ô mai", "00070");
  const auto ware = TestRegisters::made(registers_.store->create(
      ware_, {{"name", "Mơ"}, {"maker_id", "OM"}, {"price", "85.000 đ"}}, everywhere));
  EXPECT_EQ(ware["maker_id"], maker.id);
  EXPECT_EQ(ware.whole("price"), 85'000);
  const auto wrong =
      registers_.store->create(ware_, {{"name", "Sấu"}, {"maker_id", "NOBODY"}}, everywhere);
  ASSERT_THAT(wrong->faults, SizeIs(1));
  EXPECT_EQ(wrong->faults.front().field, "maker_id");
}

TEST_F(RecordStoreTest, EveryWordFindsARowWhateverItsMarks) {
  const Record maker = registers_.add_maker("OM", "Ô mai Thu Hường", "00070");
  registers_.add_maker("DD", "Đèn Đồng 100%", "00082");
  registers_.add_ware("Mơ cam thảo", maker);
  EXPECT_THAT(names(maker_, {.words = "huong o MAI"}), ElementsAre("Ô mai Thu Hường"));
  EXPECT_THAT(names(maker_, {.words = "o mai dong"}), IsEmpty());
  EXPECT_THAT(names(maker_, {.words = "100%"}), ElementsAre("Đèn Đồng 100%"));
  EXPECT_THAT(names(maker_, {.words = "_"}), IsEmpty());
  EXPECT_THAT(names(ware_, {.words = "mo thu huong"}), ElementsAre("Mơ cam thảo"));
}

TEST_F(RecordStoreTest, ARowIsFoundByTheNewNameOfWhatItRefersTo) {
  const Record maker = registers_.add_maker("OM", "Ô mai Thu Hường", "00070");
  registers_.add_ware("Mơ", maker);
  TestRegisters::made(
      registers_.store->change(maker_, maker.id, 1, {{"name", "Cơ sở Lan Chi"}}, everywhere));
  EXPECT_THAT(names(ware_, {.words = "lan chi"}), ElementsAre("Mơ"));
  EXPECT_THAT(names(ware_, {.words = "thu huong"}), IsEmpty());
}

TEST_F(RecordStoreTest, RowsOutsideTheReachDoNotExist) {
  const Record here = registers_.add_maker("A", "Anh", "00070");
  const Record there = registers_.add_maker("B", "Bình", "00082");
  const Record of_here = registers_.add_ware("Một", here);
  const Record of_there = registers_.add_ware("Hai", there);
  for (const Reach& reach : {units({"00070"}), subjects({here.id})}) {
    EXPECT_THAT(names(maker_, {}, reach), ElementsAre("Anh"));
    EXPECT_THAT(names(ware_, {}, reach), ElementsAre("Một"));
    EXPECT_TRUE(registers_.store->find(ware_, of_here.id, reach));
    EXPECT_EQ(registers_.store->find(ware_, of_there.id, reach).error().code, Code::not_found);
    const auto change =
        registers_.store->change(ware_, of_there.id, 1, {{"price", "1"}}, {"officer", reach});
    EXPECT_EQ(change.error().code, Code::not_found);
    const auto planted = registers_.store->create(ware_, {{"name", "Ba"}, {"maker_id", there.id}},
                                                  {"officer", reach});
    EXPECT_FALSE(planted->stored());
  }
  EXPECT_THAT(names(maker_, {}, Reach{}), IsEmpty());
}

TEST_F(RecordStoreTest, ARowCannotBeMovedOutOfTheReach) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  const auto moved = registers_.store->change(maker_, row.id, 1, {{"unit_code", "00082"}},
                                              {"officer", units({"00070"})});
  ASSERT_THAT(moved->faults, SizeIs(1));
  EXPECT_EQ(moved->faults.front().field, "unit_code");
}

TEST_F(RecordStoreTest, TheSecondOfTwoOfficersLearnsWhatTheFirstChanged) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  registers_.clock.advance(1'000'000);
  TestRegisters::made(
      registers_.store->change(maker_, row.id, 1, {{"name", "Ánh"}}, {"first", Reach::all()}));
  TestRegisters::made(
      registers_.store->change(maker_, row.id, 2, {{"notes", "mới"}}, {"third", Reach::all()}));
  const auto late =
      registers_.store->change(maker_, row.id, 1, {{"name", "Anh Anh"}}, {"second", Reach::all()});
  ASSERT_TRUE(late->conflict);
  EXPECT_FALSE(late->stored());
  EXPECT_EQ(late->conflict->now.version, 3);
  EXPECT_EQ(late->conflict->changed_by, "third");
  ASSERT_THAT(late->conflict->differences, SizeIs(2));
  EXPECT_EQ(late->conflict->differences[0].field, "name");
  EXPECT_EQ(late->conflict->differences[0].was, "Anh");
  EXPECT_EQ(late->conflict->differences[0].is, "Ánh");
  EXPECT_EQ(late->conflict->differences[1].field, "notes");
  const auto merged =
      registers_.store->change(maker_, row.id, 3, {{"name", "Anh Anh"}}, {"second", Reach::all()});
  EXPECT_EQ(TestRegisters::made(merged)["notes"], "mới");
}

TEST_F(RecordStoreTest, AHiddenFieldIsFilledByTheKindAndNotByWhatWasTyped) {
  Kinds kinds;
  Kind kind = maker_kind();
  kind.fields.back().uses = use::hidden;
  kind.fill = [](const Writing& writing, const Record*, Record& after) {
    after["notes"] = after["name"] + " by " + writing.person();
  };
  const Kind& filled = kinds.add(std::move(kind));
  const auto store =
      RecordStore::open(*registers_.database, kinds, registers_.clock, registers_.random).value();
  const auto made = TestRegisters::made(
      store->create(filled, {{"code", "A"}, {"name", "Anh"}, {"notes", "typed"}}, everywhere));
  EXPECT_EQ(made["notes"], "Anh by officer");
  const auto changed =
      TestRegisters::made(store->change(filled, made.id, 1, {{"name", "Ánh"}}, everywhere));
  EXPECT_EQ(changed["notes"], "Ánh by officer");
}

TEST_F(RecordStoreTest, StoringNothingNewLeavesNoTrace) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  const auto same = registers_.store->change(maker_, row.id, 1, {{"name", " Anh "}}, everywhere);
  EXPECT_EQ(same->record->version, 1);
}

TEST_F(RecordStoreTest, ARemovedRowIsPutAsideAndComesBack) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  ASSERT_TRUE(registers_.store->write(
      "officer", [&](Writing& writing) { return writing.remove(maker_, row.id, Reach::all()); }));
  EXPECT_EQ(list(maker_, {}).count, 0U);
  EXPECT_EQ(list(maker_, {.removed = Removed::only}).count, 1U);
  ASSERT_TRUE(registers_.store->write(
      "officer", [&](Writing& writing) { return writing.restore(maker_, row.id, Reach::all()); }));
  EXPECT_EQ(list(maker_, {}).count, 1U);
}

TEST_F(RecordStoreTest, PagesOverlapNowhereAndAPageBeyondTheEndIsTheLast) {
  for (int i = 0; i < 7; ++i) registers_.add_maker("M" + std::to_string(i), "Tên", "00070");
  std::set<std::string> seen;
  for (std::size_t page = 1; page <= 3; ++page) {
    for (const Record& row : list(maker_, {.page = page, .page_rows = 3}).rows) {
      EXPECT_TRUE(seen.insert(row.id).second);
    }
  }
  EXPECT_THAT(seen, SizeIs(7));
  EXPECT_THAT(list(maker_, {.page = 99, .page_rows = 3}).rows, SizeIs(1));
}

TEST_F(RecordStoreTest, RowsWithoutAValueSortLastInBothDirections) {
  const Record maker = registers_.add_maker("A", "Anh", "00070");
  registers_.add_ware("không giá", maker);
  registers_.add_ware("mười", maker, "10");
  registers_.add_ware("chín", maker, "9");
  EXPECT_THAT(names(ware_, {.sort = "price"}), ElementsAre("chín", "mười", "không giá"));
  EXPECT_THAT(names(ware_, {.sort = "price", .order = Order::descending}),
              ElementsAre("mười", "chín", "không giá"));
}

TEST_F(RecordStoreTest, AFilterComparesWhatIsStored) {
  const Record maker = registers_.add_maker("A", "Anh", "00070");
  registers_.add_ware("Một", maker, "10");
  EXPECT_EQ(list(ware_, {.filters = {{"sold", "0"}}}).count, 1U);
  EXPECT_EQ(list(ware_, {.filters = {{"sold", "1"}}}).count, 0U);
  EXPECT_EQ(list(ware_, {.filters = {{"price", ""}}}).count, 0U);
  EXPECT_FALSE(registers_.store->list(ware_, {.filters = {{"1=1 or id", "x"}}}, Reach::all()));
  EXPECT_FALSE(registers_.store->list(ware_, {.sort = "id; drop table"}, Reach::all()));
}

TEST_F(RecordStoreTest, AnErrorInTheMiddleLeavesNothingBehind) {
  const auto failed = registers_.store->write("officer", [&](Writing& writing) -> Result<void> {
    TRY(const auto made, writing.create(maker_, {{"code", "A"}, {"name", "Anh"}}, Reach::all()));
    EXPECT_TRUE(made.stored());
    return Error{Code::failed_precondition, "no", ""};
  });
  EXPECT_FALSE(failed);
  EXPECT_EQ(list(maker_, {}).count, 0U);
}

TEST_F(RecordStoreTest, TheHistoryTellsEachActWithItsChanges) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  TestRegisters::made(registers_.store->change(maker_, row.id, 1, {{"name", "Ánh"}}, everywhere));
  const auto history =
      registers_.store->read([&](Reading& reading) { return history_of(reading, maker_, row.id); });
  ASSERT_THAT(*history, SizeIs(2));
  EXPECT_EQ(history->at(0).act, "change");
  EXPECT_EQ(history->at(0).person, "officer");
  ASSERT_THAT(history->at(0).changes, SizeIs(1));
  EXPECT_EQ(history->at(0).changes[0].was, "Anh");
  EXPECT_EQ(history->at(1).act, "create");
}

TEST_F(RecordStoreTest, TheAuditTellsOfASecretFieldThatItsRowWasStoredAndNotWhatStandsInIt) {
  Kinds kinds;
  Kind secretive = maker_kind();
  secretive.fields[secretive.position("notes")].uses |= use::secret;
  const Kind& kind = kinds.add(std::move(secretive));
  const auto store =
      RecordStore::open(*registers_.database, kinds, registers_.clock, registers_.random).value();
  const Record row = TestRegisters::made(
      store->create(kind, {{"code", "A"}, {"name", "Anh"}, {"notes", "quiet"}}, everywhere));
  TestRegisters::made(store->change(kind, row.id, 1, {{"notes", "hushed"}}, everywhere));
  EXPECT_EQ((*store->find(kind, row.id, Reach::all()))["notes"], "hushed");
  const auto count = [&](const std::string& words) {
    return accounts::search_audit(*registers_.database, {.words = words})->entries.size();
  };
  EXPECT_EQ(count(row.id), 2U) << "both acts are told";
  EXPECT_EQ(count("Anh"), 1U) << "what is not secret is";
  EXPECT_EQ(count("quiet") + count("hushed"), 0U);
}

TEST_F(RecordStoreTest, AnyTextComesBackUnchanged) {
  for (const std::string text : {"<script>alert(1)</script>", "'; drop table makers; --", ":v0 ?",
                                 "100\\% \"quoted\"", "{{NAME}} [[x]]"}) {
    const Record row = TestRegisters::made(registers_.store->create(
        maker_, {{"code", text}, {"name", text}, {"unit_code", "00070"}}, everywhere));
    EXPECT_EQ(registers_.store->find(maker_, row.id, Reach::all()).value()["name"], text);
    EXPECT_EQ(list(maker_, {.words = text}).count, 1U) << text;
  }
}

}  // namespace
}  // namespace ocop::records
