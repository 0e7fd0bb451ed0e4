#include "event_store/parent_kinds.h"

#include <gtest/gtest.h>

#include "event_store/index_terms.h"

namespace ocop::event_store {
namespace {

std::string term_of(std::string_view path) {
  std::string term;
  append_term(term, Key::parent, path);
  return term;
}

TEST(ParentKinds, are_products_keys_and_schemes) {
  const std::pair<const char*, const char*> kinds[] = {
      {"/01/09521234000013/21/A", "/01/09521234000013"},
      {"/01/09521234000013/10/L/21/A", "/01/09521234000013"},
      {"/01/0952", "/01/0952"},
      {"/00/395212340000000017", "/00/"},
      {"/8003/09521234000013A", "/8003/"},
      {"urn:uuid:1", "urn:"},
      {"https://example.com/a", "https:"},
      {"/bare", "/bare"},
      {"bare", "bare"},
      {"", ""}};
  for (const auto& [path, kind] : kinds) {
    EXPECT_EQ(ParentKinds::kind_of(term_of(path)), term_of(kind)) << path;
  }
}

TEST(ParentKinds, only_a_kind_that_was_added_may_hold) {
  ParentKinds kinds;
  EXPECT_FALSE(kinds.may_hold(term_of("/00/1")));
  kinds.add(term_of("/00/2"));
  kinds.add(term_of("/01/09521234000013/21/A"));
  EXPECT_TRUE(kinds.may_hold(term_of("/00/1")));
  EXPECT_TRUE(kinds.may_hold(term_of("/01/09521234000013/21/B")));
  EXPECT_FALSE(kinds.may_hold(term_of("/01/09521234000020/21/A")));
  EXPECT_FALSE(kinds.may_hold(term_of("/01")));
}

}  // namespace
}  // namespace ocop::event_store
