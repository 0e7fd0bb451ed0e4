#include "records/form_drafts.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "records/test_registers.h"

namespace ocop::records {
namespace {

class FormDraftsTest : public testing::Test {
 protected:
  std::string kept(std::string_view person, std::string_view address) {
    const auto draft = find_draft(store_, person, address);
    return draft && *draft ? (*draft)->values.at("name") : "";
  }
  TestRegisters registers_;
  RecordStore& store_ = *registers_.store;
};

TEST_F(FormDraftsTest, TheLastDraftOfAFormIsKeptForItsPersonAlone) {
  ASSERT_TRUE(save_draft(store_, "hà", "/office/makers/new", {{"name", "Ô"}}));
  ASSERT_TRUE(save_draft(store_, "hà", "/office/makers/new", {{"name", "Ô mai “mơ”"}}));
  EXPECT_EQ(kept("hà", "/office/makers/new"), "Ô mai “mơ”");
  EXPECT_EQ(kept("bảo", "/office/makers/new"), "");
  ASSERT_TRUE(discard_draft(store_, "hà", "/office/makers/new"));
  EXPECT_EQ(kept("hà", "/office/makers/new"), "");
}

TEST_F(FormDraftsTest, TheOldestGoesWhenThereAreTooMany) {
  for (std::size_t i = 0; i <= limits::form_drafts_max; ++i) {
    registers_.clock.advance(micros_per_second);
    ASSERT_TRUE(save_draft(store_, "hà", "/" + std::to_string(i), {{"name", "x"}}));
  }
  EXPECT_EQ(kept("hà", "/0"), "");
  EXPECT_EQ(kept("hà", "/1"), "x");
}

TEST_F(FormDraftsTest, ADraftEndsAfterAMonth) {
  ASSERT_TRUE(save_draft(store_, "hà", "/a", {{"name", "x"}}));
  registers_.clock.advance((limits::form_draft_days_max + 1) * micros_per_day);
  ASSERT_TRUE(save_draft(store_, "hà", "/b", {{"name", "x"}}));
  EXPECT_EQ(kept("hà", "/a"), "");
}

TEST_F(FormDraftsTest, ADraftOverTheLimitIsRefused) {
  const auto saved =
      save_draft(store_, "hà", "/a", {{"name", std::string(limits::form_draft_bytes_max, 'x')}});
  EXPECT_EQ(saved.error().code, Code::payload_too_large);
}

}  // namespace
}  // namespace ocop::records
