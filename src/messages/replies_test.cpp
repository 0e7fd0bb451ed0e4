#include "messages/replies.h"

#include <gtest/gtest.h>

#include "messages/text_message.h"

namespace ocop::messages {
namespace {

TEST(ReplyCodeIn, IsReadHoweverPeopleTypeIt) {
  for (const char* typed : {"OK 4821", "ok4821", " Ok, 4821. ", "OK: 48 21", "ok\n4821"}) {
    EXPECT_EQ(reply_code_in(typed), "4821") << typed;
  }
  for (const char* typed : {"4821", "OK", "OK 482", "OK 48213", "OK 4821 nhé", "ok abcd",
                            "okay 4821", "", "A2B3C4D5E6F7G2H3", "OK ４８２１"}) {
    EXPECT_FALSE(reply_code_in(typed)) << typed;
  }
}

TEST(SenderIn, IsTheNumberOfTheRegisters) {
  for (const char* from :
       {"+84900000001", "84900000001", "0900000001", "0900 000 001", "0084900000001"}) {
    EXPECT_EQ(sender_in(from), "0900000001") << from;
  }
  for (const char* from : {"", "ViettelQC", "12345", "+12025550100"}) {
    EXPECT_FALSE(sender_in(from)) << from;
  }
}

TEST(ReplyLine, StaysInTheLettersOfOneTextMessage) {
  EXPECT_EQ(text_parts(reply_line("0042")).alphabet, Alphabet::gsm);
  EXPECT_EQ(reply_code_in(reply_line("0042").substr(reply_line("0042").find("OK"))), "0042");
}

}  // namespace
}  // namespace ocop::messages
