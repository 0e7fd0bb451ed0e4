#include "messages/acts.h"

#include <gmock/gmock.h>

#include "accounts/audit.h"
#include "messages/limits.h"
#include "messages/test_messages.h"

namespace ocop::messages {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Optional;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(Acts, a_message_goes_from_its_author_over_an_approver_to_the_wards) {
  TestMessages t;
  const std::string id = t.submitted(t.typed());
  EXPECT_THAT(t.copies(id), IsEmpty());
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("approver"), id)), "");
  const Message message = t.read(id);
  EXPECT_EQ(message.state, State::sent);
  EXPECT_EQ(message.decided_by, "approver");
  EXPECT_EQ(message.sent_on, t.today());
  EXPECT_THAT(t.seen_by("editor", id), Optional(ElementsAre("Phường Hoàn Kiếm", "Phường Cửa Nam")));
}

TEST(Acts, nobody_releases_what_he_wrote) {
  TestMessages t;
  Typed typed = t.typed();
  const std::string id = t.submitted(typed, "city");
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("city"), id)), "messages.fault_same_person");
  EXPECT_EQ(t.read(id).state, State::waiting);
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("approver"), id)), "");
}

TEST(Acts, only_the_named_approver_releases) {
  TestMessages t;
  Typed typed = t.typed();
  typed.approver = "approver";
  const std::string id = t.submitted(typed);
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("city"), id)), "messages.fault_state");
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("approver"), id)), "");
}

TEST(Acts, a_notice_for_everybody_stays_in_the_list_behind_any_number_of_internal_ones) {
  TestMessages t;
  Typed notice = t.typed();
  notice.channels = {"loudspeaker", "portal"};
  const std::string id = t.sent(notice);
  for (std::size_t i = 0; i <= limits::messages_shown_max; ++i) {
    Typed other = t.typed();
    other.channels = {"loudspeaker"};
    t.sent(other);
  }
  const auto listed =
      t.ground().records.read([](records::Reading& reading) -> Result<std::vector<Message>> {
        return public_messages(reading.session());
      });
  ASSERT_TRUE(listed);
  EXPECT_THAT(*listed, ElementsAre(::testing::Field(&Message::id, id)));
}

TEST(Acts, what_was_given_back_is_changed_and_submitted_again) {
  TestMessages t;
  const std::string id = t.submitted(t.typed());
  EXPECT_EQ(t.why_not(give_back(t.ground(), t.as("approver"), id, "rõ hạn nộp")), "");
  EXPECT_EQ(t.read(id).note, "rõ hạn nộp");
  Typed typed = t.typed();
  typed.body = "Hạn nộp 15/10.";
  typed.version = t.read(id).version;
  EXPECT_THAT(t.fields(t.draft(typed, "editor", id)), IsEmpty());
  EXPECT_EQ(t.why_not(submit(t.ground(), t.as("editor"), id)), "");
  EXPECT_EQ(t.read(id).body, "Hạn nộp 15/10.");
}

TEST(Acts, a_message_released_before_its_day_goes_on_its_day_to_the_units_of_that_day) {
  TestMessages t;
  Typed typed = t.typed();
  typed.send_on = format_vietnamese(date_from_days(days_from_date(t.today()) + 2));
  const std::string id = t.sent(typed);
  EXPECT_EQ(t.read(id).state, State::released);
  t.go_on(1);
  EXPECT_EQ(send_due(t.ground(), t.today()).value(), 0U);
  t.go_on(1);
  EXPECT_EQ(send_due(t.ground(), t.today()).value(), 1U);
  EXPECT_EQ(send_due(t.ground(), t.today()).value(), 0U) << "sent once";
  EXPECT_THAT(t.copies(id), SizeIs(2));
}

TEST(Acts, the_district_sent_on_its_last_day_reaches_18_wards_and_released_for_the_next_day_3) {
  TestMessages t;
  t.go_on(static_cast<int>(days_from_date({2025, 6, 30}) - days_from_date(t.today())));
  Typed typed = t.typed();
  typed.units = "Quận Hoàn Kiếm";
  EXPECT_THAT(t.copies(t.sent(typed)), SizeIs(18));
  typed.send_on = "01/07/2025";
  const std::string id = t.sent(typed);
  t.go_on(1);
  ASSERT_EQ(send_due(t.ground(), t.today()).value(), 1U);
  EXPECT_THAT(t.copies(id), SizeIs(3));
}

TEST(Acts, each_level_sees_its_subtree_only) {
  TestMessages t;
  const std::string id = t.sent(t.typed());
  const Recipient copy = t.copy_at(id, "Phường Hoàn Kiếm");
  EXPECT_EQ(t.seen_by("head", id), std::nullopt);
  EXPECT_EQ(t.why_not(forward(t.ground(), t.as("officer"), id, copy.id, {t.first.id, t.second.id},
                              "loa 17:30")),
            "");
  EXPECT_THAT(t.seen_by("officer", id), Optional(ElementsAre("Phường Hoàn Kiếm", "Tổ 1", "Tổ 2")));
  EXPECT_THAT(t.seen_by("other", id), Optional(ElementsAre("Phường Cửa Nam")));
  EXPECT_THAT(t.seen_by("head", id), Optional(ElementsAre("Tổ 1")));
  EXPECT_EQ(t.seen_by("cell", id), std::nullopt);
  EXPECT_EQ(t.copy_at(id, "Tổ 1").note, "loa 17:30");
  EXPECT_EQ(t.copy_at(id, "Tổ 1").parent_id, copy.id);
}

TEST(Acts, a_copy_is_forwarded_by_who_stands_at_it_to_audiences_of_its_ward_once) {
  TestMessages t;
  const auto elsewhere = t.add_audience("Tổ 9", "residential_group", "head", "00082");
  const std::string id = t.sent(t.typed());
  const Recipient copy = t.copy_at(id, "Phường Hoàn Kiếm");
  const auto on = [&](const std::string& who, const std::string& audience) {
    return t.why_not(forward(t.ground(), t.as(who), id, copy.id, {audience}, ""));
  };
  EXPECT_EQ(on("other", t.first.id), "not_found") << "stands at the copy of another ward";
  EXPECT_EQ(on("editor", t.first.id), "not_found") << "wrote it, stands at none";
  EXPECT_EQ(on("officer", elsewhere.id), "messages.fault_choose");
  EXPECT_EQ(on("officer", t.first.id), "");
  EXPECT_EQ(on("officer", t.first.id), "messages.fault_choose");
  EXPECT_THAT(t.copies(id), SizeIs(3));
}

TEST(Acts, confirming_twice_is_confirming_once_and_nobody_confirms_for_others) {
  TestMessages t;
  const std::string id = t.sent(t.typed());
  const Recipient copy = t.copy_at(id, "Phường Hoàn Kiếm");
  EXPECT_EQ(t.why_not(confirm(t.ground(), t.as("other"), id, copy.id)), "not_found");
  EXPECT_EQ(t.why_not(confirm(t.ground(), t.as("officer"), id, copy.id)), "");
  const Timestamp at = t.copy_at(id, "Phường Hoàn Kiếm").confirmed_at;
  t.go_on(1);
  EXPECT_EQ(t.why_not(confirm(t.ground(), t.as("officer"), id, copy.id)), "");
  EXPECT_EQ(t.copy_at(id, "Phường Hoàn Kiếm").confirmed_at, at);
}

TEST(Acts, who_has_not_confirmed_is_late_from_the_third_day_on) {
  TestMessages t;
  const std::string id = t.sent(t.typed());
  const Recipient copy = t.copy_at(id, "Phường Cửa Nam");
  const auto day = [&](int later) { return date_from_days(days_from_date(t.today()) + later); };
  EXPECT_FALSE(copy.is_late(day(0)));
  EXPECT_FALSE(copy.is_late(day(2)));
  EXPECT_TRUE(copy.is_late(day(3)));
  ASSERT_EQ(t.why_not(confirm(t.ground(), t.as("other"), id, copy.id)), "");
  EXPECT_FALSE(t.copy_at(id, "Phường Cửa Nam").is_late(day(9)));
}

TEST(Acts, a_restricted_briefing_is_not_there_for_whom_it_does_not_address) {
  TestMessages t;
  const std::string id = t.sent(t.restricted());
  EXPECT_THAT(t.seen_by("cell", id), Optional(ElementsAre("Chi bộ 1")));
  EXPECT_THAT(t.seen_by("editor", id), Optional(ElementsAre("Chi bộ 1")));
  EXPECT_THAT(t.seen_by("approver", id), Optional(ElementsAre("Chi bộ 1")));
  for (const char* stranger : {"city", "officer", "other", "head"}) {
    EXPECT_EQ(t.seen_by(stranger, id), std::nullopt) << stranger;
  }
}

TEST(Acts, a_restricted_draft_waits_for_its_approver_alone) {
  TestMessages t;
  const std::string id = t.submitted(t.restricted());
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("city"), id)), "not_found");
  EXPECT_EQ(t.why_not(give_back(t.ground(), t.as("city"), id, "")), "not_found");
  EXPECT_EQ(t.seen_by("officer", id), std::nullopt);
  EXPECT_EQ(t.why_not(release(t.ground(), t.as("approver"), id)), "");
}

TEST(Acts, a_restricted_message_goes_on_to_party_cells_only) {
  TestMessages t;
  Typed typed = t.restricted();
  typed.kinds = {"authority"};
  const std::string id = t.sent(typed);
  const Recipient copy = t.copy_at(id, "Phường Hoàn Kiếm");
  const auto on = [&](const std::string& audience) {
    return t.why_not(forward(t.ground(), t.as("officer"), id, copy.id, {audience}, ""));
  };
  EXPECT_EQ(on(t.first.id), "messages.fault_choose");
  EXPECT_EQ(on(t.party.id), "");
}

TEST(Acts, faults_name_their_field_and_store_nothing) {
  TestMessages t;
  Typed typed = t.typed();
  typed.title = " ";
  typed.units = "Phường Không Có";
  typed.kinds = {};
  typed.send_on = "01/01/2020";
  typed.is_restricted = true;
  EXPECT_THAT(t.fields(t.draft(typed)),
              UnorderedElementsAre("title", "send_on", "units", "kinds", "approver"));
}

TEST(Acts, an_officer_writes_in_the_name_of_and_to_his_own_ward_only) {
  TestMessages t;
  Typed typed = t.typed();
  EXPECT_THAT(t.fields(t.draft(typed, "officer")), UnorderedElementsAre("unit", "units"));
  typed.unit = "00070";
  typed.units = "00070";
  EXPECT_THAT(t.fields(t.draft(typed, "officer")), IsEmpty());
  EXPECT_THAT(t.fields(t.draft(typed, "head")), Contains("unit")) << "a head of a group forwards";
}

TEST(Acts, two_who_change_one_draft_do_not_overwrite_each_other) {
  TestMessages t;
  const Stored stored = t.draft(t.typed());
  Typed typed = t.typed();
  typed.version = stored.message->version;
  EXPECT_THAT(t.fields(t.draft(typed, "editor", stored.message->id)), IsEmpty());
  EXPECT_THAT(t.fields(t.draft(typed, "editor", stored.message->id)), ElementsAre(""));
}

TEST(Acts, every_act_stands_in_the_audit_without_what_the_message_says) {
  TestMessages t;
  const std::string id = t.sent(t.restricted());
  const auto entries = accounts::read_audit(t.database(), 500).value();
  std::vector<std::string> acts;
  for (const auto& entry : entries) {
    if (entry.act.starts_with("message.")) acts.push_back(entry.act);
    EXPECT_THAT(entry.before + entry.after + entry.object, Not(HasSubstr("Nhận hồ sơ")));
  }
  EXPECT_THAT(acts, UnorderedElementsAre("message.create", "message.submit", "message.release",
                                         "message.send"));
}

}  // namespace
}  // namespace ocop::messages
