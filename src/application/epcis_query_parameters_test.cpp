#include "application/epcis_query_parameters.h"

#include <gtest/gtest.h>

namespace ocop::application {
namespace {

TEST(QueryParameters, values_become_identifiers_terms_and_times) {
  const auto request = parse_query_parameters(
      "MATCH_anyEPC=urn%3Aepc%3Aid%3Asgtin%3A9521234.000001.A7&EQ_bizStep=cbv:BizStep-shipping|"
      "packing"
      "&GE_eventTime=2026-07-06T05:40:00%2B07:00&perPage=5&nextPageToken=12");
  ASSERT_TRUE(request) << to_string(request.error());
  EXPECT_EQ(request->query.any_epcs, std::vector<std::string>{"/01/09521234000013/21/A7"});
  EXPECT_EQ(request->query.business_steps, (std::vector<std::string>{"shipping", "packing"}));
  EXPECT_EQ(request->query.event_time_from, parse_time("2026-07-05T22:40:00Z")->instant);
  EXPECT_EQ(request->per_page, 5U);
  EXPECT_EQ(request->after, 12U);
}

TEST(QueryParameters, an_unknown_one_is_refused_by_name) {
  EXPECT_EQ(parse_query_parameters("EQ_colour=red").error().pointer, "EQ_colour");
  EXPECT_EQ(parse_query_parameters("eventType=MagicEvent").error().pointer, "eventType");
  EXPECT_EQ(parse_query_parameters("perPage=0").error().pointer, "perPage");
  EXPECT_EQ(parse_query_parameters("MATCH_epc=").error().pointer, "MATCH_epc");
}

TEST(QueryParameters, no_parameter_asks_for_everything_in_pages_of_thirty) {
  EXPECT_EQ(parse_query_parameters("")->per_page, 30U);
}

}  // namespace
}  // namespace ocop::application
