#include "messages/channels.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "messages/test_messages.h"

namespace ocop::messages {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Channel channel(const std::string& id, ChannelKind kind, const std::string& unit) {
  return {id, "Kênh " + id, kind, unit, "", {}, {}};
}
Proof proof_of(const std::string& channel_id) {
  Proof proof;
  proof.channel_id = channel_id;
  return proof;
}

TEST(Channels, a_cell_is_done_when_each_of_its_channels_is_proven) {
  TestMessages t;
  const std::vector<Channel> channels{channel("a", ChannelKind::loudspeaker, "00070"),
                                      channel("b", ChannelKind::loudspeaker, "00070"),
                                      channel("c", ChannelKind::notice_board, "00082")};
  const auto matrix = [&](const std::vector<Proof>& proofs) {
    return matrix_of(t.tree(), {ChannelKind::loudspeaker, ChannelKind::notice_board},
                     {"00070", "00082"}, channels, proofs, {2026, 9, 18});
  };
  EXPECT_EQ(matrix({}).planned(), 2U);
  EXPECT_EQ(matrix({}).done(), 0U);
  EXPECT_EQ(matrix({proof_of("a")}).done(), 0U) << "one of two loudspeakers";
  EXPECT_EQ(matrix({proof_of("a"), proof_of("b")}).done(), 1U);
  EXPECT_TRUE(matrix({}).rows[0].cells[1].channels.empty()) << "no notice board there";
}

TEST(Channels, a_channel_counts_on_its_days_only) {
  TestMessages t;
  Channel ended = channel("a", ChannelKind::loudspeaker, "00070");
  ended.valid_to = Date{2026, 8, 31};
  const auto planned = [&](Date day) {
    return matrix_of(t.tree(), {ChannelKind::loudspeaker}, {"00070"}, {ended}, {}, day).planned();
  };
  EXPECT_EQ(planned({2026, 8, 31}), 1U);
  EXPECT_EQ(planned({2026, 9, 1}), 0U);
}

TEST(Channels, a_proof_needs_its_file_its_place_and_its_time) {
  TestMessages t;
  const auto loud = t.registers.add(
      "message_channel", {{"name", "Loa"}, {"kind", "loudspeaker"}, {"unit_code", "00070"}});
  Typed typed = t.typed();
  typed.channels = {"loudspeaker"};
  const std::string id = t.sent(typed);
  const auto prove = [&](const std::string& who, const TypedProof& one) {
    std::vector<std::string> fields;
    const auto faults = add_proof(t.ground(), t.as(who), id, loud.id, one);
    if (!faults) return std::vector<std::string>{std::string(name_of(faults.error().code))};
    for (const auto& fault : *faults) fields.push_back(fault.field);
    return fields;
  };
  const std::string today = format_vietnamese(t.today());
  EXPECT_THAT(prove("officer", {}), ElementsAre("file", "place", "day", "hour"));
  EXPECT_THAT(prove("officer", {"f", "ngã tư", "01/01/2020", "17:30", ""}), ElementsAre("day"));
  EXPECT_THAT(prove("officer", {"f", "ngã tư", today, "25:30", ""}), ElementsAre("hour"));
  EXPECT_THAT(prove("other", {"f", "ngã tư", today, "17h30", ""}), ElementsAre("not_found"));
  EXPECT_THAT(prove("head", {"f", "ngã tư", today, "17h30", ""}), ElementsAre("not_found"))
      << "was not sent to the group";
  EXPECT_THAT(prove("officer", {"f", "ngã tư", today, "17h30", ""}), IsEmpty());
}

TEST(Channels, a_restricted_message_goes_through_no_channel) {
  TestMessages t;
  Typed typed = t.restricted();
  typed.channels = {"loudspeaker"};
  EXPECT_THAT(t.fields(t.draft(typed)), ElementsAre("channels"));
}

RC_GTEST_PROP(Channels, a_further_proof_never_undoes_a_cell_and_all_proofs_do_all, ()) {
  static TestMessages t;
  static const std::vector<std::string> units{"00070", "00082", "00097"};
  std::vector<Channel> channels;
  const int count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i) {
    channels.push_back(channel(std::to_string(i),
                               *rc::gen::elementOf(std::vector(std::begin(all_channel_kinds),
                                                               std::end(all_channel_kinds))),
                               *rc::gen::elementOf(units)));
  }
  const std::vector<ChannelKind> kinds(std::begin(all_channel_kinds), std::end(all_channel_kinds));
  std::vector<Proof> proofs;
  std::size_t before = 0;
  for (const Channel& each : channels) {
    proofs.push_back(proof_of(each.id));
    const auto done = matrix_of(t.tree(), kinds, units, channels, proofs, {2026, 9, 18}).done();
    RC_ASSERT(done >= before);
    before = done;
  }
  const auto matrix = matrix_of(t.tree(), kinds, units, channels, proofs, {2026, 9, 18});
  RC_ASSERT(matrix.done() == matrix.planned());
}

}  // namespace
}  // namespace ocop::messages
