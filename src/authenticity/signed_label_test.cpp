#include "authenticity/signed_label.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "authenticity/key_list.h"
#include "base/limits.h"

namespace ocop::authenticity {
namespace {

using crypto::Key256;
using crypto::SigningKey;

constexpr std::string_view item = "https://ocop.example/01/09521234000013/21/7KQ4M9XTREABCDEF";
constexpr Timestamp issued{1'790'000'000'000'000};
constexpr Timestamp next{issued.micros + 30 * micros_per_day};

const SigningKey& key() {
  static const SigningKey one(Key256{1});
  return one;
}
const SigningKey& keeper() {
  static const SigningKey one(Key256{9});
  return one;
}

LabelKey listed(const SigningKey& signing) {
  return {signing.public_key(), KeyState::active, {}, {}};
}
KeyList list_of(LabelKey one) { return {issued, next, {one}}; }

SignedLabel label_of(std::string_view link) {
  return parse_signed_label(sign_label(link, key()).value()).value();
}

std::string signed_text(std::string_view link) { return label_of(link).signed_text; }

TEST(SignedLabel, is_valid_under_the_key_that_signed_it) {
  const auto link = sign_label(item, key());
  ASSERT_TRUE(link);
  EXPECT_TRUE(link->starts_with(std::string(item) + "?8030="));
  EXPECT_EQ(link->size(), item.size() + 6 + 90);
  const auto label = parse_signed_label(*link);
  ASSERT_TRUE(label);
  EXPECT_EQ(label->key_id, key_id_of(key().public_key()));
  EXPECT_EQ(judge_label(*label, list_of(listed(key()))), LabelAnswer::valid);
}

TEST(SignedLabel, signs_the_canonical_path_with_lot_and_dates_and_nothing_else) {
  EXPECT_EQ(signed_text(item), "/01/09521234000013/21/7KQ4M9XTREABCDEF");
  EXPECT_EQ(signed_text("http://other.example/vn/01/09521234000013/10/SG-2606/21/"
                        "7K?17=270101&3103=000250&15=261231&utm=x#top"),
            "/01/09521234000013/10/SG-2606/21/7K?15=261231&17=270101");
  EXPECT_EQ(signed_text("https://a/01/09521234000013/22/2A/10/l%2fT%2a/21/7%4b-_.(1)"),
            "/01/09521234000013/22/2A/10/l%2FT%2A/21/7K-_.%281%29");
}

TEST(SignedLabel, does_not_hold_for_another_serial_lot_or_date) {
  const KeyList list = list_of(listed(key()));
  const std::string link =
      sign_label("https://a/01/09521234000013/10/L1/21/7K?17=270101", key()).value();
  for (const auto& [old, now] : std::initializer_list<std::pair<std::string, std::string>>{
           {"/21/7K", "/21/7L"},
           {"/10/L1", "/10/L2"},
           {"/10/L1", ""},
           {"17=270101", "17=280101"},
           {"17=270101&", ""},
           {"17=", "15="},
           {"09521234000013", "09521234543213"}}) {
    std::string other = link;
    other.replace(other.find(old), old.size(), now);
    const auto label = parse_signed_label(other);
    ASSERT_TRUE(label) << other;
    EXPECT_EQ(judge_label(*label, list), LabelAnswer::wrong_signature) << other;
  }
}

TEST(SignedLabel, signing_again_replaces_the_signature) {
  const auto once = sign_label(item, SigningKey(Key256{5})).value();
  EXPECT_EQ(sign_label(once, key()).value(), sign_label(item, key()).value());
}

TEST(SignedLabel, each_fault_has_its_own_error) {
  const std::string link = sign_label(item, key()).value();
  const auto code_of = [](std::string_view text) { return parse_signed_label(text).error().code; };
  EXPECT_EQ(code_of(item), Code::not_found);
  EXPECT_EQ(code_of("no link"), Code::invalid_argument);
  EXPECT_EQ(code_of(link.substr(0, link.size() - 1)), Code::invalid_argument);
  EXPECT_EQ(code_of(link + "A"), Code::invalid_argument);
  EXPECT_EQ(code_of("https://a/00/340123456789012340?8030=" + link.substr(link.size() - 90)),
            Code::invalid_argument);
  EXPECT_EQ(parse_signed_label("https://a/01/09521234000013?8030=" + link.substr(link.size() - 90))
                .error()
                .pointer,
            "21");
  // The 86th symbol holds two bits of the signature; others there would be a second spelling.
  std::string second = link;
  second[second.size() - 5] = second[second.size() - 5] == 'B' ? 'C' : 'B';
  EXPECT_EQ(code_of(second), Code::invalid_argument);
  EXPECT_FALSE(sign_label("https://a/01/09521234000013", key()));
}

RC_GTEST_PROP(SignedLabel, one_other_symbol_of_the_signature_never_passes, ()) {
  std::string link = sign_label(item, key()).value();
  const auto at = *rc::gen::inRange(link.size() - 90, link.size());
  const char symbol = *rc::gen::elementOf(
      std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"));
  RC_PRE(link[at] != symbol);
  link[at] = symbol;
  // RC_ASSERT takes its expression apart, so that "||" in it asks both sides.
  const auto label = parse_signed_label(link);
  const bool is_valid = label && judge_label(*label, list_of(listed(key()))) == LabelAnswer::valid;
  RC_ASSERT(!is_valid);
}

TEST(KeyList, a_label_of_a_key_that_is_not_listed_is_of_an_unknown_key) {
  EXPECT_EQ(judge_label(label_of(item), list_of(listed(SigningKey(Key256{2})))),
            LabelAnswer::unknown_key);
}

TEST(KeyList, a_key_that_only_verifies_still_does) {
  LabelKey one = listed(key());
  one.state = KeyState::verify_only;
  EXPECT_EQ(judge_label(label_of(item), list_of(one)), LabelAnswer::valid);
}

TEST(KeyList, a_revoked_key_is_good_only_for_what_is_known_to_be_older) {
  LabelKey by_index = listed(key());
  by_index.state = KeyState::revoked_from;
  by_index.from_index = 1'000;
  const auto judge = [](const LabelKey& one, LabelOrigin origin) {
    return judge_label(label_of(item), list_of(one), origin);
  };
  EXPECT_EQ(judge(by_index, {.index = 999, .issued_at = {}}), LabelAnswer::valid);
  EXPECT_EQ(judge(by_index, {.index = 1'000, .issued_at = {}}), LabelAnswer::revoked);
  EXPECT_EQ(judge(by_index, {}), LabelAnswer::perhaps_revoked);
  EXPECT_EQ(judge(by_index, {.index = {}, .issued_at = issued}), LabelAnswer::perhaps_revoked);
  LabelKey by_time = listed(key());
  by_time.state = KeyState::revoked_from;
  by_time.from_time = issued;
  EXPECT_EQ(judge(by_time, {.index = {}, .issued_at = Timestamp{issued.micros - 1}}),
            LabelAnswer::valid);
  EXPECT_EQ(judge(by_time, {.index = 5, .issued_at = issued}), LabelAnswer::revoked);
  EXPECT_EQ(judge(by_time, {}), LabelAnswer::perhaps_revoked);
}

/// Lists as they may be: times to the millisecond, at most one bound.
rc::Gen<KeyList> lists() {
  return rc::gen::exec([] {
    const auto time = [] {
      return Timestamp{*rc::gen::inRange<std::int64_t>(0, 1LL << 41) * 1'000};
    };
    KeyList list{time(), {}, {}};
    list.next_update = Timestamp{list.issued_at.micros + 1'000};
    const auto count = *rc::gen::inRange<std::uint8_t>(0, 6);
    for (std::uint8_t i = 0; i < count; ++i) {
      LabelKey one{*rc::gen::arbitrary<crypto::PublicKey>(), KeyState::active, {}, {}};
      one.key[0] = i;  // ids that differ
      const int state = *rc::gen::inRange(0, 4);
      if (state > 0) one.state = state == 1 ? KeyState::verify_only : KeyState::revoked_from;
      if (state == 2) one.from_index = *rc::gen::arbitrary<std::uint64_t>();
      if (state == 3) one.from_time = time();
      list.keys.push_back(one);
    }
    return list;
  });
}

RC_GTEST_PROP(KeyList, what_was_made_is_read_and_made_the_same_again, ()) {
  const auto document = make_key_list(*lists(), keeper());
  RC_ASSERT(bool(document));
  const auto list = read_key_list(*document, keeper().public_key());
  RC_ASSERT(bool(list));
  RC_ASSERT(make_key_list(*list, keeper()).value() == *document);
}

RC_GTEST_PROP(KeyList, one_other_byte_anywhere_is_refused, ()) {
  KeyList list = list_of(listed(key()));
  std::string document = make_key_list(list, keeper()).value();
  document[*rc::gen::inRange(std::size_t{0}, document.size())] ^=
      static_cast<char>(*rc::gen::inRange(1, 128));
  RC_ASSERT(!read_key_list(document, keeper().public_key()));
}

TEST(KeyList, has_just_the_bytes_that_its_header_shows) {
  LabelKey revoked = listed(SigningKey(Key256{2}));
  revoked.state = KeyState::revoked_from;
  revoked.from_index = 120'000;
  const auto document = make_key_list({issued, next, {revoked, listed(key())}}, keeper()).value();
  EXPECT_EQ(
      document.substr(0, document.find(",\"signature\"")),
      R"({"type":"ocop-label-keys/1","issued_at":"2026-09-21T14:13:20.000Z",)"
      R"("next_update":"2026-10-21T14:13:20.000Z","keys":[)"
      R"({"id":"a3nF","public_key":"a3nFfmoJUjkoLASBjpYRLz8DpAAbqXpWTCOFKj8epfw",)"
      R"("state":"revoked_from","index":120000},)"
      R"({"id":"zswV","public_key":"zswVB9wd3XKVlRwpCIjwla25BE0bc9aW5t8GXWg71Pw","state":"active"}])");
}

TEST(KeyList, is_good_only_from_its_keeper_and_in_one_spelling) {
  const auto document = make_key_list(list_of(listed(key())), keeper()).value();
  const auto code_of = [](std::string_view text, const SigningKey& signer) {
    return read_key_list(text, signer.public_key()).error().code;
  };
  EXPECT_EQ(code_of(document, key()), Code::permission_denied);
  EXPECT_EQ(code_of(document + "\n", keeper()), Code::invalid_argument);
  EXPECT_EQ(code_of("{ " + document.substr(1), keeper()), Code::invalid_argument);
  EXPECT_EQ(code_of(R"({"type":"ocop-label-keys/1",)" + document.substr(1), keeper()),
            Code::invalid_argument);
  EXPECT_EQ(code_of("", keeper()), Code::invalid_argument);
  EXPECT_EQ(code_of("[]", keeper()), Code::invalid_argument);
  EXPECT_EQ(code_of(std::string(limits::label_key_list_bytes_max + 1, ' '), keeper()),
            Code::payload_too_large);
}

TEST(KeyList, is_not_made_when_it_would_mislead) {
  const auto code_of = [](const KeyList& list) {
    return make_key_list(list, keeper()).error().code;
  };
  LabelKey one = listed(key());
  EXPECT_EQ(code_of({issued, next, {one, one}}), Code::invalid_argument);
  EXPECT_EQ(code_of({issued, issued, {one}}), Code::invalid_argument);
  one.from_index = 1;
  EXPECT_EQ(code_of(list_of(one)), Code::invalid_argument);
  one.state = KeyState::revoked_from;
  one.from_time = issued;
  EXPECT_EQ(code_of(list_of(one)), Code::invalid_argument);
  one.from_time.reset(), one.from_index.reset();
  EXPECT_EQ(code_of(list_of(one)), Code::invalid_argument);
  EXPECT_EQ(code_of({issued, next, std::vector<LabelKey>(limits::label_keys_max + 1)}),
            Code::payload_too_large);
}

}  // namespace
}  // namespace ocop::authenticity
