#include "shortlist/acts.h"

#include <gmock/gmock.h>
#include <soci/soci.h>

#include "accounts/audit.h"
#include "shortlist/limits.h"
#include "shortlist/reasons.h"
#include "shortlist/test_shortlist.h"

namespace ocop::shortlist {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Acts, a_round_goes_from_preparing_to_a_published_list) {
  TestShortlist t;
  EXPECT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  t.vote_all(t.che, "5");
  EXPECT_EQ(t.close(), "");
  EXPECT_EQ(t.publish(), "");
  const Round round = t.read();
  EXPECT_EQ(round.state(), State::published);
  EXPECT_EQ(round.row["opened_by"], "officer");
  EXPECT_EQ(round.row["closed_by"], "officer");
  EXPECT_EQ(round.row["published_by"], "second");
  const auto standings = tally(t.poll());
  EXPECT_EQ(standings[0].candidate, t.o_mai.id);
  EXPECT_EQ(standings[0].outcome, Outcome::included);
  EXPECT_EQ(standings[1].outcome, Outcome::no_place);
}

TEST(Acts, each_step_is_taken_once_and_in_its_turn) {
  TestShortlist t;
  EXPECT_EQ(t.close(), "shortlist.fault_state");
  EXPECT_EQ(t.publish(), "shortlist.fault_state");
  EXPECT_EQ(t.open(), "");
  EXPECT_EQ(t.open(), "shortlist.fault_state");
  EXPECT_EQ(t.publish(), "shortlist.fault_state");
}

TEST(Acts, a_round_without_criteria_or_with_few_people_is_not_opened) {
  TestShortlist t;
  const auto remove = [&](const records::Record& part) {
    TestShortlist::must(t.store().write("officer", [&](records::Writing& writing) -> Result<void> {
      return writing.remove(*part.kind, part.id, accounts::Reach::all());
    }));
  };
  remove(t.che);
  EXPECT_EQ(t.open(), "shortlist.fault_few_candidates");
  remove(t.taste);
  remove(t.story);
  EXPECT_EQ(t.open(), "shortlist.fault_no_criteria");
}

TEST(Acts, who_counted_does_not_publish) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  t.vote_all(t.che, "5");
  ASSERT_EQ(t.close("officer"), "");
  EXPECT_EQ(t.publish("officer"), "shortlist.fault_same_person");
  EXPECT_EQ(t.publish("second"), "");
}

TEST(Acts, votes_are_counted_when_all_are_in_or_the_last_day_is_past) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  EXPECT_EQ(t.close(), "shortlist.fault_not_over");
  t.today = {2026, 9, 26};
  EXPECT_EQ(t.close(), "");
  EXPECT_EQ(tally(t.poll())[1].outcome, Outcome::no_quorum);
}

TEST(Acts, a_round_out_of_reach_is_not_there) {
  TestShortlist t;
  accounts::Reach other;
  other.units = {"00082"};
  const auto refused = open_round(t.store(), {"stranger", other}, t.round.id, t.today);
  EXPECT_EQ(refused.error().code, Code::not_found);
}

TEST(Votes, one_of_the_same_voter_takes_the_place_of_the_earlier) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "3", "4"), IsEmpty());
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "8", "9", "nếm lại"), IsEmpty());
  ASSERT_EQ(t.poll().votes.size(), 1U);
  EXPECT_THAT(t.poll().votes[0].points, ElementsAre(8, 9));
  EXPECT_EQ(t.poll().votes[0].reason, "nếm lại");
}

TEST(Votes, need_points_for_each_criterion_and_a_reason) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "11", "-1"), ElementsAre("points-0", "points-1"));
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "", "9.5"), ElementsAre("points-0", "points-1"));
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "0", "10", " \n "), ElementsAre("reason"));
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "0", "10",
                      std::string(limits::shortlist_reason_bytes_max + 1, 'a')),
              ElementsAre("reason"));
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "0", "10", "\xff"), ElementsAre("reason"));
  EXPECT_THAT(t.poll().votes, IsEmpty());
}

TEST(Votes, are_taken_from_the_first_day_to_the_last_while_the_round_is_open) {
  TestShortlist t;
  EXPECT_EQ(t.vote("anhdao", t.o_mai, "5", "5").error().code, Code::not_found);
  ASSERT_EQ(t.open(), "");
  t.today = {2026, 9, 26};
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "5", "5"), ElementsAre("shortlist.fault_not_open"));
  t.today = {2026, 9, 25};
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "5", "5"), IsEmpty());
  t.today = {2026, 9, 26};
  ASSERT_EQ(t.close(), "");
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "9", "9"), ElementsAre("shortlist.fault_not_open"));
  EXPECT_THAT(t.poll().votes[0].points, ElementsAre(5, 5));
}

TEST(Votes, of_people_whom_the_round_does_not_name_are_not_taken) {
  TestShortlist t;
  t.add_voter_account("khanh");
  ASSERT_EQ(t.open(), "");
  EXPECT_EQ(t.vote("khanh", t.o_mai, "5", "5").error().code, Code::not_found);
}

TEST(Votes, on_the_candidate_of_another_round_are_not_taken) {
  TestShortlist t;
  const auto first = t.o_mai;
  ASSERT_EQ(t.open(), "");
  t.round = t.add_round("TB-2");
  t.add_part("shortlist_criterion", {{"title", "Vị"}, {"weight", "1"}});
  for (const char* login : {"anhdao", "binh", "chien"}) t.add_voter(login);
  t.add_candidate("OM", "Mứt gừng");
  t.add_candidate("OM", "Mứt sen");
  ASSERT_EQ(t.open(), "");
  EXPECT_EQ(t.vote("anhdao", first, "5", "5").error().code, Code::not_found);
}

TEST(Conflicts, keep_a_voter_from_the_products_of_that_maker_only) {
  TestShortlist t;
  t.declare("anhdao", t.om);
  ASSERT_EQ(t.open(), "");
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "10", "10"), ElementsAre("shortlist.fault_conflict"));
  EXPECT_THAT(*t.vote("anhdao", t.che, "10", "10"), IsEmpty());
  const auto standings = tally(t.poll());
  EXPECT_EQ(turnout_of(t.poll(), t.read().voter("anhdao")->id).entitled, 1U);
  for (const Standing& each : standings) {
    EXPECT_EQ(each.entitled, each.candidate == t.o_mai.id ? 3U : 4U);
  }
}

TEST(Conflicts, declared_after_the_vote_take_it_out_of_the_count) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  t.vote_all(t.che, "5");
  t.declare("anhdao", t.om);
  ASSERT_EQ(t.close(), "");
  EXPECT_EQ(tally(t.poll())[0].cast, 3U);
}

TEST(Conflicts, of_the_day_of_the_count_stay_though_they_are_withdrawn_later) {
  TestShortlist t;
  t.declare("anhdao", t.om);
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.che, "5");
  for (const char* login : {"binh", "chien", "dung"}) {
    EXPECT_THAT(*t.vote(login, t.o_mai, "7", "7"), IsEmpty());
  }
  ASSERT_EQ(t.close(), "");
  const auto declared = t.accounts->declarations().all().value();
  TestShortlist::must(t.accounts->declarations().withdraw(declared[0].id, "test"));
  EXPECT_TRUE(t.count_again().is_same());
  EXPECT_EQ(t.publish(), "");
}

TEST(Recount, of_the_stored_votes_gives_the_protocol_byte_for_byte) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  t.vote_all(t.che, "5");
  ASSERT_EQ(t.close(), "");
  const Recount count = t.count_again();
  EXPECT_FALSE(count.then.empty());
  EXPECT_EQ(count.then, count.now);
}

TEST(Recount, of_votes_that_were_tampered_with_stops_the_publication) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.vote_all(t.o_mai, "9");
  t.vote_all(t.che, "5");
  ASSERT_EQ(t.close(), "");
  auto transaction = t.database().begin(sql::Access::write).value();
  transaction.session() << "update shortlist_points set points = 10 where points = 5";
  TestShortlist::must(transaction.commit());
  EXPECT_FALSE(t.count_again().is_same());
  EXPECT_EQ(t.publish(), "shortlist.fault_recount");
}

TEST(Begun, nothing_that_the_result_depends_on_changes) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  const auto change = [&](const records::Record& row, const records::Values& values) {
    const auto now = t.store().find(*row.kind, row.id, accounts::Reach::all()).value();
    return registry::TestSubjects::fault_of(
        t.store().change(*row.kind, row.id, now.version, values, TestShortlist::officer()));
  };
  EXPECT_THAT(change(t.taste, {{"weight", "99"}}), HasSubstr("round_id"));
  EXPECT_THAT(change(t.o_mai, {{"reason", "khác"}}), HasSubstr("round_id"));
  EXPECT_THAT(change(t.round, {{"places", "2"}}), HasSubstr("places"));
  EXPECT_THAT(change(t.round, {{"closes_on", "24/09/2026"}}), HasSubstr("closes_on"));
  EXPECT_EQ(change(t.round, {{"closes_on", "30/09/2026"}}), "");
  for (const records::Record* row : {&t.taste, &t.o_mai, &t.round}) {
    const auto removed = t.store().write("officer", [&](records::Writing& writing) {
      return writing.remove(*row->kind, row->id, accounts::Reach::all());
    });
    EXPECT_EQ(removed.error().code, Code::failed_precondition) << row->kind->name;
  }
  EXPECT_THROW(t.add_candidate("OM", "Mứt gừng"), std::runtime_error);
  t.add_voter_account("khanh");
  EXPECT_THROW(t.add_voter("khanh"), std::runtime_error);
}

TEST(Begun, only_an_account_that_may_vote_is_named) {
  TestShortlist t;
  EXPECT_THROW(t.add_voter("nobody"), std::runtime_error);
  (void)t.accounts->people().create({.login = "khach", .name = "khach"}, "test").value();
  EXPECT_THROW(t.add_voter("khach"), std::runtime_error);
}

TEST(Audit, tells_who_voted_on_what_and_not_how) {
  TestShortlist t;
  t.clock().advance(micros_per_second);  // entries of one moment have no order
  ASSERT_EQ(t.open(), "");
  t.clock().advance(micros_per_second);
  EXPECT_THAT(*t.vote("anhdao", t.o_mai, "3", "4", "kín"), IsEmpty());
  const auto entries = accounts::read_audit(t.database(), 2).value();
  EXPECT_EQ(entries[0].act, "shortlist_candidate.vote");
  EXPECT_EQ(entries[0].actor, "anhdao");
  EXPECT_EQ(entries[0].object, "shortlist_candidate " + t.o_mai.id);
  EXPECT_EQ(entries[0].after, "{\"round\":\"TB-1\"}");
  EXPECT_EQ(entries[1].act, "shortlist_round.change");
}

TEST(Reasons, every_product_has_one_on_the_list_or_not) {
  TestShortlist t;
  ASSERT_EQ(t.open(), "");
  t.declare("anhdao", t.om);
  for (const char* login : {"binh", "chien", "dung"}) {
    EXPECT_THAT(*t.vote(login, t.o_mai, "9", "7"), IsEmpty());
  }
  EXPECT_THAT(*t.vote("anhdao", t.che, "10", "10"), IsEmpty());
  t.today = {2026, 9, 26};
  ASSERT_EQ(t.close(), "");
  const Round round = t.read();
  const auto all = tally(t.poll());
  EXPECT_EQ(reason_of(pages::Locale::english, round, all, all[0]),
            "Number 1 of 1 products with 8.20 of 10 points, within 1 places. 3 of 3 who may vote "
            "did. Highest in “Vị” (9.00), lowest in “Câu chuyện” (7.00). 1 did not vote because of "
            "a conflict of interest.");
  EXPECT_EQ(reason_of(pages::Locale::vietnamese, round, all, all[1]),
            "Chỉ 1 trên 4 người được bỏ phiếu đã bỏ phiếu, cần ít nhất 3.");
}

}  // namespace
}  // namespace ocop::shortlist
