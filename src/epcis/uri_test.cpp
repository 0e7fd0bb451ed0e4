#include "epcis/uri.h"

#include <gtest/gtest.h>

namespace ocop::epcis {
namespace {

TEST(UriTest, takes_what_the_schema_takes) {
  for (const auto* text :
       {"https://example.com", "urn:epc:id:sgtin:0614141.107346.2017", "example:myField",
        "geo:50.947573340894124,6.922120147375441", "http://a@b:80/c/d?e=f#g", "urn:a//b",
        "http://[2001:db8::1]:8080/x", "ni:///sha-256;abc?ver=CBV2.0", "a:%41", "x:/", "http://",
        "https://id.gs1.org/01/09521234000013/21/A%2FB"}) {
    EXPECT_TRUE(is_uri(text)) << text;
  }
}

TEST(UriTest, refuses_what_the_schema_refuses) {
  for (const auto* text : {"", "shipping", "urn:", ":x", "1a:b", "a b:c", "http://exa mple",
                           "urn:a b", "a:%4", "a:%zz", "http://a:b:c/", "a:#x", "a:?x", "urn:cà",
                           "http://[::1", "x:a[b]", "a:b#c#d", "a:b\"c"}) {
    EXPECT_FALSE(is_uri(text)) << text;
  }
}

}  // namespace
}  // namespace ocop::epcis
