#include "records/proposals.h"

#include <gmock/gmock.h>

#include "records/history.h"
#include "records/test_registers.h"

namespace ocop::records {
namespace {

using accounts::Reach;
using testing::SizeIs;

const Acting first{"first", Reach::all()};
const Acting second{"second", Reach::all()};

class ProposalsTest : public testing::Test {
 protected:
  std::string proposed(const NewProposal& proposal) {
    const auto made = propose(store_, maker_, proposal, first);
    if (!made) ADD_FAILURE() << to_string(made.error());
    return made->id;
  }
  std::size_t count() { return store_.list(maker_, {}, Reach::all())->count; }

  TestRegisters registers_;
  RecordStore& store_ = *registers_.store;
  const Kind& maker_ = *registers_.maker;
  const NewProposal anew_{.values = {{"code", "A"}, {"name", "Anh"}, {"unit_code", "00070"}}};
};

TEST_F(ProposalsTest, NothingIsStoredBeforeAnotherPersonApproves) {
  const std::string id = proposed(anew_);
  EXPECT_EQ(count(), 0U);
  const auto outcome = decide(store_, id, Decision::approve, "đúng", second);
  ASSERT_TRUE(outcome->stored());
  EXPECT_EQ(count(), 1U);
  const Proposal settled = find_proposal(store_, id, Reach::all()).value();
  EXPECT_EQ(settled.state, ProposalState::approved);
  EXPECT_EQ(settled.proposed_by, "first");
  EXPECT_EQ(settled.decided_by, "second");
  EXPECT_EQ(settled.decision_note, "đúng");
}

TEST_F(ProposalsTest, NobodyDecidesOnTheirOwn) {
  const std::string id = proposed(anew_);
  const auto own = decide(store_, id, Decision::approve, "", first);
  EXPECT_EQ(own.error().code, Code::permission_denied);
  EXPECT_EQ(count(), 0U);
}

TEST_F(ProposalsTest, ARefusalStoresNothingAndEndsIt) {
  const std::string id = proposed(anew_);
  ASSERT_TRUE(decide(store_, id, Decision::refuse, "sai tên", second));
  EXPECT_EQ(count(), 0U);
  const auto again = decide(store_, id, Decision::approve, "", second);
  EXPECT_EQ(again.error().code, Code::failed_precondition);
}

TEST_F(ProposalsTest, WhatWouldFailIsNotProposed) {
  const auto made = propose(store_, maker_, {.values = {{"code", "A"}}}, first);
  EXPECT_FALSE(made->stored());
  EXPECT_EQ(made->faults.front().field, "name");
  EXPECT_THAT(*waiting_proposals(store_, maker_, Reach::all()), SizeIs(0));
}

TEST_F(ProposalsTest, AProposalOutsideTheReachDoesNotExist) {
  const std::string id = proposed(anew_);
  const Reach other{false, {"00082"}, {}};
  EXPECT_THAT(*waiting_proposals(store_, maker_, other), SizeIs(0));
  EXPECT_EQ(find_proposal(store_, id, other).error().code, Code::not_found);
  EXPECT_EQ(decide(store_, id, Decision::approve, "", {"second", other}).error().code,
            Code::not_found);
  EXPECT_THAT(*waiting_proposals(store_, maker_, {false, {"00070"}, {}}), SizeIs(1));
}

TEST_F(ProposalsTest, AChangeMadeMeanwhileComesBackAsAConflict) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  const std::string id = proposed({.act = ProposedAct::change,
                                   .record_id = row.id,
                                   .record_version = 1,
                                   .values = {{"name", "Ánh"}}});
  TestRegisters::made(store_.change(maker_, row.id, 1, {{"notes", "x"}}, second));
  const auto outcome = decide(store_, id, Decision::approve, "", second);
  EXPECT_TRUE(outcome->conflict);
  EXPECT_EQ(find_proposal(store_, id, Reach::all())->state, ProposalState::waiting);
}

TEST_F(ProposalsTest, ARowHasOneWaitingProposalAtATime) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  const NewProposal removal{.act = ProposedAct::remove, .record_id = row.id};
  const std::string id = proposed(removal);
  EXPECT_EQ(propose(store_, maker_, removal, second).error().code, Code::failed_precondition);
  ASSERT_TRUE(withdraw(store_, id, "first"));
  EXPECT_TRUE(propose(store_, maker_, removal, second)->stored());
}

TEST_F(ProposalsTest, OnlyTheProposerWithdraws) {
  const std::string id = proposed(anew_);
  EXPECT_EQ(withdraw(store_, id, "second").error().code, Code::not_found);
}

TEST_F(ProposalsTest, TheHistoryNamesBothPeople) {
  const Record row = registers_.add_maker("A", "Anh", "00070");
  const std::string id = proposed({.act = ProposedAct::change,
                                   .record_id = row.id,
                                   .record_version = 1,
                                   .values = {{"name", "Ánh"}}});
  ASSERT_TRUE(decide(store_, id, Decision::approve, "", second));
  const auto history =
      store_.read([&](Reading& reading) { return history_of(reading, maker_, row.id); });
  std::vector<std::string> told;
  for (const HistoryEntry& entry : *history) told.push_back(entry.person + " " + entry.act);
  EXPECT_THAT(told,
              testing::IsSupersetOf({std::string("first propose"), std::string("second change"),
                                     std::string("second approved_proposal")}));
}

TEST_F(ProposalsTest, AnImportRunsWhenItIsApproved) {
  const std::string id = proposed(
      {.act = ProposedAct::import_rows,
       .values = {{"file_name", "makers.csv"}, {"content", "code,name\r\nA,Anh\r\nB,Bình\r\n"}}});
  EXPECT_EQ(count(), 0U);
  ASSERT_TRUE(decide(store_, id, Decision::approve, "", second)->stored());
  EXPECT_EQ(count(), 2U);
}

}  // namespace
}  // namespace ocop::records
