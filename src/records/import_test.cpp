#include "records/import.h"

#include <gmock/gmock.h>

#include "records/test_registers.h"
#include "sheets/csv_reader.h"

namespace ocop::records {
namespace {

using accounts::Reach;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ImportTest : public testing::Test {
 protected:
  static std::vector<sheets::Row> rows_of(std::string_view csv) {
    std::vector<sheets::Row> rows;
    sheets::CsvReader reader(csv);
    while (auto row = reader.next()) rows.push_back(*std::move(row));
    return rows;
  }
  ImportReport run(const std::vector<ImportTable>& tables, const Reach& reach = Reach::all()) {
    ImportReport report;
    const auto done = store_.write("importer", [&](Writing& writing) -> Result<void> {
      TRY(report, import_tables(writing, tables, reach));
      return report.fits() ? ok() : Error{Code::invalid_argument, "faults", ""};
    });
    EXPECT_EQ(static_cast<bool>(done), report.fits());
    return report;
  }
  ImportReport makers(std::string_view csv, const Reach& reach = Reach::all()) {
    return run({{&maker_, "makers.csv", rows_of(csv)}}, reach);
  }
  std::vector<std::string> faults(const ImportReport& report) {
    std::vector<std::string> texts;
    for (const ImportFault& fault : report.faults) {
      texts.push_back(to_string(fault, pages::Locale::english));
    }
    return texts;
  }
  std::size_t count(const Kind& kind) { return store_.list(kind, {}, Reach::all())->count; }

  TestRegisters registers_;
  RecordStore& store_ = *registers_.store;
  const Kind& maker_ = *registers_.maker;
  const Kind& ware_ = *registers_.ware;
};

TEST_F(ImportTest, TheSameFileTwiceChangesNothing) {
  const std::string_view csv = "code,name,founded\nA,Anh,1/2/1990\nB,Bình,\n";
  EXPECT_EQ(makers(csv).total(), (ImportCounts{2, 0, 0}));
  EXPECT_EQ(makers(csv).total(), (ImportCounts{0, 0, 2}));
  EXPECT_EQ(makers("code,name\nA,Ánh\nC,Chi\n").total(), (ImportCounts{1, 1, 0}));
}

TEST_F(ImportTest, AColumnThatIsNotThereKeepsAndAnEmptyCellEmpties) {
  makers("code,name,notes,founded\nA,Anh,ghi,2000-01-01\n");
  makers("code,name,founded\nA,Anh,\n");
  const auto row = store_.list(maker_, {}, Reach::all())->rows.front();
  EXPECT_EQ(row["notes"], "ghi");
  EXPECT_EQ(row["founded"], "");
}

TEST_F(ImportTest, EveryBadRowIsNamedAndNothingIsStored) {
  const auto report =
      makers("code,name,founded\nA,Anh,1990-01-01\nB,,x\nA,Anh,\nD,Dung,1990-01-01,thừa\n");
  EXPECT_THAT(faults(report),
              ElementsAre("makers.csv:3:3: name: This is needed.",
                          "makers.csv:3:4: founded: “x” is no day. Write day/month/year, for "
                          "example 18/09/2026.",
                          "makers.csv:4: The same as line 2 of this file.",
                          "makers.csv:5:19: There is a cell beside the columns that the first row "
                          "names."));
  EXPECT_EQ(count(maker_), 0U);
}

TEST_F(ImportTest, AWrongFirstRowIsToldBeforeAnyOther) {
  EXPECT_THAT(faults(makers("code,colour\nA,red\n")),
              ElementsAre("makers.csv:1:6: colour: This register has no column “colour”. The "
                          "template file shows the names.",
                          "makers.csv:1: name: The required column “name” is missing."));
  EXPECT_THAT(faults(makers("")), SizeIs(1));
}

TEST_F(ImportTest, ATableMayReferToOneBeforeIt) {
  const auto report =
      run({{&maker_, "makers.csv", rows_of("code,name\nA,Anh\n")},
           {&ware_, "wares.csv", rows_of("name,maker_code,price\nMơ,A,85.000\nSấu,A,\n")}});
  EXPECT_THAT(faults(report), IsEmpty());
  EXPECT_EQ(count(ware_), 2U);
  EXPECT_THAT(faults(run({{&ware_, "wares.csv", rows_of("name,maker_code\nMơ,Z\n")}})),
              ElementsAre("wares.csv:2:4: maker_code: “Z” was not found. Choose from the list."));
}

TEST_F(ImportTest, RowsOutsideTheReachAreRefused) {
  registers_.add_maker("A", "Anh", "00070");
  const Reach other{false, {"00082"}, {}};
  EXPECT_THAT(makers("code,name\nA,Mine now\n", other).faults, SizeIs(1));
  EXPECT_THAT(makers("code,name,unit_code\nB,Bình,00070\n", other).faults, SizeIs(1));
  EXPECT_THAT(makers("code,name,unit_code\nB,Bình,00082\n", other).faults, SizeIs(0));
}

}  // namespace
}  // namespace ocop::records
