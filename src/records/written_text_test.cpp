#include "records/written_text.h"

#include <gtest/gtest.h>

#include "records/kind.h"

namespace ocop::records {
namespace {

const Kind kind{.name = "text",
                .table = "texts",
                .path = "texts",
                .one = "records.fault.required"_key,
                .many = "records.fault.required"_key,
                .add = "records.fault.required"_key,
                .fields = {{.name = "title", .label = "records.fault.required"_key},
                           {.name = "note", .label = "records.fault.required"_key},
                           {.name = "writers", .label = "records.fault.required"_key},
                           {.name = "submitted_by", .label = "records.fault.required"_key}},
                .key = {"title"}};

Record text() {
  Record row;
  row.kind = &kind;
  row.cells = {"Ô mai", "", "", ""};
  return row;
}

TEST(WrittenText, NotesEachWriterOnce) {
  Record row = text();
  for (const char* person : {"lan", "mai", "lan"}) note_writer(row, person);
  EXPECT_EQ(row["writers"], "lan mai");
  note_writer(row, "la");
  EXPECT_EQ(row["writers"], "lan mai la") << "a login is no part of another";
}

TEST(WrittenText, IsThePartOfWhoWroteItOrHandedItIn) {
  Record row = text();
  EXPECT_FALSE(has_part(row, "lan"));
  note_writer(row, "lan");
  row["submitted_by"] = "mai";
  EXPECT_TRUE(has_part(row, "lan"));
  EXPECT_TRUE(has_part(row, "mai"));
  EXPECT_FALSE(has_part(row, "hoa"));
}

TEST(WrittenText, DiffersInWhatItTellsOnly) {
  constexpr std::string_view told[] = {"title"};
  const Record before = text();
  Record after = before;
  EXPECT_TRUE(differ(nullptr, after, told)) << "a new one";
  after["note"] = "other";
  EXPECT_FALSE(differ(&before, after, told));
  after["title"] = "Gốm";
  EXPECT_TRUE(differ(&before, after, told));
}

}  // namespace
}  // namespace ocop::records
